// SimdCompare.cpp - comparisons of lanes: all ones where they hold, all zeros elsewhere.
//
// https://webassembly.github.io/spec/core/exec/numerics.html
#include "lowering/FunctionLowering.h"

using namespace llvm;

namespace sinter::lowering {

using enum Shape;

void FunctionLowering::vectorCompare(Shape shape, CmpInst::Predicate predicate) {
  Value *rhs = popVector(shape);
  Value *lhs = popVector(shape);
  Type *mask = VectorType::getInteger(vectorType(shape));
  pushVector(builder.CreateSExt(builder.CreateCmp(predicate, lhs, rhs), mask));
}

void FunctionLowering::lowerI8x16Eq(const Instruction &) { vectorCompare(I8x16, CmpInst::ICMP_EQ); }
void FunctionLowering::lowerI8x16Ne(const Instruction &) { vectorCompare(I8x16, CmpInst::ICMP_NE); }
void FunctionLowering::lowerI8x16LtS(const Instruction &) {
  vectorCompare(I8x16, CmpInst::ICMP_SLT);
}
void FunctionLowering::lowerI8x16LtU(const Instruction &) {
  vectorCompare(I8x16, CmpInst::ICMP_ULT);
}
void FunctionLowering::lowerI8x16GtS(const Instruction &) {
  vectorCompare(I8x16, CmpInst::ICMP_SGT);
}
void FunctionLowering::lowerI8x16GtU(const Instruction &) {
  vectorCompare(I8x16, CmpInst::ICMP_UGT);
}
void FunctionLowering::lowerI8x16LeS(const Instruction &) {
  vectorCompare(I8x16, CmpInst::ICMP_SLE);
}
void FunctionLowering::lowerI8x16LeU(const Instruction &) {
  vectorCompare(I8x16, CmpInst::ICMP_ULE);
}
void FunctionLowering::lowerI8x16GeS(const Instruction &) {
  vectorCompare(I8x16, CmpInst::ICMP_SGE);
}
void FunctionLowering::lowerI8x16GeU(const Instruction &) {
  vectorCompare(I8x16, CmpInst::ICMP_UGE);
}

void FunctionLowering::lowerI16x8Eq(const Instruction &) { vectorCompare(I16x8, CmpInst::ICMP_EQ); }
void FunctionLowering::lowerI16x8Ne(const Instruction &) { vectorCompare(I16x8, CmpInst::ICMP_NE); }
void FunctionLowering::lowerI16x8LtS(const Instruction &) {
  vectorCompare(I16x8, CmpInst::ICMP_SLT);
}
void FunctionLowering::lowerI16x8LtU(const Instruction &) {
  vectorCompare(I16x8, CmpInst::ICMP_ULT);
}
void FunctionLowering::lowerI16x8GtS(const Instruction &) {
  vectorCompare(I16x8, CmpInst::ICMP_SGT);
}
void FunctionLowering::lowerI16x8GtU(const Instruction &) {
  vectorCompare(I16x8, CmpInst::ICMP_UGT);
}
void FunctionLowering::lowerI16x8LeS(const Instruction &) {
  vectorCompare(I16x8, CmpInst::ICMP_SLE);
}
void FunctionLowering::lowerI16x8LeU(const Instruction &) {
  vectorCompare(I16x8, CmpInst::ICMP_ULE);
}
void FunctionLowering::lowerI16x8GeS(const Instruction &) {
  vectorCompare(I16x8, CmpInst::ICMP_SGE);
}
void FunctionLowering::lowerI16x8GeU(const Instruction &) {
  vectorCompare(I16x8, CmpInst::ICMP_UGE);
}

void FunctionLowering::lowerI32x4Eq(const Instruction &) { vectorCompare(I32x4, CmpInst::ICMP_EQ); }
void FunctionLowering::lowerI32x4Ne(const Instruction &) { vectorCompare(I32x4, CmpInst::ICMP_NE); }
void FunctionLowering::lowerI32x4LtS(const Instruction &) {
  vectorCompare(I32x4, CmpInst::ICMP_SLT);
}
void FunctionLowering::lowerI32x4LtU(const Instruction &) {
  vectorCompare(I32x4, CmpInst::ICMP_ULT);
}
void FunctionLowering::lowerI32x4GtS(const Instruction &) {
  vectorCompare(I32x4, CmpInst::ICMP_SGT);
}
void FunctionLowering::lowerI32x4GtU(const Instruction &) {
  vectorCompare(I32x4, CmpInst::ICMP_UGT);
}
void FunctionLowering::lowerI32x4LeS(const Instruction &) {
  vectorCompare(I32x4, CmpInst::ICMP_SLE);
}
void FunctionLowering::lowerI32x4LeU(const Instruction &) {
  vectorCompare(I32x4, CmpInst::ICMP_ULE);
}
void FunctionLowering::lowerI32x4GeS(const Instruction &) {
  vectorCompare(I32x4, CmpInst::ICMP_SGE);
}
void FunctionLowering::lowerI32x4GeU(const Instruction &) {
  vectorCompare(I32x4, CmpInst::ICMP_UGE);
}

void FunctionLowering::lowerF32x4Eq(const Instruction &) {
  vectorCompare(F32x4, CmpInst::FCMP_OEQ);
}
void FunctionLowering::lowerF32x4Ne(const Instruction &) {
  vectorCompare(F32x4, CmpInst::FCMP_UNE);
}
void FunctionLowering::lowerF32x4Lt(const Instruction &) {
  vectorCompare(F32x4, CmpInst::FCMP_OLT);
}
void FunctionLowering::lowerF32x4Gt(const Instruction &) {
  vectorCompare(F32x4, CmpInst::FCMP_OGT);
}
void FunctionLowering::lowerF32x4Le(const Instruction &) {
  vectorCompare(F32x4, CmpInst::FCMP_OLE);
}
void FunctionLowering::lowerF32x4Ge(const Instruction &) {
  vectorCompare(F32x4, CmpInst::FCMP_OGE);
}

void FunctionLowering::lowerF64x2Eq(const Instruction &) {
  vectorCompare(F64x2, CmpInst::FCMP_OEQ);
}
void FunctionLowering::lowerF64x2Ne(const Instruction &) {
  vectorCompare(F64x2, CmpInst::FCMP_UNE);
}
void FunctionLowering::lowerF64x2Lt(const Instruction &) {
  vectorCompare(F64x2, CmpInst::FCMP_OLT);
}
void FunctionLowering::lowerF64x2Gt(const Instruction &) {
  vectorCompare(F64x2, CmpInst::FCMP_OGT);
}
void FunctionLowering::lowerF64x2Le(const Instruction &) {
  vectorCompare(F64x2, CmpInst::FCMP_OLE);
}
void FunctionLowering::lowerF64x2Ge(const Instruction &) {
  vectorCompare(F64x2, CmpInst::FCMP_OGE);
}

void FunctionLowering::lowerI64x2Eq(const Instruction &) { vectorCompare(I64x2, CmpInst::ICMP_EQ); }
void FunctionLowering::lowerI64x2Ne(const Instruction &) { vectorCompare(I64x2, CmpInst::ICMP_NE); }
void FunctionLowering::lowerI64x2LtS(const Instruction &) {
  vectorCompare(I64x2, CmpInst::ICMP_SLT);
}
void FunctionLowering::lowerI64x2GtS(const Instruction &) {
  vectorCompare(I64x2, CmpInst::ICMP_SGT);
}
void FunctionLowering::lowerI64x2LeS(const Instruction &) {
  vectorCompare(I64x2, CmpInst::ICMP_SLE);
}
void FunctionLowering::lowerI64x2GeS(const Instruction &) {
  vectorCompare(I64x2, CmpInst::ICMP_SGE);
}

} // namespace sinter::lowering
