// jacobi.c - Jacobi's iteration for a dense, diagonally dominant system.
// GROUP: solvers
#include "kernel.h"

enum { SIDE = 500, STEPS = 5 };
static float matrix[SIDE][SIDE], right[SIDE], x[SIDE], next[SIDE];

static void prepare(uint32_t seed) {
  for (int i = 0; i != SIDE; ++i) {
    for (int j = 0; j != SIDE; ++j)
      matrix[i][j] = (float)next_unit(&seed) / SIDE;
    matrix[i][i] = 2;
    right[i] = (float)next_unit(&seed);
    x[i] = 0;
  }
}

static void work(void) {
  for (int step = 0; step != STEPS; ++step) {
    for (int i = 0; i != SIDE; ++i) {
      float sum = right[i];
      for (int j = 0; j != SIDE; ++j)
        if (j != i)
          sum -= matrix[i][j] * x[j];
      next[i] = sum / matrix[i][i];
    }
    memcpy(x, next, sizeof x);
  }
}

static uint64_t checksum(void) { return mix_bytes(0, x, sizeof x); }
