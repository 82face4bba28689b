// rna-fold.c - the most pairs in a folded strand: a triangle filled from its diagonal.
// GROUP: dynamic programming
#include "kernel.h"

enum { LENGTH = 200 };
static char strand[LENGTH];
static int pairs[LENGTH][LENGTH];

static void prepare(uint32_t seed) {
  for (int i = 0; i != LENGTH; ++i)
    strand[i] = (char)(next_random(&seed) & 3);
  memset(pairs, 0, sizeof pairs);
}

static int most(int a, int b) { return a > b ? a : b; }

static void work(void) {
  for (int i = LENGTH - 1; i >= 0; --i)
    for (int j = i + 1; j < LENGTH; ++j) {
      int best = most(pairs[i][j - 1], i + 1 < LENGTH ? pairs[i + 1][j] : 0);
      if (i + 1 < j)
        best = most(best, pairs[i + 1][j - 1] + (strand[i] + strand[j] == 3));
      for (int k = i + 1; k < j; ++k)
        best = most(best, pairs[i][k] + pairs[k + 1][j]);
      pairs[i][j] = best;
    }
}

static uint64_t checksum(void) { return mix_bytes(0, pairs, sizeof pairs); }
