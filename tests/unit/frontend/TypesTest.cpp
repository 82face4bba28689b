// TypesTest.cpp - how types read, and when they are equal.
#include "frontend/Types.h"

#include <gtest/gtest.h>

using namespace sinter::frontend;

namespace {

TEST(Types, ReadLikeTheTextFormat) {
  EXPECT_EQ(ValueType(ValueType::I32).text(), "i32");
  EXPECT_EQ(ValueType(ValueType::V128).text(), "v128");
  EXPECT_EQ(ValueType::funcref().text(), "funcref");
  EXPECT_EQ(ValueType::externref().text(), "externref");
  EXPECT_EQ(ValueType::ref(HeapType::Func, false).text(), "(ref func)");
  EXPECT_EQ(ValueType::ref(HeapType(TypeIndex{3})).text(), "(ref null 3)");
  FunctionType type{{ValueType::I32, ValueType::I64}, {ValueType::F32}};
  EXPECT_EQ(type.text(), "[i32 i64] -> [f32]");
  EXPECT_EQ(FunctionType().text(), "[] -> []");
}

TEST(Types, ReferencesDifferByHeapTypeAndNullability) {
  EXPECT_NE(ValueType::funcref(), ValueType::externref());
  EXPECT_NE(ValueType::funcref(), ValueType::ref(HeapType::Func, false));
  EXPECT_EQ(ValueType::ref(HeapType(TypeIndex{1})), ValueType::ref(HeapType(TypeIndex{1})));
  EXPECT_EQ(HeapType(TypeIndex{7}).typeIndex(), TypeIndex{7});
}

} // namespace
