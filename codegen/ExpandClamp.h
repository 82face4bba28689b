// ExpandClamp.h - makes arithmetic of the calls that keep clamped accesses in bounds.
#pragma once

#include "llvm/ADT/StringRef.h"

namespace llvm {
class CallInst;
class FunctionPass;
class Instruction;
} // namespace llvm

namespace sinter::codegen {

/// i64 sinter.clamp(i64 index, i64 reach, i64 address): the address if 0 <= index < reach, signed,
/// otherwise 0. `reach` is at least -2^62.
///
/// It is declared as a function without memory or side effects, and has no definition: passes may
/// delete, copy, merge and move calls, but they cannot see that there is something to decide.
constexpr llvm::StringLiteral clampFunction = "sinter.clamp";

/// Whether the instruction is such a call.
bool isClamp(const llvm::Instruction &instruction);

/// A pass of code generation, to run after all others that work on IR.
llvm::FunctionPass *createExpandClampPass();

} // namespace sinter::codegen
