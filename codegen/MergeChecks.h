// MergeChecks.h - removes bounds checks that an earlier check has made superfluous.
#pragma once

#include "llvm/IR/PassManager.h"

#include <cstdint>
#include <vector>

namespace sinter::codegen {

/// Runs on functions that have been simplified, before the callers inline them.
class MergeChecks : public llvm::PassInfoMixin<MergeChecks> {
public:
  /// `merged` gets the module offsets of the accesses whose checks were removed; it may be null.
  explicit MergeChecks(std::vector<std::uint32_t> *merged) : merged(merged) {}
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);

private:
  std::vector<std::uint32_t> *merged;
};

} // namespace sinter::codegen
