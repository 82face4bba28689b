// edit-distance.c - how many edits lie between words: two rows of 16-bit numbers.
// GROUP: dynamic programming
#include "kernel.h"

enum { WORDS = 8, LENGTH = 120 };
static unsigned char words[WORDS][LENGTH];
static uint16_t distances[WORDS][WORDS];

static void prepare(uint32_t seed) {
  for (int i = 0; i != WORDS; ++i)
    for (int j = 0; j != LENGTH; ++j)
      words[i][j] = (unsigned char)('a' + next_random(&seed) % 6);
}

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

static unsigned distance(const unsigned char *a, unsigned n, const unsigned char *b, unsigned m) {
  uint16_t rows[2][LENGTH + 1];
  uint16_t *above = rows[0], *row = rows[1];
  for (unsigned j = 0; j <= m; ++j)
    above[j] = (uint16_t)j;
  for (unsigned i = 1; i <= n; ++i) {
    row[0] = (uint16_t)i;
    for (unsigned j = 1; j <= m; ++j)
      row[j] = (uint16_t)least(least(above[j], row[j - 1]) + 1u,
                               above[j - 1] + (unsigned)(a[i - 1] != b[j - 1]));
    uint16_t *swapped = above;
    above = row;
    row = swapped;
  }
  return above[m];
}

static void work(void) {
  for (int i = 0; i != WORDS; ++i)
    for (int j = 0; j != i; ++j)
      distances[i][j] = (uint16_t)distance(words[i], LENGTH, words[j], LENGTH);
}

static uint64_t checksum(void) { return mix_bytes(0, distances, sizeof distances); }
