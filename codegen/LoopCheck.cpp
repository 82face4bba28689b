// LoopCheck.cpp - emits the conditions of LoopRanges in front of a loop.
//
// Why each condition is enough is said in LoopRanges.cpp.

#include "codegen/LoopCheck.h"

#include "codegen/MemoryNode.h"

using namespace llvm;

namespace sinter::codegen {

LoopCheck::LoopCheck(const LoopRanges &ranges)
    : ranges(ranges), evolution(ranges.evolution),
      position(ranges.loop.getLoopPreheader()->getTerminator()), builder(position),
      expander(evolution, "range"), result(builder.getTrue()) {}

Value *LoopCheck::emitCount() {
  require(CmpInst::ICMP_UGE, ranges.backedgeCount,
          ranges.constant(LoopRanges::fewestIterations - 1));
  require(CmpInst::ICMP_ULE, ranges.backedgeCount, ranges.constant(UINT32_MAX));
  return std::exchange(result, builder.getTrue());
}

Value *LoopCheck::emit() {
  builder.SetInsertPoint(position);
  for (const SCEVPredicate *predicate : ranges.predicates)
    require(builder.CreateNot(expander.expandCodeForPredicate(predicate, position)));
  for (auto [value, expected] : ranges.invariants)
    require(expected ? value : builder.CreateNot(value));
  for (const Family &family : ranges.families)
    requireNoWrap(family);
  for (const SCEV *number : ranges.nonNegatives)
    require(CmpInst::ICMP_SGE, number, evolution.getZero(number->getType()));
  for (const LoopRanges::Bound &bound : ranges.bounds)
    requireBound(bound);
  for (const AccessGroup &group : ranges.accessGroups) {
    if (group.memory)
      requireInMemory(group);
    if (group.alignment > 1)
      requireAligned(group);
  }
  for (const AccessGroup &one : ranges.accessGroups)
    for (const AccessGroup &other : ranges.accessGroups)
      if (&one < &other && (one.isWritten || other.isWritten))
        requireDisjoint(one, other);
  for (const AccessGroup &group : ranges.accessGroups)
    if (group.begin != group.anchoredBegin || group.end != group.anchoredEnd)
      requireExtent(group);
  return result;
}

Value *LoopCheck::expand(const SCEV *expression) {
  return expander.expandCodeFor(expression, builder.getInt64Ty(), position);
}

Value *LoopCheck::compare(CmpInst::Predicate predicate, const SCEV *left, const SCEV *right) {
  if (evolution.isKnownPredicate(predicate, left, right))
    return builder.getTrue();
  Value *leftValue = expander.expandCodeFor(left, left->getType(), position);
  Value *rightValue = expander.expandCodeFor(right, right->getType(), position);
  return builder.CreateICmp(predicate, leftValue, rightValue);
}

void LoopCheck::require(CmpInst::Predicate predicate, const SCEV *left, const SCEV *right) {
  require(compare(predicate, left, right));
}

void LoopCheck::require(Value *condition) { result = builder.CreateAnd(result, condition); }

const SCEV *LoopCheck::last(const Recurrence &recurrence) const {
  return evolution.getAddExpr(recurrence.first,
                              evolution.getMulExpr(recurrence.step, ranges.backedgeCount));
}

/// 0 <= value + distance < 2^32 at both ends. What is zero-extended is not negative by itself.
void LoopCheck::requireNoWrap(const Family &family) {
  Type *i64 = builder.getInt64Ty();
  const Recurrence value{evolution.getZeroExtendExpr(family.start, i64),
                         evolution.getSignExtendExpr(family.step, i64), true, false};
  const bool isRising = ranges.isKnownRising(value.step);
  const bool isFalling = ranges.isKnownFalling(value.step);
  const SCEV *least = ranges.constant(-family.least);
  const SCEV *most = ranges.constant(std::int64_t(UINT32_MAX) - family.most);
  if (!isFalling && family.least < 0)
    require(CmpInst::ICMP_SGE, value.first, least);
  if (!isRising)
    require(CmpInst::ICMP_SGE, last(value), least);
  if (!isRising && family.most > 0)
    require(CmpInst::ICMP_SLE, value.first, most);
  if (!isFalling)
    require(CmpInst::ICMP_SLE, last(value), most);
}

/// Limits are below 2^63, so the first value is, too; what rises from there by less than 2^63 is
/// greatest in the end, and what falls must not have become negative, which would be above limits.
/// Of several, the greatest counts for the one end, and the least for the other.
void LoopCheck::requireBound(const LoopRanges::Bound &bound) {
  const CmpInst::Predicate predicate = bound.isStrict ? CmpInst::ICMP_ULT : CmpInst::ICMP_ULE;
  require(CmpInst::ICMP_SGE, bound.limit, ranges.constant(0));
  if (!bound.value.isSmall || !ranges.isKnownRising(bound.value.step))
    require(predicate, bound.value.first, bound.limit);
  const SCEV *end = last(bound.value);
  require(predicate, end, bound.limit);
  if (bound.least < 0 && !ranges.isKnownRising(bound.value.step))
    require(predicate, ranges.plus(end, bound.least), bound.limit);
}

/// Beginning and end, at the first and the last iteration, are not above the size. Half of that
/// follows from the other half where the direction is known: the end furthest up then needs a
/// beginning that is known not to be negative.
void LoopCheck::requireInMemory(const AccessGroup &group) {
  const MemoryExtent memory = followPaths(builder, *group.memory);
  const SCEV *base = evolution.getSCEV(memory.base), *size = evolution.getSCEV(memory.size);
  auto requireInside = [&](const SCEV *address, std::int64_t offset) {
    const SCEV *inMemory = ranges.plus(evolution.getMinusSCEV(address, base), offset);
    if (offset != group.anchoredBegin || !ranges.isSmall(inMemory))
      require(CmpInst::ICMP_ULE, inMemory, size);
  };
  const SCEV *low = group.base.first, *high = last(group.base);
  if (ranges.isKnownRising(group.base.step) || ranges.isKnownFalling(group.base.step)) {
    if (!ranges.isKnownRising(group.base.step))
      std::swap(low, high);
  } else {
    requireInside(low, group.anchoredEnd);
    requireInside(high, group.anchoredBegin);
  }
  requireInside(low, group.anchoredBegin);
  requireInside(high, group.anchoredEnd);
}

LoopCheck::Extent LoopCheck::extent(const AccessGroup &group) const {
  const SCEV *first = group.base.first, *last = this->last(group.base);
  if (!ranges.isKnownRising(group.base.step)) {
    if (ranges.isKnownFalling(group.base.step)) {
      std::swap(first, last);
    } else {
      const SCEV *low = evolution.getUMinExpr(first, last);
      last = evolution.getUMaxExpr(first, last);
      first = low;
    }
  }
  return {ranges.plus(first, group.begin), ranges.plus(last, group.end)};
}

void LoopCheck::requireAligned(const AccessGroup &group) {
  Value *rest = builder.CreateAnd(expand(group.base.first), builder.getInt64(group.alignment - 1));
  require(builder.CreateICmpEQ(rest, builder.getInt64(0)));
}

/// What is not all checked to be in memory must not wrap in 64 bits, for requireDisjoint's sake.
void LoopCheck::requireExtent(const AccessGroup &group) {
  const Extent range = extent(group);
  require(CmpInst::ICMP_ULE, range.begin, range.end);
}

void LoopCheck::requireDisjoint(const AccessGroup &one, const AccessGroup &other) {
  const Extent left = extent(one), right = extent(other);
  require(builder.CreateOr(compare(CmpInst::ICMP_ULE, left.end, right.begin),
                           compare(CmpInst::ICMP_ULE, right.end, left.begin)));
}

} // namespace sinter::codegen
