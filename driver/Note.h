// Note.h - what an executable or shared object says of itself, in an ELF note.
#pragma once

#include "driver/Compile.h"

#include <string>

namespace sinter::driver {

/// The note's contents: entries "key=value", each ending with a zero byte. Keys may repeat; values
/// hold any other bytes, since paths do. docs/abi.md lists the keys. Depends on the module, the
/// options and the versions of Sinter and LLVM.
std::string describeImage(llvm::MemoryBufferRef input, const CompileOptions &options,
                          const lowering::Program &program, llvm::StringRef wasmOptVersion);

} // namespace sinter::driver
