// ChildProcess.h - a program that reads one file and writes another, run as a child with limits.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <string>
#include <sys/resource.h>

namespace sinter::driver {

class Progress;

/// What a child may use. The kernel enforces all of it, but for the time that passes.
struct ChildLimits {
  std::uint64_t wall;   // seconds that may pass
  std::uint64_t cpu;    // seconds, of all its threads together
  std::uint64_t memory; // bytes of address space
  std::uint64_t output; // bytes, of the file that it writes
};

/// Limits what this process may use of a resource, a child's after fork as a rule. Never raises a
/// limit that is there already.
void limitProcess(__rlimit_resource resource, std::uint64_t value);

/// The path by which a child opens the file that it reads, or the one that it writes.
constexpr const char *childInput = "/proc/self/fd/3";
constexpr const char *childOutput = "/proc/self/fd/4";

struct ChildResult {
  llvm::SmallVector<char, 0> output; // what it wrote to childOutput
  std::string messages;              // what it printed, the first 64 KiB
};

/// Runs a program that finds `input` at childInput, and shows `what` as progress meanwhile. Both
/// files exist in memory only, and the child ends when this process does, however that happens, so
/// nothing is ever left behind. Arguments begin with the program's name. The child's environment is
/// this process's without variables that begin with `hiddenPrefix`, and with `added` (NAME=VALUE).
/// Errors: what the system says; a child that was killed, for which limit, or that failed, with the
/// first line that it printed.
llvm::Expected<ChildResult> runChild(const std::string &path, llvm::ArrayRef<std::string> arguments,
                                     llvm::StringRef hiddenPrefix, const std::string &added,
                                     llvm::StringRef input, const ChildLimits &limits,
                                     llvm::StringRef what, Progress &progress);

} // namespace sinter::driver
