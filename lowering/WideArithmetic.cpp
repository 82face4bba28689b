// WideArithmetic.cpp - 128-bit integers, each as two i64 operands, low half first.
//
// https://github.com/WebAssembly/wide-arithmetic/blob/main/proposals/wide-arithmetic/Overview.md
#include "lowering/FunctionLowering.h"

using namespace llvm;
using BinOp = llvm::Instruction::BinaryOps;

namespace sinter::lowering {

Value *FunctionLowering::popWide() {
  Type *wide = builder.getInt128Ty();
  Value *high = builder.CreateZExt(pop(), wide);
  Value *low = builder.CreateZExt(pop(), wide);
  return builder.CreateOr(builder.CreateShl(high, 64), low);
}

void FunctionLowering::pushWide(Value *value) {
  push(builder.CreateTrunc(value, builder.getInt64Ty()));
  push(builder.CreateTrunc(builder.CreateLShr(value, 64), builder.getInt64Ty()));
}

void FunctionLowering::wideBinary(BinOp op) {
  Value *rhs = popWide();
  Value *lhs = popWide();
  pushWide(builder.CreateBinOp(op, lhs, rhs));
}

/// The whole product of two i64: it fits.
void FunctionLowering::multiplyWide(bool isSigned) {
  Type *wide = builder.getInt128Ty();
  auto widen = [&](Value *value) {
    return isSigned ? builder.CreateSExt(value, wide) : builder.CreateZExt(value, wide);
  };
  Value *rhs = widen(pop());
  Value *lhs = widen(pop());
  pushWide(builder.CreateMul(lhs, rhs));
}

void FunctionLowering::lowerI64Add128(const Instruction &) { wideBinary(BinOp::Add); }
void FunctionLowering::lowerI64Sub128(const Instruction &) { wideBinary(BinOp::Sub); }
void FunctionLowering::lowerI64MulWideS(const Instruction &) { multiplyWide(true); }
void FunctionLowering::lowerI64MulWideU(const Instruction &) { multiplyWide(false); }

} // namespace sinter::lowering
