// Measure.h - running the variants of a comparison.
#pragma once

#include "driver/compare/Build.h"

namespace sinter::driver {

/// Runs what can be run and fills in what is known of the variants then, their order and the number
/// of rounds. `images[i]` belongs to `comparison.variants[i]`. What goes wrong is part of the
/// result.
void measure(Comparison &comparison, llvm::ArrayRef<VariantImages> images, Progress &progress);

/// How many rounds a comparison without --runs has, if one takes so long. It is decided once,
/// before the first round that counts: to stop when the figures look good would bend them.
unsigned chooseRounds(double secondsPerRound);

} // namespace sinter::driver
