// triangular-solve.c - solves L X = B for many right-hand sides, in place.
// GROUP: linear algebra
#include "kernel.h"

enum { SIDE = 200, SIDES = 200 };
static double lower[SIDE][SIDE], x[SIDE][SIDES];

static void prepare(uint32_t seed) {
  for (int i = 0; i != SIDE; ++i) {
    for (int j = 0; j != SIDE; ++j)
      lower[i][j] = j < i ? next_unit(&seed) / SIDE : i == j ? 1 + next_unit(&seed) : 0;
    for (int j = 0; j != SIDES; ++j)
      x[i][j] = next_unit(&seed);
  }
}

static void work(void) {
  for (int i = 0; i != SIDE; ++i) {
    for (int k = 0; k != i; ++k)
      for (int j = 0; j != SIDES; ++j)
        x[i][j] -= lower[i][k] * x[k][j];
    for (int j = 0; j != SIDES; ++j)
      x[i][j] /= lower[i][i];
  }
}

static uint64_t checksum(void) { return mix_bytes(0, x, sizeof x); }
