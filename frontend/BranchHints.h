// BranchHints.h - the "metadata.code.branch_hint" custom section.
#pragma once

#include "frontend/ByteReader.h"
#include "frontend/Module.h"

namespace sinter::frontend {

constexpr llvm::StringLiteral branchHintSection = "metadata.code.branch_hint";

/// Reads the section's bytes after its name, and appends its hints to `hints`. The functions of
/// `module` are complete. Stops, with the reader failed, at the first hint that is malformed or out
/// of order; whether an instruction takes hints is not looked at.
/// https://github.com/WebAssembly/branch-hinting/blob/main/proposals/branch-hinting/Overview.md
void readBranchHints(ByteReader &in, const Module &module, std::vector<BranchHint> &hints);

} // namespace sinter::frontend
