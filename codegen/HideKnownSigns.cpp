// HideKnownSigns.cpp - comparisons that LLVM's instruction selection for RISC-V does not end with.
//
// There `(x & 0xffffffff) == constant` becomes a comparison of x sign-extended from 32 bits, which
// needs one instruction less. Where bit 31 of x is known to be 0 that is the same as the first
// form, and another rule of LLVM 22 makes the first form of it again, and so on. With one use of x
// the bits that are known would have made the comparison something else before, so it is rare: the
// halves of a number that are compared one by one, or lanes of a vector.
// (https://github.com/llvm/llvm-project/issues/221521)
//
// So x goes through a statement of assembly without an instruction, after which nothing is known of
// it. Vectors are taken apart where the machine has none.
#include "codegen/HideKnownSigns.h"

#include "llvm/Analysis/ValueTracking.h"
#include "llvm/CodeGen/TargetLowering.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/PatternMatch.h"
#include "llvm/Support/KnownBits.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;
using namespace llvm::PatternMatch;

namespace sinter::codegen {
namespace {

Value *hide(IRBuilder<> &builder, Value *number) {
  auto *type = FunctionType::get(number->getType(), {number->getType()}, false);
  return builder.CreateCall(InlineAsm::get(type, "", "=r,0", /*hasSideEffects=*/false), {number});
}

/// The lower half of an i64, as i32 or with the upper one cleared; null if it is something else.
Value *wholeOf(Value *half) {
  Value *whole = nullptr;
  const bool isHalf = match(half, m_Trunc(m_Value(whole))) ||
                      match(half, m_And(m_Value(whole), m_SpecificInt(UINT32_MAX)));
  return isHalf && whole->getType()->isIntegerTy(64) ? whole : nullptr;
}

void hideNumber(ICmpInst &compare, const DataLayout &layout) {
  Value *half = compare.getOperand(0);
  Value *whole = wholeOf(half);
  const bool is32Bits = half->getType()->isIntegerTy(32) || half->getType()->isIntegerTy(64);
  if (!whole || !is32Bits || !computeKnownBits(whole, layout).Zero[31])
    return;
  IRBuilder<> builder(&compare);
  Value *hidden = hide(builder, whole);
  compare.setOperand(0, half->getType()->isIntegerTy(64)
                            ? builder.CreateAnd(hidden, UINT32_MAX)
                            : builder.CreateTrunc(hidden, half->getType()));
}

void hideLanes(ICmpInst &compare, const DataLayout &layout) {
  Value *lanes = compare.getOperand(0), *wide = nullptr;
  auto *type = cast<FixedVectorType>(lanes->getType());
  if (!type->getElementType()->isIntegerTy(32) || !match(lanes, m_BitCast(m_Value(wide))))
    return;
  auto *wideType = dyn_cast<FixedVectorType>(wide->getType());
  if (!wideType || !wideType->getElementType()->isIntegerTy(64))
    return;
  const unsigned count = wideType->getNumElements();
  auto hasKnownSign = [&](unsigned lane) {
    const KnownBits known = computeKnownBits(wide, APInt::getOneBitSet(count, lane), layout);
    return known.Zero[31] || known.Zero[63];
  };
  IRBuilder<> builder(&compare);
  Value *hidden = wide;
  for (unsigned lane = 0; lane != count; ++lane)
    if (hasKnownSign(lane))
      hidden = builder.CreateInsertElement(
          hidden, hide(builder, builder.CreateExtractElement(wide, lane)), lane);
  if (hidden != wide)
    compare.setOperand(0, builder.CreateBitCast(hidden, type));
}

} // namespace

void hideKnownSigns(Module &module, const TargetMachine &machine) {
  if (!machine.getTargetTriple().isRISCV64())
    return;
  const DataLayout &layout = module.getDataLayout();
  for (Function &function : module) {
    if (function.isDeclaration())
      continue;
    const bool hasVectors =
        machine.getSubtargetImpl(function)->getTargetLowering()->isTypeLegal(MVT::v4i32);
    for (Instruction &instruction : instructions(function)) {
      auto *compare = dyn_cast<ICmpInst>(&instruction);
      if (!compare || !compare->isEquality() || !isa<Constant>(compare->getOperand(1)))
        continue;
      if (!compare->getOperand(0)->getType()->isVectorTy())
        hideNumber(*compare, layout);
      else if (!hasVectors)
        hideLanes(*compare, layout);
    }
  }
}

} // namespace sinter::codegen
