// Embedded.h - the files that sinter carries inside itself.
#pragma once

#include "llvm/ADT/StringRef.h"

namespace sinter::rt {

/// The runtime library of a target, an archive of objects, for executables and for libraries; empty
/// if there is no such target.
llvm::StringRef staticLibrary(llvm::StringRef targetName);
llvm::StringRef contextLibrary(llvm::StringRef targetName);
/// What executables with native objects have of it in addition, or instead.
llvm::StringRef hostedLibrary(llvm::StringRef targetName);

/// The assembly of an ISA that defines the macro SINTER_ENTRY: see context/typed.h. Empty if there
/// is no such ISA.
llvm::StringRef entryMacro(llvm::StringRef architecture);

/// The text of a linker script, by its file name in linker-script/; empty if there is none.
llvm::StringRef linkerScript(llvm::StringRef fileName);

} // namespace sinter::rt
