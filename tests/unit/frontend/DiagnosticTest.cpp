// DiagnosticTest.cpp - the printed form of a diagnostic.
#include "frontend/Diagnostic.h"

#include <gtest/gtest.h>

using namespace sinter::frontend;

namespace {

std::string print(Location location, llvm::StringRef message) {
  return llvm::toString(makeError(std::move(location), message));
}

TEST(Diagnostic, NamesPlaceFunctionAndInstruction) {
  Location location;
  location.offset = 0x2F;
  location.function = FunctionIndex{3};
  location.functionName = "fib";
  location.opcode = Opcode::I32Add;
  EXPECT_EQ(print(location, "expected i32, found i64"),
            "0x2f: error: function 3 \"fib\": i32.add: expected i32, found i64");
}

TEST(Diagnostic, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(print({}, "no such file"), "error: no such file");
  Location location;
  location.function = FunctionIndex{0};
  EXPECT_EQ(print(location, "broken"), "error: function 0: broken");
}

TEST(Diagnostic, NeverBreaksTheLineNorTalksToTheTerminal) {
  Location location;
  location.function = FunctionIndex{1};
  location.functionName = "a\n\x1b[31m\x7f\u0085\u00e9";
  EXPECT_EQ(print(location, "b\r\tc"),
            "error: function 1 \"a\\0a\\1b[31m\\7f\\c2\\85\u00e9\": b\\0d\\09c");
}

} // namespace
