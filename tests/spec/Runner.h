// Runner.h - runs scripts in configurations, several at a time.
#pragma once

#include <map>

#include "Plan.h"

namespace sinter::spec {

struct RunnerOptions {
  std::string server; // object file that serves the exports of executables
  /// By target: the command that runs the host of shared objects.
  std::map<std::string, std::vector<std::string>> hosts;
  unsigned jobs = 1;
};

struct Job {
  const Configuration *configuration;
  const Script *script;
};

/// By command of a script; empty for what the configuration does not run.
using Outcomes = std::vector<std::optional<Outcome>>;

/// Runs all jobs and returns their outcomes, in the same order. Worker processes take the jobs:
/// what crashes one is reported as that script's failure.
llvm::Expected<std::vector<Outcomes>> run(const std::vector<Job> &jobs,
                                          const RunnerOptions &options);

} // namespace sinter::spec
