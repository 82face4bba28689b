// ConstantExpressionTest.cpp - the values of initialisers.
#include "frontend/ConstantExpression.h"

#include <gtest/gtest.h>

#include "ModuleBuilder.h"

using namespace sinter::frontend;
using namespace sinter::frontend::testing;

namespace {

/// Evaluates the initialiser of a defined global after one imported immutable i32 global.
std::optional<ConstantValue> value(std::uint8_t content, const Bytes &code) {
  Bytes bytes = module({section(1, vec({type({}, {})})),
                        section(2, vec({name("m") + name("g") + Bytes{3, I32, 0}})),
                        section(3, vec({leb(0)})), section(6, vec({Bytes{content, 0} + code})),
                        section(10, vec({body({0x0B})}))});
  llvm::Expected<ValidModule> valid = load(bytes);
  if (!valid) {
    ADD_FAILURE() << llvm::toString(valid.takeError());
    return std::nullopt;
  }
  return evaluate(*valid, (*valid)->globals[1].init);
}

std::uint64_t bits(std::uint8_t content, const Bytes &code) {
  std::optional<ConstantValue> result = value(content, code);
  EXPECT_TRUE(result && result->kind == ConstantValue::Number);
  return result ? result->bits : 0;
}

TEST(ConstantExpression, Numbers) {
  EXPECT_EQ(bits(I32, {0x41, 0x7F, 0x0B}), 0xFFFFFFFFu);
  EXPECT_EQ(bits(I64, {0x42, 0x7F, 0x0B}), ~std::uint64_t(0));
  EXPECT_EQ(bits(F32, {0x43, 0, 0, 0xC0, 0x7F, 0x0B}), 0x7FC00000u);
  EXPECT_EQ(bits(F64, {0x44, 1, 0, 0, 0, 0, 0, 0xF0, 0x7F, 0x0B}), 0x7FF0000000000001u);
}

TEST(ConstantExpression, ExtendedArithmeticWraps) {
  EXPECT_EQ(bits(I32, {0x41, 2, 0x41, 3, 0x6B, 0x0B}), 0xFFFFFFFFu);
  EXPECT_EQ(bits(I32, {0x41, 0x7F, 0x41, 1, 0x6A, 0x0B}), 0u);
  EXPECT_EQ(bits(I32, {0x41, 5, 0x41, 6, 0x41, 7, 0x6C, 0x6A, 0x0B}), 47u);
  EXPECT_EQ(bits(I64, {0x42, 2, 0x42, 3, 0x7D, 0x0B}), ~std::uint64_t(0));
}

TEST(ConstantExpression, References) {
  EXPECT_EQ(value(FuncRef, {0xD2, 0, 0x0B})->kind, ConstantValue::FunctionRef);
  EXPECT_EQ(value(ExternRef, {0xD0, ExternRef, 0x0B})->type, ValueType::externref());
}

TEST(ConstantExpression, AnImportedGlobalIsNotKnown) {
  EXPECT_FALSE(value(I32, {0x23, 0, 0x0B}).has_value());
  EXPECT_FALSE(value(I32, {0x41, 1, 0x23, 0, 0x6A, 0x0B}).has_value());
}

} // namespace
