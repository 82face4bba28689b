// CounterPlanTest.cpp - which instructions have counters, and what makes two bodies of one shape.
#include "lowering/CounterPlan.h"

#include <gtest/gtest.h>

using namespace sinter;
using lowering::CounterPlan;

namespace {

using Body = std::vector<std::uint8_t>;

CounterPlan planOf(const Body &body) {
  frontend::Function function;
  function.body.bytes = body;
  return CounterPlan(function);
}

constexpr std::uint8_t block = 0x02, loop = 0x03, empty = 0x40, end = 0x0b, br = 0x0c, brIf = 0x0d,
                       brTable = 0x0e, i32Const = 0x41;

TEST(CounterPlan, CountsEntriesOfStraightCode) {
  CounterPlan plan = planOf({end});
  EXPECT_EQ(plan.size(), 1u);
  EXPECT_EQ(plan.counterOf(0), std::nullopt);
}

TEST(CounterPlan, DerivesTheOnlyConditionalBranchBackToALoop) {
  CounterPlan plan = planOf({loop, empty, i32Const, 1, brIf, 0, end, end});
  EXPECT_EQ(plan.size(), 2u);
  EXPECT_EQ(plan.counterOf(0), 1u);
  EXPECT_EQ(plan.counterOf(4), std::nullopt);
}

TEST(CounterPlan, DerivesNoneOfSeveral) {
  CounterPlan plan = planOf({loop, empty, i32Const, 1, brIf, 0, i32Const, 1, brIf, 0, end, end});
  EXPECT_EQ(plan.size(), 4u);
  EXPECT_EQ(plan.counterOf(4), 2u);
  EXPECT_EQ(plan.counterOf(8), 3u);
  // Nor a branch that is conditional where another is not.
  EXPECT_EQ(planOf({loop, empty, i32Const, 1, brIf, 0, br, 0, end, end}).size(), 3u);
}

TEST(CounterPlan, CountsEachLabelOfATableOnce) {
  CounterPlan plan =
      planOf({block, empty, block, empty, i32Const, 1, brTable, 3, 0, 1, 0, 1, end, end, end});
  EXPECT_EQ(plan.size(), 3u);
  EXPECT_EQ(plan.counterOf(6), 1u);
}

TEST(CounterPlan, CountsWhereExceptionsMayArrive) {
  constexpr std::uint8_t tryTable = 0x1f, catchAll = 0x02;
  CounterPlan plan = planOf({block, empty, tryTable, empty, 1, catchAll, 0, end, end, end});
  EXPECT_EQ(plan.size(), 2u);
  EXPECT_EQ(plan.counterOf(7), std::nullopt);
  EXPECT_EQ(plan.counterOf(8), 1u);
}

TEST(CounterPlan, ShapeIsControlFlowOnly) {
  auto shapeOf = [](const Body &body) { return planOf(body).shape(); };
  const Body branch = {block, empty, i32Const, 1, brIf, 0, end, end};
  EXPECT_EQ(shapeOf(branch), shapeOf({block, empty, i32Const, 2, brIf, 0, end, end}));
  EXPECT_NE(shapeOf(branch), shapeOf({block, empty, i32Const, 1, brIf, 1, end, end}));
  EXPECT_NE(shapeOf(branch), shapeOf({loop, empty, i32Const, 1, brIf, 0, end, end}));
}

} // namespace
