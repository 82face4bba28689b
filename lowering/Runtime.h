// Runtime.h - the functions of the runtime library that compiled code calls, declared on demand.
#pragma once

#include "frontend/Module.h"

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"

namespace sinter::lowering {

/// A row of Traps.def.
enum class TrapKind : unsigned {
#define TRAP(NAME, CODE, TEXT) NAME = CODE,
#include "lowering/Traps.def"
};

/// A row of Runtime.def.
enum class RuntimeFunction : unsigned {
#define RUNTIME(NAME, ...) NAME,
#include "lowering/Runtime.def"
};

/// A row of Wasi.def: the name of its C function, and its wasm signature.
struct WasiFunction {
  enum class Type : std::uint8_t { none, i32, i64 };
  llvm::StringRef symbol;
  Type result;
  llvm::ArrayRef<Type> params;
};
/// The function that an import of this module and name means. Null if it is no function of
/// wasi_snapshot_preview1 or wasi_unstable.
const WasiFunction *findWasiFunction(llvm::StringRef module, llvm::StringRef name);
/// Whether an import of that type can be the function.
bool hasType(const WasiFunction &wasi, const frontend::FunctionType &type);

/// Calls `function` at the builder's position, in the context model with the instance in front of
/// the arguments. Never a tail call: the runtime reports traps at its
/// return address.
llvm::CallInst *callRuntime(llvm::IRBuilder<> &builder, RuntimeFunction function,
                            llvm::ArrayRef<llvm::Value *> arguments);

/// Throws an exception object and ends the block: the one runtime function that unwinds.
void callThrow(llvm::IRBuilder<> &builder, llvm::Value *exception);

/// Calls the trap and ends the block. Calls are never merged, so that each keeps its position.
llvm::CallInst *callTrap(llvm::IRBuilder<> &builder, TrapKind kind);

/// Calls the trap if `condition` (i1) holds, and continues in a new block if not.
llvm::CallInst *trapIf(llvm::IRBuilder<> &builder, llvm::Value *condition, TrapKind kind);

/// The C function of a WASI row: its first parameter is the instance's struct sinter_wasi.
llvm::FunctionCallee declareWasi(llvm::Module &module, const WasiFunction &function);

} // namespace sinter::lowering
