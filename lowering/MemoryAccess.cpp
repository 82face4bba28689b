// MemoryAccess.cpp - turns a wasm address into a machine address, or a trap.
//
// This file is the sandbox. A wasm program may compute any 32-bit index, add a static 32-bit offset
// and touch 1 to 16 bytes there; what it must never do is touch a byte outside its linear memory.
// Two strategies keep it in:
//
//   guard  The memory stands in a reservation that reaches further than index + offset + 16 can:
//          8 GiB and 64 KiB from its base. What lies beyond the memory's size is inaccessible. No
//          check is emitted; the page fault becomes the trap.
//   check  index + offset + bytes is compared, in 64 bits, with the memory's current size.
//
// Both compute the effective address in 64 bits: neither the index (zero-extended) nor the offset
// can wrap it.
//
// Exactness. LLVM takes a plain load for something that may be deleted when its value is unused, or
// moved to where it is used. A guarded access is therefore *anchored*: emitted as volatile, which
// LLVM neither deletes nor moves past a call, another anchored access or a trap. Accesses that a
// comparison has shown to be in bounds are plain. So are, in both strategies, accesses that an
// earlier one on every path through the same index has shown to be in bounds (memories never
// shrink), and constant addresses below the memory's minimum.
//
// Alignment. memarg's alignment is a hint that a program may get wrong, so every access is emitted
// with alignment 1.
// https://webassembly.github.io/spec/core/exec/instructions.html#memory-instructions
//
// Changes here need a second, hostile reader and a test in tests/run.
#include "lowering/MemoryAccess.h"

#include "lowering/Runtime.h"

using namespace llvm;

namespace sinter::lowering {

bool MemoryAccess::usesGuard(frontend::MemoryIndex memory) const {
  const frontend::MemoryType &type = module.memory(memory).type;
  return bounds == Bounds::Guard && type.addressType == frontend::ValueType::I32 &&
         type.pageSizeLog2 == 16;
}

bool MemoryAccess::isProven(frontend::MemoryIndex memory, Value *index, std::uint64_t end) const {
  const frontend::MemoryType &type = module.memory(memory).type;
  if (auto *constant = dyn_cast<ConstantInt>(index))
    return constant->getZExtValue() + end <= type.limits.min << type.pageSizeLog2;
  return provenEnd.lookup({memory.value, index}) >= end;
}

/// Traps unless address + end <= size. `address` is a zero-extended i32 and `end` at most
/// 2^32 + 15, so the sum cannot wrap.
void MemoryAccess::check(IRBuilder<> &builder, frontend::MemoryIndex memory, Value *address,
                         std::uint64_t end) {
  Value *last = builder.CreateAdd(address, builder.getInt64(end), "", /*HasNUW=*/true,
                                  /*HasNSW=*/true);
  Value *isOutside = builder.CreateICmpUGT(last, instance.memorySize(builder, memory));
  trapIf(builder, isOutside, TrapKind::memory_out_of_bounds);
}

Place MemoryAccess::place(IRBuilder<> &builder, const frontend::MemArg &memArg, Value *index,
                          unsigned bytes) {
  const std::uint64_t end = memArg.offset + bytes;
  Value *address = builder.CreateZExt(index, builder.getInt64Ty());
  const bool isProvenAccess = isProven(memArg.memory, index, end);
  const bool isGuarded = usesGuard(memArg.memory);
  if (!isProvenAccess && !isGuarded)
    check(builder, memArg.memory, address, end);
  std::uint64_t &known = provenEnd[{memArg.memory.value, index}];
  known = std::max(known, end);

  // Base and offset are one constant, so that it becomes the displacement of an addressing mode, or
  // a register that loops share.
  if (std::optional<std::uint64_t> base = instance.constantMemoryBase(memArg.memory)) {
    Value *origin =
        builder.CreateIntToPtr(builder.getInt64(*base + memArg.offset), builder.getPtrTy());
    return {builder.CreatePtrAdd(origin, address), isGuarded && !isProvenAccess};
  }
  Value *origin = builder.CreatePtrAdd(instance.memoryBase(builder, memArg.memory), address);
  return {builder.CreatePtrAdd(origin, builder.getInt64(memArg.offset)),
          isGuarded && !isProvenAccess};
}

} // namespace sinter::lowering
