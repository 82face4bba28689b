// SimdConversion.cpp - between lane widths, and between integer and float lanes.
//
// https://webassembly.github.io/spec/core/exec/numerics.html#conversions
#include "lowering/FunctionLowering.h"

using namespace llvm;

namespace sinter::lowering {

using enum Shape;

/// Two vectors of wide lanes to one of narrow ones, saturating. The operands are signed.
void FunctionLowering::narrow(Shape from, bool isSigned) {
  Value *high = popVector(from);
  Value *low = popVector(from);
  SmallVector<int, 16> all(2 * vectorType(from)->getNumElements());
  std::iota(all.begin(), all.end(), 0);
  Value *lanes = builder.CreateShuffleVector(low, high, all);
  auto *type = cast<VectorType>(lanes->getType());
  unsigned bits = type->getScalarSizeInBits();
  APInt smallest = isSigned ? APInt::getSignedMinValue(bits / 2).sext(bits) : APInt(bits, 0);
  APInt largest = isSigned ? APInt::getSignedMaxValue(bits / 2).sext(bits)
                           : APInt::getMaxValue(bits / 2).zext(bits);
  lanes = builder.CreateBinaryIntrinsic(Intrinsic::smax, lanes, ConstantInt::get(type, smallest));
  lanes = builder.CreateBinaryIntrinsic(Intrinsic::smin, lanes, ConstantInt::get(type, largest));
  pushVector(builder.CreateTrunc(lanes, VectorType::getTruncatedElementVectorType(type)));
}

/// The lower or upper half of the lanes, each twice as wide.
Value *FunctionLowering::extendHalf(Value *vector, Half half, bool isSigned) {
  auto *type = cast<FixedVectorType>(vector->getType());
  SmallVector<int, 8> lanes(type->getNumElements() / 2);
  std::iota(lanes.begin(), lanes.end(), half == Half::Low ? 0 : lanes.size());
  Value *narrow = builder.CreateShuffleVector(vector, lanes);
  Type *wide = VectorType::getExtendedElementVectorType(cast<VectorType>(narrow->getType()));
  return isSigned ? builder.CreateSExt(narrow, wide) : builder.CreateZExt(narrow, wide);
}

void FunctionLowering::extend(Shape from, Half half, bool isSigned) {
  pushVector(extendHalf(popVector(from), half, isSigned));
}

void FunctionLowering::extendMultiply(Shape from, Half half, bool isSigned) {
  Value *rhs = extendHalf(popVector(from), half, isSigned);
  Value *lhs = extendHalf(popVector(from), half, isSigned);
  pushVector(builder.CreateMul(lhs, rhs));
}

/// Sums of neighbours, in lanes twice as wide.
Value *FunctionLowering::addPairs(Value *vector, Shape to, bool isSigned) {
  FixedVectorType *wide = vectorType(to);
  Value *pairs = recast(vector, wide);
  Constant *bits = ConstantInt::get(wide, wide->getScalarSizeInBits() / 2);
  Value *even = builder.CreateShl(pairs, bits);
  if (isSigned)
    return builder.CreateAdd(builder.CreateAShr(even, bits), builder.CreateAShr(pairs, bits));
  return builder.CreateAdd(builder.CreateLShr(even, bits), builder.CreateLShr(pairs, bits));
}

/// i32 lanes; those without a float lane become 0.
void FunctionLowering::vectorTruncateSaturating(Shape from, bool isSigned) {
  Value *vector = popVector(from);
  auto *type = FixedVectorType::get(builder.getInt32Ty(), vectorType(from)->getNumElements());
  Value *result = builder.CreateIntrinsic(isSigned ? Intrinsic::fptosi_sat : Intrinsic::fptoui_sat,
                                          {type, vector->getType()}, {vector});
  pushVector(from == F64x2 ? withZeros(result) : result);
}

/// As many i32 lanes as there are float lanes.
void FunctionLowering::vectorConvert(Shape to, bool isSigned) {
  Value *vector = hide(popVector(I32x4));
  FixedVectorType *type = vectorType(to);
  if (to == F64x2)
    vector = builder.CreateShuffleVector(vector, {0, 1});
  pushVector(isSigned ? builder.CreateSIToFP(vector, type) : builder.CreateUIToFP(vector, type));
}

/// Two lanes, then two of 0.
Value *FunctionLowering::withZeros(Value *vector) {
  return builder.CreateShuffleVector(vector, Constant::getNullValue(vector->getType()),
                                     {0, 1, 2, 3});
}

void FunctionLowering::lowerF32x4DemoteF64x2Zero(const Instruction &) {
  Value *vector = popVector(F64x2);
  Value *narrow =
      withZeros(builder.CreateFPTrunc(vector, FixedVectorType::get(builder.getFloatTy(), 2)));
  // LLVM replaces a demotion of a promotion by the operand, which may be a signalling NaN.
  pushVector(isa<BinaryOperator>(vector) ? narrow : quiet(narrow));
}
void FunctionLowering::lowerF64x2PromoteLowF32x4(const Instruction &) {
  Value *low = builder.CreateShuffleVector(popVector(F32x4), {0, 1});
  pushVector(builder.CreateFPExt(low, vectorType(F64x2)));
}

void FunctionLowering::lowerI8x16NarrowI16x8S(const Instruction &) { narrow(I16x8, true); }
void FunctionLowering::lowerI8x16NarrowI16x8U(const Instruction &) { narrow(I16x8, false); }
void FunctionLowering::lowerI16x8NarrowI32x4S(const Instruction &) { narrow(I32x4, true); }
void FunctionLowering::lowerI16x8NarrowI32x4U(const Instruction &) { narrow(I32x4, false); }

void FunctionLowering::lowerI16x8ExtendLowI8x16S(const Instruction &) {
  extend(I8x16, Half::Low, true);
}
void FunctionLowering::lowerI16x8ExtendHighI8x16S(const Instruction &) {
  extend(I8x16, Half::High, true);
}
void FunctionLowering::lowerI16x8ExtendLowI8x16U(const Instruction &) {
  extend(I8x16, Half::Low, false);
}
void FunctionLowering::lowerI16x8ExtendHighI8x16U(const Instruction &) {
  extend(I8x16, Half::High, false);
}
void FunctionLowering::lowerI32x4ExtendLowI16x8S(const Instruction &) {
  extend(I16x8, Half::Low, true);
}
void FunctionLowering::lowerI32x4ExtendHighI16x8S(const Instruction &) {
  extend(I16x8, Half::High, true);
}
void FunctionLowering::lowerI32x4ExtendLowI16x8U(const Instruction &) {
  extend(I16x8, Half::Low, false);
}
void FunctionLowering::lowerI32x4ExtendHighI16x8U(const Instruction &) {
  extend(I16x8, Half::High, false);
}
void FunctionLowering::lowerI64x2ExtendLowI32x4S(const Instruction &) {
  extend(I32x4, Half::Low, true);
}
void FunctionLowering::lowerI64x2ExtendHighI32x4S(const Instruction &) {
  extend(I32x4, Half::High, true);
}
void FunctionLowering::lowerI64x2ExtendLowI32x4U(const Instruction &) {
  extend(I32x4, Half::Low, false);
}
void FunctionLowering::lowerI64x2ExtendHighI32x4U(const Instruction &) {
  extend(I32x4, Half::High, false);
}

void FunctionLowering::lowerI16x8ExtmulLowI8x16S(const Instruction &) {
  extendMultiply(I8x16, Half::Low, true);
}
void FunctionLowering::lowerI16x8ExtmulHighI8x16S(const Instruction &) {
  extendMultiply(I8x16, Half::High, true);
}
void FunctionLowering::lowerI16x8ExtmulLowI8x16U(const Instruction &) {
  extendMultiply(I8x16, Half::Low, false);
}
void FunctionLowering::lowerI16x8ExtmulHighI8x16U(const Instruction &) {
  extendMultiply(I8x16, Half::High, false);
}
void FunctionLowering::lowerI32x4ExtmulLowI16x8S(const Instruction &) {
  extendMultiply(I16x8, Half::Low, true);
}
void FunctionLowering::lowerI32x4ExtmulHighI16x8S(const Instruction &) {
  extendMultiply(I16x8, Half::High, true);
}
void FunctionLowering::lowerI32x4ExtmulLowI16x8U(const Instruction &) {
  extendMultiply(I16x8, Half::Low, false);
}
void FunctionLowering::lowerI32x4ExtmulHighI16x8U(const Instruction &) {
  extendMultiply(I16x8, Half::High, false);
}
void FunctionLowering::lowerI64x2ExtmulLowI32x4S(const Instruction &) {
  extendMultiply(I32x4, Half::Low, true);
}
void FunctionLowering::lowerI64x2ExtmulHighI32x4S(const Instruction &) {
  extendMultiply(I32x4, Half::High, true);
}
void FunctionLowering::lowerI64x2ExtmulLowI32x4U(const Instruction &) {
  extendMultiply(I32x4, Half::Low, false);
}
void FunctionLowering::lowerI64x2ExtmulHighI32x4U(const Instruction &) {
  extendMultiply(I32x4, Half::High, false);
}

void FunctionLowering::lowerI16x8ExtaddPairwiseI8x16S(const Instruction &) {
  pushVector(addPairs(popVector(I8x16), I16x8, true));
}
void FunctionLowering::lowerI16x8ExtaddPairwiseI8x16U(const Instruction &) {
  pushVector(addPairs(popVector(I8x16), I16x8, false));
}
void FunctionLowering::lowerI32x4ExtaddPairwiseI16x8S(const Instruction &) {
  pushVector(addPairs(popVector(I16x8), I32x4, true));
}
void FunctionLowering::lowerI32x4ExtaddPairwiseI16x8U(const Instruction &) {
  pushVector(addPairs(popVector(I16x8), I32x4, false));
}

void FunctionLowering::lowerI32x4TruncSatF32x4S(const Instruction &) {
  vectorTruncateSaturating(F32x4, true);
}
void FunctionLowering::lowerI32x4TruncSatF32x4U(const Instruction &) {
  vectorTruncateSaturating(F32x4, false);
}
void FunctionLowering::lowerI32x4TruncSatF64x2SZero(const Instruction &) {
  vectorTruncateSaturating(F64x2, true);
}
void FunctionLowering::lowerI32x4TruncSatF64x2UZero(const Instruction &) {
  vectorTruncateSaturating(F64x2, false);
}
void FunctionLowering::lowerF32x4ConvertI32x4S(const Instruction &) { vectorConvert(F32x4, true); }
void FunctionLowering::lowerF32x4ConvertI32x4U(const Instruction &) { vectorConvert(F32x4, false); }
void FunctionLowering::lowerF64x2ConvertLowI32x4S(const Instruction &) {
  vectorConvert(F64x2, true);
}
void FunctionLowering::lowerF64x2ConvertLowI32x4U(const Instruction &) {
  vectorConvert(F64x2, false);
}

} // namespace sinter::lowering
