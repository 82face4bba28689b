// Build.h - the executables that `sinter compare` measures.
#pragma once

#include "driver/Progress.h"
#include "driver/compare/Report.h"

namespace sinter::driver {

/// Executables, as memory files. Closed by nobody: they live as long as the process.
struct VariantImages {
  int program = -1;
  /// The same file, but for one function: what is called when everything has been set up returns 0
  /// at once. Its runs are start-up and nothing else.
  int startUp = -1;
  int grow = -1; // growModule, built the same way; this machine's target only
};

/// Builds the program for a variant and fills in what is known without running it. The error is one
/// of the module or of its options.
llvm::Expected<VariantImages> buildVariant(Variant &variant, llvm::MemoryBufferRef module,
                                           const BuildOptions &options, Progress &progress);

/// What growModule writes to standard output: three readings of the monotonic clock, nanoseconds,
/// before it grows its memory `growSteps` times by a page, then, and after it has stored a byte in
/// each 4 KiB of what it got.
struct GrowTimes {
  std::uint64_t begin, grown, touched;
};
constexpr unsigned growSteps = 1024;
constexpr unsigned growTouches = growSteps * 16;
extern const llvm::StringLiteral growModule;

} // namespace sinter::driver
