// Profile.cpp - the counters of a program that counts how often its parts run.
#include "codegen/Profile.h"

#include "llvm/IR/Constants.h"
#include "llvm/IR/Intrinsics.h"
#include "llvm/IR/Module.h"
#include "llvm/ProfileData/InstrProf.h"
#include "llvm/Transforms/Instrumentation/InstrProfiling.h"

using namespace llvm;

namespace sinter::codegen {

// The writer is rt-lib/profile/profile.c, which has these numbers, too. Another version of LLVM may
// want another file.
static_assert(INSTR_PROF_RAW_VERSION == 10 && IPVK_Last == 2);

/// The record of each function has its address, which would tell targets of indirect calls apart.
/// Those are not recorded, and a profile should not depend on where the program was loaded.
static void forgetAddresses(Module &module) {
  enum { FunctionPointer = 4 }; // a field of INSTR_PROF_DATA
  for (GlobalVariable &record : module.globals()) {
    if (!record.getName().starts_with(getInstrProfDataVarPrefix()))
      continue;
    auto *fields = cast<ConstantStruct>(record.getInitializer());
    SmallVector<Constant *, 12> values;
    for (Value *value : fields->operands())
      values.push_back(cast<Constant>(value));
    values[FunctionPointer] = Constant::getNullValue(values[FunctionPointer]->getType());
    record.setInitializer(ConstantStruct::get(fields->getType(), values));
  }
}

PreservedAnalyses LowerCounters::run(Module &module, ModuleAnalysisManager &analyses) {
  if (!Intrinsic::getDeclarationIfExists(&module, Intrinsic::instrprof_increment))
    return PreservedAnalyses::all();
  // Counters stay in memory. LLVM could keep those of a loop in registers, but a program that exits
  // or traps in the loop would lose them.
  InstrProfOptions options;
  options.Atomic = module.getModuleFlag("sinter.atomic-counters") != nullptr;
  PreservedAnalyses preserved = InstrProfilingLoweringPass(options).run(module, analyses);
  forgetAddresses(module);
  return preserved;
}

} // namespace sinter::codegen
