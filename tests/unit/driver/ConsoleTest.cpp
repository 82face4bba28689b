// ConsoleTest.cpp - what cannot be provoked from outside: bugs of LLVM, no memory left.
#include "driver/Console.h"

#include "llvm/Support/ErrorHandling.h"

#include <gtest/gtest.h>
#include <new>

using namespace sinter::driver;

TEST(Printable, LeavesNothingForATerminalToObey) {
  EXPECT_EQ(printable("a\x1b[31m\x7f b\nc\t\r"), "a\\x1b[31m\\x7f b c \\x0d");
  EXPECT_EQ(printable("\xc2\x9b\x33\xc2\xb5s \xc3\x9f \xc2"), "\\xc2\\x9b3\xc2\xb5s \xc3\x9f \xc2");
}

TEST(FatalErrors, OfLlvmAreOneLineAndNoAbort) {
  EXPECT_EXIT(
      {
        installFatalErrorHandlers();
        llvm::reportFatalInternalError("cannot select\nthis");
      },
      testing::ExitedWithCode(failureStatus), "^sinter: internal error: cannot select this\n$");
}

TEST(FatalErrors, FailedAllocationsAreOneLineAndNoAbort) {
  EXPECT_EXIT(
      {
        installFatalErrorHandlers();
        llvm::report_bad_alloc_error("no memory");
      },
      testing::ExitedWithCode(failureStatus), "^sinter: error: out of memory\n$");
  EXPECT_EXIT(
      {
        installFatalErrorHandlers();
        std::get_new_handler()();
      },
      testing::ExitedWithCode(failureStatus), "^sinter: error: out of memory\n$");
}
