// HideKnownSigns.h - see HideKnownSigns.cpp.
#pragma once

namespace llvm {
class Module;
class TargetMachine;
} // namespace llvm

namespace sinter::codegen {

/// Keeps instruction selection for RISC-V from going on for ever. To be called after the last pass
/// that changes expressions.
void hideKnownSigns(llvm::Module &module, const llvm::TargetMachine &machine);

} // namespace sinter::codegen
