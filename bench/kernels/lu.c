// lu.c - LU factors of a matrix, with pivots chosen by rows, and one solution by them.
// GROUP: linear algebra
#include "kernel.h"

enum { SIDE = 200 };
static double original[SIDE][SIDE], matrix[SIDE][SIDE], x[SIDE];
static double *rows[SIDE];

static void prepare(uint32_t seed) {
  for (int i = 0; i != SIDE; ++i) {
    for (int j = 0; j != SIDE; ++j)
      original[i][j] = matrix[i][j] = next_unit(&seed) - 0.5;
    rows[i] = matrix[i];
    x[i] = next_unit(&seed);
  }
}

static double magnitude(double value) { return value < 0 ? -value : value; }

static void choose_pivot(int column) {
  int best = column;
  for (int i = column + 1; i != SIDE; ++i)
    if (magnitude(rows[i][column]) > magnitude(rows[best][column]))
      best = i;
  double *row = rows[best], value = x[best];
  rows[best] = rows[column];
  rows[column] = row;
  x[best] = x[column];
  x[column] = value;
}

static void work(void) {
  for (int k = 0; k != SIDE; ++k) {
    choose_pivot(k);
    double *pivot = rows[k];
    for (int i = k + 1; i < SIDE; ++i) {
      double *row = rows[i], factor = row[k] / pivot[k];
      row[k] = factor;
      for (int j = k + 1; j < SIDE; ++j)
        row[j] -= factor * pivot[j];
      x[i] -= factor * x[k];
    }
  }
  for (int i = SIDE - 1; i >= 0; --i) {
    for (int j = i + 1; j < SIDE; ++j)
      x[i] -= rows[i][j] * x[j];
    x[i] /= rows[i][i];
  }
}

static uint64_t checksum(void) {
  return mix_bytes(mix_bytes(0, x, sizeof x), matrix, sizeof matrix);
}
