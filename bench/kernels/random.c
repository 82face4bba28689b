// random.c - four generators of random numbers: shifts, 64-bit and 128-bit products, large state.
// GROUP: numbers
#include "kernel.h"

enum { DRAWS = 300000, STATE = 624, MIDDLE = 397 };
static uint32_t xor_state, twister[STATE];
static uint64_t linear, product, digest;

static void prepare(uint32_t seed) {
  xor_state = seed;
  linear = product = seed;
  for (int i = 0; i != STATE; ++i)
    twister[i] = next_random(&seed);
}

static uint32_t by_shifts(void) {
  xor_state ^= xor_state << 13;
  xor_state ^= xor_state >> 17;
  return xor_state ^= xor_state << 5;
}

static uint32_t by_permuted_congruence(void) {
  uint64_t old = linear;
  linear = old * 6364136223846793005 + 1442695040888963407;
  uint32_t word = (uint32_t)((old >> 18 ^ old) >> 27), by = (uint32_t)(old >> 59);
  return word >> by | word << (32 - by) % 32;
}

static uint64_t by_wide_product(void) {
  product += 0x9e3779b97f4a7c15;
  __uint128_t wide = (__uint128_t)product * (product ^ 0xe7037ed1a0b428db);
  return (uint64_t)(wide >> 64) ^ (uint64_t)wide;
}

static void twist(void) {
  for (int i = 0; i != STATE; ++i) {
    uint32_t y = (twister[i] & 0x80000000) | (twister[(i + 1) % STATE] & 0x7fffffff);
    twister[i] = twister[(i + MIDDLE) % STATE] ^ y >> 1 ^ (y & 1 ? 0x9908b0df : 0);
  }
}

static void work(void) {
  digest = 0;
  for (int i = 0; i != DRAWS; ++i)
    digest += by_shifts() ^ by_permuted_congruence() ^ by_wide_product();
  for (int round = 0; round != DRAWS / STATE; ++round) {
    twist();
    for (int i = 0; i != STATE; ++i) {
      uint32_t y = twister[i];
      y ^= y >> 11;
      y ^= y << 7 & 0x9d2c5680;
      y ^= y << 15 & 0xefc60000;
      digest += y ^ y >> 18;
    }
  }
}

static uint64_t checksum(void) { return digest; }
