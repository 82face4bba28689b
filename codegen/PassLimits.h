// PassLimits.h - leaving out, for huge functions, what LLVM takes more than linear time for.
#pragma once

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Analysis/CGSCCPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/OptBisect.h"
#include "llvm/IR/PassInstrumentation.h"
#include "llvm/Target/TargetMachine.h"

namespace sinter::codegen {

/// Functions of more instructions are not inlined. LLVM's inliner takes callees of some 50, but of
/// any size where there is only one call: it simplifies the caller's growing body again for each
/// of a chain of them. What was worth inlining for its own sake, the producer of the module has.
constexpr unsigned maxInlinedInstructions = 500;

/// In functions of more innermost loops none is versioned. A copy, and what vectorising and
/// unrolling make of it, is some thirty blocks for each; LLVM's dominator trees, which become as
/// deep as the loops are many, are walked from end to end for most questions, and CodeGenPrepare
/// makes them anew for most of its changes.
constexpr unsigned maxVersionedLoops = 128;

/// Marks the functions of a strongly connected component that are too large for inlining, when
/// their own bodies are final and before their callers' turn.
struct LimitInlining : llvm::PassInfoMixin<LimitInlining> {
  llvm::PreservedAnalyses run(llvm::LazyCallGraph::SCC &component, llvm::CGSCCAnalysisManager &,
                              llvm::LazyCallGraph &, llvm::CGSCCUpdateResult &);
};

/// Makes a pass pipeline keep the FUNCTION_LIMITs of PassLimits.def. What a function measures
/// counts when the pass is about to run.
void limitPasses(llvm::PassInstrumentationCallbacks &callbacks);

/// Keeps the MACHINE_LIMITs, while it exists, in code generation of a module that is complete.
class MachinePassLimits : public llvm::OptPassGate {
public:
  explicit MachinePassLimits(llvm::Module &module);
  /// Memories have constant addresses: where they can be displacements they stay that, instead of
  /// going into a register that many accesses share. That register is worth more than the bytes,
  /// unless code is to be small.
  void keepDisplacements(const llvm::Module &module, const llvm::TargetMachine &machine);
  ~MachinePassLimits() override;
  MachinePassLimits(const MachinePassLimits &) = delete;
  MachinePassLimits &operator=(const MachinePassLimits &) = delete;

  bool isEnabled() const override { return !large.empty() || !displacing.empty(); }
  /// `description` is LLVM's: "function (name)".
  bool shouldRunPass(llvm::StringRef pass, llvm::StringRef description) const override;

private:
  llvm::LLVMContext &context;
  llvm::OptPassGate &previous;
  llvm::StringMap<unsigned> large; // by function, a bit for each MACHINE_LIMIT that it is beyond
  llvm::StringSet<> displacing;    // functions in which constants are not hoisted
};

} // namespace sinter::codegen
