// VersionLoops.h - gives loops over linear memory a copy in which nothing can trap.
#pragma once

#include "llvm/IR/PassManager.h"

namespace sinter::codegen {

/// Runs ahead of vectorisation, on functions that have been simplified.
class VersionLoops : public llvm::PassInfoMixin<VersionLoops> {
public:
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

} // namespace sinter::codegen
