// Call.cpp - direct, indirect and tail calls.
//
// https://webassembly.github.io/spec/core/exec/instructions.html#control-instructions
#include "lowering/FunctionLowering.h"

#include "llvm/IR/MDBuilder.h"

using namespace llvm;

namespace sinter::lowering {

void FunctionLowering::callFunction(const frontend::FunctionType &type, Value *callee,
                                    bool isTail) {
  escapeTop(type.params.size());
  SmallVector<Value *, 4> arguments = popMany(type.params.size());
  if (isTail) {
    context.abi.tailCall(builder, type, callee, arguments);
    setUnreachable();
    return;
  }
  SmallVector<Value *, 2> results;
  context.abi.call(builder, type, callee, arguments, results);
  pushMany(results);
}

/// Pops the element index; the code to call. Two comparisons on the way, whatever the number of
/// types: signatures are numbered so that equal types have equal numbers.
Value *FunctionLowering::indirectTarget(const Instruction &inst) {
  RecordTypes records(builder.getContext());
  Value *index = popAddress();
  frontend::TableIndex table = inst.table();
  trapIf(builder, builder.CreateICmpUGE(index, instance.tableSize(builder, table)),
         TrapKind::undefined_element);

  Value *expected = builder.getInt64(instance.signature(inst.type()));
  auto field = [&](Value *record, unsigned index, Type *type) {
    return builder.CreateLoad(type, builder.CreateStructGEP(records.function, record, index));
  };
  Value *record;
  if (Value *calls = instance.callTable(builder, table)) {
    // A null element has a signature that no type has; which trap it is, is decided on that path.
    record = builder.CreateGEP(records.function, calls, index);
    Value *actual = field(record, functionField::signature, builder.getInt64Ty());
    BasicBlock *mismatch = BasicBlock::Create(builder.getContext(), "mismatch", function);
    BasicBlock *match = BasicBlock::Create(builder.getContext(), "", function);
    builder.CreateCondBr(builder.CreateICmpEQ(actual, expected), match, mismatch,
                         MDBuilder(builder.getContext()).createLikelyBranchWeights());
    builder.SetInsertPoint(mismatch);
    trapIf(builder, builder.CreateICmpEQ(actual, builder.getInt64(Instance::nullSignature)),
           TrapKind::uninitialized_element);
    callTrap(builder, TrapKind::indirect_call_type_mismatch);
    builder.SetInsertPoint(match);
  } else {
    record = builder.CreateLoad(
        builder.getPtrTy(),
        builder.CreateGEP(builder.getPtrTy(), instance.tableElements(builder, table), index));
    trapIf(builder, builder.CreateIsNull(record), TrapKind::uninitialized_element);
    Value *actual = field(record, functionField::signature, builder.getInt64Ty());
    trapIf(builder, builder.CreateICmpNE(actual, expected), TrapKind::indirect_call_type_mismatch);
  }
  return field(record, functionField::code, builder.getPtrTy());
}

void FunctionLowering::lowerCall(const Instruction &inst) {
  callFunction(module.typeOf(inst.function()), instance.functionCode(inst.function()), false);
}
void FunctionLowering::lowerCallIndirect(const Instruction &inst) {
  callFunction(module.type(inst.type()), indirectTarget(inst), false);
}
void FunctionLowering::lowerReturnCall(const Instruction &inst) {
  callFunction(module.typeOf(inst.function()), instance.functionCode(inst.function()), true);
}
void FunctionLowering::lowerReturnCallIndirect(const Instruction &inst) {
  callFunction(module.type(inst.type()), indirectTarget(inst), true);
}

} // namespace sinter::lowering
