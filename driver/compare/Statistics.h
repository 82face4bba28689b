// Statistics.h - what can be said of repeated measurements, for `sinter compare`.
//
// Times of programs are not normally distributed: they have a floor and a tail. So there are no
// means and standard deviations here, but medians and quartiles, and confidence intervals by the
// percentile bootstrap (Efron, "Bootstrap Methods: Another Look at the Jackknife", 1979), as
// Kalibera and Jones recommend for ratios of times ("Rigorous Benchmarking in Reasonable Time",
// ISMM 2013).
#pragma once

#include "llvm/ADT/ArrayRef.h"

#include <cstdint>
#include <vector>

namespace sinter::driver {

/// A small generator (SplitMix64): the same seed gives the same numbers on every machine, which the
/// distributions of the C++ library do not promise.
class Random {
public:
  explicit Random(std::uint64_t seed) : state(seed) {}
  std::uint64_t next();
  /// A number in [0, bound), each as likely; bound is at least 1.
  std::size_t below(std::size_t bound);

private:
  std::uint64_t state;
};

/// 0 to count - 1, in an order of which each is as likely.
std::vector<std::size_t> shuffled(std::size_t count, Random &random);

struct Interval {
  double low = 0, high = 0;
  bool contains(double value) const { return low <= value && value <= high; }
};

/// Of one series, in its unit. Quantiles are interpolated (type 7 of Hyndman and Fan, 1996).
struct Summary {
  std::size_t count = 0;
  double median = 0, min = 0, max = 0;
  double lowerQuartile = 0, upperQuartile = 0;
  double deviation = 0; // median absolute deviation from the median
  Interval confidence;  // of the median, 95 %
};

/// The q-quantile of sorted values, of which there is at least one; q in [0, 1].
double quantile(llvm::ArrayRef<double> sorted, double q);
double median(std::vector<double> values);

/// `samples` has at least one element. Deterministic.
Summary summarize(llvm::ArrayRef<double> samples);

/// One median over another.
struct Ratio {
  double value = 1;
  Interval confidence; // 95 %
  /// Whether the two may be the same for all that was measured.
  bool isWithinNoise() const { return confidence.contains(1); }
};

/// Of series of the same length, whose i-th elements were measured in the same round: rounds are
/// drawn anew, not single runs, so that what slows a whole round down slows down both. Medians must
/// be positive. Deterministic.
Ratio ratioOfMedians(llvm::ArrayRef<double> samples, llvm::ArrayRef<double> baseline);

} // namespace sinter::driver
