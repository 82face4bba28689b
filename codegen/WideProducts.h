// WideProducts.h - makes one multiplication of the four that spell a 128-bit product.
#pragma once

#include "llvm/IR/PassManager.h"

namespace sinter::codegen {

/// Runs on functions that have been simplified, before the callers inline them.
struct WideProducts : llvm::PassInfoMixin<WideProducts> {
  static llvm::PreservedAnalyses run(llvm::Function &function,
                                     llvm::FunctionAnalysisManager &analyses);
};

} // namespace sinter::codegen
