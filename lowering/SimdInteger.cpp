// SimdInteger.cpp - integer arithmetic on lanes.
//
// All of it is plain LLVM arithmetic on vectors, written as LLVM expects it: back ends find their
// instructions for averages and pairwise products in it.
//
// https://webassembly.github.io/spec/core/exec/numerics.html
#include "lowering/FunctionLowering.h"

using namespace llvm;
using BinOp = llvm::Instruction::BinaryOps;

namespace sinter::lowering {

using enum Shape;

void FunctionLowering::vectorBinary(Shape shape, BinOp op) {
  Value *rhs = popVector(shape);
  Value *lhs = popVector(shape);
  pushVector(builder.CreateBinOp(op, lhs, rhs));
}

/// The count, modulo the width, is one i32 for all lanes.
void FunctionLowering::vectorShift(Shape shape, BinOp op) {
  FixedVectorType *type = vectorType(shape);
  Value *count = builder.CreateAnd(pop(), type->getScalarSizeInBits() - 1);
  count = builder.CreateZExtOrTrunc(count, type->getElementType());
  Value *counts = builder.CreateVectorSplat(type->getNumElements(), count);
  pushVector(builder.CreateBinOp(op, popVector(shape), counts));
}

void FunctionLowering::vectorIntrinsic(Shape shape, Intrinsic::ID id) {
  Value *rhs = popVector(shape);
  Value *lhs = popVector(shape);
  pushVector(builder.CreateBinaryIntrinsic(id, lhs, rhs));
}

void FunctionLowering::vectorNegate(Shape shape) {
  pushVector(builder.CreateNeg(popVector(shape)));
}

/// The smallest number is its own absolute value.
void FunctionLowering::vectorAbs(Shape shape) {
  pushVector(builder.CreateBinaryIntrinsic(Intrinsic::abs, popVector(shape), builder.getFalse()));
}

/// (a + b + 1) / 2, without overflow.
void FunctionLowering::averageRounding(Shape shape) {
  FixedVectorType *type = vectorType(shape);
  Type *wide = VectorType::getExtendedElementVectorType(type);
  Value *rhs = builder.CreateZExt(popVector(shape), wide);
  Value *lhs = builder.CreateZExt(popVector(shape), wide);
  Value *sum = builder.CreateAdd(builder.CreateAdd(lhs, rhs), ConstantInt::get(wide, 1));
  pushVector(builder.CreateTrunc(builder.CreateLShr(sum, ConstantInt::get(wide, 1)), type));
}

/// (a * b + 0x4000) >> 15. Only -1 * -1 is out of range, and the only product whose low 16 bits are
/// 0x8000: it becomes 0x7fff.
void FunctionLowering::multiplyRounding() {
  FixedVectorType *type = vectorType(I16x8);
  Type *wide = VectorType::getExtendedElementVectorType(type);
  Value *rhs = builder.CreateSExt(popVector(I16x8), wide);
  Value *lhs = builder.CreateSExt(popVector(I16x8), wide);
  Value *product = builder.CreateLShr(builder.CreateMul(lhs, rhs), ConstantInt::get(wide, 14));
  Value *rounded = builder.CreateAdd(product, ConstantInt::get(wide, 1));
  Value *result = builder.CreateTrunc(builder.CreateLShr(rounded, ConstantInt::get(wide, 1)), type);
  Value *isOutside = builder.CreateICmpEQ(result, ConstantInt::get(type, 0x8000));
  pushVector(builder.CreateXor(result, builder.CreateSExt(isOutside, type)));
}

void FunctionLowering::lowerI8x16Popcnt(const Instruction &) {
  pushVector(builder.CreateUnaryIntrinsic(Intrinsic::ctpop, popVector(I8x16)));
}
void FunctionLowering::lowerI16x8Q15mulrSatS(const Instruction &) { multiplyRounding(); }

/// The sum of products of neighbours. Only four times the smallest number is out of range; it
/// wraps.
void FunctionLowering::lowerI32x4DotI16x8S(const Instruction &) {
  Type *wide = VectorType::getExtendedElementVectorType(vectorType(I16x8));
  Value *rhs = builder.CreateSExt(popVector(I16x8), wide);
  Value *lhs = builder.CreateSExt(popVector(I16x8), wide);
  Value *products = builder.CreateMul(lhs, rhs);
  pushVector(builder.CreateAdd(builder.CreateShuffleVector(products, {0, 2, 4, 6}),
                               builder.CreateShuffleVector(products, {1, 3, 5, 7})));
}

void FunctionLowering::lowerI8x16Abs(const Instruction &) { vectorAbs(I8x16); }
void FunctionLowering::lowerI8x16Neg(const Instruction &) { vectorNegate(I8x16); }
void FunctionLowering::lowerI8x16Shl(const Instruction &) { vectorShift(I8x16, BinOp::Shl); }
void FunctionLowering::lowerI8x16ShrS(const Instruction &) { vectorShift(I8x16, BinOp::AShr); }
void FunctionLowering::lowerI8x16ShrU(const Instruction &) { vectorShift(I8x16, BinOp::LShr); }
void FunctionLowering::lowerI8x16Add(const Instruction &) { vectorBinary(I8x16, BinOp::Add); }
void FunctionLowering::lowerI8x16AddSatS(const Instruction &) {
  vectorIntrinsic(I8x16, Intrinsic::sadd_sat);
}
void FunctionLowering::lowerI8x16AddSatU(const Instruction &) {
  vectorIntrinsic(I8x16, Intrinsic::uadd_sat);
}
void FunctionLowering::lowerI8x16Sub(const Instruction &) { vectorBinary(I8x16, BinOp::Sub); }
void FunctionLowering::lowerI8x16SubSatS(const Instruction &) {
  vectorIntrinsic(I8x16, Intrinsic::ssub_sat);
}
void FunctionLowering::lowerI8x16SubSatU(const Instruction &) {
  vectorIntrinsic(I8x16, Intrinsic::usub_sat);
}
void FunctionLowering::lowerI8x16MinS(const Instruction &) {
  vectorIntrinsic(I8x16, Intrinsic::smin);
}
void FunctionLowering::lowerI8x16MinU(const Instruction &) {
  vectorIntrinsic(I8x16, Intrinsic::umin);
}
void FunctionLowering::lowerI8x16MaxS(const Instruction &) {
  vectorIntrinsic(I8x16, Intrinsic::smax);
}
void FunctionLowering::lowerI8x16MaxU(const Instruction &) {
  vectorIntrinsic(I8x16, Intrinsic::umax);
}
void FunctionLowering::lowerI8x16AvgrU(const Instruction &) { averageRounding(I8x16); }

void FunctionLowering::lowerI16x8Abs(const Instruction &) { vectorAbs(I16x8); }
void FunctionLowering::lowerI16x8Neg(const Instruction &) { vectorNegate(I16x8); }
void FunctionLowering::lowerI16x8Shl(const Instruction &) { vectorShift(I16x8, BinOp::Shl); }
void FunctionLowering::lowerI16x8ShrS(const Instruction &) { vectorShift(I16x8, BinOp::AShr); }
void FunctionLowering::lowerI16x8ShrU(const Instruction &) { vectorShift(I16x8, BinOp::LShr); }
void FunctionLowering::lowerI16x8Add(const Instruction &) { vectorBinary(I16x8, BinOp::Add); }
void FunctionLowering::lowerI16x8AddSatS(const Instruction &) {
  vectorIntrinsic(I16x8, Intrinsic::sadd_sat);
}
void FunctionLowering::lowerI16x8AddSatU(const Instruction &) {
  vectorIntrinsic(I16x8, Intrinsic::uadd_sat);
}
void FunctionLowering::lowerI16x8Sub(const Instruction &) { vectorBinary(I16x8, BinOp::Sub); }
void FunctionLowering::lowerI16x8SubSatS(const Instruction &) {
  vectorIntrinsic(I16x8, Intrinsic::ssub_sat);
}
void FunctionLowering::lowerI16x8SubSatU(const Instruction &) {
  vectorIntrinsic(I16x8, Intrinsic::usub_sat);
}
void FunctionLowering::lowerI16x8Mul(const Instruction &) { vectorBinary(I16x8, BinOp::Mul); }
void FunctionLowering::lowerI16x8MinS(const Instruction &) {
  vectorIntrinsic(I16x8, Intrinsic::smin);
}
void FunctionLowering::lowerI16x8MinU(const Instruction &) {
  vectorIntrinsic(I16x8, Intrinsic::umin);
}
void FunctionLowering::lowerI16x8MaxS(const Instruction &) {
  vectorIntrinsic(I16x8, Intrinsic::smax);
}
void FunctionLowering::lowerI16x8MaxU(const Instruction &) {
  vectorIntrinsic(I16x8, Intrinsic::umax);
}
void FunctionLowering::lowerI16x8AvgrU(const Instruction &) { averageRounding(I16x8); }

void FunctionLowering::lowerI32x4Abs(const Instruction &) { vectorAbs(I32x4); }
void FunctionLowering::lowerI32x4Neg(const Instruction &) { vectorNegate(I32x4); }
void FunctionLowering::lowerI32x4Shl(const Instruction &) { vectorShift(I32x4, BinOp::Shl); }
void FunctionLowering::lowerI32x4ShrS(const Instruction &) { vectorShift(I32x4, BinOp::AShr); }
void FunctionLowering::lowerI32x4ShrU(const Instruction &) { vectorShift(I32x4, BinOp::LShr); }
void FunctionLowering::lowerI32x4Add(const Instruction &) { vectorBinary(I32x4, BinOp::Add); }
void FunctionLowering::lowerI32x4Sub(const Instruction &) { vectorBinary(I32x4, BinOp::Sub); }
void FunctionLowering::lowerI32x4Mul(const Instruction &) { vectorBinary(I32x4, BinOp::Mul); }
void FunctionLowering::lowerI32x4MinS(const Instruction &) {
  vectorIntrinsic(I32x4, Intrinsic::smin);
}
void FunctionLowering::lowerI32x4MinU(const Instruction &) {
  vectorIntrinsic(I32x4, Intrinsic::umin);
}
void FunctionLowering::lowerI32x4MaxS(const Instruction &) {
  vectorIntrinsic(I32x4, Intrinsic::smax);
}
void FunctionLowering::lowerI32x4MaxU(const Instruction &) {
  vectorIntrinsic(I32x4, Intrinsic::umax);
}

void FunctionLowering::lowerI64x2Abs(const Instruction &) { vectorAbs(I64x2); }
void FunctionLowering::lowerI64x2Neg(const Instruction &) { vectorNegate(I64x2); }
void FunctionLowering::lowerI64x2Shl(const Instruction &) { vectorShift(I64x2, BinOp::Shl); }
void FunctionLowering::lowerI64x2ShrS(const Instruction &) { vectorShift(I64x2, BinOp::AShr); }
void FunctionLowering::lowerI64x2ShrU(const Instruction &) { vectorShift(I64x2, BinOp::LShr); }
void FunctionLowering::lowerI64x2Add(const Instruction &) { vectorBinary(I64x2, BinOp::Add); }
void FunctionLowering::lowerI64x2Sub(const Instruction &) { vectorBinary(I64x2, BinOp::Sub); }
void FunctionLowering::lowerI64x2Mul(const Instruction &) { vectorBinary(I64x2, BinOp::Mul); }

} // namespace sinter::lowering
