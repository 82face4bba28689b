// WidenIndices.h - walks through guarded memory with 64-bit indices where none can wrap unseen.
#pragma once

#include "llvm/IR/PassManager.h"

namespace sinter::codegen {

/// Runs last, as scalar evolution understands the narrow indices better.
class WidenIndices : public llvm::PassInfoMixin<WidenIndices> {
public:
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

} // namespace sinter::codegen
