// Variable.cpp - locals and globals.
//
// https://webassembly.github.io/spec/core/exec/instructions.html#variable-instructions
#include "lowering/FunctionLowering.h"

using namespace llvm;

namespace sinter::lowering {

void FunctionLowering::lowerLocalGet(const Instruction &inst) {
  Local &local = locals[inst.local().value];
  if (local.joins != joinCount) {
    AllocaInst *storage = storageOf(local);
    local.value = builder.CreateLoad(storage->getAllocatedType(), storage);
    local.joins = joinCount;
  }
  push(local.value);
}

void FunctionLowering::lowerLocalSet(const Instruction &inst) {
  lowerLocalTee(inst);
  pop();
}

void FunctionLowering::lowerLocalTee(const Instruction &inst) {
  Local &local = locals[inst.local().value];
  AllocaInst *storage = storageOf(local);
  local.value = stack.back();
  local.joins = joinCount;
  builder.CreateStore(escape(local.value), storage);
}

void FunctionLowering::lowerGlobalGet(const Instruction &inst) {
  push(instance.getGlobal(builder, inst.global()));
}

void FunctionLowering::lowerGlobalSet(const Instruction &inst) {
  instance.setGlobal(builder, inst.global(), escape(pop()));
}

} // namespace sinter::lowering
