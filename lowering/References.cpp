// References.cpp - references: null, functions, calls through them, and branches on null.
//
// https://webassembly.github.io/spec/core/exec/instructions.html#reference-instructions
#include "lowering/FunctionLowering.h"

using namespace llvm;

namespace sinter::lowering {

void FunctionLowering::lowerRefNull(const Instruction &) {
  push(ConstantPointerNull::get(builder.getPtrTy()));
}
void FunctionLowering::lowerRefIsNull(const Instruction &) {
  push(builder.CreateZExt(builder.CreateIsNull(pop()), builder.getInt32Ty()));
}
void FunctionLowering::lowerRefFunc(const Instruction &inst) {
  push(instance.functionReference(builder, inst.function()));
}

void FunctionLowering::lowerRefAsNonNull(const Instruction &) {
  trapIf(builder, builder.CreateIsNull(stack.back()), TrapKind::null_reference);
}

/// Null is branched on without the reference; what falls through keeps it.
void FunctionLowering::lowerBrOnNull(const Instruction &inst) {
  Value *reference = pop();
  branchIf(builder.CreateIsNull(reference), inst);
  push(reference);
}

/// The label takes the reference as its last operand; what falls through has none.
void FunctionLowering::lowerBrOnNonNull(const Instruction &inst) {
  branchIf(builder.CreateIsNotNull(stack.back()), inst);
  pop();
}

/// Pops a funcref of a type that validation has checked: only null remains to be.
Callee FunctionLowering::referenceTarget() {
  Value *reference = pop();
  trapIf(builder, builder.CreateIsNull(reference), TrapKind::null_function_reference);
  return instance.calleeOf(builder, reference);
}

void FunctionLowering::lowerCallRef(const Instruction &inst) {
  callFunction(module.type(inst.type()), referenceTarget(), false);
}
void FunctionLowering::lowerReturnCallRef(const Instruction &inst) {
  callFunction(module.type(inst.type()), referenceTarget(), true);
}

} // namespace sinter::lowering
