// spectral-norm.c - the norm of a matrix that is a formula, by power iteration: divisions.
// GROUP: numbers
#include "kernel.h"

enum { SIDE = 200, STEPS = 5 };
static double u[SIDE], v[SIDE], w[SIDE];

static void prepare(uint32_t seed) {
  for (int i = 0; i != SIDE; ++i)
    u[i] = 1 + (double)(seed & 1) / 64;
}

static double entry(int i, int j) { return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1); }

static void apply(double *to, const double *from, bool is_transposed) {
  for (int i = 0; i != SIDE; ++i) {
    double sum = 0;
    for (int j = 0; j != SIDE; ++j)
      sum += (is_transposed ? entry(j, i) : entry(i, j)) * from[j];
    to[i] = sum;
  }
}

static void work(void) {
  for (int step = 0; step != STEPS; ++step) {
    apply(w, u, false);
    apply(v, w, true);
    apply(w, v, false);
    apply(u, w, true);
  }
}

static uint64_t checksum(void) { return mix(mix_bytes(0, u, sizeof u), v[0] > 0); }
