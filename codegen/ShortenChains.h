// ShortenChains.h - lets iterations of a loop wait less for each other's minimum or maximum.
#pragma once

#include "llvm/IR/PassManager.h"

namespace sinter::codegen {

struct ShortenChains : llvm::PassInfoMixin<ShortenChains> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

} // namespace sinter::codegen
