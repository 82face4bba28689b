// ValidatorTest.cpp - the rules of validation, and what it notes for lowering.
#include "frontend/ImplementationLimits.h"

#include <gtest/gtest.h>

#include "ModuleBuilder.h"

using namespace sinter::frontend;
using namespace sinter::frontend::testing;

namespace {

/// A module that has some of everything around a function 1 of the given code, which has type
/// [] -> [i32] and one local of type i64.
///   types      0: [] -> []   1: [i32] -> [i32]   2: [] -> [i32]   3: [] -> [i64]   4: [] -> [i32
///   i32] functions  0: imported, type 1   1: the code   2: type 0, declared for ref.func tables 0:
///   funcref   1: externref globals    0: imported i32   1: i64, mutable segments   element 0:
///   funcref, declarative   data 0: passive
Bytes around(const Bytes &code) {
  return module({
      section(1, vec({type({}, {}), type({I32}, {I32}), type({}, {I32}), type({}, {I64}),
                      type({}, {I32, I32})})),
      section(2,
              vec({name("m") + name("f") + Bytes{0, 1}, name("m") + name("g") + Bytes{3, I32, 0}})),
      section(3, vec({leb(2), leb(0)})),
      section(4, vec({Bytes{FuncRef, 0, 1}, Bytes{ExternRef, 0, 1}})),
      section(5, vec({Bytes{0, 1}})),
      section(6, vec({Bytes{I64, 1, 0x42, 0, 0x0B}})),
      section(9, vec({Bytes{3, 0} + vec({leb(2)})})),
      section(12, leb(1)),
      section(10, vec({sized(Bytes{1, 1, I64} + code), body({0x0B})})),
      section(11, vec({Bytes{1} + name("bytes")})),
  });
}

/// The diagnostic of a body without its place: "i32.add: expected i32, found i64".
std::string refusal(const Bytes &code) {
  llvm::StringRef text = "function 1: ";
  std::string whole = diagnose(around(code));
  std::size_t place = whole.find(text);
  return place == std::string::npos ? whole : whole.substr(place + text.size());
}

TEST(Validator, AcceptsEveryKindOfInstruction) {
  for (const Bytes &code : {
           Bytes{0x41, 1, 0x0B},                  // i32.const
           Bytes{0x00, 0x0B},                     // unreachable
           Bytes{0x02, I32, 0x41, 1, 0x0B, 0x0B}, // block with a result
           Bytes{0x41, 1, 0x03, 1, 0x0B, 0x0B},   // loop with a parameter
           Bytes{0x41, 1, 0x04, I32, 0x41, 1, 0x05, 0x41, 2, 0x0B, 0x0B},
           Bytes{0x41, 1, 0x41, 1, 0x04, 0x40, 0x0B, 0x0B}, // if without else
           Bytes{0x41, 1, 0x0C, 0, 0x0B},                   // br
           Bytes{0x41, 1, 0x41, 0, 0x0D, 0, 0x0B},          // br_if
           Bytes{0x02, I32, 0x41, 1, 0x41, 0, 0x0E, 1, 0, 1, 0x0B, 0x0B},
           Bytes{0x41, 1, 0x0F, 0x0B},                   // return
           Bytes{0x41, 1, 0x10, 0, 0x0B},                // call
           Bytes{0x41, 1, 0x41, 0, 0x11, 1, 0, 0x0B},    // call_indirect
           Bytes{0x41, 1, 0x12, 0, 0x0B},                // return_call
           Bytes{0x41, 1, 0x41, 0, 0x13, 1, 0, 0x0B},    // return_call_indirect
           Bytes{0x41, 1, 0x41, 2, 0x41, 0, 0x1B, 0x0B}, // select
           Bytes{0xD0, FuncRef, 0xD2, 2, 0x41, 0, 0x1C, 1, FuncRef, 0xD1, 0x0B},
           Bytes{0x20, 0, 0x22, 0, 0x21, 0, 0x23, 0, 0x0B}, // locals and globals
           Bytes{0x20, 0, 0x24, 1, 0x23, 0, 0x0B},          // global.set
           Bytes{0x41, 0, 0x25, 0, 0xD1, 0x0B},             // table.get
           Bytes{0x41, 0, 0xD0, ExternRef, 0x26, 1, 0xFC, 16, 1, 0x0B},
           Bytes{0xD0, FuncRef, 0x41, 1, 0xFC, 15, 0, 0x0B}, // table.grow
           Bytes{0x41, 0, 0xD2, 2, 0x41, 1, 0xFC, 17, 0, 0x41, 0, 0x0B},
           Bytes{0x41, 0, 0x41, 0, 0x41, 0, 0xFC, 14, 1, 1, 0x41, 0, 0x0B},
           Bytes{0x41, 0, 0x41, 0, 0x41, 0, 0xFC, 12, 0, 0, 0xFC, 13, 0, 0x41, 0, 0x0B},
           Bytes{0x41, 0, 0x41, 0, 0x41, 0, 0xFC, 8, 0, 0, 0xFC, 9, 0, 0x41, 0, 0x0B},
           Bytes{0x41, 0, 0x41, 0, 0x41, 0, 0xFC, 10, 0, 0, 0x41, 0, 0x0B},
           Bytes{0x41, 0, 0x41, 0, 0x41, 0, 0xFC, 11, 0, 0x3F, 0, 0x40, 0, 0x0B},
           Bytes{0x41, 0, 0x28, 2, 4, 0x0B}, // i32.load
           Bytes{0x41, 0, 0x42, 0, 0x37, 3, 0, 0x41, 0, 0xC0, 0x0B},
           Bytes{0x43, 0, 0, 0, 0, 0xFC, 0, 0x0B}, // i32.trunc_sat_f32_s
       })
    EXPECT_EQ(diagnose(around(code)), "");
}

TEST(Validator, TypesOperands) {
  EXPECT_EQ(refusal({0x41, 1, 0x42, 1, 0x6A, 0x0B}), "i32.add: expected i32, found i64");
  EXPECT_EQ(refusal({0x41, 1, 0x6A, 0x0B}), "i32.add: expected i32, found nothing");
  EXPECT_EQ(refusal({0x1A, 0x0B}), "drop: expected a value, found nothing");
  EXPECT_EQ(refusal({0x0B}), "end: expected i32, found nothing");
  EXPECT_EQ(refusal({0x41, 1, 0x41, 1, 0x0B}), "end: 1 more values than the block's results [i32]");
  EXPECT_EQ(refusal({0x41, 1, 0x02, 0x40, 0x1A, 0x0B, 0x0B}),
            "drop: expected a value, found nothing");
  EXPECT_EQ(refusal({0x20, 0, 0x24, 0, 0x0B}), "global.set: global 0 is immutable");
  EXPECT_EQ(refusal({0x41, 0, 0xD1, 0x0B}), "ref.is_null: expected a reference, found i32");
}

TEST(Validator, TypesSelect) {
  EXPECT_EQ(refusal({0xD0, FuncRef, 0xD0, FuncRef, 0x41, 0, 0x1B, 0xD1, 0x0B}),
            "select: expected a number, found funcref");
  EXPECT_EQ(refusal({0x41, 0, 0x42, 0, 0x41, 0, 0x1B, 0x0B}), "select: expected i32, found i64");
  EXPECT_EQ(refusal({0x41, 0, 0x41, 0, 0x41, 0, 0x1C, 0, 0x0B}),
            "select: expected one result type, found 0");
}

TEST(Validator, TypesControl) {
  EXPECT_EQ(refusal({0x05, 0x0B}), "else: there is no if that it belongs to");
  EXPECT_EQ(refusal({0x41, 0, 0x04, I32, 0x41, 0, 0x0B, 0x0B}),
            "end: an if without else has parameters [] but results [i32]");
  EXPECT_EQ(refusal({0x0C, 1, 0x0B}), "br: unknown label 1");
  EXPECT_EQ(refusal({0x42, 0, 0x0C, 0, 0x0B}), "br: expected i32, found i64");
  EXPECT_EQ(refusal({0x02, 0x40, 0x41, 1, 0x41, 0, 0x0E, 1, 0, 1, 0x0B, 0x41, 0, 0x0B}),
            "br_table: label 0 takes [], but the default label [i32]");
  EXPECT_EQ(refusal({0x02, I64, 0x41, 1, 0x41, 0, 0x0E, 1, 0, 1, 0x0B, 0x1A, 0x41, 0, 0x0B}),
            "br_table: expected i64, found i32");
  EXPECT_EQ(refusal({0x02, 9, 0x0B, 0x0B}), "block: unknown type 9");
}

TEST(Validator, UnreachableCodeIsStillTyped) {
  EXPECT_EQ(refusal({0x00, 0x6A, 0x0B}), "");
  EXPECT_EQ(refusal({0x00, 0x1B, 0x0B}), "");
  EXPECT_EQ(refusal({0x00, 0x42, 1, 0x6A, 0x0B}), "i32.add: expected i32, found i64");
  EXPECT_EQ(refusal({0x00, 0x02, 0x40, 0x1A, 0x0B, 0x0B}), "drop: expected a value, found nothing");
}

TEST(Validator, TypesCalls) {
  EXPECT_EQ(refusal({0x10, 0, 0x0B}), "call: expected i32, found nothing");
  EXPECT_EQ(refusal({0x10, 7, 0x0B}), "call: unknown function 7");
  EXPECT_EQ(refusal({0x41, 0, 0x11, 9, 0, 0x0B}), "call_indirect: unknown type 9");
  EXPECT_EQ(refusal({0x41, 0, 0x11, 2, 1, 0x0B}),
            "call_indirect: expected a table of funcref, found one of externref");
  EXPECT_EQ(refusal({0x12, 2, 0x0B}),
            "return_call: expected a callee with results [i32], found []");
}

TEST(Validator, TypesTablesAgainstEachOther) {
  Bytes three = {0x41, 0, 0x41, 0, 0x41, 0};
  EXPECT_EQ(refusal(three + Bytes{0xFC, 14, 0, 1, 0x0B}),
            "table.copy: expected a table of funcref, found one of externref");
  EXPECT_EQ(refusal(three + Bytes{0xFC, 12, 0, 1, 0x0B}),
            "table.init: expected an element segment of externref, found one of (ref func)");
  EXPECT_EQ(refusal({0x41, 0, 0xD0, FuncRef, 0x26, 1, 0x0B}),
            "table.set: expected externref, found funcref");
}

TEST(Validator, IndicesNameSomething) {
  EXPECT_EQ(refusal({0x20, 1, 0x0B}), "local.get: unknown local 1");
  EXPECT_EQ(refusal({0x23, 2, 0x0B}), "global.get: unknown global 2");
  EXPECT_EQ(refusal({0x41, 0, 0x25, 2, 0x0B}), "table.get: unknown table 2");
  EXPECT_EQ(refusal({0x3F, 1, 0x0B}), "memory.size: unknown memory 1");
  EXPECT_EQ(refusal({0xFC, 13, 1, 0x0B}), "elem.drop: unknown element segment 1");
  EXPECT_EQ(refusal({0xFC, 9, 1, 0x0B}), "data.drop: unknown data segment 1");
  EXPECT_EQ(refusal({0xD2, 1, 0x0B}),
            "ref.func: function 1 is not declared in an element segment, export or global");
  EXPECT_EQ(diagnose(withCode({0xFC, 9, 0, 0x0B})),
            "0x17: error: function 0: data.drop: needs a data count section");
}

TEST(Validator, ChecksMemoryArguments) {
  EXPECT_EQ(refusal({0x41, 0, 0x28, 3, 0, 0x0B}),
            "i32.load: alignment 2^3 is larger than the natural 2^2");
  EXPECT_EQ(refusal({0x41, 0, 0x28, 2, 0x80, 0x80, 0x80, 0x80, 0x10, 0x0B}),
            "i32.load: offset 4294967296 is out of range");
  EXPECT_EQ(diagnose(around({0x41, 0, 0x28, 0x80, 1, 0, 0x0B})).substr(4),
            ": error: function 1: malformed alignment");
  EXPECT_EQ(diagnose(withCode({0x41, 0, 0x28, 2, 0, 0x1A, 0x0B})),
            "0x19: error: function 0: i32.load: unknown memory 0");
}

TEST(Validator, BodiesEndWhereTheyEnd) {
  EXPECT_EQ(diagnose(withCode({})), "0x17: error: function 0: unexpected end: the body has no end");
  EXPECT_EQ(diagnose(withCode({0x02, 0x40, 0x0B})),
            "0x1a: error: function 0: unexpected end: the body has no end");
  EXPECT_EQ(diagnose(withCode({0x0B, 0x0B})),
            "0x18: error: function 0: unexpected bytes after the end of the body");
  EXPECT_EQ(diagnose(withCode({0xFF, 0x0B})), "0x17: error: function 0: illegal opcode 0xff");
  EXPECT_EQ(diagnose(withCode({0xFC, 0x40, 0x0B})),
            "0x17: error: function 0: illegal opcode 0xfc 0x40");
}

TEST(Validator, LaterProposalsAreNamed) {
  EXPECT_EQ(diagnose(withCode({0xD0, 0x6E, 0x1A, 0x0B})),
            "0x18: error: function 0: needs proposal 'gc', which is not supported yet");
  EXPECT_EQ(diagnose(withCode({0xFB, 0x00, 0x0B})),
            "0x17: error: function 0: needs proposal 'gc', which is not supported yet");
}

TEST(Validator, MalformedImmediates) {
  EXPECT_EQ(diagnose(withCode({0x00, 0x0E, 9, 0, 0x0B})),
            "0x19: error: function 0: unexpected end: the vector is longer than what is left");
  EXPECT_EQ(diagnose(withCode({0xD0, 0xFF, 0x7F, 0x0B})),
            "0x18: error: function 0: malformed heap type");
  EXPECT_EQ(diagnose(withCode({0x02, 0xFF, 0x7F, 0x0B, 0x0B})),
            "0x18: error: function 0: malformed block type");
  EXPECT_EQ(diagnose(withCode({0xD0, 0x7B, 0x1A, 0x0B})),
            "0x18: error: function 0: malformed heap type 0x7b");
  EXPECT_EQ(diagnose(module({section(6, vec({Bytes{I32, 0, 0x41, 0}}))})),
            "0xf: error: global section: unexpected end: the expression has no end");
}

TEST(Validator, ConstantExpressionsAreConstant) {
  auto global = [](const Bytes &code) {
    return diagnose(module({section(6, vec({Bytes{I32, 0} + code}))}));
  };
  EXPECT_EQ(global({0x41, 1, 0x0B}), "");
  EXPECT_EQ(global({0x01, 0x41, 1, 0x0B}), "0xd: error: nop: not allowed in a constant expression");
  EXPECT_EQ(global({0x42, 1, 0x0B}), "0xf: error: end: expected i32, found i64");
  EXPECT_EQ(global({0x23, 0, 0x0B}), "0xd: error: global.get: unknown global 0");
  Bytes mutableImport = section(2, vec({name("m") + name("g") + Bytes{3, I32, 1}}));
  EXPECT_EQ(diagnose(module({mutableImport, section(6, vec({Bytes{I32, 0, 0x23, 0, 0x0B}}))})),
            "0x17: error: global.get: global 0 is mutable, not allowed in a constant expression");
}

TEST(Validator, ChecksWhatStandsOutsideOfBodies) {
  EXPECT_EQ(diagnose(module({section(5, vec({Bytes{1, 2, 1}}))})),
            "0xb: error: size minimum must not be greater than maximum");
  EXPECT_EQ(diagnose(module({section(5, vec({Bytes{0} + leb(65537)}))})),
            "0xb: error: memory size must be at most 65536 pages");
  EXPECT_EQ(diagnose(module({section(4, vec({Bytes{FuncRef, 0} + leb(1ull << 32)}))})),
            "0xb: error: table size must be at most 4294967295");
  EXPECT_EQ(diagnose(module({section(3, vec({})), section(8, {0})})),
            "0xd: error: unknown function 0");
  Bytes twice = vec({name("a") + Bytes{2, 0}, name("a") + Bytes{2, 0}});
  EXPECT_EQ(diagnose(module({section(5, vec({Bytes{0, 1}})), section(7, twice)})),
            "0x14: error: duplicate export name \"a\"");
  EXPECT_EQ(diagnose(module({section(7, vec({name("a") + Bytes{2, 0}}))})),
            "0xb: error: unknown memory 0");
  EXPECT_EQ(diagnose(module({section(2, vec({name("m") + name("f") + Bytes{0, 0}}))})),
            "0xb: error: unknown type 0");
  EXPECT_EQ(
      diagnose(module({section(1, vec({type({I32}, {})})),
                       section(2, vec({name("m") + name("f") + Bytes{0, 0}})), section(8, {0})})),
      "0x1a: error: expected a start function of type [] -> [], found [i32] -> []");
  EXPECT_EQ(diagnose(module({section(4, vec({Bytes{ExternRef, 0, 1}})),
                             section(9, vec({Bytes{0, 0x41, 0, 0x0B} + vec({})}))})),
            "0x11: error: expected a segment of externref for its table, found one of (ref func)");
  EXPECT_EQ(diagnose(module({section(11, vec({Bytes{0, 0x41, 0, 0x0B} + name("")}))})),
            "0xb: error: unknown memory 0");
}

TEST(Validator, TheLocationNamesTheFunction) {
  Bytes names = custom("name", section(1, vec({leb(0) + name("main")})));
  EXPECT_EQ(diagnose(withCode({0x1A, 0x0B}) + names),
            "0x17: error: function 0 \"main\": drop: expected a value, found nothing");
}

TEST(Validator, LimitsAreInOnePlace) {
  EXPECT_EQ(exceeds(Limit::NestingDepth, 1'000'000), std::nullopt);
  EXPECT_EQ(exceeds(Limit::NestingDepth, 1'000'001),
            "nesting deeper than 1000000 is not supported");
  EXPECT_EQ(diagnose(module({section(1, vec({type(repeat({I32}, 1001), {})}))})),
            "0xb: error: a number of parameters above 1000 is not supported");
  EXPECT_EQ(diagnose(module({section(1, vec({type({}, repeat({I32}, 1001))}))})),
            "0xb: error: a number of results above 1000 is not supported");
  EXPECT_EQ(exceeds(Limit::TableSize, 10'000'001),
            "an initial table size above 10000000 is not supported");
  EXPECT_EQ(diagnose(module({section(5, leb(1'001) + repeat({0, 0}, 1'001))})),
            "0xb: error: a number of memories above 1000 is not supported");
  auto loops = [](unsigned depth) {
    Bytes code;
    for (unsigned i = 0; i < depth; ++i)
      code = code + Bytes{0x03, 0x40};
    return withCode(code + Bytes(depth + 1, 0x0B));
  };
  EXPECT_EQ(diagnose(loops(2'000)), "");
  EXPECT_EQ(diagnose(loops(2'001)),
            "0xfb9: error: function 0: loop: loop nesting deeper than 2000 is not supported");
  // Calls of a function with a thousand parameters and results: 2000 operands in two bytes.
  auto calls = [](unsigned count) {
    Bytes body = {0x00};
    for (unsigned i = 0; i < count; ++i)
      body = body + Bytes{0x10, 0};
    return module({section(1, vec({type(repeat({I32}, 1000), repeat({I32}, 1000))})),
                   section(3, vec({leb(0)})),
                   section(10, vec({sized(vec({}) + body + Bytes{0x0B})}))});
  };
  EXPECT_EQ(diagnose(calls(90)), "");
  EXPECT_NE(diagnose(calls(110))
                .find("call: a number of operands carried by blocks, branches and "
                      "calls, beyond eight for each byte of the module, above "
                      "200000 is not supported"),
            std::string::npos);
  Bytes code = sized(vec({leb(50'001) + Bytes{I32}}) + Bytes{0x0B});
  EXPECT_EQ(diagnose(module({section(1, vec({type({}, {})})), section(3, vec({leb(0)})),
                             section(10, vec({code}))})),
            "0x16: error: function 0: a number of locals above 50000 is not supported");
  Bytes wide = Bytes{0x41, 0, 0x0E} + leb(65'521) + repeat({0}, 65'522) + Bytes{0x0B};
  EXPECT_NE(
      diagnose(withCode(wide)).find("br_table: a br_table longer than 65520 is not supported"),
      std::string::npos);
}

TEST(Validator, NotesFactsForLowering) {
  // Function 1 writes global 1, grows and copies table 1, initialises table 0, calls 0, 2, 0.
  Bytes code = Bytes{0x20, 0, 0x24, 1, 0xD0, ExternRef, 0x41, 1, 0xFC, 15, 1, 0x1A} +
               Bytes{0x41, 0, 0x41, 0, 0x41, 0, 0xFC, 12, 0, 0} +
               Bytes{0x41, 0, 0x41, 0, 0x41, 0, 0xFC, 8, 0, 0} +
               Bytes{0x41, 0, 0x40, 0, 0x10, 0, 0x10, 2, 0x10, 0, 0x0B};
  llvm::Expected<ValidModule> valid = load(around({0x00, 0x0B}));
  ASSERT_TRUE(bool(valid));
  EXPECT_TRUE(valid->facts().callees.empty());
  EXPECT_TRUE(valid->facts().globalsWritten.none());
  EXPECT_EQ(valid->facts().calleeStart, (std::vector<std::uint32_t>{0, 0, 0}));

  valid = load(around(code));
  ASSERT_TRUE(bool(valid)) << llvm::toString(valid.takeError());
  const ModuleFacts &facts = valid->facts();
  EXPECT_FALSE(facts.globalsWritten.test(0));
  EXPECT_TRUE(facts.globalsWritten.test(1));
  EXPECT_TRUE(facts.tablesGrown.test(1));
  EXPECT_FALSE(facts.tablesGrown.test(0));
  EXPECT_TRUE(facts.tablesWritten.test(0) && facts.tablesWritten.test(1));
  EXPECT_TRUE(facts.memoriesGrown.test(0));
  EXPECT_TRUE(facts.elemsUsed.test(0) && facts.dataUsed.test(0));
  EXPECT_TRUE(facts.functionsReferenced.test(2));
  EXPECT_FALSE(facts.functionsReferenced.test(0));
  EXPECT_FALSE(facts.usesTailCalls);
  EXPECT_EQ(facts.calleeStart, (std::vector<std::uint32_t>{0, 2, 2}));
  EXPECT_EQ(facts.callees, (std::vector<FunctionIndex>{{0}, {2}}));
}

TEST(Validator, NotesProposals) {
  auto uses = [](const Bytes &bytes, Proposal proposal) {
    llvm::Expected<ValidModule> valid = load(bytes);
    EXPECT_TRUE(bool(valid));
    return valid && valid->facts().proposals.test(static_cast<std::size_t>(proposal));
  };
  Bytes plain = withCode({0x0B});
  for (Proposal proposal : {Proposal::MultiValue, Proposal::BulkMemory, Proposal::ReferenceTypes,
                            Proposal::TailCall, Proposal::SignExtension, Proposal::MutableGlobals})
    EXPECT_FALSE(uses(plain, proposal)) << text(proposal);
  EXPECT_TRUE(uses(plain, Proposal::Mvp));
  EXPECT_TRUE(uses(withCode({0x12, 0, 0x0B}), Proposal::TailCall));
  EXPECT_TRUE(uses(withCode({0x41, 0, 0xC0, 0x1A, 0x0B}), Proposal::SignExtension));
  EXPECT_TRUE(uses(withCode({0x02, 0, 0x0B, 0x0B}), Proposal::MultiValue));
  EXPECT_TRUE(uses(module({section(12, leb(0))}), Proposal::BulkMemory));
  EXPECT_TRUE(uses(module({section(2, vec({name("m") + name("g") + Bytes{3, I32, 1}}))}),
                   Proposal::MutableGlobals));
  EXPECT_TRUE(uses(module({section(6, vec({Bytes{I32, 0, 0x41, 1, 0x41, 1, 0x6A, 0x0B}}))}),
                   Proposal::ExtendedConst));
}

} // namespace
