// Profile.h - the counters of a program that counts how often its parts run.
#pragma once

#include "llvm/IR/PassManager.h"

namespace sinter::codegen {

/// Turns llvm.instrprof.increment into counters, with what LLVM's tools want to know about them in
/// the sections __llvm_prf_*. Comes before all other passes, so that inlined code counts for the
/// function that it is from. The module flag `sinter.atomic-counters` says that threads share them.
/// Does nothing in modules that do not count.
struct LowerCounters : llvm::PassInfoMixin<LowerCounters> {
  llvm::PreservedAnalyses run(llvm::Module &module, llvm::ModuleAnalysisManager &analyses);
  static bool isRequired() { return true; }
};

} // namespace sinter::codegen
