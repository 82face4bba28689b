// Statistics.cpp - what can be said of repeated measurements, for `sinter compare`.
#include "driver/compare/Statistics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

using llvm::ArrayRef;

namespace sinter::driver {

/// Resamples of a bootstrap, and the share of them that lies outside a confidence interval.
static constexpr std::size_t resamples = 4000;
static constexpr double outside = 0.05;
/// Resampling is part of the computation, not of the experiment: its seed never changes.
static constexpr std::uint64_t resamplingSeed = 1979;

std::uint64_t Random::next() {
  std::uint64_t z = state += 0x9E3779B97F4A7C15;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

std::size_t Random::below(std::size_t bound) {
  // Numbers beyond the last multiple of the bound would make the small ones likelier.
  std::uint64_t limit = ~std::uint64_t(0) - ~std::uint64_t(0) % bound;
  std::uint64_t number;
  do
    number = next();
  while (number >= limit);
  return std::size_t(number % bound);
}

std::vector<std::size_t> shuffled(std::size_t count, Random &random) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t(0));
  for (std::size_t i = count; i > 1; --i)
    std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

double quantile(ArrayRef<double> sorted, double q) {
  assert(!sorted.empty() && q >= 0 && q <= 1);
  double place = q * double(sorted.size() - 1);
  auto below = std::size_t(std::floor(place));
  std::size_t above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - double(below));
}

double median(std::vector<double> values) {
  // Not by sorting: a bootstrap asks for thousands.
  assert(!values.empty());
  auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return values.size() % 2 ? *middle
                           : std::midpoint(*std::max_element(values.begin(), middle), *middle);
}

/// The interval between the outer quantiles of what the resamples gave.
static Interval percentiles(std::vector<double> values) {
  std::ranges::sort(values);
  return {quantile(values, outside / 2), quantile(values, 1 - outside / 2)};
}

Summary summarize(ArrayRef<double> samples) {
  std::vector<double> sorted(samples);
  std::ranges::sort(sorted);
  Summary summary{.count = sorted.size(),
                  .median = quantile(sorted, 0.5),
                  .min = sorted.front(),
                  .max = sorted.back(),
                  .lowerQuartile = quantile(sorted, 0.25),
                  .upperQuartile = quantile(sorted, 0.75),
                  .deviation = 0,
                  .confidence = {}};
  std::vector<double> distances, medians, drawn(sorted.size());
  for (double value : sorted)
    distances.push_back(std::abs(value - summary.median));
  summary.deviation = median(std::move(distances));
  Random random(resamplingSeed);
  for (std::size_t i = 0; i != resamples; ++i) {
    std::ranges::generate(drawn, [&] { return sorted[random.below(sorted.size())]; });
    medians.push_back(median(drawn));
  }
  summary.confidence = percentiles(std::move(medians));
  return summary;
}

Ratio ratioOfMedians(ArrayRef<double> samples, ArrayRef<double> baseline) {
  assert(samples.size() == baseline.size());
  Ratio ratio{.value = median(samples) / median(baseline), .confidence = {}};
  std::vector<double> ratios, above(samples.size()), below(samples.size());
  Random random(resamplingSeed);
  for (std::size_t i = 0; i != resamples; ++i) {
    for (std::size_t j = 0; j != samples.size(); ++j) {
      std::size_t round = random.below(samples.size());
      above[j] = samples[round];
      below[j] = baseline[round];
    }
    if (double divisor = median(below); divisor > 0)
      ratios.push_back(median(above) / divisor);
  }
  ratio.confidence = percentiles(std::move(ratios));
  return ratio;
}

} // namespace sinter::driver
