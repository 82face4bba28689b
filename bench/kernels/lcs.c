// lcs.c - the length of the longest common subsequence of two texts.
// GROUP: dynamic programming
#include "kernel.h"

enum { LENGTH = 700 };
static char left[LENGTH], right[LENGTH];
static int table[LENGTH + 1][LENGTH + 1];

static void prepare(uint32_t seed) {
  for (int i = 0; i != LENGTH; ++i) {
    left[i] = "acgt"[next_random(&seed) & 3];
    right[i] = "acgt"[next_random(&seed) & 3];
  }
}

static void work(void) {
  for (int i = 1; i <= LENGTH; ++i)
    for (int j = 1; j <= LENGTH; ++j)
      if (left[i - 1] == right[j - 1])
        table[i][j] = table[i - 1][j - 1] + 1;
      else
        table[i][j] = table[i - 1][j] > table[i][j - 1] ? table[i - 1][j] : table[i][j - 1];
}

static uint64_t checksum(void) { return mix_bytes(0, table[LENGTH], sizeof table[LENGTH]); }
