// TimeReport.h - how long each arrow of the pipeline took, for --time-report.
#pragma once

#include "llvm/Support/raw_ostream.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace sinter::driver {

/// The arrows of the pipeline, in order, and the reading and writing around them.
enum class Arrow : std::uint8_t {
  Read,
  Decode,
  Validate,
  Rewrite, // by wasm-opt, if that is asked for
  Plan,    // lowering::link
  Lower,
  Optimize,
  Emit,
  Link,
  Write
};
constexpr std::size_t arrowCount = std::size_t(Arrow::Write) + 1;

/// "decode", "validate"…
const char *name(Arrow arrow);

/// Adds up CPU and wall time per arrow. Any thread may add.
class TimeReport {
public:
  /// Starts the clock of the total.
  TimeReport();

  /// Runs an arrow and charges its time. What it returns is passed on.
  template <typename Function>
  auto run(Arrow arrow, Function &&function) {
    Timer timer(sums[std::size_t(arrow)]);
    return function();
  }

  /// Prints the table: milliseconds of CPU and of wall time per arrow and in total. The wall time
  /// of arrows that ran in several threads is the sum over the threads.
  void print(llvm::raw_ostream &out) const;

private:
  struct Sum {
    std::atomic<std::int64_t> cpu = 0, wall = 0; // nanoseconds
  };
  class Timer {
  public:
    explicit Timer(Sum &sum);
    ~Timer();

  private:
    Sum &sum;
    std::int64_t cpu, wall;
  };
  std::array<Sum, arrowCount> sums;
  std::int64_t start;
};

} // namespace sinter::driver
