// WidenIndices.cpp - walks through guarded memory with 64-bit indices where none can wrap unseen.
//
// An access at zext(i32) costs an instruction or two where the 32-bit number was added up: its
// upper half has to be cleared, and a constant that was added to it does not fit into the
// addressing mode, since the sum may wrap. But a short memory (MemoryNode.h) has no bytes in the
// last 64 KiB below 4 GiB. Once an anchored access at zext(x) + offset has not trapped, and the
// offset is not negative, x is below 2^32 - 64 KiB, and for 0 <= d <= 64 KiB
//
//   zext(x + d) = zext(x) + d.
//
// Two uses are made of this, both in innermost loops:
//   step      x is the recurrence {start,+,d}, and the access takes place in every iteration that
//             another one follows. By induction its index is zext(start) + i * d in 64 bits, also
//             in the iteration in which it traps.
//   distance  An access at x + d which the one at x dominates has the index of that one, plus d.
//
// Nothing is moved or made plain: the same accesses take place in the same order at the same
// addresses.
#include "codegen/WidenIndices.h"

#include "codegen/AbsoluteSymbols.h"
#include "codegen/MemoryNode.h"

#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/LoopIterator.h"
#include "llvm/Analysis/ScalarEvolutionExpressions.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/PatternMatch.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/Local.h"
#include "llvm/Transforms/Utils/ScalarEvolutionExpander.h"

using namespace llvm;

namespace sinter::codegen {
namespace {

/// Steps and distances are at most one page. An access has one byte at least, so the sum is less
/// than 2^32.
constexpr std::uint64_t longest = 1 << 16;

/// base + zext(index) + offset.
struct Address {
  Value *base;
  Value *index; // i32
  APInt offset;
};

/// An index that is accessed in every iteration.
struct Leader {
  const SCEVAddRecExpr *index;
  Instruction *access;
  PHINode *wide;
};

/// Of an anchored access to a short memory whose base is a constant.
std::optional<Address> addressOf(Instruction &access) {
  using namespace PatternMatch;
  const MDNode *memory = memoryNode(access);
  if (!access.isVolatile() || access.isAtomic() || !memory || !isShort(*memory))
    return std::nullopt;
  Value *pointer = getLoadStorePointerOperand(&access), *index;
  APInt offset(64, 0);
  pointer = pointer->stripAndAccumulateConstantOffsets(access.getDataLayout(), offset,
                                                       /*AllowNonInbounds=*/true);
  auto *sum = dyn_cast<GetElementPtrInst>(pointer);
  if (!sum || sum->getNumIndices() != 1 || !sum->getSourceElementType()->isIntegerTy(8) ||
      !match(sum->getOperand(1), m_ZExt(m_Value(index))) || !index->getType()->isIntegerTy(32))
    return std::nullopt;
  Value *base = sum->getPointerOperand()->stripAndAccumulateConstantOffsets(
      access.getDataLayout(), offset, /*AllowNonInbounds=*/true);
  const std::optional<std::uint64_t> start = constantBase(*memory);
  if (!start || absoluteAddress(*base) != start || offset.isNegative())
    return std::nullopt;
  return Address{base, index, offset};
}

bool isAddressed(const User *user) { return isa<ZExtInst>(user); }

/// Whether nothing is left of the narrow number when accesses no longer need it. Counting both ways
/// would cost more than it gains. A variable goes together with the sums that are indices as well,
/// or what it becomes.
bool isOnlyIndex(const Value &index) {
  if (!isa<PHINode>(index))
    return all_of(index.users(), isAddressed);
  return all_of(index.users(), [&](const User *user) {
    return isAddressed(user) ||
           (isa<BinaryOperator>(user) && all_of(user->users(), [&](const User *next) {
              return next == &index || isAddressed(next);
            }));
  });
}

class Widening {
public:
  Widening(Loop &loop, LoopInfo &loops, ScalarEvolution &evolution, DominatorTree &dominators)
      : loop(loop), loops(loops), evolution(evolution), dominators(dominators),
        expander(evolution, "index") {}
  bool run();

private:
  void add(Instruction &access);
  PHINode *widen(const SCEVAddRecExpr &index);
  void rewrite(Instruction &access, const Address &address, PHINode &wide, std::uint64_t distance);

  Loop &loop;
  LoopInfo &loops;
  ScalarEvolution &evolution;
  DominatorTree &dominators;
  SCEVExpander expander;
  SmallVector<Leader, 4> leaders;
  SmallVector<WeakTrackingVH, 16> unused;
};

bool Widening::run() {
  if (!loop.getLoopPreheader() || !loop.getLoopLatch())
    return false;
  LoopBlocksRPO order(&loop);
  order.perform(&loops);
  SmallVector<Instruction *, 16> accesses;
  for (BasicBlock *block : order)
    for (Instruction &inst : *block)
      if (isa<LoadInst, StoreInst>(inst))
        accesses.push_back(&inst);
  for (Instruction *access : accesses)
    add(*access);
  RecursivelyDeleteTriviallyDeadInstructionsPermissive(unused);
  if (!leaders.empty())
    DeleteDeadPHIs(loop.getHeader());
  return !leaders.empty();
}

void Widening::add(Instruction &access) {
  std::optional<Address> address = addressOf(access);
  auto *index = address ? dyn_cast<SCEVAddRecExpr>(evolution.getSCEV(address->index)) : nullptr;
  if (!index || index->getLoop() != &loop || !index->isAffine())
    return;
  for (Leader &leader : leaders)
    if (auto *distance = dyn_cast<SCEVConstant>(evolution.getMinusSCEV(index, leader.index));
        distance && distance->getAPInt().ule(longest) &&
        dominators.dominates(leader.access, &access)) {
      rewrite(access, *address, *leader.wide, distance->getAPInt().getZExtValue());
      return;
    }
  auto *step = dyn_cast<SCEVConstant>(index->getStepRecurrence(evolution));
  if (!isOnlyIndex(*address->index) || !step || step->isZero() || step->getAPInt().ugt(longest) ||
      !dominators.dominates(access.getParent(), loop.getLoopLatch()) ||
      !expander.isSafeToExpandAt(index->getStart(), loop.getLoopPreheader()->getTerminator()))
    return;
  leaders.push_back({index, &access, widen(*index)});
  rewrite(access, *address, *leaders.back().wide, 0);
}

PHINode *Widening::widen(const SCEVAddRecExpr &index) {
  Instruction *before = loop.getLoopPreheader()->getTerminator();
  IRBuilder<> builder(before);
  const SCEV *start = evolution.getZeroExtendExpr(index.getStart(), builder.getInt64Ty());
  Value *first = expander.expandCodeFor(start, builder.getInt64Ty(), before);
  BasicBlock *header = loop.getHeader();
  builder.SetInsertPoint(header, header->begin());
  PHINode *wide = builder.CreatePHI(builder.getInt64Ty(), 2, "wide");
  builder.SetInsertPoint(loop.getLoopLatch()->getTerminator());
  const auto *step = cast<SCEVConstant>(index.getStepRecurrence(evolution));
  Value *next = builder.CreateAdd(wide, builder.getInt64(step->getAPInt().getZExtValue()), "",
                                  /*HasNUW=*/true, /*HasNSW=*/true);
  wide->addIncoming(first, before->getParent());
  wide->addIncoming(next, loop.getLoopLatch());
  return wide;
}

void Widening::rewrite(Instruction &access, const Address &address, PHINode &wide,
                       std::uint64_t distance) {
  IRBuilder<> builder(&access);
  Value *pointer = builder.CreatePtrAdd(address.base, &wide);
  if (const APInt offset = address.offset + distance; !offset.isZero())
    pointer = builder.CreatePtrAdd(pointer, builder.getInt(offset));
  const unsigned operand = isa<LoadInst>(access) ? LoadInst::getPointerOperandIndex()
                                                 : StoreInst::getPointerOperandIndex();
  unused.push_back(access.getOperand(operand));
  access.setOperand(operand, pointer);
}

} // namespace

PreservedAnalyses WidenIndices::run(Function &function, FunctionAnalysisManager &analyses) {
  auto &loops = analyses.getResult<LoopAnalysis>(function);
  auto &evolution = analyses.getResult<ScalarEvolutionAnalysis>(function);
  auto &dominators = analyses.getResult<DominatorTreeAnalysis>(function);
  bool isChanged = false;
  for (Loop *loop : loops.getLoopsInPreorder())
    if (loop->isInnermost())
      isChanged |= Widening(*loop, loops, evolution, dominators).run();
  if (!isChanged)
    return PreservedAnalyses::all();
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace sinter::codegen
