// stream.h - requests as a web proxy sees them, synthetic, and the same for the same seed.
//
// After ProWGen (Busari and Williamson, "ProWGen: a synthetic workload generation tool for
// simulation evaluation of web proxy caches", 2002): popularity falls with an object's rank by a
// power, as Zipf's law has it; sizes have a log-normal body and a tail of Pareto's distribution;
// neither depends on the other. Of what ProWGen can model, objects that are requested once only and
// locality in time beyond popularity are left out: requests are independent of one another.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "policies.h"

struct Stream {
  std::vector<int32_t> sizes;    // bytes, by object
  std::vector<int32_t> requests; // objects
  double bytes = 0;              // of all requests
};

class Generator {
public:
  explicit Generator(uint64_t seed) : state(seed) {}
  /// In [0, 1): the high bits of Steele, Lea and Flood's SplitMix.
  double uniform() {
    uint64_t value = state += 0x9e3779b97f4a7c15;
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
    value = (value ^ value >> 27) * 0x94d049bb133111eb;
    return static_cast<double>((value ^ value >> 31) >> 11) * 0x1p-53;
  }
  /// Box and Muller's.
  double normal() {
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(2 * M_PI * uniform());
  }

private:
  uint64_t state;
};

inline int32_t drawSize(Generator &generator) {
  constexpr double tailShare = 0.2, tailStart = 10000, tailShape = 1.3, most = 1 << 26;
  constexpr double bodyMean = 8.23, bodyDeviation = 1.115; // of logarithms: 7000 +- 11000 bytes
  const double size = generator.uniform() < tailShare
                          ? tailStart / std::pow(1 - generator.uniform(), 1 / tailShape)
                          : std::exp(bodyMean + bodyDeviation * generator.normal());
  return static_cast<int32_t>(std::clamp(size, 1.0, most));
}

inline Stream makeStream(size_t requests, size_t objects, uint64_t seed) {
  constexpr double popularityShape = 0.75;
  Generator generator(seed);
  Stream stream;
  std::vector<double> shares; // running sums, by rank
  double sum = 0;
  for (size_t rank = 0; rank != objects; ++rank) {
    stream.sizes.push_back(drawSize(generator));
    shares.push_back(sum += std::pow(static_cast<double>(rank + 1), -popularityShape));
  }
  // Ranks are no places: neighbours in popularity are none in the tables of simulator and policy.
  std::vector<int32_t> objectAt(objects);
  for (size_t rank = 0; rank != objects; ++rank) {
    const auto place = static_cast<size_t>(generator.uniform() * static_cast<double>(rank + 1));
    objectAt[rank] = objectAt[place];
    objectAt[place] = static_cast<int32_t>(rank);
  }
  for (size_t i = 0; i != requests; ++i) {
    const auto rank = std::upper_bound(shares.begin(), shares.end() - 1, generator.uniform() * sum);
    const int32_t object = objectAt[static_cast<size_t>(rank - shares.begin())];
    stream.requests.push_back(object);
    stream.bytes += stream.sizes[static_cast<size_t>(object)];
  }
  return stream;
}
