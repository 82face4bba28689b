// MemoryAccess.cpp - turns a wasm address into a machine address, or a trap.
//
// This file is the sandbox. A wasm program may compute any index of 32 or 64 bits, add a static
// offset of as many, and touch 1 to 16 bytes there; what it must never do is touch a byte outside
// the linear memory that it names. Two strategies keep it in:
//
//   guard  The memory stands in a reservation of its own that reaches further than any 32-bit
//          index + 32-bit offset + 16 can: 8 GiB and 64 KiB from its base. What lies beyond the
//          memory's size is inaccessible, so is everything up to the next memory's base, and no
//          check is emitted: the page fault becomes the trap. A module's first memories have bases
//          that are constants of the program; those of further ones are loaded.
//   check  index + offset + bytes is compared, in numbers that cannot wrap, with the memory's
//          current size.
//
// A memory with 64-bit indices could reach anything, and one whose pages are not of 64 KiB may end
// within a page of the processor; such memories are checked in the guard mode, too. So is an atomic
// read-modify-write, which LLVM may expand to a plain load and a loop: beside its cost a comparison
// is nothing.
//
// Numbers. A 32-bit index is zero-extended, and the sum is computed in 64 bits, which it cannot
// wrap. A 64-bit index is not added to anything before it has been compared: index > size - end,
// where end = offset + bytes (saturated) is known not to exceed size or compared with it first.
// What has passed lies within a mapping, so adding it to the base cannot wrap either.
//
// Exactness. LLVM takes a plain load for something that may be deleted when its value is unused, or
// moved to where it is used. A guarded access is therefore *anchored*: emitted as volatile, which
// LLVM neither deletes nor moves past a call, another anchored access or a trap. Accesses that a
// comparison has shown to be in bounds are plain. So are, in both strategies, accesses that an
// earlier one on every path through the same index has shown to be in bounds (memories never
// shrink), and constant addresses below the memory's minimum.
//
// Loads that are proved stay plain; stores are anchored, too, where somebody can see after a trap
// what had been written (Instance::anchorsStores, docs/traps.md).
//
// Growth. Sizes are read anew where code asks for them, and bases too, of memories that may move;
// what has been proved stays true. Nothing here relies on a memory being smaller than 4 GiB.
//
// Threads. A shared memory never moves, and its size, which another thread may be raising, is read
// atomically; a value that is a moment old is too small, never too large. All its accesses are
// volatile: LLVM may read a plain one twice, check what it got first, and use what it got then.
//
// Alignment. memarg's alignment is a hint that a program may get wrong, so every access is emitted
// with alignment 1. (Atomic accesses have tested theirs.)
// https://webassembly.github.io/spec/core/exec/instructions.html#memory-instructions
//
// Changes here need a second, hostile reader and a test in tests/run.
#include "lowering/MemoryAccess.h"

#include "lowering/Runtime.h"

#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace sinter::lowering {

bool usesGuard(const frontend::MemoryType &type, Bounds bounds) {
  return bounds == Bounds::Guard && type.addressType == frontend::ValueType::I32 &&
         type.pageSizeLog2 == 16;
}

std::uint64_t initialSize(const frontend::MemoryType &type) {
  constexpr std::uint64_t most = std::uint64_t(1) << 63;
  return type.limits.min > most >> type.pageSizeLog2 ? most : type.limits.min << type.pageSizeLog2;
}

std::uint64_t largestSize(const frontend::MemoryType &type) {
  // Of 64-bit memories, more than any of the processors can address.
  const std::uint64_t last =
      type.addressType == frontend::ValueType::I32 ? UINT32_MAX : UINT64_MAX >> 8;
  const std::uint64_t pages = last >> type.pageSizeLog2;
  return std::max(initialSize(type), std::min(type.limits.max.value_or(pages), pages)
                                         << type.pageSizeLog2);
}

bool MemoryAccess::isProven(frontend::MemoryIndex memory, Value *index, std::uint64_t end) const {
  if (auto *constant = dyn_cast<ConstantInt>(index))
    return SaturatingAdd(constant->getZExtValue(), end) <= initialSize(module.memory(memory).type);
  return provenEnd.lookup({memory.value, index}) >= end;
}

/// Traps unless address + end <= size, whatever the numbers.
void MemoryAccess::check(IRBuilder<> &builder, frontend::MemoryIndex memory, Value *address,
                         std::uint64_t end) {
  const frontend::MemoryType &type = module.memory(memory).type;
  Value *size = instance.memorySize(builder, memory);
  Value *isOutside;
  if (type.addressType == frontend::ValueType::I32) {
    // At most 2^32 - 1 and 2^32 + 15.
    Value *last = builder.CreateAdd(address, builder.getInt64(end), "", /*HasNUW=*/true,
                                    /*HasNSW=*/true);
    isOutside = builder.CreateICmpUGT(last, size);
  } else {
    isOutside = builder.CreateICmpUGT(address, builder.CreateSub(size, builder.getInt64(end)));
    if (end > initialSize(type))
      isOutside = builder.CreateOr(builder.CreateICmpULT(size, builder.getInt64(end)), isOutside);
  }
  trapIf(builder, isOutside, TrapKind::memory_out_of_bounds);
}

Place MemoryAccess::place(IRBuilder<> &builder, const frontend::MemArg &memArg, Value *index,
                          unsigned bytes, AccessKind kind) {
  const std::uint64_t end = SaturatingAdd(memArg.offset, std::uint64_t(bytes));
  Value *address = builder.CreateZExt(index, builder.getInt64Ty());
  const bool isProvenAccess = isProven(memArg.memory, index, end);
  const bool isGuarded =
      kind == AccessKind::Single && usesGuard(module.memory(memArg.memory).type, bounds);
  if (!isProvenAccess && !isGuarded)
    check(builder, memArg.memory, address, end);
  const bool isAnchored =
      (isGuarded && !isProvenAccess) || module.memory(memArg.memory).type.isShared;
  std::uint64_t &known = provenEnd[{memArg.memory.value, index}];
  known = std::max(known, end);

  // Base and offset are one constant, so that it becomes the displacement of an addressing mode, or
  // a register that loops share.
  if (std::optional<std::uint64_t> base = instance.constantMemoryBase(memArg.memory)) {
    Value *origin =
        builder.CreateIntToPtr(builder.getInt64(*base + memArg.offset), builder.getPtrTy());
    return {builder.CreatePtrAdd(origin, address), isAnchored};
  }
  Value *origin = builder.CreatePtrAdd(instance.memoryBase(builder, memArg.memory), address);
  return {builder.CreatePtrAdd(origin, builder.getInt64(memArg.offset)), isAnchored};
}

} // namespace sinter::lowering
