// Memory.cpp - loads, stores, and the memory's size and contents as a whole.
//
// https://webassembly.github.io/spec/core/exec/instructions.html#memory-instructions
#include "lowering/FunctionLowering.h"

using namespace llvm;

namespace sinter::lowering {

Value *FunctionLowering::loadFrom(const Instruction &inst, Value *index, Type *type) {
  Place place = memory.place(builder, inst.memArg, index, type->getPrimitiveSizeInBits() / 8);
  LoadInst *load = builder.CreateAlignedLoad(type, place.pointer, Align(1), place.isAnchored);
  load->setMetadata(LLVMContext::MD_tbaa, context.memoryTag);
  if (place.isAnchored)
    load->setMetadata("sinter.memory", instance.memoryNode(inst.memArg.memory));
  return load;
}

/// Loads `memoryType` and widens it to `type`.
void FunctionLowering::load(const Instruction &inst, Type *memoryType, Type *type, bool isSigned) {
  Value *load = loadFrom(inst, pop(), memoryType);
  if (memoryType == type)
    push(load);
  else
    push(isSigned ? builder.CreateSExt(load, type) : builder.CreateZExt(load, type));
}

/// Stores a value, its low bits if `memoryType` is narrower.
void FunctionLowering::store(const Instruction &inst, Type *memoryType) {
  Value *value = hideNeutral(pop());
  Value *index = pop();
  Place place = memory.place(builder, inst.memArg, index, memoryType->getPrimitiveSizeInBits() / 8);
  if (memoryType != value->getType())
    value = builder.CreateTrunc(value, memoryType);
  const bool isAnchored = place.isAnchored || instance.anchorsStores();
  StoreInst *store = builder.CreateAlignedStore(value, place.pointer, Align(1), isAnchored);
  store->setMetadata(LLVMContext::MD_tbaa, context.memoryTag);
  if (isAnchored &&
      reliesOnFaults(strategyOf(module.memory(inst.memArg.memory).type, context.bounds)))
    store->setMetadata("sinter.memory", instance.memoryNode(inst.memArg.memory));
}

void FunctionLowering::lowerMemorySize(const Instruction &inst) {
  const frontend::MemoryType &type = module.memory(inst.memory()).type;
  Value *pages = builder.CreateLShr(instance.memorySize(builder, inst.memory()), type.pageSizeLog2);
  push(builder.CreateTrunc(pages, toLlvm(builder.getContext(), type.addressType)));
}

void FunctionLowering::lowerMemoryGrow(const Instruction &inst) {
  Value *delta = popAddress();
  Value *old = callRuntime(builder, RuntimeFunction::sinter_memory_grow,
                           {instance.memoryRecord(builder, inst.memory()), delta});
  const frontend::MemoryType &type = module.memory(inst.memory()).type;
  push(builder.CreateTrunc(old, toLlvm(builder.getContext(), type.addressType)));
}

// What is filled or copied is checked here, and known to LLVM as memset and memmove: short ones of
// constant size become loads and stores. rt-lib/string has the others.

void FunctionLowering::lowerMemoryFill(const Instruction &inst) {
  Value *count = pop();
  Value *value = builder.CreateTrunc(pop(), builder.getInt8Ty());
  Place to = memory.range(builder, inst.memory(), pop(), count);
  CallInst *fill =
      builder.CreateMemSet(to.pointer, value, builder.CreateZExt(count, builder.getInt64Ty()),
                           Align(1), to.isAnchored || instance.anchorsStores());
  fill->setMetadata(LLVMContext::MD_tbaa, context.memoryTag);
}

void FunctionLowering::lowerMemoryCopy(const Instruction &inst) {
  Value *count = pop();
  Value *source = pop();
  Place to = memory.range(builder, inst.memory(), pop(), count);
  Place from = memory.range(builder, inst.sourceMemory(), source, count);
  CallInst *copy = builder.CreateMemMove(
      to.pointer, Align(1), from.pointer, Align(1), builder.CreateZExt(count, builder.getInt64Ty()),
      to.isAnchored || from.isAnchored || instance.anchorsStores());
  copy->setMetadata(LLVMContext::MD_tbaa, context.memoryTag);
}

void FunctionLowering::lowerMemoryInit(const Instruction &inst) {
  Value *count = popAddress();
  Value *source = popAddress();
  Value *destination = popAddress();
  callRuntime(builder, RuntimeFunction::sinter_memory_init,
              {instance.memoryRecord(builder, inst.memory()),
               instance.dataSegment(builder, inst.data()), destination, source, count});
}

void FunctionLowering::lowerDataDrop(const Instruction &inst) {
  Value *segment = instance.dataSegment(builder, inst.data());
  RecordTypes records(builder.getContext());
  builder.CreateStore(
      builder.getInt64(0),
      builder.CreateStructGEP(records.data_segment, segment, data_segmentField::size),
      instance.anchorsStores());
}

void FunctionLowering::lowerI32Load(const Instruction &inst) {
  load(inst, builder.getInt32Ty(), builder.getInt32Ty(), false);
}
void FunctionLowering::lowerI64Load(const Instruction &inst) {
  load(inst, builder.getInt64Ty(), builder.getInt64Ty(), false);
}
void FunctionLowering::lowerF32Load(const Instruction &inst) {
  load(inst, builder.getFloatTy(), builder.getFloatTy(), false);
}
void FunctionLowering::lowerF64Load(const Instruction &inst) {
  load(inst, builder.getDoubleTy(), builder.getDoubleTy(), false);
}
void FunctionLowering::lowerI32Load8S(const Instruction &inst) {
  load(inst, builder.getInt8Ty(), builder.getInt32Ty(), true);
}
void FunctionLowering::lowerI32Load8U(const Instruction &inst) {
  load(inst, builder.getInt8Ty(), builder.getInt32Ty(), false);
}
void FunctionLowering::lowerI32Load16S(const Instruction &inst) {
  load(inst, builder.getInt16Ty(), builder.getInt32Ty(), true);
}
void FunctionLowering::lowerI32Load16U(const Instruction &inst) {
  load(inst, builder.getInt16Ty(), builder.getInt32Ty(), false);
}
void FunctionLowering::lowerI64Load8S(const Instruction &inst) {
  load(inst, builder.getInt8Ty(), builder.getInt64Ty(), true);
}
void FunctionLowering::lowerI64Load8U(const Instruction &inst) {
  load(inst, builder.getInt8Ty(), builder.getInt64Ty(), false);
}
void FunctionLowering::lowerI64Load16S(const Instruction &inst) {
  load(inst, builder.getInt16Ty(), builder.getInt64Ty(), true);
}
void FunctionLowering::lowerI64Load16U(const Instruction &inst) {
  load(inst, builder.getInt16Ty(), builder.getInt64Ty(), false);
}
void FunctionLowering::lowerI64Load32S(const Instruction &inst) {
  load(inst, builder.getInt32Ty(), builder.getInt64Ty(), true);
}
void FunctionLowering::lowerI64Load32U(const Instruction &inst) {
  load(inst, builder.getInt32Ty(), builder.getInt64Ty(), false);
}

void FunctionLowering::lowerI32Store(const Instruction &inst) { store(inst, builder.getInt32Ty()); }
void FunctionLowering::lowerI64Store(const Instruction &inst) { store(inst, builder.getInt64Ty()); }
void FunctionLowering::lowerF32Store(const Instruction &inst) { store(inst, builder.getFloatTy()); }
void FunctionLowering::lowerF64Store(const Instruction &inst) {
  store(inst, builder.getDoubleTy());
}
void FunctionLowering::lowerI32Store8(const Instruction &inst) { store(inst, builder.getInt8Ty()); }
void FunctionLowering::lowerI32Store16(const Instruction &inst) {
  store(inst, builder.getInt16Ty());
}
void FunctionLowering::lowerI64Store8(const Instruction &inst) { store(inst, builder.getInt8Ty()); }
void FunctionLowering::lowerI64Store16(const Instruction &inst) {
  store(inst, builder.getInt16Ty());
}
void FunctionLowering::lowerI64Store32(const Instruction &inst) {
  store(inst, builder.getInt32Ty());
}

} // namespace sinter::lowering
