// ShortenChains.cpp - lets iterations of a loop wait less for each other's minimum or maximum.
//
// An unrolled loop that looks for the greatest of many numbers compares each with the greatest so
// far, one after the other:
//
//   best = max(max(max(best, a), b), c)     ->     best = max(best, max(max(a, b), c))
//
// The next iteration waits for one operation instead of three. Minimum and maximum of integers are
// associative and commutative, without exception, so the result is the same. LLVM reassociates sums
// and products, but not these; its vectoriser would, but where numbers are far apart in memory it
// does not vectorise, and producers of wasm have unrolled the loop. This pass comes after the last
// unrolling.
#include "codegen/ShortenChains.h"

#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;

namespace sinter::codegen {
namespace {

/// Of more numbers, all of which may be in registers at once, chains are left alone.
constexpr std::size_t mostNumbers = 16;

/// The numbers that `last` is the minimum or maximum of, through operations that nothing else uses.
SmallVector<Value *, 8> numbersOf(MinMaxIntrinsic &last, const Loop &loop) {
  SmallVector<Value *, 8> numbers, pending{&last};
  while (!pending.empty()) {
    Value *value = pending.pop_back_val();
    auto *operation = dyn_cast<MinMaxIntrinsic>(value);
    if (operation && operation->getIntrinsicID() == last.getIntrinsicID() &&
        loop.contains(operation) && (operation == &last || operation->hasOneUse()))
      pending.append({operation->getRHS(), operation->getLHS()});
    else
      numbers.push_back(value);
  }
  return numbers;
}

/// Pairs, then pairs of pairs, up to one number.
Value *combine(SmallVectorImpl<Value *> &numbers, Intrinsic::ID operation, IRBuilder<> &builder) {
  while (numbers.size() > 1) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < numbers.size(); i += 2)
      numbers[count++] = i + 1 == numbers.size()
                             ? numbers[i]
                             : builder.CreateBinaryIntrinsic(operation, numbers[i], numbers[i + 1]);
    numbers.truncate(count);
  }
  return numbers.front();
}

/// Makes what a variable becomes in one iteration one operation on it.
bool shorten(PHINode &variable, const Loop &loop) {
  auto *last = dyn_cast<MinMaxIntrinsic>(variable.getIncomingValueForBlock(loop.getLoopLatch()));
  if (!last || !loop.contains(last) || is_contained(last->operands(), &variable))
    return false;
  SmallVector<Value *, 8> numbers = numbersOf(*last, loop);
  if (numbers.size() > mostNumbers || count(numbers, &variable) != 1)
    return false;
  numbers.erase(find(numbers, &variable));
  IRBuilder<> builder(last);
  Value *others = combine(numbers, last->getIntrinsicID(), builder);
  last->replaceAllUsesWith(
      builder.CreateBinaryIntrinsic(last->getIntrinsicID(), others, &variable));
  RecursivelyDeleteTriviallyDeadInstructions(last);
  return true;
}

} // namespace

PreservedAnalyses ShortenChains::run(Function &function, FunctionAnalysisManager &analyses) {
  bool isChanged = false;
  for (Loop *loop : analyses.getResult<LoopAnalysis>(function).getLoopsInPreorder())
    if (loop->isInnermost() && loop->getLoopLatch())
      for (PHINode &phi : loop->getHeader()->phis())
        isChanged |= shorten(phi, *loop);
  if (!isChanged)
    return PreservedAnalyses::all();
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace sinter::codegen
