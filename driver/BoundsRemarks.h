// BoundsRemarks.h - what became of the bounds checks of each function, for --remarks bounds.
#pragma once

#include "codegen/LeftChecks.h"
#include "lowering/Lowering.h"

#include "llvm/Support/raw_ostream.h"

#include <cstdint>
#include <vector>

namespace sinter::driver {

/// Numbers of wasm accesses. Each is counted once, whatever copies of it there are, and `emitted`
/// aside in one number: `accesses` is the sum of the others. docs/bounds.md says what they mean.
struct BoundsCounts {
  std::uint64_t accesses = 0;
  std::uint64_t emitted = 0; // given a check by lowering: a comparison, an anchor or a clamp
  std::uint64_t merged = 0;
  std::uint64_t hoisted = 0;
  std::uint64_t proved = 0;
  std::uint64_t checked = 0;   // comparisons that are left
  std::uint64_t anchored = 0;  // left to the hardware
  std::uint64_t clamped = 0;   // clamps that are left
  std::uint64_t unchecked = 0; // --bounds none

  BoundsCounts &operator+=(const BoundsCounts &other);
};

struct BoundsRemarks {
  struct Function {
    std::uint32_t index;
    std::string name; // may be empty
    BoundsCounts counts;
  };
  std::vector<lowering::MemoryBounds> memories;
  std::vector<Function> functions; // those with accesses, ascending
  BoundsCounts total;
};

/// Puts together what lowering has done and what optimisation has left of it, by partition: checks
/// of a small function are found in all partitions that have a copy of it.
BoundsRemarks summarize(const lowering::Program &program, llvm::ArrayRef<lowering::BoundsLog> logs,
                        llvm::ArrayRef<codegen::OptimizedChecks> optimized);

/// Prints a line for each memory and a table of functions.
void print(const BoundsRemarks &remarks, llvm::raw_ostream &out);

} // namespace sinter::driver
