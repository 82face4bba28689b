// Random.h - numbers that follow from a seed.
#pragma once

#include <cstdint>

namespace fuzz {

/// SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014).
class Random {
public:
  explicit Random(std::uint64_t seed) : state(seed) {}

  std::uint64_t bits() { return mix(state += 0x9E3779B97F4A7C15); }
  /// In [0, count); `count` is not 0.
  std::uint64_t below(std::uint64_t count) { return bits() % count; }
  bool oneIn(std::uint64_t count) { return below(count) == 0; }

  /// A number that something may be at the edge of.
  std::uint64_t edge() {
    static constexpr std::uint64_t edges[] = {
        0,          1,          2,          7,          8,          40,         100,
        4095,       65527,      65532,      65535,      65536,      0x1ffff,    0x20000,
        0x7fffffff, 1u << 31,   0xffff0000, 0xfffffff8, 0xffffffff, 1ull << 32, 1ull << 46,
        1ull << 48, 1ull << 63, ~0ull - 7,  ~0ull >> 1, ~0ull};
    std::uint64_t number = edges[below(sizeof edges / sizeof *edges)];
    return oneIn(4) ? bits() : oneIn(8) ? number + below(17) - 8 : number;
  }

  static std::uint64_t mix(std::uint64_t bits) {
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9;
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EB;
    return bits ^ bits >> 31;
  }

private:
  std::uint64_t state;
};

} // namespace fuzz
