// Atomics.cpp - threads: atomic accesses, fence, wait and notify.
//
// Every atomic access is sequentially consistent, as the proposal has them all, and must be aligned
// to its width: the effective address is tested before its bounds are. What follows the test is an
// access like any other, through MemoryAccess, so a guarded load or store is volatile here too.
// Accesses that are narrower than the processor's atomic ones read and write the aligned word
// around them, which lies in the same page; what a memory does not hold of its last page is zero
// and stays so.
//
// https://github.com/WebAssembly/threads/blob/main/proposals/threads/Overview.md
#include "lowering/FunctionLowering.h"

using namespace llvm;

namespace sinter::lowering {

namespace {

constexpr auto ordering = AtomicOrdering::SequentiallyConsistent;

} // namespace

/// Traps unless index + offset is a multiple of `bytes`. Only its low bits count, so it may wrap.
void FunctionLowering::checkAlignment(const frontend::MemArg &memArg, Value *index,
                                      unsigned bytes) {
  if (bytes == 1)
    return;
  Value *address = builder.CreateAdd(index, ConstantInt::get(index->getType(), memArg.offset));
  Value *low = builder.CreateAnd(address, bytes - 1);
  trapIf(builder, builder.CreateIsNotNull(low), TrapKind::unaligned_atomic);
}

Place FunctionLowering::atomicPlace(const Instruction &inst, Value *index, Type *memoryType,
                                    AccessKind kind) {
  unsigned bytes = memoryType->getIntegerBitWidth() / 8;
  checkAlignment(inst.memArg, index, bytes);
  return memory.place(builder, inst.memArg, index, bytes, kind);
}

void FunctionLowering::atomicLoad(const Instruction &inst, unsigned bits, Type *type) {
  Type *memoryType = builder.getIntNTy(bits);
  Place place = atomicPlace(inst, pop(), memoryType, AccessKind::Single);
  LoadInst *load =
      builder.CreateAlignedLoad(memoryType, place.pointer, Align(bits / 8), place.isAnchored);
  load->setAtomic(ordering);
  load->setMetadata(LLVMContext::MD_tbaa, context.memoryTag);
  push(builder.CreateZExt(load, type));
}

void FunctionLowering::atomicStore(const Instruction &inst, unsigned bits) {
  Value *value = builder.CreateTrunc(pop(), builder.getIntNTy(bits));
  Place place = atomicPlace(inst, pop(), value->getType(), AccessKind::Single);
  StoreInst *store =
      builder.CreateAlignedStore(value, place.pointer, Align(bits / 8), place.isAnchored);
  store->setAtomic(ordering);
  store->setMetadata(LLVMContext::MD_tbaa, context.memoryTag);
}

void FunctionLowering::atomicRmw(const Instruction &inst, AtomicRMWInst::BinOp operation,
                                 unsigned bits) {
  Value *operand = pop();
  Value *value = builder.CreateTrunc(operand, builder.getIntNTy(bits));
  Place place = atomicPlace(inst, pop(), value->getType(), AccessKind::Compound);
  AtomicRMWInst *old =
      builder.CreateAtomicRMW(operation, place.pointer, value, Align(bits / 8), ordering);
  old->setMetadata(LLVMContext::MD_tbaa, context.memoryTag);
  push(builder.CreateZExt(old, operand->getType()));
}

/// The expected value is wrapped to the width of the access, as the replacement is.
void FunctionLowering::atomicCmpxchg(const Instruction &inst, unsigned bits) {
  Value *operand = pop();
  Value *replacement = builder.CreateTrunc(operand, builder.getIntNTy(bits));
  Value *expected = builder.CreateTrunc(pop(), replacement->getType());
  Place place = atomicPlace(inst, pop(), replacement->getType(), AccessKind::Compound);
  AtomicCmpXchgInst *exchange = builder.CreateAtomicCmpXchg(place.pointer, expected, replacement,
                                                            Align(bits / 8), ordering, ordering);
  exchange->setMetadata(LLVMContext::MD_tbaa, context.memoryTag);
  push(builder.CreateZExt(builder.CreateExtractValue(exchange, 0), operand->getType()));
}

/// Pops the index; index + offset as i64, the largest one if it would wrap, for the runtime to
/// check.
Value *FunctionLowering::waitAddress(const Instruction &inst, unsigned bytes) {
  Value *index = popAddress();
  checkAlignment(inst.memArg, index, bytes);
  return builder.CreateBinaryIntrinsic(Intrinsic::uadd_sat, index,
                                       builder.getInt64(inst.memArg.offset));
}

void FunctionLowering::lowerMemoryAtomicNotify(const Instruction &inst) {
  Value *count = pop();
  Value *address = waitAddress(inst, 4);
  push(callRuntime(builder, RuntimeFunction::sinter_memory_notify,
                   {instance.memoryRecord(builder, inst.memory()), address, count}));
}

void FunctionLowering::lowerMemoryAtomicWait32(const Instruction &inst) {
  Value *timeout = pop();
  Value *expected = pop();
  Value *address = waitAddress(inst, 4);
  push(callRuntime(builder, RuntimeFunction::sinter_memory_wait32,
                   {instance.memoryRecord(builder, inst.memory()), address, expected, timeout}));
}

void FunctionLowering::lowerMemoryAtomicWait64(const Instruction &inst) {
  Value *timeout = pop();
  Value *expected = pop();
  Value *address = waitAddress(inst, 8);
  push(callRuntime(builder, RuntimeFunction::sinter_memory_wait64,
                   {instance.memoryRecord(builder, inst.memory()), address, expected, timeout}));
}

void FunctionLowering::lowerAtomicFence(const Instruction &) { builder.CreateFence(ordering); }

void FunctionLowering::lowerI32AtomicLoad(const Instruction &inst) {
  atomicLoad(inst, 32, builder.getInt32Ty());
}
void FunctionLowering::lowerI64AtomicLoad(const Instruction &inst) {
  atomicLoad(inst, 64, builder.getInt64Ty());
}
void FunctionLowering::lowerI32AtomicLoad8U(const Instruction &inst) {
  atomicLoad(inst, 8, builder.getInt32Ty());
}
void FunctionLowering::lowerI32AtomicLoad16U(const Instruction &inst) {
  atomicLoad(inst, 16, builder.getInt32Ty());
}
void FunctionLowering::lowerI64AtomicLoad8U(const Instruction &inst) {
  atomicLoad(inst, 8, builder.getInt64Ty());
}
void FunctionLowering::lowerI64AtomicLoad16U(const Instruction &inst) {
  atomicLoad(inst, 16, builder.getInt64Ty());
}
void FunctionLowering::lowerI64AtomicLoad32U(const Instruction &inst) {
  atomicLoad(inst, 32, builder.getInt64Ty());
}

void FunctionLowering::lowerI32AtomicStore(const Instruction &inst) { atomicStore(inst, 32); }
void FunctionLowering::lowerI64AtomicStore(const Instruction &inst) { atomicStore(inst, 64); }
void FunctionLowering::lowerI32AtomicStore8(const Instruction &inst) { atomicStore(inst, 8); }
void FunctionLowering::lowerI32AtomicStore16(const Instruction &inst) { atomicStore(inst, 16); }
void FunctionLowering::lowerI64AtomicStore8(const Instruction &inst) { atomicStore(inst, 8); }
void FunctionLowering::lowerI64AtomicStore16(const Instruction &inst) { atomicStore(inst, 16); }
void FunctionLowering::lowerI64AtomicStore32(const Instruction &inst) { atomicStore(inst, 32); }

void FunctionLowering::lowerI32AtomicRmwAdd(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Add, 32);
}
void FunctionLowering::lowerI64AtomicRmwAdd(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Add, 64);
}
void FunctionLowering::lowerI32AtomicRmw8AddU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Add, 8);
}
void FunctionLowering::lowerI32AtomicRmw16AddU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Add, 16);
}
void FunctionLowering::lowerI64AtomicRmw8AddU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Add, 8);
}
void FunctionLowering::lowerI64AtomicRmw16AddU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Add, 16);
}
void FunctionLowering::lowerI64AtomicRmw32AddU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Add, 32);
}

void FunctionLowering::lowerI32AtomicRmwSub(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Sub, 32);
}
void FunctionLowering::lowerI64AtomicRmwSub(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Sub, 64);
}
void FunctionLowering::lowerI32AtomicRmw8SubU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Sub, 8);
}
void FunctionLowering::lowerI32AtomicRmw16SubU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Sub, 16);
}
void FunctionLowering::lowerI64AtomicRmw8SubU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Sub, 8);
}
void FunctionLowering::lowerI64AtomicRmw16SubU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Sub, 16);
}
void FunctionLowering::lowerI64AtomicRmw32SubU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Sub, 32);
}

void FunctionLowering::lowerI32AtomicRmwAnd(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::And, 32);
}
void FunctionLowering::lowerI64AtomicRmwAnd(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::And, 64);
}
void FunctionLowering::lowerI32AtomicRmw8AndU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::And, 8);
}
void FunctionLowering::lowerI32AtomicRmw16AndU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::And, 16);
}
void FunctionLowering::lowerI64AtomicRmw8AndU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::And, 8);
}
void FunctionLowering::lowerI64AtomicRmw16AndU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::And, 16);
}
void FunctionLowering::lowerI64AtomicRmw32AndU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::And, 32);
}

void FunctionLowering::lowerI32AtomicRmwOr(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Or, 32);
}
void FunctionLowering::lowerI64AtomicRmwOr(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Or, 64);
}
void FunctionLowering::lowerI32AtomicRmw8OrU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Or, 8);
}
void FunctionLowering::lowerI32AtomicRmw16OrU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Or, 16);
}
void FunctionLowering::lowerI64AtomicRmw8OrU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Or, 8);
}
void FunctionLowering::lowerI64AtomicRmw16OrU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Or, 16);
}
void FunctionLowering::lowerI64AtomicRmw32OrU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Or, 32);
}

void FunctionLowering::lowerI32AtomicRmwXor(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xor, 32);
}
void FunctionLowering::lowerI64AtomicRmwXor(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xor, 64);
}
void FunctionLowering::lowerI32AtomicRmw8XorU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xor, 8);
}
void FunctionLowering::lowerI32AtomicRmw16XorU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xor, 16);
}
void FunctionLowering::lowerI64AtomicRmw8XorU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xor, 8);
}
void FunctionLowering::lowerI64AtomicRmw16XorU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xor, 16);
}
void FunctionLowering::lowerI64AtomicRmw32XorU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xor, 32);
}

void FunctionLowering::lowerI32AtomicRmwXchg(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xchg, 32);
}
void FunctionLowering::lowerI64AtomicRmwXchg(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xchg, 64);
}
void FunctionLowering::lowerI32AtomicRmw8XchgU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xchg, 8);
}
void FunctionLowering::lowerI32AtomicRmw16XchgU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xchg, 16);
}
void FunctionLowering::lowerI64AtomicRmw8XchgU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xchg, 8);
}
void FunctionLowering::lowerI64AtomicRmw16XchgU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xchg, 16);
}
void FunctionLowering::lowerI64AtomicRmw32XchgU(const Instruction &inst) {
  atomicRmw(inst, AtomicRMWInst::Xchg, 32);
}

void FunctionLowering::lowerI32AtomicRmwCmpxchg(const Instruction &inst) {
  atomicCmpxchg(inst, 32);
}
void FunctionLowering::lowerI64AtomicRmwCmpxchg(const Instruction &inst) {
  atomicCmpxchg(inst, 64);
}
void FunctionLowering::lowerI32AtomicRmw8CmpxchgU(const Instruction &inst) {
  atomicCmpxchg(inst, 8);
}
void FunctionLowering::lowerI32AtomicRmw16CmpxchgU(const Instruction &inst) {
  atomicCmpxchg(inst, 16);
}
void FunctionLowering::lowerI64AtomicRmw8CmpxchgU(const Instruction &inst) {
  atomicCmpxchg(inst, 8);
}
void FunctionLowering::lowerI64AtomicRmw16CmpxchgU(const Instruction &inst) {
  atomicCmpxchg(inst, 16);
}
void FunctionLowering::lowerI64AtomicRmw32CmpxchgU(const Instruction &inst) {
  atomicCmpxchg(inst, 32);
}

} // namespace sinter::lowering
