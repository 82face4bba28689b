// Signature.h - the word by which compiled code tells function types apart, across modules.
//
// Most types fit into the word itself, so that comparing two of them is one instruction, with an
// immediate, even if their modules have never heard of each other:
//
//   bit 0 is 1, then, from bit 1 on, codes of three bits: the parameters' (1 i32, 2 i64, 3 f32,
//   4 f64, 5 v128, 6 funcref, 7 externref), a 0, the results', and zeros up to the top
//
// For all other types (too long, with other references, or not alone in their recursive group) the
// word is the address of 32 bytes that hold the type's SHA-256 (ModuleFacts::typeDigests), which is
// even. Within a module equal types have the same such word; words of different modules are equal
// types if the 32 bytes are equal (sinter_type_matches).
#pragma once

#include "frontend/Module.h"

#include <optional>

namespace sinter::lowering {

/// Whether the type's recursive group has no other member.
bool isAlone(const frontend::Module &module, frontend::TypeIndex index);
/// The word of a type that fits, or nothing.
std::optional<std::uint64_t> exactSignature(const frontend::Module &module,
                                            frontend::TypeIndex index);

} // namespace sinter::lowering
