// MemoryAccess.h - turns a wasm address into a machine address, or a trap. The sandbox.
#pragma once

#include "frontend/Instruction.h"
#include "frontend/Module.h"
#include "lowering/BoundsLog.h"
#include "lowering/Instance.h"
#include "lowering/Lowering.h"

#include "llvm/ADT/DenseMap.h"

namespace sinter::lowering {

/// Address space that belongs to a guarded memory, from its base: an index of 32 bits, an offset of
/// 32 bits and an access's width stay below it. A multiple of every page size.
constexpr std::uint64_t guardReservation = (std::uint64_t(8) << 30) + (64 << 10);

/// Says of a load of the memory's size that it is not below the initial one, so that LLVM finds out
/// which indices need no check.
void setSizeRange(llvm::LoadInst &size, const frontend::MemoryType &type);

/// Whether an access is one load or store, or LLVM may make several of it, not all of them volatile
/// (atomic read-modify-write).
enum class AccessKind : std::uint8_t { Single, Compound };

/// How the address space of a memory is kept.
enum class Strategy : std::uint8_t {
#define STRATEGY(Name, NAME, number, front) Name = number,
#include "lowering/Strategies.def"
};

/// Bytes in front of byte 0 that belong to the memory.
constexpr std::uint64_t frontOf(Strategy strategy) {
#define STRATEGY(Name, NAME, number, front) front,
  constexpr std::uint64_t fronts[] = {
#include "lowering/Strategies.def"
  };
  return fronts[static_cast<std::size_t>(strategy)];
}

/// That of such a memory. For guarded and served ones only 32-bit indices will do, which cannot
/// reach beyond the reservation, and pages of 64 KiB, which end where the processor's do.
Strategy strategyOf(const frontend::MemoryType &type, Bounds bounds);

/// Whether nothing but a fault keeps accesses to such a memory in bounds.
inline bool reliesOnFaults(Strategy strategy) {
  return strategy == Strategy::Guarded || strategy == Strategy::Served;
}

/// What an access does about bounds.
enum class Protection : std::uint8_t {
  Fault,   // nothing: beyond the size, the hardware faults
  Compare, // traps unless a comparison holds
  Clamp,   // goes to the memory's front if it would leave the memory
  Nothing,
};
Protection protectionOf(const frontend::MemoryType &type, Bounds bounds, AccessKind kind);

/// Whether byte 0 may move as the memory grows, so that code loads its address anew.
bool mayMove(const frontend::MemoryType &type, Strategy strategy);

/// The memory's size when it begins, bytes; what does not fit 63 bits, and so no machine either, is
/// 2^63. Memories never shrink.
std::uint64_t initialSize(const frontend::MemoryType &type);

/// The size that memory.grow may reach, bytes; the same in every mode. 32-bit memories stay below
/// 4 GiB by a page, unless they begin at that size.
std::uint64_t largestSize(const frontend::MemoryType &type);

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
  /// `log` gets a line for each access of the function; it may be null.
  MemoryAccess(const frontend::Module &module, Instance &instance, Bounds bounds,
               frontend::FunctionIndex function, BoundsLog *log)
      : module(module), instance(instance), bounds(bounds), function(function), log(log) {}

  /// The place of the `bytes` bytes at index + memarg.offset. Emits whatever the memory's strategy
  /// needs; may end the builder's block and continue in a new one.
  Place place(llvm::IRBuilder<> &builder, const frontend::MemArg &memArg, llvm::Value *index,
              unsigned bytes, AccessKind kind = AccessKind::Single);

  /// The place of `count` bytes from an index on, for an operation on all of them: traps first, in
  /// every mode, unless all of them exist. Both are addresses of the memory.
  Place range(llvm::IRBuilder<> &builder, frontend::MemoryIndex memory, llvm::Value *index,
              llvm::Value *count);

  /// Forgets what was proved: control flow joins here, and not every path has passed the accesses
  /// seen so far.
  void forgetProofs() { provenEnd.clear(); }

private:
  void note(const llvm::IRBuilder<> &builder, Kept how);
  bool isProven(frontend::MemoryIndex memory, llvm::Value *index, std::uint64_t end) const;
  void check(llvm::IRBuilder<> &builder, frontend::MemoryIndex memory, llvm::Value *address,
             std::uint64_t end);
  void checkRange(llvm::IRBuilder<> &builder, frontend::MemoryIndex memory, llvm::Value *address,
                  llvm::Value *count);
  llvm::Value *clamp(llvm::IRBuilder<> &builder, const frontend::MemArg &memArg, llvm::Value *index,
                     std::uint64_t end);
  llvm::Value *pointer(llvm::IRBuilder<> &builder, frontend::MemoryIndex memory,
                       std::uint64_t constant, llvm::Value *variable);

  const frontend::Module &module;
  Instance &instance;
  Bounds bounds;
  frontend::FunctionIndex function;
  BoundsLog *log;
  /// For a memory and an index (as LLVM value): index + end <= memory size is known to hold on
  /// every path to the builder's position.
  llvm::DenseMap<std::pair<std::uint32_t, llvm::Value *>, std::uint64_t> provenEnd;
};

} // namespace sinter::lowering
