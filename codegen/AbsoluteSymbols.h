// AbsoluteSymbols.h - symbols that stand for addresses which are constants of the program.
//
// As a number, the address of a memory's byte 0 would make each constant address an object of its
// own to LLVM: `inttoptr 65536` and `inttoptr 65544` have nothing in common, so it does not see
// that the bytes are adjacent (nothing is vectorised), nor that a global variable is somewhere
// else. Lowering therefore writes a declaration with !absolute_symbol of a single value, and code
// generation gets the number, of which every ISA makes more than of a symbol: a displacement on
// x86-64, and on the others a constant where a symbol would be relative to the code.
#pragma once

#include "llvm/IR/Module.h"

#include <optional>

namespace sinter::codegen {

/// The address that a symbol stands for, if it is such a one.
std::optional<std::uint64_t> absoluteAddress(const llvm::Value &value);

/// Replaces the symbols by their addresses, and what is a constant distance from one by a number.
/// Returns whether there were any.
bool replaceAbsoluteSymbols(llvm::Module &module);

} // namespace sinter::codegen
