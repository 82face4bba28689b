// TypeIdentity.h - which types are equal, within a module and across modules.
#pragma once

#include "frontend/ValidModule.h"

namespace sinter::frontend {

/// Fills `canonicalTypes` and `typeDigests` of `facts`. The types refer to their own recursive
/// group and to earlier ones only. Linear in the size of the type section.
/// https://webassembly.github.io/spec/core/valid/conventions.html#defined-types
void identifyTypes(const Module &module, ModuleFacts &facts);

/// Whether a value of type `actual` may stand where `expected` is wanted. Constant time.
/// https://webassembly.github.io/spec/core/valid/matching.html
bool matches(ValueType actual, ValueType expected, llvm::ArrayRef<std::uint32_t> canonicalTypes);

} // namespace sinter::frontend
