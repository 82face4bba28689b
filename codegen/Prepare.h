// Prepare.h - what holds of every module before LLVM's passes see it.
#pragma once

#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

namespace sinter::codegen {

/// Tells LLVM what is true of every output but not of programs in general: all symbols are linked
/// into the one image, nothing unwinds. Sets the triple and data layout. Idempotent.
void prepareModule(llvm::Module &module, const llvm::TargetMachine &machine);

/// Gives each guest function (`wasm.*`) the section `.text.wasm.*` of its own name. Linker script
/// and trap handler tell guest code by its section, so none may drift to LLVM's `.text.unlikely.`
/// or `.text.hot.`. `.text.wasm.hot.` and `.text.wasm.cold.` are for functions that a profile shows
/// to be so. Runs after optimisation, which clones functions with their section.
void placeGuestCode(llvm::Module &module);

/// The library functions that passes may assume or call: memcpy, memmove and memset. No other
/// function is recognised by its name.
llvm::TargetLibraryInfoImpl runtimeLibraryFunctions(const llvm::Triple &triple);

/// Ends the process with LLVM's fatal error if the module is malformed, which is a bug in Sinter.
/// `when` names the phase that is to blame. LLVM's own assertions are off, so this is always on.
void verify(const llvm::Module &module, llvm::StringRef when);

} // namespace sinter::codegen
