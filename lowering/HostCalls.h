// HostCalls.h - calls of native code that is linked with an executable.
#pragma once

#include "lowering/Lowering.h"

#include "llvm/IR/IRBuilder.h"

namespace sinter::lowering {

/// Stack that native code finds at least, bytes. An executable's is larger by that.
constexpr std::uint64_t hostRoom = 256 << 10;

/// Calls the C function for an import of that type, and leaves what it returns in `results`.
void callHost(llvm::IRBuilder<> &builder, const Program &program,
              const frontend::FunctionType &type, llvm::StringRef symbol,
              llvm::ArrayRef<llvm::Value *> arguments,
              llvm::SmallVectorImpl<llvm::Value *> &results);

} // namespace sinter::lowering
