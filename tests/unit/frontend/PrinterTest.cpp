// PrinterTest.cpp - the printed module, line by line.
#include "frontend/Printer.h"

#include "llvm/Support/raw_ostream.h"

#include <gtest/gtest.h>

#include "ModuleBuilder.h"

using namespace sinter::frontend;
using namespace sinter::frontend::testing;

namespace {

std::string printed(const Bytes &bytes) {
  std::string text;
  llvm::raw_string_ostream os(text);
  print(cantFail(decode(buffer(bytes))), os);
  return text;
}

TEST(Printer, ShowsSectionsTypesAndBodies) {
  EXPECT_EQ(printed(withCode({0x02, 0x40, 0x41, 0x7F, 0x1A, 0x0B, 0x0B})),
            "module: 30 bytes\n"
            "section 1 \"type\": 4 bytes ; 0xa\n"
            "section 3 \"function\": 2 bytes ; 0x10\n"
            "section 10 \"code\": 10 bytes ; 0x14\n"
            "type 0: [] -> []\n"
            "function 0: type 0 ; 0x16\n"
            "    block ; 0x17\n"
            "      i32.const -1 ; 0x19\n"
            "      drop ; 0x1b\n"
            "    end ; 0x1c\n"
            "  end ; 0x1d\n");
}

TEST(Printer, ABodyThatCannotBeDecodedEndsWithAComment) {
  std::string text = printed(withCode({0x01, 0xFF, 0x0B}));
  EXPECT_NE(text.find("    nop ; 0x17\n  ; 0x18: illegal opcode 0xff\n"), std::string::npos)
      << text;
}

} // namespace
