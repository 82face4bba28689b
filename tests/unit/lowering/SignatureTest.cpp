// SignatureTest.cpp - the words of function types, and which types have none.
#include "lowering/Signature.h"

#include <gtest/gtest.h>

using namespace sinter;
using frontend::FunctionType;
using frontend::ValueType;

namespace {

/// The word of a type that is alone in its recursive group.
std::optional<std::uint64_t> wordOf(FunctionType type) {
  frontend::Module module;
  module.types = {std::move(type)};
  module.typeGroupEnds = {1};
  return lowering::exactSignature(module, {0});
}

TEST(Signature, ListsParametersThenResults) {
  EXPECT_EQ(wordOf({}), 1u);
  EXPECT_EQ(wordOf({{ValueType::I32}, {ValueType::I32}}), 1u | 1u << 1 | 1u << 7);
  EXPECT_EQ(wordOf({{ValueType::F64, ValueType::V128}, {}}), 1u | 4u << 1 | 5u << 4);
  EXPECT_EQ(wordOf({{}, {ValueType::funcref(), ValueType::externref()}}),
            1u | 6u << 4 | 7u << 7);
}

TEST(Signature, TellsParametersFromResults) {
  EXPECT_NE(wordOf({{ValueType::I64}, {}}), wordOf({{}, {ValueType::I64}}));
  EXPECT_NE(wordOf({{ValueType::I64, ValueType::I64}, {}}),
            wordOf({{ValueType::I64}, {ValueType::I64}}));
}

TEST(Signature, HoldsTwentyValues) {
  std::vector<ValueType> values(20, ValueType::externref());
  EXPECT_EQ(wordOf({values, {}}), (std::uint64_t(1) << 61) - 1);
  EXPECT_EQ(wordOf({{}, values}), ~std::uint64_t(0) - 14);
  values.push_back(ValueType::I32);
  EXPECT_EQ(wordOf({values, {}}), std::nullopt);
}

TEST(Signature, HasNoCodeForOtherReferences) {
  EXPECT_EQ(wordOf({{ValueType::exnref()}, {}}), std::nullopt);
  EXPECT_EQ(wordOf({{ValueType::ref(frontend::HeapType::Func, false)}, {}}), std::nullopt);
}

TEST(Signature, IsOfTypesAloneInTheirGroup) {
  frontend::Module module;
  module.types = {{}, {}, {}};
  module.typeGroupEnds = {0, 1, 3};
  EXPECT_EQ(lowering::exactSignature(module, {0}), 1u);
  EXPECT_EQ(lowering::exactSignature(module, {1}), std::nullopt);
  EXPECT_EQ(lowering::exactSignature(module, {2}), std::nullopt);
}

} // namespace
