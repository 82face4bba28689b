// WideProducts.cpp - makes one multiplication of the four that spell a 128-bit product.
//
// WebAssembly multiplies numbers of 64 bits to 64 bits. Producers that need all 128 (__multi3,
// hashes, big numbers, divisions by constants) write, with x = x1 * 2^32 + x0 and M = 2^32 - 1,
//
//   ll   = a0 * b0
//   mid  = (ll >> 32) + a1 * b0
//   mid' = (mid & M) + a0 * b1
//   high = a1 * b1 + (mid >> 32) + (mid' >> 32)
//   low  = mid' << 32 | ll & M
//
// where the processors have an instruction or two for it. No sum wraps but `high`, by what else is
// added to it: ll is at most M^2, so mid is at most M + M^2 < 2^64, and so is mid'. Counting in
// units of 2^32, mid is what ll carries and a1 * b0, mid' its low half and a0 * b1; the two carries
// and a1 * b1 are the high half of the product, the rest of mid' and ll the low one. So both are
// those of mul i128, whatever a and b are.
//
// The terms of `high` may stand in any order, and among others; all of them are looked for in a
// tree of additions. What is not used any more is removed by the passes that follow.
#include "codegen/WideProducts.h"

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/PatternMatch.h"

#include <optional>

using namespace llvm;
using namespace llvm::PatternMatch;

namespace sinter::codegen {
namespace {

constexpr std::uint64_t lowMask = UINT32_MAX;

auto lowHalf(Value *value) { return m_And(m_Specific(value), m_SpecificInt(lowMask)); }
auto highHalf(Value *value) { return m_LShr(m_Specific(value), m_SpecificInt(32)); }
template <typename Pattern>
auto carryOf(const Pattern &pattern) {
  return m_LShr(pattern, m_SpecificInt(32));
}

struct Product {
  Value *a, *b;
  Instruction *lowest; // ll
  Value *middle;       // mid
  Value *last;         // mid'
};

/// The product that `last` is the mid' of.
std::optional<Product> findProduct(Value *last) {
  Value *middle, *crossLast, *crossFirst, *lowest, *a, *b;
  if (!match(last, m_c_Add(m_And(m_Value(middle), m_SpecificInt(lowMask)), m_Value(crossLast))) ||
      !match(middle, m_c_Add(carryOf(m_Value(lowest)), m_Value(crossFirst))) ||
      !match(lowest, m_Mul(m_And(m_Value(a), m_SpecificInt(lowMask)),
                           m_And(m_Value(b), m_SpecificInt(lowMask)))))
    return std::nullopt;
  auto areCrossed = [&](Value *first, Value *second) {
    return match(first, m_c_Mul(highHalf(a), lowHalf(b))) &&
           match(second, m_c_Mul(lowHalf(a), highHalf(b)));
  };
  if (!areCrossed(crossFirst, crossLast) && !areCrossed(crossLast, crossFirst))
    return std::nullopt;
  return Product{a, b, cast<Instruction>(lowest), middle, last};
}

bool isAddition(const Value *value) {
  return match(value, m_Add(m_Value(), m_Value())) && value->getType()->isIntegerTy(64);
}

/// The last of the additions that end in one place each.
BinaryOperator *rootOf(Instruction *term) {
  BinaryOperator *root = nullptr;
  while (term->hasOneUse() && isAddition(term->user_back()))
    term = root = cast<BinaryOperator>(term->user_back());
  return root;
}

/// What is left of the sum without the terms of the high half; nothing if those are not in it.
std::optional<SmallVector<Value *, 8>> otherTerms(BinaryOperator *root, const Product &product) {
  constexpr unsigned mostTerms = 16;
  SmallVector<Value *, 8> pending{root}, others;
  bool hasHigh = false, hasMiddle = false, hasLast = false;
  for (unsigned count = 0; !pending.empty(); ++count) {
    Value *term = pending.pop_back_val();
    if (count == mostTerms)
      return std::nullopt;
    if (!hasHigh && match(term, m_c_Mul(highHalf(product.a), highHalf(product.b))))
      hasHigh = true;
    else if (!hasMiddle && match(term, highHalf(product.middle)))
      hasMiddle = true;
    else if (!hasLast && match(term, highHalf(product.last)))
      hasLast = true;
    else if (isAddition(term) && (term == root || term->hasOneUse()))
      pending.append({cast<User>(term)->getOperand(0), cast<User>(term)->getOperand(1)});
    else
      others.push_back(term);
  }
  if (!hasHigh || !hasMiddle || !hasLast)
    return std::nullopt;
  return others;
}

/// `carry` is the last of the carries.
bool replaceProduct(Instruction &carry, const Product &product) {
  BinaryOperator *root = rootOf(&carry);
  if (!root)
    return false;
  std::optional<SmallVector<Value *, 8>> others = otherTerms(root, product);
  if (!others)
    return false;

  IRBuilder<> builder(product.lowest);
  Type *wide = builder.getInt128Ty();
  Value *whole = builder.CreateNUWMul(builder.CreateZExt(product.a, wide),
                                      builder.CreateZExt(product.b, wide));
  Value *low = builder.CreateTrunc(whole, builder.getInt64Ty());
  Value *high = builder.CreateTrunc(builder.CreateLShr(whole, 64), builder.getInt64Ty());
  builder.SetInsertPoint(root);
  for (Value *other : *others)
    high = builder.CreateAdd(high, other);
  root->replaceAllUsesWith(high);

  for (User *shifted : SmallVector<User *, 4>(product.last->users())) {
    if (!match(shifted, m_Shl(m_Specific(product.last), m_SpecificInt(32))))
      continue;
    for (User *joined : SmallVector<User *, 4>(shifted->users()))
      if (match(joined, m_AddLike(m_Specific(shifted), lowHalf(product.lowest))) ||
          match(joined, m_AddLike(lowHalf(product.lowest), m_Specific(shifted))))
        joined->replaceAllUsesWith(low);
  }
  return true;
}

} // namespace

PreservedAnalyses WideProducts::run(Function &function, FunctionAnalysisManager &) {
  bool hasChanged = false;
  for (Instruction &instruction : instructions(function)) {
    Value *last;
    if (!instruction.getType()->isIntegerTy(64) || !match(&instruction, carryOf(m_Value(last))))
      continue;
    if (std::optional<Product> product = findProduct(last))
      hasChanged |= replaceProduct(instruction, *product);
  }
  if (!hasChanged)
    return PreservedAnalyses::all();
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace sinter::codegen
