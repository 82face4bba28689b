// LoopCheck.h - emits the conditions of LoopRanges in front of a loop.
#pragma once

#include "codegen/LoopRanges.h"

#include "llvm/IR/IRBuilder.h"
#include "llvm/Transforms/Utils/ScalarEvolutionExpander.h"

namespace sinter::codegen {

/// Emits code before the terminator of the loop's preheader.
class LoopCheck {
public:
  explicit LoopCheck(const LoopRanges &ranges);

  /// i1: the number of iterations is worth the rest of the check, and not too large. Call once.
  llvm::Value *emitCount();
  /// i1: all other conditions hold. Call once, after emitCount. If the loop has another preheader
  /// by now, behind the one that it had, their code goes there.
  llvm::Value *emit();
  /// The value of an i64 expression before the loop.
  llvm::Value *expand(const llvm::SCEV *expression);

private:
  llvm::Value *compare(llvm::CmpInst::Predicate predicate, const llvm::SCEV *left,
                       const llvm::SCEV *right);
  void require(llvm::CmpInst::Predicate predicate, const llvm::SCEV *left, const llvm::SCEV *right);
  void require(llvm::Value *condition);
  void requireNoWrap(const Family &family);
  void requireBound(const LoopRanges::Bound &bound);
  void requireInMemory(const AccessGroup &group);
  void requireAligned(const AccessGroup &group);
  void requireExtent(const AccessGroup &group);
  void requireDisjoint(const AccessGroup &one, const AccessGroup &other);

  /// The recurrence's value in the last iteration.
  const llvm::SCEV *last(const Recurrence &recurrence) const;
  /// First byte and first byte behind all that a group ever accesses.
  struct Extent {
    const llvm::SCEV *begin;
    const llvm::SCEV *end;
  };
  Extent extent(const AccessGroup &group) const;

  const LoopRanges &ranges;
  llvm::ScalarEvolution &evolution;
  llvm::Instruction *position;
  llvm::IRBuilder<> builder;
  llvm::SCEVExpander expander;
  llvm::Value *result;
};

} // namespace sinter::codegen
