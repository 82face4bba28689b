// ExpandVectors.h - better code for vector operations that a processor lacks.
#pragma once

#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

namespace sinter::codegen {

/// Writes minimum, maximum, rounding and saturating conversion of float vectors in simpler vector
/// operations where the machine has vectors but not these, and LLVM would take them apart lane by
/// lane. Results are the same, NaN bits aside; NaNs of minimum and maximum come out canonical.
/// Runs after optimisation, whose passes know the intrinsics better.
void expandVectors(llvm::Module &module, llvm::TargetMachine &machine);

} // namespace sinter::codegen
