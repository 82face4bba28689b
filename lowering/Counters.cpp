// Counters.cpp - the counters of the function that is being lowered.
#include "lowering/Counters.h"

#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/ProfileData/InstrProf.h"

using namespace llvm;

namespace sinter::lowering {

/// Lets LLVM know how often the function ran.
static void describe(Function &function, ArrayRef<std::uint64_t> counts, const Profile &profile) {
  function.setEntryCount(Function::ProfileCount(counts[CounterPlan::entry], Function::PCT_Real));
  const std::uint64_t most = *llvm::max_element(counts);
  if (most == 0)
    function.addFnAttr(Attribute::Cold);
  else if (profile.isHot(most))
    function.addFnAttr(Attribute::Hot);
}

Counters::Counters(const Profile *profile, frontend::FunctionIndex index,
                   const frontend::Module &module, Function *function) {
  if (!profile)
    return;
  plan.emplace(module.function(index));
  if (!profile->isMeasured()) {
    name = createPGOFuncNameVar(*function->getParent(), GlobalValue::InternalLinkage,
                                profile->nameOf(index));
    return;
  }
  counts = profile->countsOf(index);
  if (!counts.empty())
    describe(*function, counts, *profile);
}

void Counters::emit(IRBuilder<> &builder, unsigned counter) {
  builder.CreateIntrinsic(builder.getVoidTy(), Intrinsic::instrprof_increment,
                          {name, builder.getInt64(plan->shape()), builder.getInt32(plan->size()),
                           builder.getInt32(counter)});
}

void Counters::countEntry(IRBuilder<> &builder) {
  if (isCounting())
    emit(builder, CounterPlan::entry);
}

void Counters::count(IRBuilder<> &builder, std::uint64_t offset, unsigned which) {
  if (!isCounting())
    return;
  if (std::optional<unsigned> counter = plan->counterOf(offset))
    emit(builder, *counter + which);
}

std::optional<std::uint64_t> Counters::read(std::uint64_t offset, unsigned which) const {
  if (counts.empty())
    return 0;
  std::optional<unsigned> counter = plan->counterOf(offset);
  return counter ? std::optional(counts[*counter + which]) : std::nullopt;
}

MDNode *Counters::weights(LLVMContext &context, ArrayRef<std::uint64_t> edges) {
  const std::uint64_t most = *llvm::max_element(edges);
  if (most == 0)
    return nullptr;
  // LLVM keeps 32 bits of each.
  const std::uint64_t scale = most / UINT32_MAX + 1;
  SmallVector<std::uint32_t, 16> scaled;
  for (std::uint64_t edge : edges)
    scaled.push_back(static_cast<std::uint32_t>(edge / scale));
  return MDBuilder(context).createBranchWeights(scaled);
}

} // namespace sinter::lowering
