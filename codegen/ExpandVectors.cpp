// ExpandVectors.cpp - better code for vector operations that a processor lacks.
//
// AArch64's vector instructions are what wasm asks for, and RISC-V's come close. x86's are not: its
// minps and maxps return the second operand where an operand is a NaN or both are zeros, its
// conversions do not saturate, and before SSE4.1 it does not round. LLVM 22 then falls back to
// general sequences of 17 instructions (minimum), to scalar code (conversion), or to a call per
// lane (rounding). All of it can be done in six to ten vector instructions.
//
// What is asked of the machine are LLVM's own tables, not its name: whether an operation is legal,
// or costs more than what replaces it. Machines with scalable vectors lower all operations on fixed
// ones by hand, and well.
#include "codegen/ExpandVectors.h"

#include "llvm/Analysis/ConstantFolding.h"
#include "llvm/Analysis/TargetTransformInfo.h"
#include "llvm/CodeGen/TargetLowering.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/IntrinsicsAArch64.h"
#include "llvm/IR/IntrinsicsRISCV.h"
#include "llvm/IR/PatternMatch.h"
#include "llvm/Transforms/Utils/Local.h"

#include <cmath>

using namespace llvm;
using namespace llvm::PatternMatch;

namespace sinter::codegen {

namespace {

/// Instructions that a conversion takes when expanded.
constexpr unsigned conversionCost = 6;

/// Expands the operations of one function.
class Expansion {
public:
  Expansion(Function &function, TargetMachine &machine)
      : builder(function.getContext()), machine(machine),
        lowering(*machine.getSubtargetImpl(function)->getTargetLowering()),
        costs(machine.getTargetTransformInfo(function)) {}

  void visit(Instruction &inst);

private:
  bool isNative(unsigned operation, const Type &lane) const;
  bool isWanted(const IntrinsicInst &inst) const;
  void expand(IntrinsicInst &inst);
  bool isQuiet(const IntrinsicInst &inst) const;
  void dropQuieting(Instruction &inst);
  void lookUp(InsertElementInst &last);

  Value *lookUpInstruction(Value *bytes, Value *indices);
  Value *minMax(Value *lhs, Value *rhs, bool isMinimum);
  Value *round(Value *value, Intrinsic::ID id);
  Value *nearest(Value *value);
  Value *truncateSigned(Value *value, Type *to);
  Value *truncateUnsigned(Value *value, Type *to);

  Value *toBits(Value *value) {
    return builder.CreateBitCast(value, VectorType::getInteger(cast<VectorType>(value->getType())));
  }
  Value *compare(CmpInst::Predicate predicate, Value *lhs, Value *rhs) {
    return builder.CreateFCmp(predicate, lhs, rhs);
  }
  /// The second operand if an operand is a NaN: one instruction on x86.
  Value *larger(Value *lhs, Value *rhs) {
    return builder.CreateSelect(compare(CmpInst::FCMP_OGT, lhs, rhs), lhs, rhs);
  }
  Value *smaller(Value *lhs, Value *rhs) {
    return builder.CreateSelect(compare(CmpInst::FCMP_OLT, lhs, rhs), lhs, rhs);
  }
  Value *withSign(Value *magnitude, Value *sign) {
    return builder.CreateBinaryIntrinsic(Intrinsic::copysign, magnitude, sign);
  }

  IRBuilder<> builder;
  const TargetMachine &machine;
  const TargetLoweringBase &lowering;
  TargetTransformInfo costs;
};

/// Asked for vectors of 128 bits, whatever the optimiser made: the others behave as they do.
bool Expansion::isNative(unsigned operation, const Type &lane) const {
  MVT type = lane.isFloatTy() ? MVT::v4f32 : MVT::v2f64;
  return !lowering.isTypeLegal(type) || costs.supportsScalableVectors() ||
         lowering.isOperationLegal(operation, type);
}

bool Expansion::isWanted(const IntrinsicInst &inst) const {
  auto *type = dyn_cast<FixedVectorType>(inst.getType());
  if (!type)
    return false;
  const Type &lane = *type->getElementType();
  switch (inst.getIntrinsicID()) {
  case Intrinsic::minimum:
    return !isNative(ISD::FMINIMUM, lane);
  case Intrinsic::maximum:
    return !isNative(ISD::FMAXIMUM, lane);
  case Intrinsic::ceil:
    return !isNative(ISD::FCEIL, lane);
  case Intrinsic::floor:
    return !isNative(ISD::FFLOOR, lane);
  case Intrinsic::trunc:
    return !isNative(ISD::FTRUNC, lane);
  case Intrinsic::roundeven:
    return !isNative(ISD::FROUNDEVEN, lane);
  case Intrinsic::fptosi_sat:
  case Intrinsic::fptoui_sat:
    return lane.isIntegerTy(32) &&
           !isNative(ISD::FP_TO_SINT_SAT, *inst.getOperand(0)->getType()->getScalarType()) &&
           costs.getIntrinsicInstrCost(IntrinsicCostAttributes(inst.getIntrinsicID(), inst),
                                       TargetTransformInfo::TCK_RecipThroughput) > conversionCost;
  default:
    return false;
  }
}

/// Where neither operand is a NaN, x86's instruction errs only for zeros of different sign, and
/// then not in the same way if the operands are swapped. A NaN becomes the canonical one.
Value *Expansion::minMax(Value *lhs, Value *rhs, bool isMinimum) {
  Value *result = isMinimum ? builder.CreateOr(toBits(smaller(lhs, rhs)), toBits(smaller(rhs, lhs)))
                            : builder.CreateAnd(toBits(larger(lhs, rhs)), toBits(larger(rhs, lhs)));
  return builder.CreateSelect(compare(CmpInst::FCMP_UNO, lhs, rhs),
                              ConstantFP::getNaN(lhs->getType()),
                              builder.CreateBitCast(result, lhs->getType()));
}

/// To the nearest integer, ties to even, if the magnitude is at most 2^(precision - 1). Adding that
/// leaves no place for a fraction.
Value *Expansion::nearest(Value *value) {
  const fltSemantics &semantics = value->getType()->getScalarType()->getFltSemantics();
  const double limit = std::ldexp(1.0, APFloat::semanticsPrecision(semantics) - 1);
  Value *magic = withSign(ConstantFP::get(value->getType(), limit), value);
  return builder.CreateFSub(builder.CreateFAdd(value, magic), magic);
}

/// Integers, which all large numbers are, and NaNs stay as they are; zeros keep the operand's sign.
Value *Expansion::round(Value *value, Intrinsic::ID id) {
  Type *type = value->getType();
  const fltSemantics &semantics = type->getScalarType()->getFltSemantics();
  Value *limit = ConstantFP::get(type, std::ldexp(1.0, APFloat::semanticsPrecision(semantics) - 1));
  Value *zero = Constant::getNullValue(type);
  Value *one = ConstantFP::get(type, 1.0);
  Value *magnitude = builder.CreateUnaryIntrinsic(Intrinsic::fabs, value);
  Value *from = id == Intrinsic::trunc ? magnitude : value;
  Value *rounded = nearest(from);
  if (id == Intrinsic::ceil)
    rounded = builder.CreateFAdd(
        rounded, builder.CreateSelect(compare(CmpInst::FCMP_OLT, rounded, from), one, zero));
  else if (id != Intrinsic::roundeven)
    rounded = builder.CreateFSub(
        rounded, builder.CreateSelect(compare(CmpInst::FCMP_OGT, rounded, from), one, zero));
  return builder.CreateSelect(compare(CmpInst::FCMP_OLT, magnitude, limit),
                              withSign(rounded, value), value);
}

/// A NaN becomes 0. Where the largest integer is a number of the float type that is the upper
/// bound; elsewhere the first number beyond is replaced after the conversion.
Value *Expansion::truncateSigned(Value *value, Type *to) {
  Type *from = value->getType();
  value = builder.CreateSelect(compare(CmpInst::FCMP_ORD, value, value), value,
                               Constant::getNullValue(from));
  value = larger(value, ConstantFP::get(from, -0x1p31));
  if (from->getScalarType()->isDoubleTy())
    return builder.CreateFPToSI(smaller(value, ConstantFP::get(from, 0x1p31 - 1)), to);
  Value *isTooLarge = compare(CmpInst::FCMP_OGE, value, ConstantFP::get(from, 0x1p31));
  return builder.CreateSelect(isTooLarge, ConstantInt::get(to, INT32_MAX),
                              builder.CreateFPToSI(value, to));
}

Value *Expansion::truncateUnsigned(Value *value, Type *to) {
  Type *from = value->getType();
  value = larger(value, Constant::getNullValue(from)); // and for a NaN, the second operand
  if (from->getScalarType()->isDoubleTy())
    return builder.CreateFPToUI(smaller(value, ConstantFP::get(from, 0x1p32 - 1)), to);
  Value *isTooLarge = compare(CmpInst::FCMP_OGE, value, ConstantFP::get(from, 0x1p32));
  return builder.CreateSelect(isTooLarge, Constant::getAllOnesValue(to),
                              builder.CreateFPToUI(value, to));
}

void Expansion::expand(IntrinsicInst &inst) {
  builder.SetInsertPoint(&inst);
  const Intrinsic::ID id = inst.getIntrinsicID();
  Value *operand = inst.getOperand(0);
  Value *result = nullptr;
  if (id == Intrinsic::minimum || id == Intrinsic::maximum)
    result = minMax(operand, inst.getOperand(1), id == Intrinsic::minimum);
  else if (id == Intrinsic::fptosi_sat)
    result = truncateSigned(operand, inst.getType());
  else if (id == Intrinsic::fptoui_sat)
    result = truncateUnsigned(operand, inst.getType());
  else
    result = round(operand, id);
  if (id == Intrinsic::minimum || id == Intrinsic::maximum)
    dropQuieting(inst);
  inst.replaceAllUsesWith(result);
  inst.eraseFromParent();
}

/// Whether the machine's instruction makes NaNs quiet, and LLVM cannot do without the instruction.
bool Expansion::isQuiet(const IntrinsicInst &inst) const {
  auto *type = dyn_cast<FixedVectorType>(inst.getType());
  if (!type || !type->isFPOrFPVectorTy() ||
      any_of(inst.args(), [](const Value *operand) { return isa<Constant>(operand); }))
    return false;
  const MVT vector = type->getElementType()->isFloatTy() ? MVT::v4f32 : MVT::v2f64;
  switch (inst.getIntrinsicID()) {
  case Intrinsic::minimum:
  case Intrinsic::maximum:
    return lowering.isTypeLegal(vector) && inst.getOperand(0) != inst.getOperand(1);
  case Intrinsic::ceil:
    return lowering.isOperationLegal(ISD::FCEIL, vector);
  case Intrinsic::floor:
    return lowering.isOperationLegal(ISD::FFLOOR, vector);
  case Intrinsic::trunc:
    return lowering.isOperationLegal(ISD::FTRUNC, vector);
  case Intrinsic::roundeven:
    return lowering.isOperationLegal(ISD::FROUNDEVEN, vector);
  default:
    return false;
  }
}

/// Lowering multiplies by a hidden one what may be a signalling NaN (see lowering/Numeric.cpp).
static bool isHiddenOne(Value *value) {
  auto *load = dyn_cast<LoadInst>(value);
  auto *hidden = load ? dyn_cast<GlobalVariable>(load->getPointerOperand()) : nullptr;
  if (!hidden || !hidden->isExternallyInitialized())
    return false;
  Constant *contents = ConstantFoldLoadFromConst(hidden->getInitializer(), load->getType(),
                                                 load->getModule()->getDataLayout());
  auto *lane = contents ? dyn_cast_or_null<ConstantFP>(contents->getSplatValue()) : nullptr;
  return lane && lane->isExactlyValue(1.0);
}

/// Uses of the product become uses of `inst`, which is quiet by itself.
void Expansion::dropQuieting(Instruction &inst) {
  for (User *user : make_early_inc_range(inst.users())) {
    auto *product = dyn_cast<BinaryOperator>(user);
    if (!product || product->getOpcode() != Instruction::FMul ||
        (!isHiddenOne(product->getOperand(0)) && !isHiddenOne(product->getOperand(1))))
      continue;
    product->replaceAllUsesWith(&inst);
    RecursivelyDeleteTriviallyDeadInstructions(product);
  }
}

/// Bytes chosen by 16 indices below 16, if the machine has an instruction for it that LLVM does not
/// find by itself (as it does x86's). A back end's own intrinsics have no general name.
Value *Expansion::lookUpInstruction(Value *bytes, Value *indices) {
  const Triple &triple = machine.getTargetTriple();
  if (triple.isAArch64())
    return builder.CreateIntrinsic(Intrinsic::aarch64_neon_tbl1, {bytes->getType()},
                                   {bytes, indices});
  if (!triple.isRISCV64() || !costs.supportsScalableVectors())
    return nullptr;
  // A register, or two, must hold 16 bytes; the smallest ones have 8.
  const TargetSubtargetInfo &subtarget =
      *machine.getSubtargetImpl(*builder.GetInsertBlock()->getParent());
  auto *scalable =
      ScalableVectorType::get(builder.getInt8Ty(), subtarget.checkFeatures("+zvl128b") ? 8 : 16);
  Value *unused = PoisonValue::get(scalable);
  Value *chosen = builder.CreateIntrinsic(
      Intrinsic::riscv_vrgather_vv, {scalable, builder.getInt64Ty()},
      {unused, builder.CreateInsertVector(scalable, unused, bytes, std::uint64_t(0)),
       builder.CreateInsertVector(scalable, unused, indices, std::uint64_t(0)),
       builder.getInt64(16)});
  return builder.CreateExtractVector(bytes->getType(), chosen, std::uint64_t(0));
}

/// Finds lowering's pattern for i8x16.swizzle by its last instruction.
void Expansion::lookUp(InsertElementInst &last) {
  auto *type = dyn_cast<FixedVectorType>(last.getType());
  if (!type || !type->getElementType()->isIntegerTy(8) || type->getNumElements() != 16)
    return;
  Value *bytes = nullptr, *indices = nullptr;
  Value *vector = &last;
  for (std::uint64_t lane = 16; lane-- > 0;) {
    Value *rest, *source, *index;
    if (!match(vector, m_InsertElt(m_Value(rest),
                                   m_ExtractElt(m_Value(source),
                                                m_ExtractElt(m_Value(index), m_SpecificInt(lane))),
                                   m_SpecificInt(lane))))
      return;
    if (lane == 15)
      bytes = source, indices = index;
    if (source != bytes || index != indices || bytes->getType() != type ||
        indices->getType() != type)
      return;
    vector = rest;
  }
  builder.SetInsertPoint(&last);
  if (Value *chosen = lookUpInstruction(bytes, indices)) {
    last.replaceAllUsesWith(chosen);
    RecursivelyDeleteTriviallyDeadInstructions(&last);
  }
}

void Expansion::visit(Instruction &inst) {
  if (auto *insertion = dyn_cast<InsertElementInst>(&inst))
    return lookUp(*insertion);
  auto &intrinsic = cast<IntrinsicInst>(inst);
  if (isWanted(intrinsic))
    expand(intrinsic);
  else if (isQuiet(intrinsic))
    dropQuieting(intrinsic);
}

} // namespace

void expandVectors(Module &module, TargetMachine &machine) {
  for (Function &function : module) {
    if (function.isDeclaration())
      continue;
    Expansion expansion(function, machine);
    // What is expanded may disappear, and what it consists of with it.
    SmallVector<WeakVH, 32> candidates;
    for (Instruction &inst : instructions(function))
      if (isa<InsertElementInst, IntrinsicInst>(inst))
        candidates.push_back(&inst);
    for (const WeakVH &candidate : candidates)
      if (candidate)
        expansion.visit(*cast<Instruction>(candidate));
  }
}

} // namespace sinter::codegen
