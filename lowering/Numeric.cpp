// Numeric.cpp - constants, integer and float arithmetic, comparisons, in the order of the spec.
//
// Where LLVM and wasm differ:
//
//   integers  A shift or rotation takes its count modulo the width. Division by zero traps, so does
//             the most negative number divided by -1, whose remainder is 0.
//   NaNs      A result that is a NaN must be a quiet one. LLVM assumes that nobody can tell, and
//             replaces x * 1.0, x - 0.0 or -0.0 - x by x or -x, also when x is a signalling NaN.
//             The operand beside such a constant is therefore quieted first, and where a float
//             constant goes anywhere else (a local, a call, a branch), it is read from memory whose
//             contents LLVM does not know, so that no later pass brings the two together, or makes
//             such a constant of others. The same goes for floats that are made of integers, which
//             may be constants by then.
//   min, max  LLVM's `minimum` and `maximum` are wasm's, but may return a signalling operand as it
//             is; so may rounding on some targets.
//
// https://webassembly.github.io/spec/core/exec/numerics.html
#include "lowering/FunctionLowering.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Analysis/ConstantFolding.h"

using namespace llvm;
using BinOp = llvm::Instruction::BinaryOps;

namespace sinter::lowering {

void FunctionLowering::binary(BinOp op) {
  Value *rhs = pop();
  Value *lhs = pop();
  push(builder.CreateBinOp(op, lhs, rhs));
}

void FunctionLowering::shift(BinOp op) {
  Value *count = pop();
  Value *value = pop();
  Type *type = value->getType();
  Value *modulo = builder.CreateAnd(count, ConstantInt::get(type, type->getIntegerBitWidth() - 1));
  push(builder.CreateBinOp(op, value, modulo));
}

void FunctionLowering::rotate(Intrinsic::ID direction) {
  Value *count = pop();
  Value *value = pop();
  push(builder.CreateIntrinsic(direction, {value->getType()}, {value, value, count}));
}

void FunctionLowering::divide(BinOp op) {
  Value *divisor = pop();
  Value *dividend = pop();
  Type *type = dividend->getType();
  trapIf(builder, builder.CreateIsNull(divisor), TrapKind::integer_divide_by_zero);
  Constant *minusOne = ConstantInt::getAllOnesValue(type);
  Constant *smallest =
      ConstantInt::get(builder.getContext(), APInt::getSignedMinValue(type->getIntegerBitWidth()));
  if (op == BinOp::SDiv)
    trapIf(builder,
           builder.CreateAnd(builder.CreateICmpEQ(dividend, smallest),
                             builder.CreateICmpEQ(divisor, minusOne)),
           TrapKind::integer_overflow);
  if (op == BinOp::SRem) // x % -1 is 0 for every x, and so is x % 1, which cannot overflow
    divisor = builder.CreateSelect(builder.CreateICmpEQ(divisor, minusOne),
                                   ConstantInt::get(type, 1), divisor);
  push(builder.CreateBinOp(op, dividend, divisor));
}

/// Of a constant, LLVM computes the result only later: it must not be seen then.
void FunctionLowering::unaryIntrinsic(Intrinsic::ID id) {
  push(builder.CreateUnaryIntrinsic(id, escape(pop())));
}

void FunctionLowering::countZeros(Intrinsic::ID id) {
  Value *value = pop();
  push(builder.CreateIntrinsic(id, {value->getType()}, {value, builder.getFalse()}));
}

void FunctionLowering::compare(CmpInst::Predicate predicate) {
  Value *rhs = pop();
  Value *lhs = pop();
  push(builder.CreateZExt(builder.CreateCmp(predicate, lhs, rhs), builder.getInt32Ty()));
}

void FunctionLowering::isZero() {
  push(builder.CreateZExt(builder.CreateIsNull(pop()), builder.getInt32Ty()));
}

/// The same number; a signalling NaN becomes quiet. A multiplication by a one that LLVM cannot see
/// costs what llvm.canonicalize does, and vectorises everywhere (LLVM 22 crashes on some vectors of
/// that intrinsic).
Value *FunctionLowering::quiet(Value *value) {
  return builder.CreateFMul(value, escape(ConstantFP::get(value->getType(), 1.0)));
}

void FunctionLowering::floatBinary(BinOp op) {
  Value *rhs = pop();
  Value *lhs = pop();
  push(floatOperation(op, lhs, rhs));
}

/// A constant number or vector, read from memory whose contents LLVM takes for unknown. Poison,
/// which stands behind what is known to trap only, stays.
Value *FunctionLowering::readHidden(Constant *constant) {
  Type *type = constant->getType();
  Module &llvmModule = *function->getParent();
  const unsigned size = type->getPrimitiveSizeInBits();
  auto *bits = dyn_cast_if_present<ConstantInt>(ConstantFoldCastOperand(
      llvm::Instruction::BitCast, constant, builder.getIntNTy(size), llvmModule.getDataLayout()));
  if (!bits)
    return constant;
  const char kind = type->isVectorTy() ? 'v' : type->isFloatingPointTy() ? 'f' : 'i';
  std::string name =
      "wasm." + (kind + utostr(size)) + "." + toString(bits->getValue(), 16, /*Signed=*/false);
  GlobalVariable *hidden = llvmModule.getGlobalVariable(name, /*AllowInternal=*/true);
  if (!hidden) {
    hidden = new GlobalVariable(llvmModule, type, /*isConstant=*/true, GlobalValue::InternalLinkage,
                                constant, name);
    hidden->setExternallyInitialized(true);
    hidden->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  }
  return builder.CreateLoad(type, hidden);
}

/// `value`; if it is a constant float or vector, hidden. A vector's lanes may be floats to whoever
/// uses it next.
Value *FunctionLowering::escape(Value *value) {
  auto *constant = dyn_cast<Constant>(value);
  const bool isFloat = value->getType()->isFloatingPointTy() || value->getType()->isVectorTy();
  return constant && isFloat ? readHidden(constant) : value;
}

/// The integer, or vector of integers, that a float is about to be made of: nothing that LLVM finds
/// out about it later makes a constant of the float.
Value *FunctionLowering::hide(Value *integer) {
  if (isa<Constant>(integer))
    return integer;
  return builder.CreateXor(integer, readHidden(Constant::getNullValue(integer->getType())));
}

/// What is stored may be loaded as a float, and LLVM knows what that is then: so ones and negative
/// zeros are hidden, whatever their type. Zeros are not, as all memory begins with them and
/// programs clear it: x - 0, of a 0 that LLVM has seen being stored, may be a signalling NaN as x
/// is.
Value *FunctionLowering::hideNeutral(Value *value) {
  auto *constant = dyn_cast<ConstantData>(value);
  const unsigned size = value->getType()->getPrimitiveSizeInBits();
  if (!constant || isa<UndefValue>(constant) || size % 32 != 0)
    return value;
  const APInt bits =
      cast<ConstantInt>(ConstantFoldCastOperand(llvm::Instruction::BitCast, constant,
                                                builder.getIntNTy(size),
                                                function->getParent()->getDataLayout()))
          ->getValue();
  auto hasNeutral = [&](const fltSemantics &semantics, unsigned width) {
    for (unsigned i = 0; i + width <= size; i += width) {
      const APFloat lane(semantics, bits.extractBits(width, i));
      if (lane.isNegZero() || abs(lane).isExactlyValue(1.0))
        return true;
    }
    return false;
  };
  const bool isNeutral =
      hasNeutral(APFloat::IEEEsingle(), 32) || hasNeutral(APFloat::IEEEdouble(), 64);
  return isNeutral ? readHidden(constant) : value;
}

bool FunctionLowering::isHidden(const Value *value) {
  auto *operation = dyn_cast<BinaryOperator>(value);
  auto *load = operation && operation->getOpcode() == BinOp::Xor
                   ? dyn_cast<LoadInst>(operation->getOperand(1))
                   : nullptr;
  auto *variable = load ? dyn_cast<GlobalVariable>(load->getPointerOperand()) : nullptr;
  return variable && variable->isExternallyInitialized();
}

void FunctionLowering::escapeTop(std::size_t count) {
  for (Value *&value : MutableArrayRef(stack).take_back(count))
    value = escape(value);
}

void FunctionLowering::roundFloat(Intrinsic::ID id) {
  push(quiet(builder.CreateUnaryIntrinsic(id, pop())));
}

void FunctionLowering::minMax(Intrinsic::ID id) {
  Value *rhs = pop();
  Value *lhs = pop();
  push(quiet(builder.CreateBinaryIntrinsic(id, lhs, rhs)));
}

void FunctionLowering::lowerI32Const(const Instruction &inst) {
  push(builder.getInt32(static_cast<std::uint32_t>(inst.bits)));
}
void FunctionLowering::lowerI64Const(const Instruction &inst) { push(builder.getInt64(inst.bits)); }
void FunctionLowering::lowerF32Const(const Instruction &inst) {
  push(ConstantFP::get(builder.getContext(), APFloat(APFloat::IEEEsingle(), APInt(32, inst.bits))));
}
void FunctionLowering::lowerF64Const(const Instruction &inst) {
  push(ConstantFP::get(builder.getContext(), APFloat(APFloat::IEEEdouble(), APInt(64, inst.bits))));
}

void FunctionLowering::lowerI32Eqz(const Instruction &) { isZero(); }
void FunctionLowering::lowerI32Eq(const Instruction &) { compare(CmpInst::ICMP_EQ); }
void FunctionLowering::lowerI32Ne(const Instruction &) { compare(CmpInst::ICMP_NE); }
void FunctionLowering::lowerI32LtS(const Instruction &) { compare(CmpInst::ICMP_SLT); }
void FunctionLowering::lowerI32LtU(const Instruction &) { compare(CmpInst::ICMP_ULT); }
void FunctionLowering::lowerI32GtS(const Instruction &) { compare(CmpInst::ICMP_SGT); }
void FunctionLowering::lowerI32GtU(const Instruction &) { compare(CmpInst::ICMP_UGT); }
void FunctionLowering::lowerI32LeS(const Instruction &) { compare(CmpInst::ICMP_SLE); }
void FunctionLowering::lowerI32LeU(const Instruction &) { compare(CmpInst::ICMP_ULE); }
void FunctionLowering::lowerI32GeS(const Instruction &) { compare(CmpInst::ICMP_SGE); }
void FunctionLowering::lowerI32GeU(const Instruction &) { compare(CmpInst::ICMP_UGE); }

void FunctionLowering::lowerI64Eqz(const Instruction &) { isZero(); }
void FunctionLowering::lowerI64Eq(const Instruction &) { compare(CmpInst::ICMP_EQ); }
void FunctionLowering::lowerI64Ne(const Instruction &) { compare(CmpInst::ICMP_NE); }
void FunctionLowering::lowerI64LtS(const Instruction &) { compare(CmpInst::ICMP_SLT); }
void FunctionLowering::lowerI64LtU(const Instruction &) { compare(CmpInst::ICMP_ULT); }
void FunctionLowering::lowerI64GtS(const Instruction &) { compare(CmpInst::ICMP_SGT); }
void FunctionLowering::lowerI64GtU(const Instruction &) { compare(CmpInst::ICMP_UGT); }
void FunctionLowering::lowerI64LeS(const Instruction &) { compare(CmpInst::ICMP_SLE); }
void FunctionLowering::lowerI64LeU(const Instruction &) { compare(CmpInst::ICMP_ULE); }
void FunctionLowering::lowerI64GeS(const Instruction &) { compare(CmpInst::ICMP_SGE); }
void FunctionLowering::lowerI64GeU(const Instruction &) { compare(CmpInst::ICMP_UGE); }

void FunctionLowering::lowerF32Eq(const Instruction &) { compare(CmpInst::FCMP_OEQ); }
void FunctionLowering::lowerF32Ne(const Instruction &) { compare(CmpInst::FCMP_UNE); }
void FunctionLowering::lowerF32Lt(const Instruction &) { compare(CmpInst::FCMP_OLT); }
void FunctionLowering::lowerF32Gt(const Instruction &) { compare(CmpInst::FCMP_OGT); }
void FunctionLowering::lowerF32Le(const Instruction &) { compare(CmpInst::FCMP_OLE); }
void FunctionLowering::lowerF32Ge(const Instruction &) { compare(CmpInst::FCMP_OGE); }

void FunctionLowering::lowerF64Eq(const Instruction &) { compare(CmpInst::FCMP_OEQ); }
void FunctionLowering::lowerF64Ne(const Instruction &) { compare(CmpInst::FCMP_UNE); }
void FunctionLowering::lowerF64Lt(const Instruction &) { compare(CmpInst::FCMP_OLT); }
void FunctionLowering::lowerF64Gt(const Instruction &) { compare(CmpInst::FCMP_OGT); }
void FunctionLowering::lowerF64Le(const Instruction &) { compare(CmpInst::FCMP_OLE); }
void FunctionLowering::lowerF64Ge(const Instruction &) { compare(CmpInst::FCMP_OGE); }

void FunctionLowering::lowerI32Clz(const Instruction &) { countZeros(Intrinsic::ctlz); }
void FunctionLowering::lowerI32Ctz(const Instruction &) { countZeros(Intrinsic::cttz); }
void FunctionLowering::lowerI32Popcnt(const Instruction &) { unaryIntrinsic(Intrinsic::ctpop); }
void FunctionLowering::lowerI32Add(const Instruction &) { binary(BinOp::Add); }
void FunctionLowering::lowerI32Sub(const Instruction &) { binary(BinOp::Sub); }
void FunctionLowering::lowerI32Mul(const Instruction &) { binary(BinOp::Mul); }
void FunctionLowering::lowerI32DivS(const Instruction &) { divide(BinOp::SDiv); }
void FunctionLowering::lowerI32DivU(const Instruction &) { divide(BinOp::UDiv); }
void FunctionLowering::lowerI32RemS(const Instruction &) { divide(BinOp::SRem); }
void FunctionLowering::lowerI32RemU(const Instruction &) { divide(BinOp::URem); }
void FunctionLowering::lowerI32And(const Instruction &) { binary(BinOp::And); }
void FunctionLowering::lowerI32Or(const Instruction &) { binary(BinOp::Or); }
void FunctionLowering::lowerI32Xor(const Instruction &) { binary(BinOp::Xor); }
void FunctionLowering::lowerI32Shl(const Instruction &) { shift(BinOp::Shl); }
void FunctionLowering::lowerI32ShrS(const Instruction &) { shift(BinOp::AShr); }
void FunctionLowering::lowerI32ShrU(const Instruction &) { shift(BinOp::LShr); }
void FunctionLowering::lowerI32Rotl(const Instruction &) { rotate(Intrinsic::fshl); }
void FunctionLowering::lowerI32Rotr(const Instruction &) { rotate(Intrinsic::fshr); }

void FunctionLowering::lowerI64Clz(const Instruction &) { countZeros(Intrinsic::ctlz); }
void FunctionLowering::lowerI64Ctz(const Instruction &) { countZeros(Intrinsic::cttz); }
void FunctionLowering::lowerI64Popcnt(const Instruction &) { unaryIntrinsic(Intrinsic::ctpop); }
void FunctionLowering::lowerI64Add(const Instruction &) { binary(BinOp::Add); }
void FunctionLowering::lowerI64Sub(const Instruction &) { binary(BinOp::Sub); }
void FunctionLowering::lowerI64Mul(const Instruction &) { binary(BinOp::Mul); }
void FunctionLowering::lowerI64DivS(const Instruction &) { divide(BinOp::SDiv); }
void FunctionLowering::lowerI64DivU(const Instruction &) { divide(BinOp::UDiv); }
void FunctionLowering::lowerI64RemS(const Instruction &) { divide(BinOp::SRem); }
void FunctionLowering::lowerI64RemU(const Instruction &) { divide(BinOp::URem); }
void FunctionLowering::lowerI64And(const Instruction &) { binary(BinOp::And); }
void FunctionLowering::lowerI64Or(const Instruction &) { binary(BinOp::Or); }
void FunctionLowering::lowerI64Xor(const Instruction &) { binary(BinOp::Xor); }
void FunctionLowering::lowerI64Shl(const Instruction &) { shift(BinOp::Shl); }
void FunctionLowering::lowerI64ShrS(const Instruction &) { shift(BinOp::AShr); }
void FunctionLowering::lowerI64ShrU(const Instruction &) { shift(BinOp::LShr); }
void FunctionLowering::lowerI64Rotl(const Instruction &) { rotate(Intrinsic::fshl); }
void FunctionLowering::lowerI64Rotr(const Instruction &) { rotate(Intrinsic::fshr); }

void FunctionLowering::lowerF32Abs(const Instruction &) { unaryIntrinsic(Intrinsic::fabs); }
void FunctionLowering::lowerF32Neg(const Instruction &) { push(builder.CreateFNeg(pop())); }
void FunctionLowering::lowerF32Ceil(const Instruction &) { roundFloat(Intrinsic::ceil); }
void FunctionLowering::lowerF32Floor(const Instruction &) { roundFloat(Intrinsic::floor); }
void FunctionLowering::lowerF32Trunc(const Instruction &) { roundFloat(Intrinsic::trunc); }
void FunctionLowering::lowerF32Nearest(const Instruction &) { roundFloat(Intrinsic::roundeven); }
void FunctionLowering::lowerF32Sqrt(const Instruction &) { unaryIntrinsic(Intrinsic::sqrt); }
void FunctionLowering::lowerF32Add(const Instruction &) { floatBinary(BinOp::FAdd); }
void FunctionLowering::lowerF32Sub(const Instruction &) { floatBinary(BinOp::FSub); }
void FunctionLowering::lowerF32Mul(const Instruction &) { floatBinary(BinOp::FMul); }
void FunctionLowering::lowerF32Div(const Instruction &) { floatBinary(BinOp::FDiv); }
void FunctionLowering::lowerF32Min(const Instruction &) { minMax(Intrinsic::minimum); }
void FunctionLowering::lowerF32Max(const Instruction &) { minMax(Intrinsic::maximum); }
void FunctionLowering::lowerF32Copysign(const Instruction &) {
  Value *sign = pop();
  push(builder.CreateBinaryIntrinsic(Intrinsic::copysign, escape(pop()), sign));
}

void FunctionLowering::lowerF64Abs(const Instruction &) { unaryIntrinsic(Intrinsic::fabs); }
void FunctionLowering::lowerF64Neg(const Instruction &) { push(builder.CreateFNeg(pop())); }
void FunctionLowering::lowerF64Ceil(const Instruction &) { roundFloat(Intrinsic::ceil); }
void FunctionLowering::lowerF64Floor(const Instruction &) { roundFloat(Intrinsic::floor); }
void FunctionLowering::lowerF64Trunc(const Instruction &) { roundFloat(Intrinsic::trunc); }
void FunctionLowering::lowerF64Nearest(const Instruction &) { roundFloat(Intrinsic::roundeven); }
void FunctionLowering::lowerF64Sqrt(const Instruction &) { unaryIntrinsic(Intrinsic::sqrt); }
void FunctionLowering::lowerF64Add(const Instruction &) { floatBinary(BinOp::FAdd); }
void FunctionLowering::lowerF64Sub(const Instruction &) { floatBinary(BinOp::FSub); }
void FunctionLowering::lowerF64Mul(const Instruction &) { floatBinary(BinOp::FMul); }
void FunctionLowering::lowerF64Div(const Instruction &) { floatBinary(BinOp::FDiv); }
void FunctionLowering::lowerF64Min(const Instruction &) { minMax(Intrinsic::minimum); }
void FunctionLowering::lowerF64Max(const Instruction &) { minMax(Intrinsic::maximum); }
void FunctionLowering::lowerF64Copysign(const Instruction &) {
  Value *sign = pop();
  push(builder.CreateBinaryIntrinsic(Intrinsic::copysign, escape(pop()), sign));
}

void FunctionLowering::lowerI32Extend8S(const Instruction &) { signExtend(8); }
void FunctionLowering::lowerI32Extend16S(const Instruction &) { signExtend(16); }
void FunctionLowering::lowerI64Extend8S(const Instruction &) { signExtend(8); }
void FunctionLowering::lowerI64Extend16S(const Instruction &) { signExtend(16); }
void FunctionLowering::lowerI64Extend32S(const Instruction &) { signExtend(32); }

} // namespace sinter::lowering
