// TimeReport.cpp - how long each arrow of the pipeline took, for --time-report.
#include "driver/TimeReport.h"

#include "llvm/Support/Format.h"

#include <ctime>
#include <sys/resource.h>

namespace sinter::driver {

static std::int64_t readClock(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// CPU time, and that of children that have ended.
static std::int64_t readCpuClock(clockid_t clock) {
  rusage children;
  getrusage(RUSAGE_CHILDREN, &children);
  std::int64_t microseconds =
      (children.ru_utime.tv_sec + children.ru_stime.tv_sec) * std::int64_t(1'000'000) +
      children.ru_utime.tv_usec + children.ru_stime.tv_usec;
  return readClock(clock) + microseconds * 1000;
}

const char *name(Arrow arrow) {
  static constexpr const char *names[arrowCount] = {"read", "decode", "validate", "wasm-opt",
                                                    "plan", "lower",  "optimise", "emit",
                                                    "link", "write"};
  return names[std::size_t(arrow)];
}

TimeReport::TimeReport() : start(readClock(CLOCK_MONOTONIC)) {}

TimeReport::Timer::Timer(Sum &sum)
    : sum(sum), cpu(readCpuClock(CLOCK_THREAD_CPUTIME_ID)), wall(readClock(CLOCK_MONOTONIC)) {}

TimeReport::Timer::~Timer() {
  sum.cpu += readCpuClock(CLOCK_THREAD_CPUTIME_ID) - cpu;
  sum.wall += readClock(CLOCK_MONOTONIC) - wall;
}

static void printRow(llvm::raw_ostream &out, const char *label, std::int64_t cpu,
                     std::int64_t wall) {
  out << llvm::format("%-10s %12.2f %12.2f\n", label, double(cpu) / 1e6, double(wall) / 1e6);
}

void TimeReport::print(llvm::raw_ostream &out) const {
  out << llvm::format("%-10s %12s %12s\n", "phase", "CPU ms", "wall ms");
  for (std::size_t i = 0; i != arrowCount; ++i)
    if (Arrow(i) != Arrow::Rewrite || sums[i].wall)
      printRow(out, name(Arrow(i)), sums[i].cpu, sums[i].wall);
  // The process's CPU time also has what no arrow is charged with: loading LLVM, above all.
  printRow(out, "total", readCpuClock(CLOCK_PROCESS_CPUTIME_ID),
           readClock(CLOCK_MONOTONIC) - start);
}

} // namespace sinter::driver
