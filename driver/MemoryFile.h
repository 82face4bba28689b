// MemoryFile.h - executables that are no files.
#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace sinter::driver {

/// Puts bytes into a file without a name, which may be executed and which goes when its last
/// descriptor does. The descriptor that is returned does not survive exec. The error is the
/// system's.
llvm::Expected<int> storeInMemory(llvm::StringRef bytes);

} // namespace sinter::driver
