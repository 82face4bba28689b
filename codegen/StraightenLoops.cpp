// StraightenLoops.cpp - makes conditional accesses to linear memory unconditional.
//
//     if (d < x[j])                 old = x[j]
//       x[j] = d;            ->     x[j] = d < old ? d : old
//
// A vectoriser that has to ask for each lane whether to access memory gives up, on processors
// without accesses under a mask. LLVM may not do this by itself: it does not know that the access
// would not trap, and in the program that it knows of another thread could write to x[j] in
// between, or x be constant. Here it is right, since
//
//   - the access is plain, and all accesses to shared memories are volatile: nobody else sees the
//     memory while code runs;
//   - all of linear memory can be written;
//   - the place is in bounds in each iteration, whether or not it is accessed: VersionLoops has
//     proved it of all iterations, or the same bytes are loaded unconditionally before, and had
//     they not been in bounds, that load would have trapped. For stores only the latter will do: to
//     write to pages that a program does not touch would cost it memory.
//
// In a loop that stays as it is, an access in each iteration is worse than a branch that is mostly
// not taken. So this is done only if it is all that seems to be in the way: dependences allow to
// vectorise, each variable is an induction or a reduction, and no conditional block touches memory
// but those that can be emptied here.
#include "codegen/StraightenLoops.h"

#include "codegen/MemoryNode.h"

#include "llvm/Analysis/IVDescriptors.h"
#include "llvm/Analysis/LoopAccessAnalysis.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/Analysis/TargetTransformInfo.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"

using namespace llvm;

namespace sinter::codegen {
namespace {

/// More in a block would cost more to do each time than to skip.
constexpr unsigned mostSpeculated = 8;

/// The blocks of one loop that can be emptied.
class Straightening {
public:
  Straightening(Loop &loop, const DominatorTree &dominators, const TargetTransformInfo &target)
      : loop(loop), dominators(dominators), target(target) {}
  /// False if there is no such block, or another conditional one touches memory.
  bool findBlocks();
  bool hasSimpleVariables(ScalarEvolution &evolution) const;
  void run();

private:
  bool isUnconditional(const BasicBlock &block) const {
    return dominators.dominates(&block, loop.getLoopLatch());
  }
  bool canMask(const Instruction &access) const;
  bool canEmpty(BasicBlock &block) const;
  bool isAccessible(Instruction &access) const;
  void empty(BasicBlock &block);

  Loop &loop;
  const DominatorTree &dominators;
  const TargetTransformInfo &target;
  SmallVector<BasicBlock *, 4> blocks;
};

bool isPlain(const Instruction &access) {
  return !access.isVolatile() && !access.isAtomic() && isLinearMemory(access);
}

/// Whether a vectoriser can do without a branch by itself.
bool Straightening::canMask(const Instruction &access) const {
  auto *type = FixedVectorType::get(getLoadStoreType(&access), 2);
  const Align align = getLoadStoreAlignment(&access);
  return isa<LoadInst>(access) ? target.isLegalMaskedLoad(type, align, /*AddressSpace=*/0)
                               : target.isLegalMaskedStore(type, align, /*AddressSpace=*/0);
}

/// In each iteration. Only places that differ from one to the next: vectors access no others.
bool Straightening::isAccessible(Instruction &access) const {
  auto *pointer = dyn_cast<Instruction>(getLoadStorePointerOperand(&access));
  if (!pointer || !loop.contains(pointer) || !isPlain(access))
    return false;
  return (isa<LoadInst>(access) && isProved(access)) || any_of(pointer->users(), [&](User *user) {
           auto *load = dyn_cast<LoadInst>(user);
           return load && load->getType() == getLoadStoreType(&access) && isPlain(*load) &&
                  loop.contains(load) && isUnconditional(*load->getParent()) &&
                  dominators.dominates(load, &access);
         });
}

/// The block is skipped by an unconditional one, and does nothing that cannot be done each time.
bool Straightening::canEmpty(BasicBlock &block) const {
  BasicBlock *before = block.getSinglePredecessor();
  if (!before || !isUnconditional(*before) || !block.getSingleSuccessor() ||
      !isa<BranchInst>(before->getTerminator()) || !isa<BranchInst>(block.getTerminator()) ||
      block.sizeWithoutDebug() > mostSpeculated)
    return false;
  return all_of(block, [&](Instruction &inst) {
    if (isa<LoadInst, StoreInst>(inst))
      return VectorType::isValidElementType(getLoadStoreType(&inst)) && isAccessible(inst);
    return inst.isTerminator() || isSafeToSpeculativelyExecute(&inst);
  });
}

bool Straightening::findBlocks() {
  for (BasicBlock *block : loop.blocks()) {
    if (isUnconditional(*block))
      continue;
    auto touches = [](const Instruction &inst) { return inst.mayReadOrWriteMemory(); };
    auto isMasked = [&](const Instruction &inst) {
      return !touches(inst) || (isa<LoadInst, StoreInst>(inst) && canMask(inst));
    };
    if (all_of(*block, isMasked))
      continue;
    if (!canEmpty(*block))
      return false;
    blocks.push_back(block);
  }
  return !blocks.empty();
}

/// Variables change from one iteration to the next in ways that can be vectorised.
bool Straightening::hasSimpleVariables(ScalarEvolution &evolution) const {
  return all_of(loop.getHeader()->phis(), [&](PHINode &phi) {
    InductionDescriptor induction;
    RecurrenceDescriptor reduction;
    return InductionDescriptor::isInductionPHI(&phi, &loop, &evolution, induction) ||
           RecurrenceDescriptor::isReductionPHI(&phi, &loop, reduction);
  });
}

/// What is in the place of a store before it.
Value *oldValue(StoreInst &store) {
  Type *type = store.getValueOperand()->getType();
  for (Instruction *inst = store.getPrevNode(); inst && !inst->mayWriteToMemory();
       inst = inst->getPrevNode())
    if (auto *load = dyn_cast<LoadInst>(inst);
        load && load->getPointerOperand() == store.getPointerOperand() && load->getType() == type)
      return load;
  IRBuilder<> builder(&store);
  LoadInst *load = builder.CreateAlignedLoad(type, store.getPointerOperand(), store.getAlign());
  load->setAAMetadata(store.getAAMetadata());
  return load;
}

/// A store writes back what is there if the program would not store.
void keepUnless(BranchInst &branch, StoreInst &store, bool storesIfTrue) {
  Value *value = store.getValueOperand(), *old = oldValue(store);
  store.setOperand(0, IRBuilder<>(&store).CreateSelect(branch.getCondition(),
                                                       storesIfTrue ? value : old,
                                                       storesIfTrue ? old : value));
}

void Straightening::empty(BasicBlock &block) {
  auto &branch = cast<BranchInst>(*block.getSinglePredecessor()->getTerminator());
  const bool storesIfTrue = branch.getSuccessor(0) == &block;
  for (Instruction &inst : make_early_inc_range(block)) {
    if (inst.isTerminator())
      break;
    inst.moveBefore(branch.getIterator());
    if (auto *store = dyn_cast<StoreInst>(&inst))
      keepUnless(branch, *store, storesIfTrue);
    else if (!isa<LoadInst>(inst)) // of which nothing is known but what it aliases
      inst.dropUBImplyingAttrsAndMetadata();
  }
}

void Straightening::run() {
  for (BasicBlock *block : blocks)
    empty(*block);
}

} // namespace

PreservedAnalyses StraightenLoops::run(Function &function, FunctionAnalysisManager &analyses) {
  auto &loops = analyses.getResult<LoopAnalysis>(function);
  auto &dominators = analyses.getResult<DominatorTreeAnalysis>(function);
  auto &target = analyses.getResult<TargetIRAnalysis>(function);
  bool isChanged = false;
  for (Loop *loop : loops.getLoopsInPreorder()) {
    if (!loop->isInnermost() || !loop->isLoopSimplifyForm() || loop->getNumBlocks() == 1 ||
        loop->getExitingBlock() != loop->getLoopLatch())
      continue;
    Straightening straightening(*loop, dominators, target);
    if (!straightening.findBlocks() ||
        !straightening.hasSimpleVariables(analyses.getResult<ScalarEvolutionAnalysis>(function)) ||
        !analyses.getResult<LoopAccessAnalysis>(function).getInfo(*loop).canVectorizeMemory())
      continue;
    straightening.run();
    isChanged = true;
  }
  if (!isChanged)
    return PreservedAnalyses::all();
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace sinter::codegen
