// simd-dot.c - products and distances of vectors of floats, with four sums in lanes.
// GROUP: SIMD
#include "kernel.h"

enum { LENGTH = 4096, VECTORS = 64 };
typedef float float4 __attribute__((vector_size(16)));
static float4 *vectors;
static float results[2][VECTORS][VECTORS];

static void prepare(uint32_t seed) {
  if (!vectors)
    vectors = aligned_alloc(16, sizeof(float) * LENGTH * VECTORS);
  for (int i = 0; i != LENGTH * VECTORS; ++i)
    vectors[i / 4][i % 4] = (float)next_unit(&seed) - 0.5f;
}

static float sum(float4 x) { return (x[0] + x[1]) + (x[2] + x[3]); }

static void work(void) {
  for (int i = 0; i != VECTORS; ++i)
    for (int j = 0; j <= i; ++j) {
      const float4 *a = vectors + i * (LENGTH / 4), *b = vectors + j * (LENGTH / 4);
      float4 dot = {0}, distance = {0};
      for (int k = 0; k != LENGTH / 4; ++k) {
        float4 difference = a[k] - b[k];
        dot += a[k] * b[k];
        distance += difference * difference;
      }
      results[0][i][j] = sum(dot);
      results[1][i][j] = sum(distance);
    }
}

static uint64_t checksum(void) { return mix_bytes(0, results, sizeof results); }
