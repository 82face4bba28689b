// LoopRanges.h - what a loop does to linear memory, as ranges of addresses known before it runs.
#pragma once

#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/IR/InstrTypes.h"

#include <optional>

namespace sinter::codegen {

/// The value first + i * step in iteration i of a loop, i64; `step` has 32 significant bits.
struct Recurrence {
  const llvm::SCEV *first;
  const llvm::SCEV *step;
  /// 0 <= first < 2^40, if no family wraps.
  bool isSmall;
  /// It is small, and no later value is negative either, if no family wraps.
  bool staysNonNegative;
};

/// Loads and stores at constant distances from each other in every iteration.
struct AccessGroup {
  struct Member {
    llvm::Instruction *access;
    std::int64_t offset; // its address is base + offset
  };
  Recurrence base;
  llvm::SmallVector<Member, 4> members = {};
  std::int64_t begin = 0, end = 0; // of the bytes of all members, from base
  bool isWritten = false;
  /// The `sinter.memory` node of its anchored members and the extent of these, or null.
  llvm::MDNode *memory = nullptr;
  std::int64_t anchoredBegin = 0, anchoredEnd = 0;
  /// If base is a multiple of this, each access is aligned to its size; 1 if that is not asked for.
  std::uint64_t alignment = 1;
};

/// Which alignment vector accesses need in order to be fast.
enum class VectorAlignment : std::uint8_t { None, Element };

/// 32-bit recurrences of equal step at constant distances. Each, zero-extended, is
/// zext(start) + i * sext(step) + its distance, if none of them wraps.
struct Family {
  const llvm::SCEV *start;
  const llvm::SCEV *step;
  std::int64_t least = 0, most = 0; // distances
};

/// The analysis of one innermost loop in simplified form. What it finds are conditions; LoopCheck
/// turns them into code.
class LoopRanges {
public:
  LoopRanges(llvm::Loop &loop, llvm::ScalarEvolution &evolution, VectorAlignment needs)
      : loop(loop), evolution(evolution), needs(needs) {}

  /// Below this many iterations the check costs more than it can gain.
  static constexpr std::uint64_t fewestIterations = 8;

  /// Whether code in front of the loop can tell that nothing in it traps and nothing that it writes
  /// overlaps anything else, and whether there is anything to gain. Changes nothing.
  bool analyze();

  /// Whether there is something to gain without the vectoriser: exits and clamps that go, or values
  /// that can stay in registers.
  bool gainsByItself() const;

  /// value <= limit, or value < limit, unsigned, must hold in every iteration; the limit is not
  /// negative if it is read as signed.
  struct Bound {
    Recurrence value;
    const llvm::SCEV *limit; // i64, invariant
    bool isStrict;
    /// The same holds for the recurrence at this distance, which is not positive.
    std::int64_t least = 0;
  };
  /// An exit to a trap, which is not taken if the bounds and invariants hold.
  struct TrapExit {
    llvm::BasicBlock *exiting;
    unsigned staySuccessor; // 0 or 1: the one inside the loop
  };

  llvm::Loop &loop;
  llvm::ScalarEvolution &evolution;
  /// The number of iterations less one if the predicates hold, i64.
  const llvm::SCEV *backedgeCount = nullptr;
  llvm::SmallVector<const llvm::SCEVPredicate *, 2> predicates;
  llvm::SmallVector<Family, 4> families;
  /// i32 expressions that must not be negative.
  llvm::SmallVector<const llvm::SCEV *, 4> nonNegatives;
  llvm::SmallVector<Bound, 4> bounds;
  /// i1 values of before the loop, and what they must be.
  llvm::SmallVector<std::pair<llvm::Value *, bool>, 2> invariants;
  llvm::SmallVector<TrapExit, 4> exits;
  llvm::SmallVector<AccessGroup, 4> accessGroups;

  bool isKnownRising(const llvm::SCEV *step) const;
  bool isKnownFalling(const llvm::SCEV *step) const;
  /// Whether the expression by itself is known to be in [0, 2^40).
  bool isSmall(const llvm::SCEV *expression) const;
  const llvm::SCEV *constant(std::int64_t value) const;
  const llvm::SCEV *plus(const llvm::SCEV *value, std::int64_t offset) const;

private:
  bool findTripCount();
  bool findExits();
  bool addCondition(llvm::Value *condition, bool whenStaying);
  bool addComparison(llvm::ICmpInst &comparison, bool whenStaying);
  bool addBound(const Recurrence &value, const llvm::SCEV *limit, bool isStrict);
  bool addClamp(const llvm::CallInst &clamp);
  bool findAccesses();
  bool addAccess(llvm::Instruction &access);
  bool addToGroup(llvm::Instruction &access, const Recurrence &address, llvm::MDNode *memory);
  void alignGroup(AccessGroup &group) const;
  bool isWorthwhile() const;
  bool isExpandable() const;
  std::optional<Recurrence> toRecurrence(const llvm::SCEV *expression);
  Recurrence widen(const llvm::SCEV *start, const llvm::SCEV *step);
  Recurrence normalize(const llvm::SCEV *start, const llvm::SCEV *step);
  std::optional<std::int64_t> distance(const llvm::SCEV *from, const llvm::SCEV *to) const;

  VectorAlignment needs;
  bool hasAnchored = false;
};

} // namespace sinter::codegen
