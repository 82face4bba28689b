// householder.c - the triangular factor of a QR decomposition, by Householder's reflections.
// GROUP: linear algebra
#include "kernel.h"

enum { ROWS = 180, COLUMNS = 150 };
static double matrix[ROWS][COLUMNS], direction[ROWS], share[COLUMNS];

static void prepare(uint32_t seed) {
  for (int i = 0; i != ROWS; ++i)
    for (int j = 0; j != COLUMNS; ++j)
      matrix[i][j] = next_unit(&seed) - 0.25;
}

static void reflect(int k) {
  double square = 0;
  for (int i = k; i < ROWS; ++i) {
    direction[i] = matrix[i][k];
    square += direction[i] * direction[i];
  }
  double length = __builtin_sqrt(square);
  direction[k] += direction[k] < 0 ? -length : length;
  double norm = 0;
  for (int i = k; i < ROWS; ++i)
    norm += direction[i] * direction[i];
  for (int j = k; j < COLUMNS; ++j)
    share[j] = 0;
  for (int i = k; i < ROWS; ++i)
    for (int j = k; j < COLUMNS; ++j)
      share[j] += direction[i] * matrix[i][j];
  for (int i = k; i < ROWS; ++i) {
    double factor = 2 * direction[i] / norm;
    for (int j = k; j < COLUMNS; ++j)
      matrix[i][j] -= factor * share[j];
  }
}

static void work(void) {
  for (int k = 0; k != COLUMNS; ++k)
    reflect(k);
}

static uint64_t checksum(void) { return mix_bytes(0, matrix, sizeof matrix); }
