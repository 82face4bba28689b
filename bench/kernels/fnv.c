// fnv.c - FNV-1a of short texts, byte by byte.
// GROUP: hashing
#include "kernel.h"

enum { TEXTS = 20000, LONGEST = 64 };
static unsigned char text[TEXTS][LONGEST];
static uint32_t length[TEXTS], hash[TEXTS];

static void prepare(uint32_t seed) {
  for (int i = 0; i != TEXTS; ++i) {
    length[i] = 4 + next_random(&seed) % (LONGEST - 4);
    for (uint32_t j = 0; j != length[i]; ++j)
      text[i][j] = (unsigned char)next_random(&seed);
  }
}

static void work(void) {
  for (int i = 0; i != TEXTS; ++i) {
    uint32_t value = 0x811c9dc5;
    for (uint32_t j = 0; j != length[i]; ++j)
      value = (value ^ text[i][j]) * 0x01000193;
    hash[i] = value;
  }
}

static uint64_t checksum(void) { return mix_bytes(0, hash, sizeof hash); }
