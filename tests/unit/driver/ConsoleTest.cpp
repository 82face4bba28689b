// ConsoleTest.cpp - what cannot be provoked from outside: bugs of LLVM, no memory left.
#include "driver/Console.h"

#include "llvm/Support/ErrorHandling.h"

#include <gtest/gtest.h>
#include <new>

using namespace sinter::driver;

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
