// MergeChecks.cpp - removes bounds checks that an earlier check has made superfluous.
//
// Lowering looks for such checks while it walks over a body, up to the next place where paths join.
// LLVM finds more of them, but takes each load of a memory's size for another number: behind a
// call, which may have grown the memory, it starts anew. Yet memories never shrink. What was below
// the size remains below it, whatever has been called.
//
//   if (p + 8 > size) trap          one check in the entry
//   f()
//   loop: if (p + 4 > size') trap   goes, in every block that the first one dominates
//
// Why this is sound. A check is a branch to the trap whose other side is reached only if
//
//   zext(x) + end <= s
//
// holds as a statement about 64-bit numbers that did not wrap, where s is a load of the memory's
// size. The node on the call of the trap says where the size is kept; that s is loaded from there
// is verified, not assumed, since LLVM may have rewritten the branch. If that side of the branch
// dominates another check with the same x (SSA: the same number), of the same memory, and with an
// end that is not greater, then the size has been at least zext(x) + end at an earlier time, and so
// it is now: the second check cannot fail. Removing it moves no trap and no side effect.
//
// Nothing is done for memories that another thread may grow (they have no node), and for those of
// 64-bit indices, whose checks have another form; LLVM's own passes see to them.
#include "codegen/MergeChecks.h"

#include "codegen/MemoryNode.h"

#include "llvm/ADT/ScopedHashTable.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/PatternMatch.h"

#include <optional>

using namespace llvm;

namespace sinter::codegen {
namespace {

/// A branch of which one side is reached only if zext(index) + end <= size of a memory.
struct Check {
  BranchInst *branch;
  CallInst *trap;
  BasicBlock *inside;
  Value *index; // i32, or i64 if it is no zero-extension
  std::uint64_t end;
};

CallInst *trapOf(BasicBlock &block) {
  auto *call = dyn_cast<CallInst>(block.getFirstNonPHIIt());
  return call && memoryNode(*call) ? call : nullptr;
}

/// Takes sum apart into index + what is added to it; false if that might wrap.
bool splitSum(Value *sum, Value *&index, std::uint64_t &end) {
  using namespace PatternMatch;
  const APInt *number;
  if (match(sum, m_NUWAddLike(m_Value(index), m_APInt(number)))) {
    if (number->getActiveBits() > 40)
      return false;
    end += number->getZExtValue();
  } else {
    index = sum;
  }
  return true;
}

std::optional<Check> checkAt(BasicBlock &block) {
  using namespace PatternMatch;
  auto *branch = dyn_cast<BranchInst>(block.getTerminator());
  if (!branch || !branch->isConditional())
    return std::nullopt;
  const bool trapsIfTrue = trapOf(*branch->getSuccessor(0));
  CallInst *trap = trapOf(*branch->getSuccessor(trapsIfTrue ? 0 : 1));
  auto *comparison = dyn_cast<ICmpInst>(branch->getCondition());
  if (!trap || !comparison)
    return std::nullopt;
  // What holds inside is `sum <= size`, or `sum < size`.
  CmpPredicate predicate =
      trapsIfTrue ? comparison->getInversePredicate() : comparison->getPredicate();
  Value *sum = comparison->getOperand(0), *size = comparison->getOperand(1);
  if (predicate == CmpInst::ICMP_UGE || predicate == CmpInst::ICMP_UGT) {
    std::swap(sum, size);
    predicate = CmpInst::getSwappedPredicate(predicate);
  }
  if ((predicate != CmpInst::ICMP_ULE && predicate != CmpInst::ICMP_ULT) ||
      !isSizeOf(*memoryNode(*trap), size))
    return std::nullopt;
  Check check{branch, trap, branch->getSuccessor(trapsIfTrue ? 1 : 0), nullptr,
              predicate == CmpInst::ICMP_ULT ? 1u : 0u};
  Value *wide, *narrow;
  if (!splitSum(sum, wide, check.end))
    return std::nullopt;
  check.index = wide;
  if (match(wide, m_ZExt(m_Value(narrow))) && !splitSum(narrow, check.index, check.end))
    return std::nullopt;
  return check;
}

/// A memory, by its node, and an index into it.
using Key = std::pair<const MDNode *, Value *>;
using Table = ScopedHashTable<Key, std::uint64_t>;

/// Walks the dominator tree with a stack of its own: functions may be deep.
class Walk {
public:
  Walk(DominatorTree &dominators) : dominators(dominators) {}
  SmallVector<Check, 8> findSuperfluous();

private:
  struct Level {
    Level(Table &table, DomTreeNode *node) : scope(table), next(node->begin()), end(node->end()) {}
    Table::ScopeTy scope;
    DomTreeNode::iterator next, end;
  };
  void visit(BasicBlock &block);

  DominatorTree &dominators;
  Table table;
  SmallVector<Check, 8> superfluous;
};

/// What the only way into the block has checked holds in all that the block dominates.
void Walk::visit(BasicBlock &block) {
  if (BasicBlock *before = block.getSinglePredecessor())
    if (std::optional<Check> passed = checkAt(*before); passed && passed->inside == &block) {
      const Key key{memoryNode(*passed->trap), passed->index};
      table.insert(key, std::max(passed->end, table.lookup(key)));
    }
  if (std::optional<Check> check = checkAt(block))
    if (const Key key{memoryNode(*check->trap), check->index};
        table.count(key) && table.lookup(key) >= check->end)
      superfluous.push_back(*check);
}

SmallVector<Check, 8> Walk::findSuperfluous() {
  std::vector<std::unique_ptr<Level>> path;
  auto enter = [&](DomTreeNode *node) {
    path.push_back(std::make_unique<Level>(table, node));
    visit(*node->getBlock());
  };
  enter(dominators.getRootNode());
  while (!path.empty()) {
    Level &level = *path.back();
    if (level.next == level.end)
      path.pop_back();
    else
      enter(*level.next++);
  }
  return std::move(superfluous);
}

} // namespace

PreservedAnalyses MergeChecks::run(Function &function, FunctionAnalysisManager &analyses) {
  auto hasTrap = [](BasicBlock &block) { return trapOf(block) != nullptr; };
  if (none_of(function, hasTrap))
    return PreservedAnalyses::all();
  SmallVector<Check, 8> superfluous =
      Walk(analyses.getResult<DominatorTreeAnalysis>(function)).findSuperfluous();
  for (const Check &check : superfluous) {
    const bool trapsIfTrue = check.branch->getSuccessor(1) == check.inside;
    check.branch->setCondition(ConstantInt::getBool(function.getContext(), !trapsIfTrue));
    if (const DebugLoc &location = check.trap->getDebugLoc(); merged && location)
      merged->push_back(location.getLine());
  }
  if (superfluous.empty())
    return PreservedAnalyses::all();
  // The branches are still there; SimplifyCFG, which comes next, takes them away.
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace sinter::codegen
