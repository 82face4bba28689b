// cholesky.c - the Cholesky factor of a positive definite matrix.
// GROUP: linear algebra
#include "kernel.h"

enum { SIDE = 260 };
static double matrix[SIDE][SIDE];

static void prepare(uint32_t seed) {
  for (int i = 0; i != SIDE; ++i)
    for (int j = 0; j <= i; ++j)
      matrix[i][j] = matrix[j][i] = i == j ? SIDE : next_unit(&seed);
}

static void work(void) {
  for (int i = 0; i != SIDE; ++i) {
    for (int j = 0; j < i; ++j) {
      double sum = matrix[i][j];
      for (int k = 0; k < j; ++k)
        sum -= matrix[i][k] * matrix[j][k];
      matrix[i][j] = sum / matrix[j][j];
    }
    double sum = matrix[i][i];
    for (int k = 0; k < i; ++k)
      sum -= matrix[i][k] * matrix[i][k];
    matrix[i][i] = __builtin_sqrt(sum);
  }
}

static uint64_t checksum(void) { return mix_bytes(0, matrix, sizeof matrix); }
