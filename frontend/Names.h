// Names.h - the "name" custom section.
#pragma once

#include "frontend/Module.h"

namespace sinter::frontend {

/// Fills `module.names` from the section's bytes after its name; the index spaces of `module` are
/// complete. Never fails: reading stops at what is malformed, and keeps what came before.
/// https://webassembly.github.io/spec/core/appendix/custom.html#name-section
void readNames(llvm::ArrayRef<std::uint8_t> bytes, Module &module);

} // namespace sinter::frontend
