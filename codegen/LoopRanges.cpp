// LoopRanges.cpp - what a loop does to linear memory, as ranges of addresses known before it runs.
//
// A wasm address is zext(i32) + offset. The 32-bit part usually is a recurrence of the loop, but
// one that may wrap at 4 GiB, so LLVM cannot see the 64-bit recurrence that it almost always is.
// Here that is assumed and made a condition, together with all else that has to hold for a loop to
// run without a trap. The conditions are computed in front of the loop, from the first value, the
// step and the number of iterations of each recurrence; as these are linear, looking at both ends
// is enough:
//
//   families  No 32-bit recurrence wraps. Recurrences at constant distances, which producers make
//             when they unroll a loop (p, p + 8, p + 16), are one family with one check, and their
//             64-bit values are then at the same distances.
//   memory    The anchored accesses of each group lie inside memory's size. Memories never shrink,
//             so the size before the loop will do.
//   bounds    No exit to a trap is taken: each compares a recurrence with something invariant. No
//             clamp (ExpandClamp.h) turns an address away, which compares the same.
//   disjoint  A group that is written does not overlap any other.
//
// Groups, not accesses, are compared with each other: within a group the distances are constants,
// and LLVM's dependence analysis finds out by itself what may be reordered.
//
// Why 64 bits are enough. Steps have 32 bits and iterations are fewer than 2^32, so that
// |step * iterations| < 2^63. A sum of that and a number in [0, 2^40) does not wrap when it is read
// as unsigned unless it is negative, and then it is at least 2^63 and greater than any size. A
// condition therefore first shows the end that is nearer to zero to be small, or knows it to be.
//
// Why both ends are enough although other exits exist: those that can be taken are exits to traps,
// and all of them are conditions here. Should scalar evolution have used such an exit to prove that
// something does not wrap, then this holds for every iteration that is reached; and that each one
// is reached follows from the conditions, iteration by iteration.
#include "codegen/LoopRanges.h"

#include "codegen/AbsoluteSymbols.h"
#include "codegen/ExpandClamp.h"
#include "codegen/MemoryNode.h"

#include "llvm/Analysis/ScalarEvolutionExpressions.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/PatternMatch.h"
#include "llvm/Transforms/Utils/ScalarEvolutionExpander.h"

using namespace llvm;

namespace sinter::codegen {

/// What is smaller than this is small: any wasm address and offset, with room to add some.
constexpr unsigned smallBits = 40;
/// More would make the check long.
constexpr unsigned mostGroups = 12, mostPairs = 20, mostBounds = 16;

bool LoopRanges::analyze() {
  return findTripCount() && findExits() && findAccesses() && isWorthwhile() && isExpandable();
}

// The shape of the loop.

static bool isDivisionByVariable(const SCEV *expression) {
  auto *division = dyn_cast<SCEVUDivExpr>(expression);
  return division && !isa<SCEVConstant>(division->getRHS());
}

bool LoopRanges::findTripCount() {
  BasicBlock *latch = loop.getLoopLatch();
  auto *branch = latch ? dyn_cast<BranchInst>(latch->getTerminator()) : nullptr;
  if (!branch || !branch->isConditional() || !loop.isLoopExiting(latch))
    return false;
  const SCEV *count = evolution.getExitCount(&loop, latch);
  // An iterator that is compared with the end for equality gets there if the distance is a
  // multiple of the step.
  if (isa<SCEVCouldNotCompute>(count))
    count = evolution.getPredicatedExitCount(&loop, latch, &predicates);
  if (isa<SCEVCouldNotCompute>(count) || evolution.getTypeSizeInBits(count->getType()) > 64)
    return false;
  // Loops with such steps are not vectorised either.
  if (SCEVExprContains(count, isDivisionByVariable))
    return false;
  backedgeCount = evolution.getNoopOrZeroExtend(count, Type::getInt64Ty(latch->getContext()));
  // The rest of an unrolled loop has few iterations, as conditions in front of it may tell.
  const SCEV *guarded = evolution.applyLoopGuards(backedgeCount, &loop);
  return evolution.getUnsignedRangeMin(backedgeCount).ule(UINT32_MAX) &&
         evolution.getUnsignedRangeMax(backedgeCount).uge(fewestIterations - 1) &&
         evolution.getUnsignedRangeMax(guarded).uge(fewestIterations - 1);
}

/// All exits but the latch's lead to traps and have conditions that can be checked.
bool LoopRanges::findExits() {
  SmallVector<BasicBlock *, 8> exiting;
  loop.getExitingBlocks(exiting);
  for (BasicBlock *block : exiting) {
    if (block == loop.getLoopLatch())
      continue;
    auto *branch = dyn_cast<BranchInst>(block->getTerminator());
    if (!branch)
      return false;
    const unsigned stay = loop.contains(branch->getSuccessor(0)) ? 0 : 1;
    if (!isa<UnreachableInst>(branch->getSuccessor(1 - stay)->getTerminator()) ||
        !addCondition(branch->getCondition(), stay == 0))
      return false;
    exits.push_back({block, stay});
  }
  return true;
}

/// `condition` must be `whenStaying` in every iteration.
bool LoopRanges::addCondition(Value *condition, bool whenStaying) {
  using namespace PatternMatch;
  Value *left, *right;
  if (loop.isLoopInvariant(condition)) {
    invariants.push_back({condition, whenStaying});
    return true;
  }
  if (match(condition, m_Not(m_Value(left))))
    return addCondition(left, !whenStaying);
  if (whenStaying ? match(condition, m_LogicalAnd(m_Value(left), m_Value(right)))
                  : match(condition, m_LogicalOr(m_Value(left), m_Value(right))))
    return addCondition(left, whenStaying) && addCondition(right, whenStaying);
  auto *comparison = dyn_cast<ICmpInst>(condition);
  return comparison && addComparison(*comparison, whenStaying);
}

bool LoopRanges::addComparison(ICmpInst &comparison, bool whenStaying) {
  CmpInst::Predicate predicate =
      whenStaying ? comparison.getPredicate() : comparison.getInversePredicate();
  Value *left = comparison.getOperand(0), *right = comparison.getOperand(1);
  if (!left->getType()->isIntegerTy(32) && !left->getType()->isIntegerTy(64))
    return false;
  if (loop.isLoopInvariant(left)) {
    std::swap(left, right);
    predicate = CmpInst::getSwappedPredicate(predicate);
  }
  const bool isSigned = CmpInst::isSigned(predicate);
  if (!(ICmpInst::isLT(predicate) || ICmpInst::isLE(predicate)))
    return false;
  Type *i64 = Type::getInt64Ty(comparison.getContext());
  const SCEV *limit = evolution.getNoopOrZeroExtend(evolution.getSCEV(right), i64);
  std::optional<Recurrence> value =
      toRecurrence(evolution.getNoopOrZeroExtend(evolution.getSCEV(left), i64));
  if (!value || !evolution.isLoopInvariant(limit, &loop))
    return false;
  // What is small is the same number with and without sign. What is not above a limit that is not
  // negative is so with a sign, too.
  if (isSigned &&
      (left->getType()->isIntegerTy(64) ? !value->isSmall
                                        : !evolution.isKnownNonNegative(evolution.getSCEV(right))))
    return false;
  return addBound(*value, limit, CmpInst::isStrictPredicate(predicate));
}

bool LoopRanges::addBound(const Recurrence &value, const SCEV *limit, bool isStrict) {
  for (Bound &bound : bounds)
    if (bound.limit == limit && bound.value.step == value.step && bound.isStrict == isStrict &&
        bound.value.isSmall && value.isSmall)
      if (std::optional<std::int64_t> more = distance(bound.value.first, value.first)) {
        // Distances are counted from the greatest.
        bound.least = std::min(bound.least, *more);
        if (*more > 0) {
          bound.value.first = value.first;
          bound.least -= *more;
        }
        return true;
      }
  bounds.push_back({value, limit, isStrict});
  return bounds.size() <= mostBounds;
}

// Recurrences.

const SCEV *LoopRanges::constant(std::int64_t value) const {
  return evolution.getConstant(APInt(64, static_cast<std::uint64_t>(value)));
}

const SCEV *LoopRanges::plus(const SCEV *value, std::int64_t offset) const {
  return evolution.getAddExpr(value, constant(offset));
}

std::optional<std::int64_t> LoopRanges::distance(const SCEV *from, const SCEV *to) const {
  auto *difference = dyn_cast<SCEVConstant>(evolution.getMinusSCEV(to, from));
  if (!difference)
    return std::nullopt;
  return difference->getAPInt().getSExtValue();
}

bool LoopRanges::isSmall(const SCEV *expression) const {
  return evolution.getUnsignedRangeMax(expression).getActiveBits() <= smallBits;
}

/// The 64-bit recurrence that zero-extending a 32-bit one gives if that does not wrap.
Recurrence LoopRanges::widen(const SCEV *start, const SCEV *step) {
  Type *i64 = Type::getInt64Ty(start->getType()->getContext());
  auto member = [&](Family &family, std::int64_t offset) {
    family.least = std::min(family.least, offset);
    family.most = std::max(family.most, offset);
    return Recurrence{plus(evolution.getZeroExtendExpr(family.start, i64), offset),
                      evolution.getSignExtendExpr(step, i64), /*isSmall=*/true,
                      /*staysNonNegative=*/true};
  };
  for (Family &family : families)
    if (family.step == step)
      if (std::optional<std::int64_t> offset = distance(family.start, start))
        return member(family, *offset);
  families.push_back({start, step});
  return member(families.back(), 0);
}

/// Makes a 64-bit recurrence a member of a family if it may be one: LLVM knows of some recurrences
/// that they do not wrap, and of others at a constant distance from these it does not.
Recurrence LoopRanges::normalize(const SCEV *start, const SCEV *step) {
  Type *i32 = Type::getInt32Ty(start->getType()->getContext());
  const SCEV *narrow = nullptr, *rest = constant(0);
  auto *sum = dyn_cast<SCEVAddExpr>(start);
  for (const SCEV *operand : sum ? sum->operands() : ArrayRef(start)) {
    if (!narrow && isa<SCEVZeroExtendExpr, SCEVSignExtendExpr>(operand) &&
        cast<SCEVCastExpr>(operand)->getOperand()->getType() == i32)
      narrow = operand;
    else
      rest = evolution.getAddExpr(rest, operand);
  }
  if (!narrow)
    return {start, step, isSmall(start), isSmall(start) && isKnownRising(step)};
  const SCEV *number = cast<SCEVCastExpr>(narrow)->getOperand();
  if (isa<SCEVSignExtendExpr>(narrow) && !is_contained(nonNegatives, number))
    nonNegatives.push_back(number);
  Recurrence result = widen(number, evolution.getTruncateExpr(step, i32));
  result.first = evolution.getAddExpr(result.first, rest);
  result.isSmall = result.staysNonNegative = isa<SCEVConstant>(rest) && isSmall(rest);
  return result;
}

/// A recurrence equal to the 64-bit expression, if no family wraps.
std::optional<Recurrence> LoopRanges::toRecurrence(const SCEV *expression) {
  if (evolution.isLoopInvariant(expression, &loop))
    return Recurrence{expression, constant(0), isSmall(expression), isSmall(expression)};
  if (auto *extension = dyn_cast<SCEVZeroExtendExpr>(expression))
    if (auto *narrow = dyn_cast<SCEVAddRecExpr>(extension->getOperand());
        narrow && narrow->getLoop() == &loop && narrow->isAffine() &&
        narrow->getType()->isIntegerTy(32))
      return widen(narrow->getStart(), narrow->getStepRecurrence(evolution));
  if (auto *wide = dyn_cast<SCEVAddRecExpr>(expression)) {
    const SCEV *step = wide->getStepRecurrence(evolution);
    if (wide->getLoop() != &loop || !wide->isAffine() ||
        evolution.getSignedRange(step).getMinSignedBits() > 32)
      return std::nullopt;
    return normalize(wide->getStart(), step);
  }
  auto *sum = dyn_cast<SCEVAddExpr>(expression);
  if (!sum)
    return std::nullopt;
  const SCEV *invariant = constant(0), *varying = nullptr;
  for (const SCEV *operand : sum->operands()) {
    if (evolution.isLoopInvariant(operand, &loop))
      invariant = evolution.getAddExpr(invariant, operand);
    else if (!std::exchange(varying, operand))
      continue;
    else
      return std::nullopt;
  }
  std::optional<Recurrence> result = toRecurrence(varying);
  if (result) {
    result->first = evolution.getAddExpr(result->first, invariant);
    const bool isSmallSum = isa<SCEVConstant>(invariant) && isSmall(invariant);
    result->isSmall &= isSmallSum;
    result->staysNonNegative &= isSmallSum;
  }
  return result;
}

// Accesses.

/// Reads of a pointer's address as an integer; a constant base becomes a constant.
static const SCEV *toAddress(ScalarEvolution &evolution, Value *pointer) {
  const SCEV *expression = evolution.getSCEV(pointer);
  const SCEV *base = evolution.getPointerBase(expression);
  Type *i64 = Type::getInt64Ty(pointer->getContext());
  const SCEV *origin = nullptr;
  if (auto *unknown = dyn_cast<SCEVUnknown>(base))
    if (std::optional<std::uint64_t> number = absoluteAddress(*unknown->getValue()))
      origin = evolution.getConstant(APInt(64, *number));
  if (!origin)
    origin = evolution.getPtrToIntExpr(base, i64);
  if (isa<SCEVCouldNotCompute>(origin) || origin->getType() != i64)
    return nullptr;
  return evolution.getAddExpr(origin, evolution.removePointerBase(expression));
}

namespace {

/// Takes the calls of sinter.clamp in a loop for what they return if their index is in bounds.
class SeeThroughClamps : public SCEVRewriteVisitor<SeeThroughClamps> {
public:
  SeeThroughClamps(ScalarEvolution &evolution, const Loop &loop)
      : SCEVRewriteVisitor(evolution), loop(loop) {}
  const SCEV *visitUnknown(const SCEVUnknown *unknown) {
    auto *call = dyn_cast<CallInst>(unknown->getValue());
    if (!call || !isClamp(*call) || !loop.contains(call))
      return unknown;
    clamps.push_back(call);
    return visit(SE.getSCEV(call->getArgOperand(2)));
  }
  SmallVector<CallInst *, 2> clamps;

private:
  const Loop &loop;
};

} // namespace

/// A condition for the clamp to return its address in every iteration. Both sides of index < reach
/// are moved by a constant, so that accesses of several widths at several offsets, which differ in
/// it, compare with the same; but not those of an index that may become negative, since what is a
/// large number to the comparison would be a small one then.
bool LoopRanges::addClamp(const CallInst &clamp) {
  const SCEV *reach = evolution.getSCEV(clamp.getArgOperand(1));
  std::optional<Recurrence> index = toRecurrence(evolution.getSCEV(clamp.getArgOperand(0)));
  if (!index || !evolution.isLoopInvariant(reach, &loop))
    return false;
  constexpr std::int64_t most = std::int64_t(1) << (smallBits - 4);
  std::int64_t moved = 0;
  if (auto *known = dyn_cast<SCEVConstant>(reach))
    moved = most - known->getAPInt().getSExtValue();
  else if (auto *sum = dyn_cast<SCEVAddExpr>(reach))
    if (auto *known = dyn_cast<SCEVConstant>(sum->getOperand(0)))
      moved = -known->getAPInt().getSExtValue();
  if (index->staysNonNegative && moved >= 0 && moved <= most) {
    index->first = plus(index->first, moved);
    reach = plus(reach, moved);
  }
  return addBound(*index, reach, /*isStrict=*/true);
}

bool LoopRanges::addAccess(Instruction &access) {
  const bool isAnchored = access.isVolatile();
  MDNode *memory = isAnchored ? memoryNode(access) : nullptr;
  if (access.isAtomic() || (isAnchored && !memory))
    return false;
  if (!isAnchored && !isLinearMemory(access))
    return true;
  const SCEV *address = toAddress(evolution, getLoadStorePointerOperand(&access));
  SeeThroughClamps clamped(evolution, loop);
  if (address)
    address = clamped.visit(address);
  if (!all_of(clamped.clamps, [&](CallInst *clamp) { return addClamp(*clamp); }))
    return bounds.size() <= mostBounds; // it stays as it is
  std::optional<Recurrence> recurrence = address ? toRecurrence(address) : std::nullopt;
  if (!recurrence)
    return !isAnchored;
  if (isAnchored && !canFollow(*memory, *access.getFunction()))
    return false;
  hasAnchored |= isAnchored;
  return addToGroup(access, *recurrence, memory);
}

static std::uint64_t accessSize(const Instruction &access) {
  return access.getDataLayout().getTypeStoreSize(getLoadStoreType(&access)).getFixedValue();
}

bool LoopRanges::addToGroup(Instruction &access, const Recurrence &address, MDNode *memory) {
  const auto bytes = static_cast<std::int64_t>(accessSize(access));
  AccessGroup *group = nullptr;
  std::int64_t offset = 0;
  for (AccessGroup &candidate : accessGroups)
    if (candidate.base.step == address.step)
      if (std::optional<std::int64_t> found = distance(candidate.base.first, address.first);
          found && isInt<smallBits>(*found)) {
        group = &candidate;
        offset = *found;
        break;
      }
  if (!group) {
    accessGroups.push_back({address});
    group = &accessGroups.back();
  }
  group->members.push_back({&access, offset});
  group->begin = std::min(group->begin, offset);
  group->end = std::max(group->end, offset + bytes);
  group->isWritten |= isa<StoreInst>(access);
  if (memory) {
    if (group->memory && group->memory != memory)
      return false;
    group->anchoredBegin = group->memory ? std::min(group->anchoredBegin, offset) : offset;
    group->anchoredEnd = std::max(group->anchoredEnd, offset + bytes);
    group->memory = memory;
  }
  return accessGroups.size() <= mostGroups;
}

bool LoopRanges::findAccesses() {
  for (BasicBlock *block : loop.blocks())
    for (Instruction &inst : *block) {
      if (isa<LoadInst, StoreInst>(inst)) {
        if (!addAccess(inst))
          return false;
      } else if (inst.mayHaveSideEffects()) {
        auto *intrinsic = dyn_cast<IntrinsicInst>(&inst);
        if (!intrinsic || !intrinsic->isAssumeLikeIntrinsic())
          return false;
      }
    }
  if (needs == VectorAlignment::Element)
    for (AccessGroup &group : accessGroups)
      alignGroup(group);
  return true;
}

/// Finds out whether all accesses are aligned as soon as the first one is.
void LoopRanges::alignGroup(AccessGroup &group) const {
  auto *step = dyn_cast<SCEVConstant>(group.base.step);
  if (!step || step->isZero())
    return;
  std::uint64_t largest = 1;
  for (const AccessGroup::Member &member : group.members) {
    const std::uint64_t size = accessSize(*member.access);
    if (!isPowerOf2_64(size) || member.offset % static_cast<std::int64_t>(size) != 0)
      return;
    largest = std::max(largest, size);
  }
  if (step->getAPInt().getSExtValue() % static_cast<std::int64_t>(largest) == 0)
    group.alignment = largest;
}

bool LoopRanges::isKnownRising(const SCEV *step) const {
  return evolution.isKnownNonNegative(step);
}
bool LoopRanges::isKnownFalling(const SCEV *step) const {
  return evolution.isKnownNonPositive(step);
}

/// There is something to gain, and the check is not too long.
bool LoopRanges::isWorthwhile() const {
  unsigned pairs = 0;
  for (const AccessGroup &group : accessGroups) {
    for (const AccessGroup &other : accessGroups)
      pairs += &group < &other && (group.isWritten || other.isWritten);
    // The extent of such a group could wrap either way.
    if (!group.memory && !isKnownRising(group.base.step) && !isKnownFalling(group.base.step))
      return false;
  }
  return (hasAnchored || !exits.empty() || !bounds.empty() || !families.empty()) &&
         pairs <= mostPairs;
}

bool LoopRanges::gainsByItself() const {
  return !exits.empty() || !bounds.empty() || any_of(accessGroups, [](const AccessGroup &group) {
    return group.isWritten || group.base.step->isZero();
  });
}

bool LoopRanges::isExpandable() const {
  SCEVExpander probe(evolution, "range");
  Instruction *position = loop.getLoopPreheader()->getTerminator();
  auto isSafe = [&](const SCEV *expression) {
    return probe.isSafeToExpandAt(expression, position);
  };
  return isSafe(backedgeCount) && all_of(nonNegatives, isSafe) &&
         all_of(families, [&](const Family &f) { return isSafe(f.start) && isSafe(f.step); }) &&
         all_of(bounds,
                [&](const Bound &b) {
                  return isSafe(b.limit) && isSafe(b.value.first) && isSafe(b.value.step);
                }) &&
         all_of(accessGroups,
                [&](const AccessGroup &g) { return isSafe(g.base.first) && isSafe(g.base.step); });
}

} // namespace sinter::codegen
