// RobustnessTest.cpp - a small module, cut short at every byte and with every byte changed.
//
// Nothing but a valid module or one diagnostic with an offset within the file may come out; the
// sanitizer builds see what else goes wrong.
#include "frontend/Printer.h"

#include "llvm/Support/raw_ostream.h"

#include <gtest/gtest.h>

#include "ModuleBuilder.h"

using namespace sinter::frontend;
using namespace sinter::frontend::testing;

namespace {

Bytes smallModule() {
  return module({
      section(1, vec({type({}, {}), type({I32, F64}, {I64, I32})})),
      section(2, vec({name("env") + name("f") + Bytes{0, 1},
                      name("env") + name("g") + Bytes{3, I32, 0}})),
      section(3, vec({leb(0)})),
      section(4, vec({Bytes{FuncRef, 1, 2, 9}})),
      section(5, vec({Bytes{0, 1}})),
      section(6, vec({Bytes{I64, 1, 0x42, 5, 0x0B}})),
      section(7, vec({name("run") + Bytes{0, 1}, name("memory") + Bytes{2, 0}})),
      section(8, {1}),
      section(9, vec({Bytes{0, 0x23, 0, 0x0B} + vec({leb(0), leb(1)}),
                      Bytes{5, FuncRef} + vec({Bytes{0xD2, 1, 0x0B}})})),
      section(12, leb(1)),
      section(10, vec({sized(Bytes{1,    3,    I32,  0x41, 1,    0x44, 0,    0,    0, 0, 0,   0,
                                   0xF0, 0x3F, 0x10, 0, //
                                   0x21, 2,    0x1A, 0x02, 0x40, 0x20, 2,    0x0E, 1, 0, 1,   0x0B,
                                   0x41, 0,    0x41, 0,    0x41, 5,    0xFC, 8,    0, 0, 0x0B})})),
      section(11, vec({Bytes{1} + name("bytes")})),
      custom("name", section(1, vec({leb(1) + name("run")}))),
  });
}

/// Whether what happened is one of the two things that may happen.
bool isSound(const Bytes &bytes) {
  llvm::Expected<Module> decoded = decode(buffer(bytes));
  if (decoded) {
    std::string text;
    llvm::raw_string_ostream os(text);
    print(*decoded, os);
    EXPECT_FALSE(text.empty());
  } else {
    llvm::consumeError(decoded.takeError());
  }
  llvm::Expected<ValidModule> valid = load(bytes);
  if (valid)
    return true;
  bool hasOffset = false;
  llvm::handleAllErrors(valid.takeError(), [&](const Diagnostic &diagnostic) {
    std::optional<std::uint64_t> offset = diagnostic.getLocation().offset;
    hasOffset = offset && *offset <= bytes.size();
    EXPECT_EQ(diagnostic.getMessage().find('\n'), llvm::StringRef::npos);
  });
  return hasOffset;
}

TEST(Robustness, TheWholeModuleIsValid) { EXPECT_EQ(diagnose(smallModule()), ""); }

TEST(Robustness, CutShortAtEveryByte) {
  Bytes whole = smallModule();
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_TRUE(isSound(Bytes(whole.begin(), whole.begin() + size))) << size << " bytes";
}

TEST(Robustness, EveryByteChanged) {
  Bytes whole = smallModule();
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (unsigned value = 0; value < 256; ++value) {
      Bytes changed = whole;
      changed[i] = static_cast<std::uint8_t>(value);
      ASSERT_TRUE(isSound(changed)) << "byte " << i << " is " << value;
    }
}

} // namespace
