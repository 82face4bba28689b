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

TEST(Printer, ShowsWhatTheProposalsAdd) {
  std::string text = printed(module({
      section(1, vec({type({}, {}), type({I32}, {})})),
      section(2, vec({name("m") + name("t") + Bytes{4, 0, 1}})),
      section(3, vec({leb(0)})),
      section(4, vec({Bytes{0x40, 0, 0x63, 0, 4, 1, 0xD0, 0x73, 0x0B}})),
      section(5, vec({Bytes{0x0F, 1, 2, 0}})),
      section(13, vec({Bytes{0, 0}})),
      section(10, vec({body(Bytes{0x1F, 0x40, 2, 0, 1, 0, 3, 0, 0x0B} +            //
                            Bytes{0x06, 0x40, 0x19, 0x09, 0, 0x0B} +               //
                            Bytes{0x42, 0, 0xFD, 0x0C} + Bytes(15, 0) + Bytes{1} + //
                            Bytes{0xFD, 0x57, 0x43, 0, 8, 1, 0xFE, 3, 0, 0x1A, 0x0B})})),
  }));
  for (const char *line :
       {"import 0: \"m\" \"t\" tag 0: type 1\n",
        "table 0: 1.. (ref null 0) i64 = ref.null nofunc\n",
        "memory 0: 1..2 pages of 1 bytes i64 shared\n", "tag 0: imported type 1\ntag 1: type 0\n",
        "    try_table (catch tag 1 0) (catch_all_ref 0) ; ", "    try ; ", "    catch_all ; ",
        "      rethrow 0 ; ", "    v128.const 0x01000000000000000000000000000000 ; ",
        "    v128.load64_lane offset=8 align=8 1 ; ", "    atomic.fence ; "})
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
}

} // namespace
