// SimdLane.cpp - what does not care for numbers: constants, moving lanes, bits, and masks.
//
// A v128 is <2 x i64> between instructions, in locals and in calls, whatever its lanes are: where
// there are no vector registers LLVM makes two integers of that. An instruction bitcasts to the
// shape that it sees and back; both cost nothing.
//
// https://webassembly.github.io/spec/core/exec/instructions.html#vector-instructions
#include "lowering/FunctionLowering.h"

#include "llvm/Analysis/ConstantFolding.h"

using namespace llvm;
using BinOp = llvm::Instruction::BinaryOps;

namespace sinter::lowering {

using enum Shape;

FixedVectorType *FunctionLowering::vectorType(Shape shape) {
  switch (shape) {
  case I8x16:
    return FixedVectorType::get(builder.getInt8Ty(), 16);
  case I16x8:
    return FixedVectorType::get(builder.getInt16Ty(), 8);
  case I32x4:
    return FixedVectorType::get(builder.getInt32Ty(), 4);
  case I64x2:
    return FixedVectorType::get(builder.getInt64Ty(), 2);
  case F32x4:
    return FixedVectorType::get(builder.getFloatTy(), 4);
  case F64x2:
    return FixedVectorType::get(builder.getDoubleTy(), 2);
  }
  llvm_unreachable("covered switch");
}

/// `vector` as lanes of another type. Constants stay constants, which needs LLVM's byte order.
Value *FunctionLowering::recast(Value *vector, Type *type) {
  if (auto *constant = dyn_cast<Constant>(vector))
    return ConstantFoldCastOperand(llvm::Instruction::BitCast, constant, type,
                                   function->getDataLayout());
  if (auto *cast = dyn_cast<BitCastInst>(vector); cast && cast->getSrcTy() == type)
    return cast->getOperand(0);
  return builder.CreateBitCast(vector, type);
}

Value *FunctionLowering::popVector(Shape shape) { return recast(pop(), vectorType(shape)); }

void FunctionLowering::pushVector(Value *vector) { push(recast(vector, vectorType(I64x2))); }

void FunctionLowering::splat(Shape shape) {
  FixedVectorType *type = vectorType(shape);
  Value *lane = pop();
  if (type->getElementType()->isIntegerTy())
    lane = builder.CreateTrunc(lane, type->getElementType());
  pushVector(builder.CreateVectorSplat(type->getNumElements(), lane));
}

Value *FunctionLowering::extractLane(Shape shape, unsigned lane) {
  return builder.CreateExtractElement(popVector(shape), std::uint64_t(lane));
}

void FunctionLowering::extractNarrow(Shape shape, unsigned lane, bool isSigned) {
  Value *value = extractLane(shape, lane);
  push(isSigned ? builder.CreateSExt(value, builder.getInt32Ty())
                : builder.CreateZExt(value, builder.getInt32Ty()));
}

void FunctionLowering::replaceLane(Shape shape, unsigned lane) {
  Value *value = escape(pop());
  Value *vector = popVector(shape);
  Type *laneType = vector->getType()->getScalarType();
  if (laneType->isIntegerTy())
    value = builder.CreateTrunc(value, laneType);
  pushVector(builder.CreateInsertElement(vector, value, std::uint64_t(lane)));
}

/// Bytes of the first operand, chosen by the second; 0 where it chooses none. One instruction on
/// processors that have it: LLVM recognises the pattern.
void FunctionLowering::swizzle() {
  Value *indices = popVector(I8x16);
  Value *bytes = popVector(I8x16);
  FixedVectorType *type = vectorType(I8x16);
  constexpr unsigned lanes = 16;
  Value *wrapped = builder.CreateAnd(indices, ConstantInt::get(type, lanes - 1));
  Value *chosen = PoisonValue::get(type);
  for (std::uint64_t i = 0; i < lanes; ++i) {
    Value *byte = builder.CreateExtractElement(bytes, builder.CreateExtractElement(wrapped, i));
    chosen = builder.CreateInsertElement(chosen, byte, i);
  }
  Value *isInside = builder.CreateICmpULT(indices, ConstantInt::get(type, lanes));
  pushVector(builder.CreateSelect(isInside, chosen, Constant::getNullValue(type)));
}

void FunctionLowering::bitSelect() {
  Value *mask = pop();
  Value *unset = pop();
  Value *set = pop();
  push(builder.CreateOr(builder.CreateAnd(set, mask),
                        builder.CreateAnd(unset, builder.CreateNot(mask))));
}

void FunctionLowering::allTrue(Shape shape) {
  Value *vector = popVector(shape);
  Value *isTrue = builder.CreateICmpNE(vector, Constant::getNullValue(vector->getType()));
  push(builder.CreateZExt(builder.CreateAndReduce(isTrue), builder.getInt32Ty()));
}

/// Bit i is the sign of lane i.
void FunctionLowering::bitmask(Shape shape) {
  FixedVectorType *type = vectorType(shape);
  Value *isNegative = builder.CreateICmpSLT(popVector(shape), Constant::getNullValue(type));
  Value *bits = builder.CreateBitCast(isNegative, builder.getIntNTy(type->getNumElements()));
  push(builder.CreateZExt(bits, builder.getInt32Ty()));
}

void FunctionLowering::lowerV128Const(const Instruction &inst) {
  push(vectorConstant(builder.getContext(), inst.bytes));
}

void FunctionLowering::lowerI8x16Shuffle(const Instruction &inst) {
  Value *rhs = popVector(I8x16);
  Value *lhs = popVector(I8x16);
  SmallVector<int, 16> lanes(inst.bytes.begin(), inst.bytes.end());
  pushVector(builder.CreateShuffleVector(lhs, rhs, lanes));
}
void FunctionLowering::lowerI8x16Swizzle(const Instruction &) { swizzle(); }

void FunctionLowering::lowerV128Not(const Instruction &) { push(builder.CreateNot(pop())); }
void FunctionLowering::lowerV128And(const Instruction &) { binary(BinOp::And); }
void FunctionLowering::lowerV128Andnot(const Instruction &) {
  push(builder.CreateNot(pop()));
  binary(BinOp::And);
}
void FunctionLowering::lowerV128Or(const Instruction &) { binary(BinOp::Or); }
void FunctionLowering::lowerV128Xor(const Instruction &) { binary(BinOp::Xor); }
void FunctionLowering::lowerV128Bitselect(const Instruction &) { bitSelect(); }
void FunctionLowering::lowerV128AnyTrue(const Instruction &) {
  Value *bits = builder.CreateBitCast(pop(), builder.getInt128Ty());
  push(builder.CreateZExt(builder.CreateIsNotNull(bits), builder.getInt32Ty()));
}

void FunctionLowering::lowerI8x16Splat(const Instruction &) { splat(I8x16); }
void FunctionLowering::lowerI16x8Splat(const Instruction &) { splat(I16x8); }
void FunctionLowering::lowerI32x4Splat(const Instruction &) { splat(I32x4); }
void FunctionLowering::lowerI64x2Splat(const Instruction &) { splat(I64x2); }
void FunctionLowering::lowerF32x4Splat(const Instruction &) { splat(F32x4); }
void FunctionLowering::lowerF64x2Splat(const Instruction &) { splat(F64x2); }

void FunctionLowering::lowerI8x16ExtractLaneS(const Instruction &inst) {
  extractNarrow(I8x16, inst.lane, true);
}
void FunctionLowering::lowerI8x16ExtractLaneU(const Instruction &inst) {
  extractNarrow(I8x16, inst.lane, false);
}
void FunctionLowering::lowerI16x8ExtractLaneS(const Instruction &inst) {
  extractNarrow(I16x8, inst.lane, true);
}
void FunctionLowering::lowerI16x8ExtractLaneU(const Instruction &inst) {
  extractNarrow(I16x8, inst.lane, false);
}
void FunctionLowering::lowerI32x4ExtractLane(const Instruction &inst) {
  push(extractLane(I32x4, inst.lane));
}
void FunctionLowering::lowerI64x2ExtractLane(const Instruction &inst) {
  push(extractLane(I64x2, inst.lane));
}
void FunctionLowering::lowerF32x4ExtractLane(const Instruction &inst) {
  push(extractLane(F32x4, inst.lane));
}
void FunctionLowering::lowerF64x2ExtractLane(const Instruction &inst) {
  push(extractLane(F64x2, inst.lane));
}

void FunctionLowering::lowerI8x16ReplaceLane(const Instruction &inst) {
  replaceLane(I8x16, inst.lane);
}
void FunctionLowering::lowerI16x8ReplaceLane(const Instruction &inst) {
  replaceLane(I16x8, inst.lane);
}
void FunctionLowering::lowerI32x4ReplaceLane(const Instruction &inst) {
  replaceLane(I32x4, inst.lane);
}
void FunctionLowering::lowerI64x2ReplaceLane(const Instruction &inst) {
  replaceLane(I64x2, inst.lane);
}
void FunctionLowering::lowerF32x4ReplaceLane(const Instruction &inst) {
  replaceLane(F32x4, inst.lane);
}
void FunctionLowering::lowerF64x2ReplaceLane(const Instruction &inst) {
  replaceLane(F64x2, inst.lane);
}

void FunctionLowering::lowerI8x16AllTrue(const Instruction &) { allTrue(I8x16); }
void FunctionLowering::lowerI8x16Bitmask(const Instruction &) { bitmask(I8x16); }
void FunctionLowering::lowerI16x8AllTrue(const Instruction &) { allTrue(I16x8); }
void FunctionLowering::lowerI16x8Bitmask(const Instruction &) { bitmask(I16x8); }
void FunctionLowering::lowerI32x4AllTrue(const Instruction &) { allTrue(I32x4); }
void FunctionLowering::lowerI32x4Bitmask(const Instruction &) { bitmask(I32x4); }
void FunctionLowering::lowerI64x2AllTrue(const Instruction &) { allTrue(I64x2); }
void FunctionLowering::lowerI64x2Bitmask(const Instruction &) { bitmask(I64x2); }

} // namespace sinter::lowering
