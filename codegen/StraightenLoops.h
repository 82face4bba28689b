// StraightenLoops.h - makes conditional accesses to linear memory unconditional, where that lets a
// loop be vectorised.
#pragma once

#include "llvm/IR/PassManager.h"

namespace sinter::codegen {

/// Runs after VersionLoops, right before vectorisation, and changes no flow of control: blocks
/// stay, empty.
struct StraightenLoops : llvm::PassInfoMixin<StraightenLoops> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

} // namespace sinter::codegen
