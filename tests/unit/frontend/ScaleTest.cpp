// ScaleTest.cpp - modules that punish anything quadratic or recursive.
//
// The sizes are such that a quadratic step exceeds the tests' time limit by far, and a recursion
// the native stack.
#include <gtest/gtest.h>

#include "ModuleBuilder.h"

using namespace sinter::frontend;
using namespace sinter::frontend::testing;

namespace {

constexpr std::size_t million = 1'000'000;

TEST(Scale, AMillionNestedBlocks) {
  Bytes code = repeat({0x02, 0x40}, million) + repeat({0x0B}, million);
  EXPECT_EQ(diagnose(withCode(code + Bytes{0x0B})), "");
  std::string refused = diagnose(withCode(Bytes{0x02, 0x40} + code + Bytes{0x0B, 0x0B}));
  EXPECT_NE(refused.find("block: nesting deeper than 1000000 is not supported"), std::string::npos)
      << refused;
}

TEST(Scale, AMillionNestedBlocksInAnInitialiser) {
  Bytes code = repeat({0x02, 0x40}, million) + repeat({0x0B}, million + 1);
  EXPECT_EQ(diagnose(module({section(6, vec({Bytes{I32, 0} + code}))})),
            "0x10: error: block: not allowed in a constant expression");
}

TEST(Scale, ManyLocalsInRunsOfOne) {
  Bytes locals = leb(50'000) + repeat({1, I32, 1, I64}, 25'000);
  Bytes reads;
  for (std::size_t i = 0; i < 50'000; ++i) {
    reads.push_back(0x20);
    for (std::uint8_t byte : leb(i))
      reads.push_back(byte);
    reads.push_back(i % 2 ? 0x50 : 0x45); // i64.eqz or i32.eqz
    reads.push_back(0x1A);
  }
  Bytes bytes = module({section(1, vec({type({}, {})})), section(3, vec({leb(0)})),
                        section(10, vec({sized(locals + reads + Bytes{0x0B})}))});
  EXPECT_EQ(diagnose(bytes), "");
}

TEST(Scale, HalfAMillionFunctionsWithManyLocalsAndParameters) {
  constexpr std::size_t count = 500'000;
  Bytes one = sized(Bytes{1} + leb(50'000) + Bytes{I64, 0x20} + leb(50'999) + Bytes{0x1A, 0x0B});
  Bytes bytes = module({section(1, vec({type(repeat({I32}, 1000), {})})),
                        section(3, leb(count) + repeat({0}, count)),
                        section(10, leb(count) + repeat(one, count))});
  EXPECT_EQ(diagnose(bytes), "");
}

TEST(Scale, ABodyOfTenMegabytes) {
  Bytes code = repeat({0x41, 1, 0x41, 2, 0x6A, 0x1A}, 2 * million);
  EXPECT_EQ(diagnose(withCode(code + Bytes{0x0B})), "");
}

TEST(Scale, CallsCannotPushWithoutEnd) {
  Bytes code = repeat({0x10, 0}, million) + Bytes{0x00, 0x0B};
  Bytes bytes = module({section(1, vec({type({}, repeat({I32}, 1000))})), section(3, vec({leb(0)})),
                        section(10, vec({body(code)}))});
  std::string refused = diagnose(bytes);
  EXPECT_NE(refused.find("call: an operand stack higher than 10000000 is not supported"),
            std::string::npos)
      << refused;
}

TEST(Scale, WideBranchTablesToBlocksOfManyResults) {
  Bytes table = Bytes{0x00, 0x0E} + leb(60'000) + repeat({0}, 60'001);
  Bytes block = Bytes{0x02, 0} + repeat(table, 100) + Bytes{0x0B, 0x00, 0x0B};
  Bytes bytes = module({section(1, vec({type({}, repeat({I32}, 1000))})), section(3, vec({leb(0)})),
                        section(10, vec({body(block)}))});
  EXPECT_EQ(diagnose(bytes), "");
}

TEST(Scale, EveryFunctionCallsTheSameOnes) {
  constexpr std::size_t count = 20'000;
  Bytes one = body(repeat({0x10, 0, 0x10, 1}, 100) + Bytes{0x0B});
  Bytes bytes =
      module({section(1, vec({type({}, {})})), section(3, leb(count) + repeat({0}, count)),
              section(10, leb(count) + repeat(one, count))});
  llvm::Expected<ValidModule> valid = load(bytes);
  ASSERT_TRUE(bool(valid));
  EXPECT_EQ(valid->facts().callees.size(), 2 * count);
}

TEST(Scale, AChainOfGlobals) {
  const std::size_t count = million;
  Bytes globals = leb(count) + Bytes{I32, 0, 0x41, 1, 0x0B};
  for (std::size_t i = 1; i < count; ++i) {
    for (std::uint8_t byte : {std::uint8_t(I32), std::uint8_t(0), std::uint8_t(0x23)})
      globals.push_back(byte);
    for (std::uint8_t byte : leb(i - 1))
      globals.push_back(byte);
    for (std::uint8_t byte : {0x41, 1, 0x6A, 0x0B})
      globals.push_back(byte);
  }
  Bytes bytes = module({section(6, globals)});
  llvm::Expected<ValidModule> valid = load(bytes);
  ASSERT_TRUE(bool(valid)) << llvm::toString(valid.takeError());
  EXPECT_EQ(evaluate(*valid, (*valid)->globals.back().init)->bits, count);
}

TEST(Scale, AChainOfTypes) {
  const std::size_t count = 200'000;
  Bytes types = leb(count) + type({}, {});
  for (std::size_t i = 1; i < count; ++i) {
    for (std::uint8_t byte : {0x60, 1, 0x64})
      types.push_back(byte);
    for (std::uint8_t byte : leb(i - 1))
      types.push_back(byte);
    if (leb(i - 1).back() & 0x40) // an s33 needs room for its sign
      types.back() |= 0x80, types.push_back(0);
    types.push_back(0);
  }
  EXPECT_EQ(diagnose(module({section(1, types)})), "");
}

TEST(Scale, LocalsSetAgainAndAgain) {
  // Each block sets the same 100 locals, which its end forgets.
  Bytes set;
  for (std::uint8_t i = 0; i < 100; ++i)
    set = set + Bytes{0xD2, 0} + Bytes{0x21, i};
  Bytes code = repeat(Bytes{0x02, 0x40} + set + Bytes{0x0B}, 10'000);
  Bytes locals = vec({leb(100) + Bytes{0x64, 0}});
  EXPECT_EQ(diagnose(module({section(1, vec({type({}, {})})), section(3, vec({leb(0)})),
                             section(7, vec({name("f") + Bytes{0, 0}})),
                             section(10, vec({sized(locals + code + Bytes{0x0B})}))})),
            "");
}

TEST(Scale, AMillionNestedTries) {
  // The innermost delegates to the outermost, and so on.
  Bytes code = repeat({0x06, 0x40}, million) + repeat({0x18, 0}, million);
  EXPECT_EQ(diagnose(withCode(code + Bytes{0x0B})), "");
}

} // namespace
