// RelaxedSimd.cpp - relaxed vector instructions, each with one result everywhere.
//
// The specification leaves a few results open. Sinter chooses the same one on every processor, at
// every level and in every mode; docs/relaxed-simd.md lists the choices.
//
// https://webassembly.github.io/spec/core/exec/relaxed.html
#include "lowering/FunctionLowering.h"

using namespace llvm;
using BinOp = llvm::Instruction::BinaryOps;

namespace sinter::lowering {

using enum Shape;

/// a * b + c, or -(a * b) + c, rounded twice.
void FunctionLowering::multiplyAdd(Shape shape, bool isNegated) {
  Value *addend = popVector(shape);
  Value *rhs = popVector(shape);
  Value *lhs = popVector(shape);
  Value *product = floatOperation(BinOp::FMul, lhs, rhs);
  if (isNegated)
    pushVector(floatOperation(BinOp::FSub, addend, product));
  else
    pushVector(floatOperation(BinOp::FAdd, product, addend));
}

/// The sums of products of neighbours, all signed, in i16 lanes. They wrap.
Value *FunctionLowering::dotBytes() {
  Type *wide = VectorType::getExtendedElementVectorType(vectorType(I8x16));
  Value *rhs = builder.CreateSExt(popVector(I8x16), wide);
  Value *lhs = builder.CreateSExt(popVector(I8x16), wide);
  Value *products = builder.CreateMul(lhs, rhs);
  return builder.CreateAdd(builder.CreateShuffleVector(products, {0, 2, 4, 6, 8, 10, 12, 14}),
                           builder.CreateShuffleVector(products, {1, 3, 5, 7, 9, 11, 13, 15}));
}

void FunctionLowering::lowerI8x16RelaxedSwizzle(const Instruction &) { swizzle(); }

void FunctionLowering::lowerI32x4RelaxedTruncF32x4S(const Instruction &) {
  vectorTruncateSaturating(F32x4, true);
}
void FunctionLowering::lowerI32x4RelaxedTruncF32x4U(const Instruction &) {
  vectorTruncateSaturating(F32x4, false);
}
void FunctionLowering::lowerI32x4RelaxedTruncF64x2SZero(const Instruction &) {
  vectorTruncateSaturating(F64x2, true);
}
void FunctionLowering::lowerI32x4RelaxedTruncF64x2UZero(const Instruction &) {
  vectorTruncateSaturating(F64x2, false);
}

void FunctionLowering::lowerF32x4RelaxedMadd(const Instruction &) { multiplyAdd(F32x4, false); }
void FunctionLowering::lowerF32x4RelaxedNmadd(const Instruction &) { multiplyAdd(F32x4, true); }
void FunctionLowering::lowerF64x2RelaxedMadd(const Instruction &) { multiplyAdd(F64x2, false); }
void FunctionLowering::lowerF64x2RelaxedNmadd(const Instruction &) { multiplyAdd(F64x2, true); }

void FunctionLowering::lowerI8x16RelaxedLaneselect(const Instruction &) { bitSelect(); }
void FunctionLowering::lowerI16x8RelaxedLaneselect(const Instruction &) { bitSelect(); }
void FunctionLowering::lowerI32x4RelaxedLaneselect(const Instruction &) { bitSelect(); }
void FunctionLowering::lowerI64x2RelaxedLaneselect(const Instruction &) { bitSelect(); }

void FunctionLowering::lowerF32x4RelaxedMin(const Instruction &) {
  selectMinMax(F32x4, CmpInst::FCMP_OLT);
}
void FunctionLowering::lowerF32x4RelaxedMax(const Instruction &) {
  selectMinMax(F32x4, CmpInst::FCMP_OGT);
}
void FunctionLowering::lowerF64x2RelaxedMin(const Instruction &) {
  selectMinMax(F64x2, CmpInst::FCMP_OLT);
}
void FunctionLowering::lowerF64x2RelaxedMax(const Instruction &) {
  selectMinMax(F64x2, CmpInst::FCMP_OGT);
}

void FunctionLowering::lowerI16x8RelaxedQ15mulrS(const Instruction &) { multiplyRounding(); }
void FunctionLowering::lowerI16x8RelaxedDotI8x16I7x16S(const Instruction &) {
  pushVector(dotBytes());
}
void FunctionLowering::lowerI32x4RelaxedDotI8x16I7x16AddS(const Instruction &) {
  Value *addend = popVector(I32x4);
  pushVector(builder.CreateAdd(addPairs(dotBytes(), I32x4, true), addend));
}

} // namespace sinter::lowering
