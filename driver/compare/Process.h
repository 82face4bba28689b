// Process.h - one run of a program, measured from outside.
//
// A child is made with vfork, so that its start costs the same however large this process is. What
// it writes is read at once, so that a pipe never stays full, and kept as a hash and its beginning.
// If this process ends, whatever ends it, the kernel kills the child, and as executables are memory
// files nothing is left behind.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sinter::driver {

/// What a program wrote to one of its streams.
struct StreamContent {
  std::uint64_t size = 0;              // bytes
  std::array<std::uint8_t, 32> hash{}; // SHA-256 of all of it
  std::string head;                    // at most the first 64 KiB

  bool operator==(const StreamContent &other) const {
    return size == other.size && hash == other.hash;
  }
};

/// What a run did, as far as its caller can see.
struct Outcome {
  int status = 0; // as of wait()
  bool isTimedOut = false;
  StreamContent output, errors;

  bool operator==(const Outcome &) const = default;
  /// The exit status, or nothing after a signal or a timeout.
  std::optional<int> exitStatus() const;
  /// "exit status 3", "signal 11 (Segmentation fault)", "no end within 60 s"…
  std::string describe(std::chrono::seconds timeout) const;
};

/// What is measured beyond the time.
enum class Watch : std::uint8_t {
  Time,        // nothing that could disturb the program
  Memory,      // the process is stopped when it ends, by ptrace, and its page counts are read
  Instructions // by a counter of the processor, user mode only
};

struct ProcessOptions {
  /// Executed: a descriptor, or if it is negative the file `arguments` begins with.
  int executable = -1;
  std::vector<std::string> arguments;
  std::string input; // standard input; empty: /dev/null
  std::chrono::seconds timeout{60};
  Watch watch = Watch::Time;
  /// Descriptors that the child has as 3, 4 and so on.
  std::vector<int> passed;
};

struct ProcessResult {
  Outcome outcome;
  // Seconds. Wall time runs from before the process exists until it has ended.
  double wall = 0, cpu = 0;
  // Watch::Memory. Bytes that were resident at most, and address space reserved at most.
  std::uint64_t peakMemory = 0, addressSpace = 0;
  std::uint64_t instructions = 0; // Watch::Instructions
};

/// Runs a program to its end, or until the timeout, when it is killed. Errors: it cannot be
/// executed, its input cannot be opened, what is to be watched cannot be.
llvm::Expected<ProcessResult> runProcess(const ProcessOptions &options);

/// Null if the processor counts instructions for this process, else why not.
const char *whyNoCounters();

} // namespace sinter::driver
