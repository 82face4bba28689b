// LeftChecks.h - which bounds checks are left in optimised code, for --remarks bounds.
#pragma once

#include <cstdint>
#include <vector>

namespace llvm {
class BasicBlock;
class Module;
} // namespace llvm

namespace sinter::codegen {

/// A comparison that leads to a trap, an access that only the hardware checks, or a clamp.
enum class CheckKind : std::uint8_t { Comparison, Anchor, Clamp };

/// What is left of the checks of one wasm access, which may stand in several functions by now.
struct LeftCheck {
  std::uint32_t offset; // of the access in the wasm module
  CheckKind kind;
  /// Whether one of them runs wherever the access does. The others stand in the slow copies of
  /// loops, see VersionLoops.cpp.
  bool isInPlace;
};

/// What optimisation has made of the bounds checks of a module.
struct OptimizedChecks {
  std::vector<LeftCheck> left;       // ascending, each offset and kind once
  std::vector<std::uint32_t> merged; // offsets of accesses that an earlier check covers
};

/// Marks the checks of a block that belongs to the slow copy of a loop.
void markSlow(llvm::BasicBlock &block);

/// All that is left in the functions of the module that become code.
std::vector<LeftCheck> findLeftChecks(const llvm::Module &module);

} // namespace sinter::codegen
