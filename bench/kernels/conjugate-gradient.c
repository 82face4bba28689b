// conjugate-gradient.c - solves a sparse system, kept by rows, with conjugate gradients.
// GROUP: solvers
#include "kernel.h"

enum { SIDE = 90, UNKNOWNS = SIDE * SIDE, STEPS = 40 };
static int start[UNKNOWNS + 1], column[5 * UNKNOWNS];
static double value[5 * UNKNOWNS];
static double x[UNKNOWNS], residual[UNKNOWNS], direction[UNKNOWNS], image[UNKNOWNS];

static void prepare(uint32_t seed) {
  int entries = 0;
  for (int i = 0; i != UNKNOWNS; ++i) {
    static const int steps[] = {-SIDE, -1, 0, 1, SIDE};
    start[i] = entries;
    for (int s = 0; s != 5; ++s) {
      int j = i + steps[s];
      if (j < 0 || j >= UNKNOWNS)
        continue;
      column[entries] = j;
      value[entries++] = j == i ? 4.25 : -1;
    }
    x[i] = 0;
    residual[i] = direction[i] = next_unit(&seed);
  }
  start[UNKNOWNS] = entries;
}

static double product(const double *a, const double *b) {
  double sum = 0;
  for (int i = 0; i != UNKNOWNS; ++i)
    sum += a[i] * b[i];
  return sum;
}

static void apply(double *to, const double *from) {
  for (int i = 0; i != UNKNOWNS; ++i) {
    double sum = 0;
    for (int e = start[i]; e < start[i + 1]; ++e)
      sum += value[e] * from[column[e]];
    to[i] = sum;
  }
}

static void work(void) {
  double before = product(residual, residual);
  for (int step = 0; step != STEPS; ++step) {
    apply(image, direction);
    double length = before / product(direction, image);
    for (int i = 0; i != UNKNOWNS; ++i) {
      x[i] += length * direction[i];
      residual[i] -= length * image[i];
    }
    double now = product(residual, residual), share = now / before;
    for (int i = 0; i != UNKNOWNS; ++i)
      direction[i] = residual[i] + share * direction[i];
    before = now;
  }
}

static uint64_t checksum(void) { return mix_bytes(0, x, sizeof x); }
