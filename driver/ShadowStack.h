// ShadowStack.h - the stack that C, C++ and Rust keep in linear memory, and checks of its overflow.
#pragma once

#include "frontend/ValidModule.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace sinter::driver {

/// A stack that grows downwards, and the global that points to its top.
struct ShadowStack {
  std::uint64_t low = 0, base = 0; // addresses: it is [low, base)
  frontend::ValueType type;        // of the pointer: I32, or I64 in a 64-bit memory
};

/// Finds the shadow stack of a module that wasm-ld linked: the global `__stack_pointer`, which
/// begins at the base. Where the stack ends follows from `size` (bytes) if that is given, else from
/// the exports `__stack_low` or `__data_end`, or from where the data lie. Errors: no such stack, a
/// shared memory (each thread has a stack of its own), or an end that nothing tells.
llvm::Expected<ShadowStack> findShadowStack(const frontend::ValidModule &module,
                                            std::optional<std::uint64_t> size);

/// Whether the first global that the module defines is the stack pointer: where Binaryen's pass
/// looks for it.
bool hasStackPointer(const frontend::Module &module);

/// The function that Binaryen's pass calls when the stack overflows, as `env`.<this>.
constexpr llvm::StringLiteral overflowHandler = "__sinter_shadow_stack_overflow";

/// What a checked module has instead of what Binaryen's pass leaves to its host.
struct CheckedStack {
  /// An import that nothing provides: calls of it trap.
  std::optional<frontend::FunctionIndex> handler;
  std::vector<std::uint8_t> base, limit; // initialisers of two globals
};

/// Completes what `wasm-opt --stack-check` made of a module that has this stack: gives the globals
/// that it compares with their values, and removes the export that would have set them and the
/// import that would have reported an overflow. Requires: `checked` outlives the module. Errors: it
/// is not what the pass makes.
llvm::Error completeStackCheck(frontend::Module &module, const ShadowStack &stack,
                               CheckedStack &checked);

} // namespace sinter::driver
