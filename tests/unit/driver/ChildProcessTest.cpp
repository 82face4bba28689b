// ChildProcessTest.cpp - a child that does nothing at all.
#include "driver/ChildProcess.h"

#include "driver/Console.h"
#include "driver/Progress.h"

#include <gtest/gtest.h>

using namespace sinter::driver;

TEST(ChildProcess, EndsWhenItsTimeIsOver) {
  const ChildLimits limits = {.wall = 1, .cpu = 60, .memory = 1ull << 32, .output = 1 << 20};
  const std::string arguments[] = {"sleeper", "-c", "exec sleep 100"};
  Progress progress;
  llvm::Expected<ChildResult> result =
      runChild("/bin/sh", arguments, "HIDDEN_", "ADDED=1", "", limits, "sleeper", progress);
  ASSERT_FALSE(result);
  EXPECT_EQ(messageOf(result.takeError()), "sleeper did not end within 1 seconds");
}
