// matrix-product.c - C += A B, of doubles, rows of B in the innermost loop.
// GROUP: linear algebra
#include "kernel.h"

enum { SIDE = 200 };
static double a[SIDE][SIDE], b[SIDE][SIDE], c[SIDE][SIDE];

static void prepare(uint32_t seed) {
  for (int i = 0; i != SIDE; ++i)
    for (int j = 0; j != SIDE; ++j) {
      a[i][j] = next_unit(&seed);
      b[i][j] = next_unit(&seed);
      c[i][j] = 0;
    }
}

static void work(void) {
  for (int i = 0; i != SIDE; ++i)
    for (int k = 0; k != SIDE; ++k)
      for (int j = 0; j != SIDE; ++j)
        c[i][j] += a[i][k] * b[k][j];
}

static uint64_t checksum(void) { return mix_bytes(0, c, sizeof c); }
