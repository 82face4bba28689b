// DecoderTest.cpp - the sections of a module, and the ways in which the grammar can be broken.
#include <gtest/gtest.h>

#include "ModuleBuilder.h"

using namespace sinter::frontend;
using namespace sinter::frontend::testing;

namespace {

TEST(Decoder, ReadsThePreamble) {
  EXPECT_EQ(diagnose(module({})), "");
  EXPECT_EQ(diagnose({}), "0x0: error: the file is empty");
  EXPECT_EQ(diagnose({'h', 'e', 'l', 'l', 'o'}),
            "0x0: error: no WebAssembly module: the file does not start with \\0asm");
  EXPECT_EQ(diagnose({0, 'a', 's', 'm', 2, 0, 0, 0}), "0x4: error: unknown binary version 2");
  EXPECT_EQ(diagnose({0, 'a', 's', 'm', 0x0D, 0, 1, 0}),
            "0x4: error: needs proposal 'component-model', which is not supported yet");
}

TEST(Decoder, KeepsSectionsForInspection) {
  Bytes bytes = module({custom("note", {1, 2, 3}), section(1, vec({type({}, {})}))});
  llvm::Expected<Module> decoded = decode(buffer(bytes));
  ASSERT_TRUE(bool(decoded));
  ASSERT_EQ(decoded->sections.size(), 2u);
  EXPECT_EQ(decoded->sections[0].name, "note");
  EXPECT_EQ(decoded->sections[0].offset, 10u);
  EXPECT_EQ(decoded->sections[0].size, 8u);
  EXPECT_EQ(decoded->sections[1].name, "type");
  EXPECT_EQ(decoded->size, bytes.size());
}

TEST(Decoder, ChecksTheOrderOfSections) {
  Bytes types = section(1, vec({})), memories = section(5, vec({})), data = section(11, vec({}));
  EXPECT_EQ(diagnose(module({types, memories, data})), "");
  EXPECT_EQ(diagnose(module({memories, types})),
            "0xb: error: the type section is out of order or repeated");
  EXPECT_EQ(diagnose(module({types, types})),
            "0xb: error: the type section is out of order or repeated");
  EXPECT_EQ(diagnose(module({section(14, {})})), "0x8: error: malformed section id 14");
  Bytes tags = section(13, vec({}));
  EXPECT_EQ(diagnose(module({memories, tags, section(6, vec({}))})), "");
  EXPECT_EQ(diagnose(module({tags, memories})),
            "0xb: error: the memory section is out of order or repeated");
}

TEST(Decoder, SectionsAreExactlyAsLongAsTheySay) {
  EXPECT_EQ(diagnose(module({section(1, {0, 0})})),
            "0xb: error: type section: section size mismatch: 1 bytes are left over");
  EXPECT_EQ(diagnose(module({Bytes{1, 5, 0}})),
            "0xa: error: unexpected end: 5 bytes needed, 1 left");
  EXPECT_EQ(diagnose(module({section(1, {2, 0x60, 0})})),
            "0xa: error: type section: unexpected end: 2 entries announced, 2 bytes left");
  EXPECT_EQ(diagnose(module({section(0, {1, 0xFF})})),
            "0xb: error: custom section: malformed UTF-8 encoding");
}

TEST(Decoder, CountsAreComparedWithWhatIsLeft) {
  Bytes huge = {0xFF, 0xFF, 0xFF, 0xFF, 0x0F};
  for (std::uint8_t id : {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13})
    EXPECT_NE(diagnose(module({section(id, huge)})).find("unexpected end"), std::string::npos)
        << unsigned(id);
}

TEST(Decoder, RefusesLaterTypes) {
  auto typeForm = [](std::uint8_t form) { return diagnose(module({section(1, {1, form, 0, 0})})); };
  EXPECT_EQ(typeForm(0x5F),
            "0xb: error: type section: needs proposal 'gc', which is not supported yet");
  EXPECT_EQ(typeForm(0x50),
            "0xb: error: type section: needs proposal 'gc', which is not supported yet");
  EXPECT_EQ(diagnose(module({section(1, {1, 0x4F, 1, 0, 0x60, 0, 0})})),
            "0xb: error: type section: needs proposal 'gc', which is not supported yet");
  EXPECT_EQ(typeForm(0x40), "0xb: error: type section: malformed type 0x40");
  auto param = [](std::uint8_t code) {
    return diagnose(module({section(1, vec({type({code}, {})}))}));
  };
  EXPECT_EQ(param(0x6E),
            "0xd: error: type section: needs proposal 'gc', which is not supported yet");
  EXPECT_EQ(param(0x00), "0xd: error: type section: malformed value type 0x0");
}

TEST(Decoder, RefusesMalformedLimits) {
  auto memory = [](const Bytes &entry) { return diagnose(module({section(5, vec({entry}))})); };
  EXPECT_EQ(memory({1, 1, 2}), "");
  EXPECT_EQ(memory({3, 1, 2}), "");
  EXPECT_EQ(memory({5, 1, 2}), "");
  EXPECT_EQ(memory({8, 1, 0}), "");
  EXPECT_EQ(memory({0x0F, 1, 2, 16}), "");
  EXPECT_EQ(memory({8, 1, 64}), "0xd: error: memory section: malformed page size 2^64");
  EXPECT_EQ(memory({0x10, 1}), "0xb: error: memory section: malformed limits flags 0x10");
  auto table = [](const Bytes &entry) { return diagnose(module({section(4, vec({entry}))})); };
  EXPECT_EQ(table({FuncRef, 1, 1, 2}), "");
  EXPECT_EQ(table({FuncRef, 5, 1, 2}), "");
  EXPECT_EQ(table({0x40, 0, FuncRef, 0, 1, 0xD0, 0x70, 0x0B}), "");
  EXPECT_EQ(table({0x40, 1, FuncRef, 0, 1, 0xD0, 0x70, 0x0B}),
            "0xc: error: table section: expected a zero byte");
  EXPECT_EQ(table({FuncRef, 2, 1, 2}), "0xc: error: table section: malformed limits flags 0x2");
  EXPECT_EQ(table({I32, 0, 1}), "0xb: error: table section: malformed reference type 0x7f");
}

TEST(Decoder, RefusesMalformedTags) {
  Bytes types = section(1, vec({type({}, {})}));
  EXPECT_EQ(diagnose(module({types, section(13, vec({Bytes{0, 0}}))})), "");
  EXPECT_EQ(diagnose(module({types, section(13, vec({Bytes{1, 0}}))})),
            "0x11: error: tag section: malformed tag attribute 0x1");
}

TEST(Decoder, RefusesMalformedKinds) {
  auto import = [](const Bytes &description) {
    return diagnose(module({section(2, vec({name("m") + name("n") + description}))}));
  };
  EXPECT_EQ(import({3, I32, 0}), "");
  EXPECT_EQ(import({3, I32, 2}), "0x11: error: import section: malformed mutability 0x2");
  EXPECT_EQ(import({5, 0, 0}), "0xf: error: import section: malformed import kind 0x5");
  EXPECT_EQ(import({4, 1, 0}), "0x10: error: import section: malformed tag attribute 0x1");
  EXPECT_EQ(diagnose(module({section(7, vec({name("e") + Bytes{9, 0}}))})),
            "0xd: error: export section: malformed export kind 0x9");
  EXPECT_EQ(diagnose(module({section(9, {1, 8, 0, 0})})),
            "0xb: error: element section: malformed element segment kind 8");
  EXPECT_EQ(diagnose(module({section(9, {1, 1, 1, 0})})),
            "0xc: error: element section: malformed element kind 0x1");
  EXPECT_EQ(diagnose(module({section(11, {1, 3, 0, 0})})),
            "0xb: error: data section: malformed data segment kind 3");
}

TEST(Decoder, FunctionsAndBodiesAgree) {
  Bytes types = section(1, vec({type({}, {})})), functions = section(3, vec({leb(0)}));
  EXPECT_EQ(diagnose(module({types, functions})),
            "0x12: error: function and code section have inconsistent lengths: there is no code "
            "section");
  EXPECT_EQ(diagnose(module({types, functions, section(10, vec({}))})),
            "0x14: error: code section: function and code section have inconsistent lengths: 1 "
            "functions, 0 bodies");
  EXPECT_EQ(diagnose(module({section(12, leb(1))})),
            "0xb: error: data count and data section have inconsistent lengths: there is no data "
            "section");
  EXPECT_EQ(diagnose(module({section(12, leb(1)), section(11, vec({}))})),
            "0xd: error: data section: data count and data section have inconsistent lengths: 1 "
            "announced, 0 segments");
}

TEST(Decoder, LocalsAreCountedIn32Bits) {
  Bytes half = leb(0x80000000) + Bytes{I32};
  Bytes code = sized(vec({half, half}) + Bytes{0x0B});
  EXPECT_EQ(diagnose(module({section(1, vec({type({}, {})})), section(3, vec({leb(0)})),
                             section(10, vec({code}))})),
            "0x1d: error: function 0: too many locals");
}

TEST(Decoder, ReadsAllElementSegments) {
  Bytes offset = {0x41, 0, 0x0B}, null = {0xD0, FuncRef, 0x0B};
  Bytes segments = vec({
      Bytes{0} + offset + vec({leb(0)}),
      Bytes{1, 0} + vec({leb(0)}),
      Bytes{2, 0} + offset + Bytes{0} + vec({leb(0)}),
      Bytes{3, 0} + vec({leb(0)}),
      Bytes{4} + offset + vec({null}),
      Bytes{5, FuncRef} + vec({null}),
      Bytes{6, 0} + offset + Bytes{FuncRef} + vec({null}),
      Bytes{7, ExternRef} + vec({Bytes{0xD0, ExternRef, 0x0B}}),
  });
  Bytes bytes = module({section(1, vec({type({}, {})})), section(3, vec({leb(0)})),
                        section(4, vec({Bytes{FuncRef, 0, 1}})), section(9, segments),
                        section(10, vec({body({0x0B})}))});
  llvm::Expected<ValidModule> valid = load(bytes);
  ASSERT_TRUE(bool(valid)) << llvm::toString(valid.takeError());
  const std::vector<ElementSegment> &elements = (*valid)->elements;
  ASSERT_EQ(elements.size(), 8u);
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(elements[i].size(), 1u);
    EXPECT_EQ(elements[i].functions.empty(), i >= 4);
    EXPECT_EQ(elements[i].mode == SegmentMode::Active, i % 2 == 0);
  }
  EXPECT_EQ(elements[3].mode, SegmentMode::Declarative);
  EXPECT_EQ(elements[5].mode, SegmentMode::Passive);
  EXPECT_EQ(elements[7].type, ValueType::externref());
}

} // namespace
