// CompareStatisticsTest.cpp - medians, intervals, ratios, and orders that are drawn.
#include "driver/compare/Statistics.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

using namespace sinter::driver;

TEST(CompareStatistics, QuantilesAreInterpolated) {
  EXPECT_DOUBLE_EQ(quantile({7.0}, 0.25), 7);
  EXPECT_DOUBLE_EQ(quantile({1.0, 2.0, 3.0, 4.0}, 0.5), 2.5);
  EXPECT_DOUBLE_EQ(quantile({1.0, 2.0, 3.0, 4.0}, 0.25), 1.75);
  EXPECT_DOUBLE_EQ(quantile({1.0, 2.0, 3.0, 4.0}, 0), 1);
  EXPECT_DOUBLE_EQ(quantile({1.0, 2.0, 3.0, 4.0}, 1), 4);
  EXPECT_DOUBLE_EQ(median({9, 1, 5}), 5);
  EXPECT_DOUBLE_EQ(median({9, 1, 5, 2}), 3.5);
  EXPECT_DOUBLE_EQ(median({4}), 4);
}

TEST(CompareStatistics, SummaryDoesNotDependOnTheOrderAndResistsOutliers) {
  std::vector<double> samples = {10, 11, 12, 13, 1000};
  Summary summary = summarize(samples);
  EXPECT_EQ(summary.count, 5u);
  EXPECT_DOUBLE_EQ(summary.median, 12);
  EXPECT_DOUBLE_EQ(summary.min, 10);
  EXPECT_DOUBLE_EQ(summary.max, 1000);
  EXPECT_DOUBLE_EQ(summary.lowerQuartile, 11);
  EXPECT_DOUBLE_EQ(summary.upperQuartile, 13);
  EXPECT_DOUBLE_EQ(summary.deviation, 1);
  std::ranges::reverse(samples);
  Summary other = summarize(samples);
  EXPECT_EQ(other.median, summary.median);
  EXPECT_EQ(other.confidence.low, summary.confidence.low);
  EXPECT_EQ(other.confidence.high, summary.confidence.high);
}

TEST(CompareStatistics, OneSampleHasNoSpread) {
  Summary summary = summarize({3.0});
  EXPECT_EQ(summary.deviation, 0);
  EXPECT_EQ(summary.confidence.low, 3);
  EXPECT_EQ(summary.confidence.high, 3);
}

// Of 200 experiments with 15 samples each of a uniform distribution, intervals of 95 % must contain
// the true median in most, and not in all: a bootstrap that drew nothing would fail here.
TEST(CompareStatistics, IntervalsContainTheTruthAboutAsOftenAsTheySay) {
  Random random(42);
  unsigned hits = 0;
  constexpr unsigned experiments = 200;
  for (unsigned i = 0; i != experiments; ++i) {
    std::vector<double> samples(15);
    std::ranges::generate(samples, [&] { return double(random.below(1000001)) / 1e6; });
    hits += summarize(samples).confidence.contains(0.5);
  }
  EXPECT_GE(hits, experiments * 88 / 100);
  EXPECT_LT(hits, experiments);
}

TEST(CompareStatistics, RatioOfEqualSeriesIsWithinNoise) {
  std::vector<double> samples = {5, 6, 5.5, 5.2, 5.9, 6.1, 5.4, 5.6};
  Ratio ratio = ratioOfMedians(samples, samples);
  EXPECT_DOUBLE_EQ(ratio.value, 1);
  EXPECT_DOUBLE_EQ(ratio.confidence.low, 1); // rounds are drawn, the same for both
  EXPECT_DOUBLE_EQ(ratio.confidence.high, 1);
  EXPECT_TRUE(ratio.isWithinNoise());
}

TEST(CompareStatistics, RatioSeesThroughRoundsThatAreSlowForBoth) {
  std::vector<double> baseline = {10, 20, 11, 19, 10.5, 18, 12, 17}, samples;
  for (double time : baseline)
    samples.push_back(time * 1.1);
  Ratio ratio = ratioOfMedians(samples, baseline);
  EXPECT_NEAR(ratio.value, 1.1, 1e-9);
  EXPECT_NEAR(ratio.confidence.low, 1.1, 1e-9);
  EXPECT_NEAR(ratio.confidence.high, 1.1, 1e-9);
  EXPECT_FALSE(ratio.isWithinNoise());
}

TEST(CompareStatistics, OrdersFollowFromTheSeed) {
  Random one(1), same(1), other(2);
  std::vector<std::size_t> first = shuffled(20, one);
  EXPECT_EQ(first, shuffled(20, same));
  EXPECT_NE(first, shuffled(20, other));
  EXPECT_NE(first, shuffled(20, one)); // the next round has another one
  std::vector<std::size_t> all(20);
  std::iota(all.begin(), all.end(), 0u);
  std::ranges::sort(first);
  EXPECT_EQ(first, all);
  EXPECT_TRUE(shuffled(0, one).empty());
}

// The generator is SplitMix64: its first numbers for the seed 0, by its definition.
TEST(CompareStatistics, RandomNumbersAreTheSameEverywhere) {
  Random random(0);
  EXPECT_EQ(random.next(), 0xE220A8397B1DCDAFu);
  EXPECT_EQ(random.next(), 0x6E789E6AA1B965F4u);
}

TEST(CompareStatistics, DrawnNumbersAreEvenlySpread) {
  Random random(3);
  std::array<unsigned, 5> counts{};
  for (unsigned i = 0; i != 5000; ++i)
    ++counts[random.below(5)];
  for (unsigned count : counts)
    EXPECT_NEAR(count, 1000, 150);
}
