// MemoryAccess.h - turns a wasm address into a machine address, or a trap. The sandbox.
#pragma once

#include "frontend/Instruction.h"
#include "frontend/Module.h"
#include "lowering/Instance.h"
#include "lowering/Lowering.h"

#include "llvm/ADT/DenseMap.h"

namespace sinter::lowering {

/// Where an access goes.
struct Place {
  llvm::Value *pointer;
  /// Nothing but the hardware checks the access, so it must neither be deleted nor moved past
  /// anything that can be observed.
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
              unsigned bytes);

  /// Forgets what was proved: control flow joins here, and not every path has passed the accesses
  /// seen so far.
  void forgetProofs() { provenEnd.clear(); }

private:
  bool usesGuard(frontend::MemoryIndex memory) const;
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
