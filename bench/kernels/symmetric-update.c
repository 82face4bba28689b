// symmetric-update.c - C = C/2 + A A', the lower half only.
// GROUP: linear algebra
#include "kernel.h"

enum { SIDE = 220, DEPTH = 180 };
static double a[SIDE][DEPTH], c[SIDE][SIDE];

static void prepare(uint32_t seed) {
  for (int i = 0; i != SIDE; ++i)
    for (int j = 0; j != SIDE; ++j) {
      c[i][j] = next_unit(&seed);
      if (j < DEPTH)
        a[i][j] = next_unit(&seed);
    }
}

static void work(void) {
  for (int i = 0; i != SIDE; ++i) {
    for (int j = 0; j <= i; ++j)
      c[i][j] *= 0.5;
    for (int k = 0; k != DEPTH; ++k)
      for (int j = 0; j <= i; ++j)
        c[i][j] += a[i][k] * a[j][k];
  }
}

static uint64_t checksum(void) { return mix_bytes(0, c, sizeof c); }
