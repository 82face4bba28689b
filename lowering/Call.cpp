// Call.cpp - direct, indirect and tail calls.
//
// https://webassembly.github.io/spec/core/exec/instructions.html#control-instructions
#include "lowering/FunctionLowering.h"

#include "llvm/IR/MDBuilder.h"

using namespace llvm;

namespace sinter::lowering {

void FunctionLowering::callFunction(const frontend::FunctionType &type, Callee callee,
                                    bool isTail) {
  escapeTop(type.params.size());
  SmallVector<Value *, 4> arguments = popMany(type.params.size());
  if (isTail) {
    context.abi.tailCall(builder, type, callee, arguments);
    setUnreachable();
    return;
  }
  SmallVector<Value *, 2> results;
  context.abi.call(builder, type, callee, arguments, results, landingPadFor(callee));
  pushMany(results);
}

/// Pops the element index; what to call. At most two comparisons on the way, whatever the number of
/// types.
Callee FunctionLowering::indirectTarget(const Instruction &inst, bool isTail) {
  Value *index = popAddress();
  frontend::TableIndex table = inst.table();
  if (!isTail)
    if (std::optional<CallTargets> targets = instance.callTargets(builder, table, inst.type()))
      return rangeTarget(table, *targets, index);
  trapIf(builder, builder.CreateICmpUGE(index, instance.tableSize(builder, table)),
         TrapKind::undefined_element);
  if (Value *calls = instance.callTable(builder, table))
    return callTableTarget(inst.type(), calls, index);
  Value *reference = builder.CreateLoad(
      builder.getPtrTy(),
      builder.CreateGEP(builder.getPtrTy(), instance.tableElements(builder, table), index));
  trapIf(builder, builder.CreateIsNull(reference), TrapKind::uninitialized_element);
  Value *isMatch =
      instance.isSignature(builder, instance.signatureOf(builder, reference), inst.type());
  trapIf(builder, builder.CreateNot(isMatch), TrapKind::indirect_call_type_mismatch);
  return instance.calleeOf(builder, reference);
}

/// Which trap it is outside of the range is decided on that path.
Callee FunctionLowering::rangeTarget(frontend::TableIndex table, const CallTargets &targets,
                                     Value *index) {
  BasicBlock *outside = BasicBlock::Create(builder.getContext(), "outside", function);
  BasicBlock *inside = BasicBlock::Create(builder.getContext(), "", function);
  Value *place = builder.CreateSub(index, builder.getInt64(targets.first));
  builder.CreateCondBr(builder.CreateICmpULT(place, builder.getInt64(targets.count)), inside,
                       outside, MDBuilder(builder.getContext()).createLikelyBranchWeights());
  builder.SetInsertPoint(outside);
  trapIf(builder, builder.CreateICmpUGE(index, instance.tableSize(builder, table)),
         TrapKind::undefined_element);
  Value *isNull = builder.CreateLoad(builder.getInt8Ty(),
                                     builder.CreateGEP(builder.getInt8Ty(), targets.nulls, index));
  trapIf(builder, builder.CreateIsNotNull(isNull), TrapKind::uninitialized_element);
  callTrap(builder, TrapKind::indirect_call_type_mismatch);
  builder.SetInsertPoint(inside);
  if (targets.count == 0)
    return {PoisonValue::get(builder.getPtrTy())};
  if (targets.count == 1)
    return {targets.code};
  Value *code = builder.CreateGEP(builder.getPtrTy(), targets.code, place);
  return {builder.CreateLoad(builder.getPtrTy(), code), nullptr, /*mayTrap=*/true};
}

/// A null element has a signature that no type has; which trap it is, is decided on that path.
Callee FunctionLowering::callTableTarget(frontend::TypeIndex type, Value *calls, Value *index) {
  RecordTypes records(builder.getContext());
  Value *record = builder.CreateGEP(records.function, calls, index);
  Value *actual =
      builder.CreateLoad(builder.getInt64Ty(), builder.CreateStructGEP(records.function, record,
                                                                       functionField::signature));
  BasicBlock *mismatch = BasicBlock::Create(builder.getContext(), "mismatch", function);
  BasicBlock *match = BasicBlock::Create(builder.getContext(), "", function);
  builder.CreateCondBr(instance.isSignature(builder, actual, type), match, mismatch,
                       MDBuilder(builder.getContext()).createLikelyBranchWeights());
  builder.SetInsertPoint(mismatch);
  trapIf(builder, builder.CreateICmpEQ(actual, builder.getInt64(Instance::nullSignature)),
         TrapKind::uninitialized_element);
  callTrap(builder, TrapKind::indirect_call_type_mismatch);
  builder.SetInsertPoint(match);
  return {builder.CreateLoad(
      builder.getPtrTy(), builder.CreateStructGEP(records.function, record, functionField::code))};
}

void FunctionLowering::lowerDirectCall(const Instruction &inst, bool isTail) {
  if (inst.function() == context.overflowHandler) {
    callTrap(builder, TrapKind::shadow_stack_overflow);
    setUnreachable();
    return;
  }
  callFunction(module.typeOf(inst.function()), instance.callee(builder, inst.function()), isTail);
}
void FunctionLowering::lowerCall(const Instruction &inst) { lowerDirectCall(inst, false); }
void FunctionLowering::lowerCallIndirect(const Instruction &inst) {
  callFunction(module.type(inst.type()), indirectTarget(inst, false), false);
}
void FunctionLowering::lowerReturnCall(const Instruction &inst) { lowerDirectCall(inst, true); }
void FunctionLowering::lowerReturnCallIndirect(const Instruction &inst) {
  callFunction(module.type(inst.type()), indirectTarget(inst, true), true);
}

} // namespace sinter::lowering
