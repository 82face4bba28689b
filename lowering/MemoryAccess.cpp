// MemoryAccess.cpp - turns a wasm address into a machine address, or a trap.
//
// This file is the sandbox. A wasm program may compute any index of 32 or 64 bits, add a static
// offset of as many, and touch 1 to 16 bytes there; what it must never do is touch a byte outside
// the linear memory that it names. What keeps it in (--bounds; docs/bounds.md):
//
//   guard  The memory stands in a reservation of its own that reaches further than any 32-bit
//          index + 32-bit offset + 16 can: 8 GiB and 64 KiB from its base. What lies beyond the
//          memory's size is inaccessible, so is everything up to the next memory's base, and no
//          check is emitted: the page fault becomes the trap.
//   uffd   The same code. The runtime serves the faults below the memory's size, and no others.
//   check  index + offset + bytes is compared, in numbers that cannot wrap, with the memory's
//          current size.
//   clamp  The same comparison, as arithmetic: the access goes where it should, or to the 64 KiB in
//          front of byte 0, where there is nothing. It does not trap.
//   none   Nothing. Only where the reservation is as for guard does an access stay in it.
//
// A module's first memories have bases that are constants of the program, unless they may move;
// those of further ones are loaded.
//
// A memory with 64-bit indices could reach anything, and one whose pages are not of 64 KiB may end
// within a page of the processor; such memories are checked in guard and uffd, too. So is an atomic
// read-modify-write, which LLVM may expand to a plain load and a loop: beside its cost a comparison
// is nothing.
//
// Numbers. A 32-bit index is zero-extended, and the sum is computed in 64 bits, which it cannot
// wrap. A 64-bit index is not added to anything before it has been compared: index > size - end,
// where end = offset + bytes (saturated) is known not to exceed size or compared with it first.
// What has passed lies within a mapping, so adding it to the base cannot wrap either.
//
// Clamps. sinter.clamp(index, size - (end - 1), index + offset + 64 KiB) is the distance of the
// access from the beginning of the front, 0 unless 0 <= index < size - (end - 1), signed. It is a
// call that no pass can look into and make a branch of, see codegen/ExpandClamp.cpp. A size is
// less than 2^62, and an access that ends beyond that is out of bounds whatever its index; so
// neither the difference nor, where it is not thrown away, the sum can wrap. Nothing is proved by
// it: the program goes on whether or not the access was in bounds.
//
// Exactness. LLVM takes a plain load for something that may be deleted when its value is unused, or
// moved to where it is used. A guarded access is therefore *anchored*: emitted as volatile, which
// LLVM neither deletes nor moves past a call, another anchored access or a trap. Accesses that a
// comparison has shown to be in bounds are plain. So are accesses that an
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

#include "llvm/IR/MDBuilder.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace sinter::lowering {

static bool is32Bit(const frontend::MemoryType &type) {
  return type.addressType == frontend::ValueType::I32;
}

Strategy strategyOf(const frontend::MemoryType &type, Bounds bounds) {
  const bool isGuardable = is32Bit(type) && type.pageSizeLog2 == 16;
  switch (bounds) {
  case Bounds::Guard:
    return isGuardable ? Strategy::Guarded : Strategy::Checked;
  case Bounds::Uffd:
    return isGuardable ? Strategy::Served : Strategy::Checked;
  case Bounds::Check:
    return Strategy::Checked;
  case Bounds::Clamp:
    return Strategy::Clamped;
  case Bounds::None:
    return is32Bit(type) ? Strategy::Open : Strategy::Checked;
  }
  llvm_unreachable("unknown bounds");
}

Protection protectionOf(const frontend::MemoryType &type, Bounds bounds, AccessKind kind) {
  if (bounds == Bounds::None)
    return Protection::Nothing;
  if (bounds == Bounds::Clamp)
    return Protection::Clamp;
  return reliesOnFaults(strategyOf(type, bounds)) && kind == AccessKind::Single
             ? Protection::Fault
             : Protection::Compare;
}

bool mayMove(const frontend::MemoryType &type, Strategy strategy) {
  return !type.isShared &&
         (strategy == Strategy::Checked || (strategy == Strategy::Clamped && !is32Bit(type)));
}

std::uint64_t initialSize(const frontend::MemoryType &type) {
  constexpr std::uint64_t most = std::uint64_t(1) << 63;
  return type.limits.min > most >> type.pageSizeLog2 ? most : type.limits.min << type.pageSizeLog2;
}

void setSizeRange(LoadInst &size, const frontend::MemoryType &type) {
  const std::uint64_t least = initialSize(type);
  const std::uint64_t end = is32Bit(type) ? (std::uint64_t(1) << 32) + 1 : std::uint64_t(1) << 63;
  if (least < end)
    size.setMetadata(LLVMContext::MD_range,
                     MDBuilder(size.getContext()).createRange(APInt(64, least), APInt(64, end)));
}

std::uint64_t largestSize(const frontend::MemoryType &type) {
  // Of 64-bit memories, more than any of the processors can address.
  const std::uint64_t last =
      type.addressType == frontend::ValueType::I32 ? UINT32_MAX : UINT64_MAX >> 8;
  const std::uint64_t pages = last >> type.pageSizeLog2;
  return std::max(initialSize(type), std::min(type.limits.max.value_or(pages), pages)
                                         << type.pageSizeLog2);
}

static Kept kept(Protection protection, bool isProven, bool isConstant) {
  if (isProven)
    return isConstant ? Kept::Proved : Kept::Merged;
  switch (protection) {
  case Protection::Fault:
    return Kept::Anchored;
  case Protection::Compare:
    return Kept::Checked;
  case Protection::Clamp:
    return Kept::Clamped;
  case Protection::Nothing:
    return Kept::Unchecked;
  }
  llvm_unreachable("unknown protection");
}

void MemoryAccess::note(const IRBuilder<> &builder, Kept how) {
  if (log)
    log->push_back({function.value, builder.getCurrentDebugLocation().getLine(), how});
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
  if (CallInst *trap = trapIf(builder, isOutside, TrapKind::memory_out_of_bounds))
    trap->setMetadata("sinter.memory", instance.memoryNode(memory));
}

/// The same for a number of bytes that is not known.
void MemoryAccess::checkRange(IRBuilder<> &builder, frontend::MemoryIndex memory, Value *address,
                              Value *count) {
  Value *size = instance.memorySize(builder, memory);
  Value *isOutside;
  if (is32Bit(module.memory(memory).type)) {
    Value *end = builder.CreateAdd(address, count, "", /*HasNUW=*/true, /*HasNSW=*/true);
    isOutside = builder.CreateICmpUGT(end, size);
  } else {
    isOutside = builder.CreateOr(builder.CreateICmpUGT(count, size),
                                 builder.CreateICmpUGT(address, builder.CreateSub(size, count)));
  }
  trapIf(builder, isOutside, TrapKind::memory_out_of_bounds);
}

/// The function that decides, for ExpandClamp.cpp. It has no memory: what it returns depends on its
/// arguments alone.
static FunctionCallee clampFunction(Module &module) {
  LLVMContext &context = module.getContext();
  Type *i64 = Type::getInt64Ty(context);
  AttrBuilder attributes(context);
  attributes.addMemoryAttr(MemoryEffects::none());
  for (Attribute::AttrKind kind :
       {Attribute::NoUnwind, Attribute::WillReturn, Attribute::NoSync, Attribute::NoFree,
        Attribute::NoCallback, Attribute::Speculatable})
    attributes.addAttribute(kind);
  return module.getOrInsertFunction(
      "sinter.clamp", FunctionType::get(i64, {i64, i64, i64}, false),
      AttributeList::get(context, AttributeList::FunctionIndex, attributes));
}

/// The distance of index + offset from the beginning of the front; 0 if the access there would
/// leave the memory. The number of indices that will do, `reach`, is negative if the memory is
/// smaller than `end`.
Value *MemoryAccess::clamp(IRBuilder<> &builder, const frontend::MemArg &memArg, Value *index,
                           std::uint64_t end) {
  // No memory is as large as that, and smaller numbers cannot overflow.
  if (end >= std::uint64_t(1) << 62)
    return builder.getInt64(0);
  Value *size = instance.memorySize(builder, memArg.memory);
  Value *reach = builder.CreateSub(size, builder.getInt64(end - 1), "", /*HasNUW=*/false,
                                   /*HasNSW=*/true);
  if (auto *constant = dyn_cast<ConstantInt>(reach); constant && constant->getSExtValue() <= 0)
    return builder.getInt64(0);
  Value *distance =
      builder.CreateAdd(index, builder.getInt64(memArg.offset + frontOf(Strategy::Clamped)));
  return builder.CreateCall(clampFunction(*builder.GetInsertBlock()->getModule()),
                            {index, reach, distance});
}

/// base + constant + variable. Where the base is known it is one number with the constant in the
/// end, so that it becomes the displacement of an addressing mode, or a register that loops share.
Value *MemoryAccess::pointer(IRBuilder<> &builder, frontend::MemoryIndex memory,
                             std::uint64_t constant, Value *variable) {
  if (Constant *symbol = instance.memorySymbol(memory))
    return builder.CreatePtrAdd(builder.CreatePtrAdd(symbol, builder.getInt64(constant)), variable);
  Value *origin = builder.CreatePtrAdd(instance.memoryBase(builder, memory), variable);
  return builder.CreatePtrAdd(origin, builder.getInt64(constant));
}

Place MemoryAccess::place(IRBuilder<> &builder, const frontend::MemArg &memArg, Value *index,
                          unsigned bytes, AccessKind kind) {
  const frontend::MemoryType &type = module.memory(memArg.memory).type;
  const std::uint64_t end = SaturatingAdd(memArg.offset, std::uint64_t(bytes));
  Value *address = builder.CreateZExt(index, builder.getInt64Ty());
  const Protection protection = protectionOf(type, bounds, kind);
  const bool isProvenAccess = isProven(memArg.memory, index, end);
  note(builder, kept(protection, isProvenAccess, isa<ConstantInt>(index)));
  if (!isProvenAccess && protection == Protection::Compare)
    check(builder, memArg.memory, address, end);
  if (!isProvenAccess && protection == Protection::Clamp)
    return {pointer(builder, memArg.memory, -frontOf(Strategy::Clamped),
                    clamp(builder, memArg, address, end)),
            type.isShared};
  const bool isAnchored = (!isProvenAccess && protection == Protection::Fault) || type.isShared;
  if (protection != Protection::Nothing) {
    std::uint64_t &known = provenEnd[{memArg.memory.value, index}];
    known = std::max(known, end);
  }
  return {pointer(builder, memArg.memory, memArg.offset, address), isAnchored};
}

Place MemoryAccess::range(IRBuilder<> &builder, frontend::MemoryIndex memory, Value *index,
                          Value *count) {
  Value *address = builder.CreateZExt(index, builder.getInt64Ty());
  auto *constant = dyn_cast<ConstantInt>(count);
  if (!constant) {
    checkRange(builder, memory, address, builder.CreateZExt(count, builder.getInt64Ty()));
  } else if (const std::uint64_t end = constant->getZExtValue();
             end == 0 || !isProven(memory, index, end)) { // none at all have a place, too
    check(builder, memory, address, end);
    std::uint64_t &known = provenEnd[{memory.value, index}];
    known = std::max(known, end);
  }
  return {pointer(builder, memory, 0, address), module.memory(memory).type.isShared};
}

} // namespace sinter::lowering
