// Conversion.cpp - between integers and floats, and between widths.
//
// A float is truncated only if the result can be represented: a NaN traps with "invalid conversion
// to integer", anything else out of range with "integer overflow".
// https://webassembly.github.io/spec/core/exec/numerics.html#conversions
#include "lowering/FunctionLowering.h"

using namespace llvm;

namespace sinter::lowering {

namespace {

/// The bounds, both exclusive, between which a float truncates to an integer of `bits` bits. Both
/// are numbers of the float type: where minimum - 1 is none, the next smaller one is as good, since
/// no float lies between.
struct TruncationRange {
  APFloat below, above;
};

TruncationRange truncationRange(const fltSemantics &semantics, unsigned bits, bool isSigned) {
  APFloat below(semantics), above(semantics);
  APInt minimum = isSigned ? APInt::getSignedMinValue(bits) : APInt::getMinValue(bits);
  APInt maximum = isSigned ? APInt::getSignedMaxValue(bits) : APInt::getMaxValue(bits);
  // Wider, and signed, so that minimum - 1 and maximum + 1 exist.
  APInt beforeMinimum = (isSigned ? minimum.sext(bits + 2) : minimum.zext(bits + 2)) - 1;
  APInt afterMaximum = maximum.zext(bits + 2) + 1;
  below.convertFromAPInt(beforeMinimum, true, APFloat::rmTowardNegative);
  above.convertFromAPInt(afterMaximum, true, APFloat::rmTowardPositive);
  return {below, above};
}

} // namespace

void FunctionLowering::truncate(Type *to, bool isSigned) {
  Value *value = pop();
  Type *from = value->getType();
  TruncationRange range =
      truncationRange(from->getFltSemantics(), to->getIntegerBitWidth(), isSigned);
  trapIf(builder, builder.CreateFCmpUNO(value, value), TrapKind::invalid_conversion_to_integer);
  Value *isInside =
      builder.CreateAnd(builder.CreateFCmpOGT(value, ConstantFP::get(from, range.below)),
                        builder.CreateFCmpOLT(value, ConstantFP::get(from, range.above)));
  trapIf(builder, builder.CreateNot(isInside), TrapKind::integer_overflow);
  push(isSigned ? builder.CreateFPToSI(value, to) : builder.CreateFPToUI(value, to));
}

void FunctionLowering::truncateSaturating(Type *to, bool isSigned) {
  Value *value = pop();
  push(builder.CreateIntrinsic(isSigned ? Intrinsic::fptosi_sat : Intrinsic::fptoui_sat,
                               {to, value->getType()}, {value}));
}

void FunctionLowering::convertToFloat(Type *to, bool isSigned) {
  Value *value = hide(pop());
  push(isSigned ? builder.CreateSIToFP(value, to) : builder.CreateUIToFP(value, to));
}

void FunctionLowering::signExtend(unsigned fromBits) {
  Value *value = pop();
  push(builder.CreateSExt(builder.CreateTrunc(value, builder.getIntNTy(fromBits)),
                          value->getType()));
}

void FunctionLowering::lowerI32WrapI64(const Instruction &) {
  push(builder.CreateTrunc(pop(), builder.getInt32Ty()));
}
void FunctionLowering::lowerI64ExtendI32S(const Instruction &) {
  push(builder.CreateSExt(pop(), builder.getInt64Ty()));
}
void FunctionLowering::lowerI64ExtendI32U(const Instruction &) {
  push(builder.CreateZExt(pop(), builder.getInt64Ty()));
}

// LLVM replaces a demotion of a promotion by the operand, which may be a signalling NaN.
void FunctionLowering::lowerF32DemoteF64(const Instruction &) {
  push(quiet(builder.CreateFPTrunc(pop(), builder.getFloatTy())));
}
void FunctionLowering::lowerF64PromoteF32(const Instruction &) {
  push(builder.CreateFPExt(pop(), builder.getDoubleTy()));
}

void FunctionLowering::lowerI32TruncF32S(const Instruction &) {
  truncate(builder.getInt32Ty(), true);
}
void FunctionLowering::lowerI32TruncF32U(const Instruction &) {
  truncate(builder.getInt32Ty(), false);
}
void FunctionLowering::lowerI32TruncF64S(const Instruction &) {
  truncate(builder.getInt32Ty(), true);
}
void FunctionLowering::lowerI32TruncF64U(const Instruction &) {
  truncate(builder.getInt32Ty(), false);
}
void FunctionLowering::lowerI64TruncF32S(const Instruction &) {
  truncate(builder.getInt64Ty(), true);
}
void FunctionLowering::lowerI64TruncF32U(const Instruction &) {
  truncate(builder.getInt64Ty(), false);
}
void FunctionLowering::lowerI64TruncF64S(const Instruction &) {
  truncate(builder.getInt64Ty(), true);
}
void FunctionLowering::lowerI64TruncF64U(const Instruction &) {
  truncate(builder.getInt64Ty(), false);
}

void FunctionLowering::lowerI32TruncSatF32S(const Instruction &) {
  truncateSaturating(builder.getInt32Ty(), true);
}
void FunctionLowering::lowerI32TruncSatF32U(const Instruction &) {
  truncateSaturating(builder.getInt32Ty(), false);
}
void FunctionLowering::lowerI32TruncSatF64S(const Instruction &) {
  truncateSaturating(builder.getInt32Ty(), true);
}
void FunctionLowering::lowerI32TruncSatF64U(const Instruction &) {
  truncateSaturating(builder.getInt32Ty(), false);
}
void FunctionLowering::lowerI64TruncSatF32S(const Instruction &) {
  truncateSaturating(builder.getInt64Ty(), true);
}
void FunctionLowering::lowerI64TruncSatF32U(const Instruction &) {
  truncateSaturating(builder.getInt64Ty(), false);
}
void FunctionLowering::lowerI64TruncSatF64S(const Instruction &) {
  truncateSaturating(builder.getInt64Ty(), true);
}
void FunctionLowering::lowerI64TruncSatF64U(const Instruction &) {
  truncateSaturating(builder.getInt64Ty(), false);
}

void FunctionLowering::lowerF32ConvertI32S(const Instruction &) {
  convertToFloat(builder.getFloatTy(), true);
}
void FunctionLowering::lowerF32ConvertI32U(const Instruction &) {
  convertToFloat(builder.getFloatTy(), false);
}
void FunctionLowering::lowerF32ConvertI64S(const Instruction &) {
  convertToFloat(builder.getFloatTy(), true);
}
void FunctionLowering::lowerF32ConvertI64U(const Instruction &) {
  convertToFloat(builder.getFloatTy(), false);
}
void FunctionLowering::lowerF64ConvertI32S(const Instruction &) {
  convertToFloat(builder.getDoubleTy(), true);
}
void FunctionLowering::lowerF64ConvertI32U(const Instruction &) {
  convertToFloat(builder.getDoubleTy(), false);
}
void FunctionLowering::lowerF64ConvertI64S(const Instruction &) {
  convertToFloat(builder.getDoubleTy(), true);
}
void FunctionLowering::lowerF64ConvertI64U(const Instruction &) {
  convertToFloat(builder.getDoubleTy(), false);
}

void FunctionLowering::lowerI32ReinterpretF32(const Instruction &) {
  bitCast(builder.getInt32Ty());
}
void FunctionLowering::lowerI64ReinterpretF64(const Instruction &) {
  bitCast(builder.getInt64Ty());
}
void FunctionLowering::lowerF32ReinterpretI32(const Instruction &) {
  push(builder.CreateBitCast(hide(pop()), builder.getFloatTy()));
}
void FunctionLowering::lowerF64ReinterpretI64(const Instruction &) {
  push(builder.CreateBitCast(hide(pop()), builder.getDoubleTy()));
}

} // namespace sinter::lowering
