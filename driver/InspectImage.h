// InspectImage.h - `sinter inspect` of what `sinter build` has made.
#pragma once

#include "driver/Input.h"
#include "driver/Options.h"

namespace sinter::driver {

/// Prints the note of an executable or shared object, of any target. Returns the exit status: a
/// file that has none, or a damaged one, is an error, whatever its bytes.
int inspectImage(const Input &input, const InspectOptions &options);

} // namespace sinter::driver
