// simd-bytes.c - sixteen bytes at a time: counts lines, makes capitals, finds what is not ASCII.
// GROUP: SIMD
#include "kernel.h"

enum { SIZE = 1 << 20 };
typedef uint8_t byte16 __attribute__((vector_size(16)));
typedef uint64_t long2 __attribute__((vector_size(16)));
static byte16 text[SIZE / 16], capitals[SIZE / 16];
static uint64_t lines, foreign;

static void prepare(uint32_t seed) {
  for (int i = 0; i != SIZE; ++i)
    text[i / 16][i % 16] = (uint8_t)(next_random(&seed) % 129);
}

static uint64_t sum(byte16 bytes) {
  uint64_t total = 0;
  for (int i = 0; i != 16; ++i)
    total += bytes[i];
  return total;
}

static void work(void) {
  lines = foreign = 0;
  for (int block = 0; block != SIZE / 16; block += 64) {
    byte16 seen = {0};
    for (int i = block; i != block + 64; ++i) {
      byte16 here = text[i], is_letter = (byte16)((here - 'a') < 26);
      seen -= (byte16)(here == '\n');
      capitals[i] = here ^ (is_letter & 32);
      long2 high = (long2)(here & 128);
      foreign += (high[0] | high[1]) != 0;
    }
    lines += sum(seen);
  }
}

static uint64_t checksum(void) { return mix(mix_bytes(lines, capitals, sizeof capitals), foreign); }
