// Frontend.h - the two arrows of the frontend: bytes -> Module -> ValidModule.
#pragma once

#include "frontend/Diagnostic.h"
#include "frontend/ValidModule.h"

#include "llvm/Support/MemoryBufferRef.h"

namespace sinter::frontend {

/// Decodes the binary format: syntax, and nothing else. The result points into `bytes`.
/// The error is a Diagnostic at the lowest offset. Time and space are linear in the input's size.
llvm::Expected<Module> decode(llvm::MemoryBufferRef bytes);

/// Checks every rule of the spec's validation, and the implementation limits, each in one place.
/// A module that needs a proposal which is not in `enabled` is refused.
/// Linear in the module's size; needs no native stack that grows with nesting.
llvm::Expected<ValidModule> validate(Module module, ProposalSet enabled = finishedProposals());

/// What is wrong with the branch hints of a module that decode() read from `bytes`. Compiling
/// leaves such hints out without a word; this is for those who want to know.
llvm::Error checkBranchHints(llvm::MemoryBufferRef bytes, const ValidModule &module);

} // namespace sinter::frontend
