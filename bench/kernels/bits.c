// bits.c - counts, scans, reverses and transposes bits.
// GROUP: numbers
#include "kernel.h"

enum { WORDS = 20000 };
static uint64_t words[WORDS];
static uint64_t digest;

static void prepare(uint32_t seed) {
  for (int i = 0; i != WORDS; ++i) {
    words[i] = next_random(&seed);
    words[i] |= (uint64_t)next_random(&seed) << (next_random(&seed) & 63);
  }
}

static uint64_t reverse(uint64_t x) {
  x = (x >> 1 & 0x5555555555555555) | (x & 0x5555555555555555) << 1;
  x = (x >> 2 & 0x3333333333333333) | (x & 0x3333333333333333) << 2;
  x = (x >> 4 & 0x0f0f0f0f0f0f0f0f) | (x & 0x0f0f0f0f0f0f0f0f) << 4;
  return __builtin_bswap64(x);
}

// An 8x8 matrix of bits, by exchanging ever larger blocks.
static uint64_t transpose(uint64_t x) {
  uint64_t t = (x ^ x >> 7) & 0x00aa00aa00aa00aa;
  x ^= t ^ t << 7;
  t = (x ^ x >> 14) & 0x0000cccc0000cccc;
  x ^= t ^ t << 14;
  t = (x ^ x >> 28) & 0x00000000f0f0f0f0;
  return x ^ t ^ t << 28;
}

static unsigned count_set(uint64_t x) {
  unsigned count = 0;
  for (; x; x &= x - 1)
    ++count;
  return count;
}

static void work(void) {
  digest = 0;
  for (int i = 0; i != WORDS; ++i) {
    uint64_t x = words[i] | 1;
    digest += (uint64_t)__builtin_popcountll(x) + (uint64_t)__builtin_clzll(x) * 64;
    digest += (uint64_t)__builtin_ctzll(words[i] | (uint64_t)1 << 63) * 4096 + count_set(x);
    digest = (digest << 7 | digest >> 57) ^ reverse(x) ^ transpose(x);
  }
  for (int i = 0; i != WORDS; ++i)
    words[i] = reverse(transpose(words[i]));
}

static uint64_t checksum(void) { return mix_bytes(digest, words, sizeof words); }
