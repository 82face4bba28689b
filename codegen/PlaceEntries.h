// PlaceEntries.h - the functions through which a host in C calls a module's functions.
#pragma once

#include "llvm/IR/Module.h"

namespace sinter::codegen {

/// Defines, as assembly of the module, the entry of each function that has the attribute
/// "sinter-entry", whose value is the entry's name or names, separated by commas. An entry changes
/// to the store's stack and keeps what is needed to come back from a trap (SINTER_ENTRY in
/// rt-lib/arch); a function that cannot trap, calls nothing and needs next to no stack is its own
/// entry. Names that begin with "sinter." are hidden.
void placeEntries(llvm::Module &module);

} // namespace sinter::codegen
