// Printer.h - a module as text, for `--emit module` and for tests.
#pragma once

#include "frontend/Module.h"

namespace llvm {
class raw_ostream;
}

namespace sinter::frontend {

/// Prints every section, and every body as indented instructions with their offsets. One entity or
/// instruction a line. The module need not be valid: where bytes cannot be decoded the body ends
/// with a line that says so.
void print(const Module &module, llvm::raw_ostream &os);

} // namespace sinter::frontend
