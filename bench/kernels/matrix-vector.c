// matrix-vector.c - y = A x and z = A' y, through pointers: sums along rows, and along columns.
// GROUP: linear algebra
#include "kernel.h"

enum { SIDE = 700, ROUNDS = 3 };
static double *matrix, *x, *y, *z;

static void prepare(uint32_t seed) {
  if (!matrix) {
    matrix = malloc(sizeof(double) * SIDE * SIDE);
    x = malloc(sizeof(double) * SIDE);
    y = malloc(sizeof(double) * SIDE);
    z = malloc(sizeof(double) * SIDE);
  }
  for (int i = 0; i != SIDE * SIDE; ++i)
    matrix[i] = next_unit(&seed) / SIDE;
  for (int i = 0; i != SIDE; ++i)
    x[i] = next_unit(&seed);
}

static void rows(double *to, const double *m, const double *from, int side) {
  for (int i = 0; i < side; ++i) {
    double sum = 0;
    for (int j = 0; j < side; ++j)
      sum += m[i * side + j] * from[j];
    to[i] = sum;
  }
}

static void columns(double *to, const double *m, const double *from, int side) {
  for (int j = 0; j < side; ++j)
    to[j] = 0;
  for (int i = 0; i < side; ++i)
    for (int j = 0; j < side; ++j)
      to[j] += m[i * side + j] * from[i];
}

static void work(void) {
  for (int round = 0; round != ROUNDS; ++round) {
    rows(y, matrix, x, SIDE);
    columns(z, matrix, y, SIDE);
    for (int i = 0; i != SIDE; ++i)
      x[i] = 0.5 * (x[i] + z[i]);
  }
}

static uint64_t checksum(void) { return mix_bytes(0, x, SIDE * sizeof *x); }
