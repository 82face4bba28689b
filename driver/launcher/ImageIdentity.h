// ImageIdentity.h - which build of a program or library a file is.
#pragma once

#include "driver/launcher/Blake2b.h"

namespace sinter::launcher {

/// What tells builds of an ELF file apart: its build ID, which the linker computed from the
/// content, so that a copy, or the same package on another machine, is the same; without one, the
/// file's size and times. False if there is no such file.
bool identifyImage(const char *path, Digest &identity);

} // namespace sinter::launcher
