// VersionLoops.cpp - gives loops over linear memory a copy in which nothing can trap.
//
// Traps are exact: no access may be moved past another one that can trap, which rules out almost
// all that makes loops fast, vectorisation first. But an innermost loop whose accesses walk through
// memory in steps can say in advance, with a few comparisons, that all of them will be in bounds.
// Then there is no trap to be exact about, and LLVM may do as it pleases:
//
//        count ---- check -----.          all conditions of LoopRanges, computed once, that there
//          |          |        |          are iterations enough to be worth the others first
//          |----------'        |
//      slow loop           fast loop      the slow one is the loop as it was
//          |                   |
//          '------- exit ------'
//
// In the fast loop
//   - accesses are plain instead of volatile, and exits to traps are gone,
//   - addresses are 64-bit recurrences, which do not wrap,
//   - the latch counts iterations, whatever it compared before,
//   - accesses of different groups carry alias scopes where the check has found them disjoint, so
//     that the vectoriser needs no check of its own, which would compare all accesses with all.
//
// Alias scopes hold for one execution of the loop, but metadata cannot say so: with an outer loop
// around, an access of one execution and one of the next may overlap. Passes that carry values from
// one iteration of the outer loop to the next (GVN) must not see them. That is one reason why this
// pass runs right before vectorisation. The other is that loops are in their simplest form then,
// after inlining and after unrolling of what is short.
#include "codegen/VersionLoops.h"

#include "codegen/LeftChecks.h"
#include "codegen/LoopCheck.h"
#include "codegen/LoopRanges.h"
#include "codegen/MemoryNode.h"
#include "codegen/PassLimits.h"

#include "llvm/Analysis/AssumptionCache.h"
#include "llvm/Analysis/IVDescriptors.h"
#include "llvm/Analysis/TargetTransformInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Scalar/EarlyCSE.h"
#include "llvm/Transforms/Scalar/LICM.h"
#include "llvm/Transforms/Scalar/LoopPassManager.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/Cloning.h"
#include "llvm/Transforms/Utils/Local.h"
#include "llvm/Transforms/Utils/LoopSimplify.h"
#include "llvm/Transforms/Utils/LoopUtils.h"

using namespace llvm;

namespace sinter::codegen {
namespace {

/// Instructions of a loop that is copied. Loops that a producer has unrolled are long.
constexpr std::size_t longestLoop = 500;

/// The copy of one loop.
class Versioning {
public:
  Versioning(const LoopRanges &ranges, DominatorTree &dominators, LoopInfo &loops)
      : ranges(ranges), loop(ranges.loop), evolution(ranges.evolution), dominators(dominators),
        loops(loops), context(loop.getHeader()->getContext()) {}
  void run();

private:
  void copy(Value *check);
  void skipCheck(BasicBlock &first, Value &enough);
  void branch(BasicBlock &from, Value &condition, BasicBlock &likely, BasicBlock &other);
  void joinExits();
  void removeTrapExits();
  void countIterations();
  void rewriteGroup(const AccessGroup &group, Value *first, Value *step);
  void markDisjoint();
  void markSlowChecks();

  template <typename T>
  T *inFast(T *value) {
    return cast<T>(map.lookup(value));
  }

  const LoopRanges &ranges;
  Loop &loop;
  ScalarEvolution &evolution;
  DominatorTree &dominators;
  LoopInfo &loops;
  LLVMContext &context;
  ValueToValueMapTy map; // slow to fast
  BasicBlock *fastPreheader = nullptr;
  Value *tripCount = nullptr;
  SmallVector<WeakTrackingVH, 16> unused; // perhaps: what the fast loop no longer needs
};

void Versioning::run() {
  LoopCheck code(ranges);
  BasicBlock *first = loop.getLoopPreheader();
  Value *enough = code.emitCount();
  auto *known = dyn_cast<ConstantInt>(enough); // false of a loop that is known to be too long
  const bool isCertain = known && known->isOne();
  if (!isCertain)
    SplitBlock(first, first->getTerminator(), &dominators, &loops, nullptr, "check");
  Value *check = code.emit();
  IRBuilder<> builder(loop.getLoopPreheader()->getTerminator());
  tripCount = builder.CreateAdd(code.expand(ranges.backedgeCount), builder.getInt64(1), "trips");
  SmallVector<std::pair<Value *, Value *>, 8> recurrences;
  for (const AccessGroup &group : ranges.accessGroups)
    recurrences.push_back({code.expand(group.base.first), code.expand(group.base.step)});

  evolution.forgetLoop(&loop);
  copy(check);
  if (!isCertain)
    skipCheck(*first, *enough);
  joinExits();
  removeTrapExits();
  countIterations();
  for (auto [group, recurrence] : zip(ranges.accessGroups, recurrences))
    rewriteGroup(group, recurrence.first, recurrence.second);
  markDisjoint();
  markSlowChecks();
  RecursivelyDeleteTriviallyDeadInstructionsPermissive(unused);
  // The slow loop is for accesses that trap, and for short runs.
  addStringMetadataToLoop(&loop, "llvm.loop.unroll.disable", 1);
}

void Versioning::copy(Value *check) {
  BasicBlock *before = loop.getLoopPreheader();
  BasicBlock *slowPreheader =
      SplitBlock(before, before->getTerminator(), &dominators, &loops, nullptr, "slow");
  SmallVector<BasicBlock *, 8> blocks;
  cloneLoopWithPreheader(slowPreheader, before, &loop, map, ".fast", &loops, &dominators, blocks);
  remapInstructionsInBlocks(blocks, map);
  fastPreheader = inFast(slowPreheader);
  branch(*before, *check, *fastPreheader, *slowPreheader);
}

/// The slow loop runs without further questions unless there are iterations enough.
void Versioning::skipCheck(BasicBlock &first, Value &enough) {
  BasicBlock *slowPreheader = loop.getLoopPreheader();
  branch(first, enough, *first.getSingleSuccessor(), *slowPreheader);
  dominators.changeImmediateDominator(slowPreheader, &first);
}

/// Makes the jump at a block's end go to the likely one of two blocks if the condition holds.
void Versioning::branch(BasicBlock &from, Value &condition, BasicBlock &likely, BasicBlock &other) {
  Instruction *jump = from.getTerminator();
  BranchInst *branch = BranchInst::Create(&likely, &other, &condition, jump->getIterator());
  branch->setDebugLoc(jump->getDebugLoc());
  branch->setMetadata(LLVMContext::MD_prof, MDBuilder(context).createLikelyBranchWeights());
  jump->eraseFromParent();
}

/// The latches of both loops leave to the same block.
void Versioning::joinExits() {
  BasicBlock *latch = loop.getLoopLatch();
  auto *branch = cast<BranchInst>(latch->getTerminator());
  BasicBlock *exit = branch->getSuccessor(loop.contains(branch->getSuccessor(0)) ? 1 : 0);
  for (PHINode &phi : exit->phis()) {
    Value *value = phi.getIncomingValueForBlock(latch);
    Value *mapped = map.lookup(value);
    phi.addIncoming(mapped ? mapped : value, inFast(latch));
    evolution.forgetLcssaPhiWithNewPredecessor(&loop, &phi);
  }
  dominators.changeImmediateDominator(exit,
                                      dominators.findNearestCommonDominator(exit, fastPreheader));
}

void Versioning::removeTrapExits() {
  for (const LoopRanges::TrapExit &exit : ranges.exits) {
    Instruction *old = inFast(exit.exiting)->getTerminator();
    BranchInst *jump =
        BranchInst::Create(old->getSuccessor(exit.staySuccessor), old->getIterator());
    jump->setDebugLoc(old->getDebugLoc());
    unused.push_back(cast<BranchInst>(old)->getCondition());
    old->eraseFromParent();
  }
}

void Versioning::countIterations() {
  BasicBlock *header = inFast(loop.getHeader()), *latch = inFast(loop.getLoopLatch());
  auto *branch = cast<BranchInst>(latch->getTerminator());
  IRBuilder<> builder(header, header->begin());
  PHINode *count = builder.CreatePHI(builder.getInt64Ty(), 2, "count");
  builder.SetInsertPoint(branch);
  Value *next = builder.CreateAdd(count, builder.getInt64(1), "", /*HasNUW=*/true, /*HasNSW=*/true);
  count->addIncoming(builder.getInt64(0), fastPreheader);
  count->addIncoming(next, latch);
  const bool leavesIfTrue = branch->getSuccessor(0) != header;
  Value *condition =
      builder.CreateICmp(leavesIfTrue ? CmpInst::ICMP_EQ : CmpInst::ICMP_NE, next, tripCount);
  unused.push_back(branch->getCondition());
  branch->setCondition(condition);
}

/// How a pointer may be incremented: a step down from the first page could leave the address space.
GEPNoWrapFlags flagsOf(Value *step) {
  auto *constant = dyn_cast<ConstantInt>(step);
  constexpr std::int64_t lowestBase = 1 << 12;
  if (!constant || constant->getSExtValue() < -lowestBase)
    return GEPNoWrapFlags::none();
  return constant->isNegative()
             ? GEPNoWrapFlags::noUnsignedSignedWrap()
             : GEPNoWrapFlags::noUnsignedSignedWrap() | GEPNoWrapFlags::noUnsignedWrap();
}

/// `alignment` is the group's: at least what the access needs, or 1.
void makePlain(Instruction &access, std::uint64_t alignment) {
  access.setMetadata("sinter.memory", nullptr);
  const std::uint64_t size = getLoadStoreType(&access)->getPrimitiveSizeInBits() / 8;
  const Align align(std::min(size, alignment));
  if (auto *load = dyn_cast<LoadInst>(&access)) {
    load->setVolatile(false);
    load->setAlignment(std::max(load->getAlign(), align));
  } else {
    auto &store = cast<StoreInst>(access);
    store.setVolatile(false);
    store.setAlignment(std::max(store.getAlign(), align));
  }
}

/// Makes the accesses plain, and, if their address changes, relative to one pointer.
void Versioning::rewriteGroup(const AccessGroup &group, Value *first, Value *step) {
  PHINode *pointer = nullptr;
  if (auto *constant = dyn_cast<ConstantInt>(step); !constant || !constant->isZero()) {
    BasicBlock *header = inFast(loop.getHeader()), *latch = inFast(loop.getLoopLatch());
    IRBuilder<> builder(fastPreheader->getTerminator());
    Value *start = builder.CreateIntToPtr(first, builder.getPtrTy());
    builder.SetInsertPoint(header, header->begin());
    pointer = builder.CreatePHI(builder.getPtrTy(), 2, "group");
    builder.SetInsertPoint(latch->getTerminator());
    Value *next = builder.CreateGEP(builder.getInt8Ty(), pointer, step, "", flagsOf(step));
    pointer->addIncoming(start, fastPreheader);
    pointer->addIncoming(next, latch);
  }
  for (const AccessGroup::Member &member : group.members) {
    Instruction *access = inFast(member.access);
    makePlain(*access, group.alignment);
    const auto size = static_cast<std::int64_t>(
        access->getDataLayout().getTypeStoreSize(getLoadStoreType(access)).getFixedValue());
    if (group.memory && member.offset >= group.anchoredBegin &&
        member.offset + size <= group.anchoredEnd)
      markProved(*access);
    if (!pointer)
      continue;
    IRBuilder<> builder(access);
    const unsigned operand = isa<LoadInst>(access) ? LoadInst::getPointerOperandIndex()
                                                   : StoreInst::getPointerOperandIndex();
    unused.push_back(access->getOperand(operand));
    access->setOperand(operand, builder.CreateGEP(builder.getInt8Ty(), pointer,
                                                  builder.getInt64(member.offset), "",
                                                  GEPNoWrapFlags::noUnsignedSignedWrap()));
  }
}

void Versioning::markDisjoint() {
  MDBuilder metadata(context);
  MDNode *domain = metadata.createAnonymousAliasScopeDomain("sinter");
  SmallVector<Metadata *, 8> scopes;
  for (std::size_t i = 0; i < ranges.accessGroups.size(); ++i)
    scopes.push_back(metadata.createAnonymousAliasScope(domain));
  for (auto [i, group] : enumerate(ranges.accessGroups)) {
    SmallVector<Metadata *, 8> others;
    for (auto [j, other] : enumerate(ranges.accessGroups))
      if (i != j && (group.isWritten || other.isWritten))
        others.push_back(scopes[j]);
    if (others.empty())
      continue;
    auto add = [&](Instruction &access, unsigned kind, ArrayRef<Metadata *> nodes) {
      access.setMetadata(
          kind, MDNode::concatenate(access.getMetadata(kind), MDNode::get(context, nodes)));
    };
    for (const AccessGroup::Member &member : group.members) {
      Instruction *access = inFast(member.access);
      add(*access, LLVMContext::MD_alias_scope, scopes[i]);
      add(*access, LLVMContext::MD_noalias, others);
    }
  }
}

/// For the remarks on bounds. A trap that another check leads to as well is not only this loop's.
void Versioning::markSlowChecks() {
  for (const LoopRanges::TrapExit &exit : ranges.exits) {
    BasicBlock *trap = exit.exiting->getTerminator()->getSuccessor(1 - exit.staySuccessor);
    if (all_of(predecessors(trap), [&](BasicBlock *from) { return loop.contains(from); }))
      markSlow(*trap);
  }
  for (BasicBlock *block : loop.blocks())
    markSlow(*block);
}

/// Cheap reasons not to look closer.
bool isCandidate(const Loop &loop) {
  std::size_t size = 0;
  bool hasAccess = false;
  for (const BasicBlock *block : loop.blocks()) {
    size += block->size();
    for (const Instruction &inst : *block)
      hasAccess |= isa<LoadInst, StoreInst>(inst) && isLinearMemory(inst);
  }
  return hasAccess && size <= longestLoop;
}

/// Wasm promises no alignment. Where vector accesses want it, it is worth a condition.
VectorAlignment alignmentOf(Function &function, const TargetTransformInfo &target) {
  auto *type = FixedVectorType::get(Type::getInt32Ty(function.getContext()), 4);
  auto isLegal = [&](Align align) {
    return target.isLegalMaskedLoad(type, align, /*AddrSpace=*/0);
  };
  return isLegal(Align(4)) && !isLegal(Align(1)) ? VectorAlignment::Element : VectorAlignment::None;
}

/// Whether the vectoriser will have to leave the loop alone, as iterations wait for each other.
bool isSerial(Loop &loop, ScalarEvolution &evolution, DominatorTree &dominators) {
  return !all_of(loop.getHeader()->phis(), [&](PHINode &phi) {
    InductionDescriptor induction;
    RecurrenceDescriptor reduction;
    return InductionDescriptor::isInductionPHI(&phi, &loop, &evolution, induction) ||
           RecurrenceDescriptor::isReductionPHI(&phi, &loop, reduction, nullptr, nullptr,
                                                &dominators, &evolution) ||
           RecurrenceDescriptor::isFixedOrderRecurrence(&phi, &loop, &dominators);
  });
}

bool versionLoops(Function &function, FunctionAnalysisManager &analyses) {
  auto &loops = analyses.getResult<LoopAnalysis>(function);
  SmallVector<Loop *, 8> candidates;
  for (Loop *loop : loops.getLoopsInPreorder())
    if (loop->isInnermost() && isCandidate(*loop))
      candidates.push_back(loop);
  if (candidates.empty() || candidates.size() > maxVersionedLoops)
    return false;

  auto &dominators = analyses.getResult<DominatorTreeAnalysis>(function);
  auto &evolution = analyses.getResult<ScalarEvolutionAnalysis>(function);
  auto &assumptions = analyses.getResult<AssumptionAnalysis>(function);
  const VectorAlignment needs =
      alignmentOf(function, analyses.getResult<TargetIRAnalysis>(function));
  bool isChanged = false;
  for (Loop *loop : candidates) {
    isChanged |= simplifyLoop(loop, &dominators, &loops, &evolution, &assumptions, nullptr,
                              /*PreserveLCSSA=*/false);
    if (!loop->isLoopSimplifyForm())
      continue;
    isChanged |= formLCSSARecursively(*loop, dominators, &loops, &evolution);
    LoopRanges ranges(*loop, evolution, needs);
    if (!ranges.analyze() || (!ranges.gainsByItself() && isSerial(*loop, evolution, dominators)))
      continue;
    Versioning(ranges, dominators, loops).run();
    isChanged = true;
  }
  return isChanged;
}

} // namespace

PreservedAnalyses VersionLoops::run(Function &function, FunctionAnalysisManager &analyses) {
  if (!versionLoops(function, analyses))
    return PreservedAnalyses::all();
  analyses.invalidate(function, PreservedAnalyses::none());
  // Plain accesses can now be merged, and kept in registers.
  FunctionPassManager passes;
  passes.addPass(EarlyCSEPass(/*UseMemorySSA=*/true));
  passes.addPass(createFunctionToLoopPassAdaptor(LICMPass(LICMOptions()), /*UseMemorySSA=*/true));
  passes.run(function, analyses);
  return PreservedAnalyses::none();
}

} // namespace sinter::codegen
