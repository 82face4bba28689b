// simd-matrix-product.c - C = A B of floats, four columns and four rows at a time, by hand.
// GROUP: SIMD
#include "kernel.h"

enum { SIDE = 256 };
typedef float float4 __attribute__((vector_size(16)));
static float4 a[SIDE][SIDE / 4], b[SIDE][SIDE / 4], c[SIDE][SIDE / 4];

static void prepare(uint32_t seed) {
  for (int i = 0; i != SIDE; ++i)
    for (int j = 0; j != SIDE; ++j) {
      a[i][j / 4][j % 4] = (float)next_unit(&seed);
      b[i][j / 4][j % 4] = (float)next_unit(&seed);
    }
}

static void work(void) {
  for (int i = 0; i != SIDE; i += 4)
    for (int j = 0; j != SIDE / 4; ++j) {
      float4 sums[4] = {{0}};
      for (int k = 0; k != SIDE; ++k)
        for (int row = 0; row != 4; ++row)
          sums[row] += a[i + row][k / 4][k % 4] * b[k][j];
      for (int row = 0; row != 4; ++row)
        c[i + row][j] = sums[row];
    }
}

static uint64_t checksum(void) { return mix_bytes(0, c, sizeof c); }
