// radix-sort.c - sorts 32-bit numbers by their bytes, the lowest first.
// GROUP: sorting
#include "kernel.h"

enum { COUNT = 100000 };
static uint32_t numbers[COUNT], spare[COUNT];

static void prepare(uint32_t seed) {
  for (int i = 0; i != COUNT; ++i)
    numbers[i] = next_random(&seed);
}

static void pass(uint32_t *to, const uint32_t *from, unsigned shift) {
  uint32_t place[256] = {0};
  for (int i = 0; i != COUNT; ++i)
    ++place[from[i] >> shift & 255];
  for (uint32_t i = 0, sum = 0; i != 256; ++i) {
    uint32_t here = place[i];
    place[i] = sum;
    sum += here;
  }
  for (int i = 0; i != COUNT; ++i)
    to[place[from[i] >> shift & 255]++] = from[i];
}

static void work(void) {
  pass(spare, numbers, 0);
  pass(numbers, spare, 8);
  pass(spare, numbers, 16);
  pass(numbers, spare, 24);
}

static uint64_t checksum(void) { return mix_bytes(0, numbers, sizeof numbers); }
