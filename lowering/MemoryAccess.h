// MemoryAccess.h - turns a wasm address into a machine address, or a trap. The sandbox.
#pragma once

#include "frontend/Instruction.h"
#include "frontend/Module.h"
#include "lowering/Instance.h"
#include "lowering/Lowering.h"

#include "llvm/ADT/DenseMap.h"

namespace sinter::lowering {

/// Address space that belongs to a guarded memory, from its base: an index of 32 bits, an offset of
/// 32 bits and an access's width stay below it. A multiple of every page size.
constexpr std::uint64_t guardReservation = (std::uint64_t(8) << 30) + (64 << 10);

/// Whether accesses to such a memory rely on the guard reservation: only 32-bit indices cannot
/// reach beyond it, and only sizes in pages of 64 KiB end where the processor's pages do.
bool usesGuard(const frontend::MemoryType &type, Bounds bounds);

/// The memory's size when it begins, bytes; what does not fit 63 bits, and so no machine either, is
/// 2^63. Memories never shrink.
std::uint64_t initialSize(const frontend::MemoryType &type);

/// The size that memory.grow may reach, bytes; the same in every mode. 32-bit memories stay below
/// 4 GiB by a page, unless they begin at that size.
std::uint64_t largestSize(const frontend::MemoryType &type);

/// Whether an access is one load or store, or LLVM may make several of it, not all of them volatile
/// (atomic read-modify-write).
enum class AccessKind : std::uint8_t { Single, Compound };

/// Where an access goes.
struct Place {
  llvm::Value *pointer;
  /// Nothing but the hardware checks the access, so it must neither be deleted nor moved past
  /// anything that can be observed; or another thread may write there, so it must be made once.
  bool isAnchored;
};

/// The accesses of one function. See MemoryAccess.cpp for the strategies.
class MemoryAccess {
public:
  MemoryAccess(const frontend::Module &module, Instance &instance, Bounds bounds)
      : module(module), instance(instance), bounds(bounds) {}

  /// The place of the `bytes` bytes at index + memarg.offset. Emits whatever check the memory's
  /// strategy needs; may end the builder's block and continue in a new one.
  Place place(llvm::IRBuilder<> &builder, const frontend::MemArg &memArg, llvm::Value *index,
              unsigned bytes, AccessKind kind = AccessKind::Single);

  /// Forgets what was proved: control flow joins here, and not every path has passed the accesses
  /// seen so far.
  void forgetProofs() { provenEnd.clear(); }

private:
  bool isProven(frontend::MemoryIndex memory, llvm::Value *index, std::uint64_t end) const;
  void check(llvm::IRBuilder<> &builder, frontend::MemoryIndex memory, llvm::Value *address,
             std::uint64_t end);

  const frontend::Module &module;
  Instance &instance;
  Bounds bounds;
  /// For a memory and an index (as LLVM value): index + end <= memory size is known to hold on
  /// every path to the builder's position.
  llvm::DenseMap<std::pair<std::uint32_t, llvm::Value *>, std::uint64_t> provenEnd;
};

} // namespace sinter::lowering
