// MemoryNode.h - writes the `sinter.memory` metadata, by which the optimiser finds base and size of
// a memory. What it means is said in codegen/MemoryNode.h.
#pragma once

#include "llvm/IR/Metadata.h"

namespace sinter::lowering {

/// The path of a value that is known.
llvm::MDNode *constantPath(llvm::LLVMContext &context, std::uint64_t value);
/// The path of a value that is loaded, after as many pointers as there are further offsets. `root`
/// names a global variable, or is empty for the instance that the function runs in.
llvm::MDNode *loadPath(llvm::LLVMContext &context, llvm::StringRef root,
                       llvm::ArrayRef<std::uint64_t> offsets);

} // namespace sinter::lowering
