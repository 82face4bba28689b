// SimdFloat.cpp - float arithmetic on lanes.
//
// A NaN result must be a quiet one, as in Numeric.cpp, which says how LLVM loses that. Vectors
// differ in that their lanes may become a neutral constant (0, -0, 1, -1) in more ways: through
// integer instructions, and one lane at a time, since LLVM looks at single lanes of shuffled
// vectors. So an operand counts as harmless only if it is known where it comes from: memory, a
// parameter, a join (constants are hidden on their way there), an operation on floats, or lanes
// moved out of these. Beside any other operand a signalling NaN is made quiet first, unless the
// operand is itself the result of an operation. Programs that compute with floats only pay nothing.
//
// https://webassembly.github.io/spec/core/exec/numerics.html#floating-point-operations
#include "lowering/FunctionLowering.h"

#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using BinOp = llvm::Instruction::BinaryOps;

namespace sinter::lowering {

using enum Shape;

namespace {

bool isNeutral(const ConstantFP &constant) {
  return constant.isZero() || constant.getValueAPF().isExactlyValue(1.0) ||
         constant.getValueAPF().isExactlyValue(-1.0);
}

/// Whether `test` holds of a lane, or a lane is no constant float.
template <typename Test>
bool anyLane(const Constant &constant, Test test) {
  auto *type = dyn_cast<FixedVectorType>(constant.getType());
  for (unsigned i = 0; i < (type ? type->getNumElements() : 1); ++i) {
    auto *lane = dyn_cast_or_null<ConstantFP>(type ? constant.getAggregateElement(i) : &constant);
    if (!lane || test(*lane))
      return true;
  }
  return false;
}

} // namespace

/// Whether LLVM may find that a lane is a neutral constant. `depth` bounds the walk.
bool FunctionLowering::mayBeNeutral(const Value *value, unsigned depth) {
  if (auto *constant = dyn_cast<Constant>(value))
    return anyLane(*constant, isNeutral);
  if (auto *load = dyn_cast<LoadInst>(value); load && !isa<AllocaInst>(load->getPointerOperand()))
    return false;
  // Constants were hidden on their way to these, but integers.
  if (isa<LoadInst, PHINode, Argument, ExtractValueInst, CallBase>(value) &&
      !isa<IntrinsicInst>(value))
    return value->getType()->isIntegerTy();
  if (isa<BinaryOperator, CallBase, FPTruncInst, FPExtInst, SIToFPInst, UIToFPInst>(value) &&
      value->getType()->isFPOrFPVectorTy())
    return false;
  if (isHidden(value))
    return false;
  if (depth == 0 || !isa<BitCastInst, ShuffleVectorInst, InsertElementInst, ExtractElementInst,
                         UnaryOperator, FreezeInst>(value))
    return true;
  // What moves lanes: the last operand of these two is the lane's number.
  const auto *user = cast<User>(value);
  unsigned operands = user->getNumOperands() - isa<InsertElementInst, ExtractElementInst>(user);
  return any_of(ArrayRef(user->op_begin(), operands), [&](const Use &operand) {
    return !isa<UndefValue>(operand) && mayBeNeutral(operand, depth - 1);
  });
}

/// Whether a lane may be a signalling NaN.
bool FunctionLowering::canBeSignaling(const Value *value) {
  if (auto *constant = dyn_cast<Constant>(value))
    return anyLane(*constant, [](const ConstantFP &lane) { return lane.isNaN(); });
  return !isa<BinaryOperator, FPExtInst, SIToFPInst, UIToFPInst>(value);
}

void FunctionLowering::vectorFloatBinary(Shape shape, BinOp op) {
  Value *rhs = popVector(shape);
  Value *lhs = popVector(shape);
  pushVector(floatOperation(op, lhs, rhs));
}

/// `lhs` op `rhs`, whose NaNs are quiet.
Value *FunctionLowering::floatOperation(BinOp op, Value *lhs, Value *rhs) {
  const bool hidesLeft = mayBeNeutral(rhs) && canBeSignaling(lhs);
  const bool hidesRight = mayBeNeutral(lhs) && canBeSignaling(rhs);
  if (hidesLeft)
    lhs = quiet(lhs);
  if (hidesRight)
    rhs = quiet(rhs);
  return builder.CreateBinOp(op, lhs, rhs);
}

void FunctionLowering::vectorFloatUnary(Shape shape, Intrinsic::ID id) {
  push(escape(pop()));
  pushVector(builder.CreateUnaryIntrinsic(id, popVector(shape)));
}

void FunctionLowering::vectorRound(Shape shape, Intrinsic::ID id) {
  Value *vector = popVector(shape);
  Value *rounded = builder.CreateUnaryIntrinsic(id, vector);
  pushVector(canBeSignaling(vector) ? quiet(rounded) : rounded);
}

void FunctionLowering::vectorMinMax(Shape shape, Intrinsic::ID id) {
  Value *rhs = popVector(shape);
  Value *lhs = popVector(shape);
  Value *result = builder.CreateBinaryIntrinsic(id, lhs, rhs);
  pushVector(canBeSignaling(lhs) || canBeSignaling(rhs) ? quiet(result) : result);
}

/// Pseudo-minimum and -maximum: the second operand if it compares so with the first. Bits are kept,
/// those of signalling NaNs too.
void FunctionLowering::selectMinMax(Shape shape, CmpInst::Predicate predicate) {
  Value *rhs = popVector(shape);
  Value *lhs = popVector(shape);
  pushVector(builder.CreateSelect(builder.CreateFCmp(predicate, rhs, lhs), rhs, lhs));
}

void FunctionLowering::lowerF32x4Abs(const Instruction &) {
  vectorFloatUnary(F32x4, Intrinsic::fabs);
}
void FunctionLowering::lowerF32x4Neg(const Instruction &) {
  pushVector(builder.CreateFNeg(popVector(F32x4)));
}
void FunctionLowering::lowerF32x4Sqrt(const Instruction &) {
  vectorFloatUnary(F32x4, Intrinsic::sqrt);
}
void FunctionLowering::lowerF32x4Ceil(const Instruction &) { vectorRound(F32x4, Intrinsic::ceil); }
void FunctionLowering::lowerF32x4Floor(const Instruction &) {
  vectorRound(F32x4, Intrinsic::floor);
}
void FunctionLowering::lowerF32x4Trunc(const Instruction &) {
  vectorRound(F32x4, Intrinsic::trunc);
}
void FunctionLowering::lowerF32x4Nearest(const Instruction &) {
  vectorRound(F32x4, Intrinsic::roundeven);
}
void FunctionLowering::lowerF32x4Add(const Instruction &) { vectorFloatBinary(F32x4, BinOp::FAdd); }
void FunctionLowering::lowerF32x4Sub(const Instruction &) { vectorFloatBinary(F32x4, BinOp::FSub); }
void FunctionLowering::lowerF32x4Mul(const Instruction &) { vectorFloatBinary(F32x4, BinOp::FMul); }
void FunctionLowering::lowerF32x4Div(const Instruction &) { vectorFloatBinary(F32x4, BinOp::FDiv); }
void FunctionLowering::lowerF32x4Min(const Instruction &) {
  vectorMinMax(F32x4, Intrinsic::minimum);
}
void FunctionLowering::lowerF32x4Max(const Instruction &) {
  vectorMinMax(F32x4, Intrinsic::maximum);
}
void FunctionLowering::lowerF32x4Pmin(const Instruction &) {
  selectMinMax(F32x4, CmpInst::FCMP_OLT);
}
void FunctionLowering::lowerF32x4Pmax(const Instruction &) {
  selectMinMax(F32x4, CmpInst::FCMP_OGT);
}

void FunctionLowering::lowerF64x2Abs(const Instruction &) {
  vectorFloatUnary(F64x2, Intrinsic::fabs);
}
void FunctionLowering::lowerF64x2Neg(const Instruction &) {
  pushVector(builder.CreateFNeg(popVector(F64x2)));
}
void FunctionLowering::lowerF64x2Sqrt(const Instruction &) {
  vectorFloatUnary(F64x2, Intrinsic::sqrt);
}
void FunctionLowering::lowerF64x2Ceil(const Instruction &) { vectorRound(F64x2, Intrinsic::ceil); }
void FunctionLowering::lowerF64x2Floor(const Instruction &) {
  vectorRound(F64x2, Intrinsic::floor);
}
void FunctionLowering::lowerF64x2Trunc(const Instruction &) {
  vectorRound(F64x2, Intrinsic::trunc);
}
void FunctionLowering::lowerF64x2Nearest(const Instruction &) {
  vectorRound(F64x2, Intrinsic::roundeven);
}
void FunctionLowering::lowerF64x2Add(const Instruction &) { vectorFloatBinary(F64x2, BinOp::FAdd); }
void FunctionLowering::lowerF64x2Sub(const Instruction &) { vectorFloatBinary(F64x2, BinOp::FSub); }
void FunctionLowering::lowerF64x2Mul(const Instruction &) { vectorFloatBinary(F64x2, BinOp::FMul); }
void FunctionLowering::lowerF64x2Div(const Instruction &) { vectorFloatBinary(F64x2, BinOp::FDiv); }
void FunctionLowering::lowerF64x2Min(const Instruction &) {
  vectorMinMax(F64x2, Intrinsic::minimum);
}
void FunctionLowering::lowerF64x2Max(const Instruction &) {
  vectorMinMax(F64x2, Intrinsic::maximum);
}
void FunctionLowering::lowerF64x2Pmin(const Instruction &) {
  selectMinMax(F64x2, CmpInst::FCMP_OLT);
}
void FunctionLowering::lowerF64x2Pmax(const Instruction &) {
  selectMinMax(F64x2, CmpInst::FCMP_OGT);
}

} // namespace sinter::lowering
