// matrix-product-blocked.c - C += A B, of floats, in blocks that fit the first cache.
// GROUP: linear algebra
#include "kernel.h"

enum { SIDE = 128, BLOCK = 32 };
static float *a, *b, *c;

static void prepare(uint32_t seed) {
  size_t cells = SIDE * SIDE;
  if (!a) {
    a = malloc(cells * sizeof *a);
    b = malloc(cells * sizeof *b);
    c = malloc(cells * sizeof *c);
  }
  for (size_t i = 0; i != cells; ++i) {
    a[i] = (float)next_unit(&seed);
    b[i] = (float)next_unit(&seed);
    c[i] = 0;
  }
}

static void multiply(float *to, const float *left, const float *right) {
  for (int i = 0; i != BLOCK; ++i)
    for (int k = 0; k != BLOCK; ++k) {
      float factor = left[i * SIDE + k];
      for (int j = 0; j != BLOCK; ++j)
        to[i * SIDE + j] += factor * right[k * SIDE + j];
    }
}

static void work(void) {
  for (int i = 0; i != SIDE; i += BLOCK)
    for (int j = 0; j != SIDE; j += BLOCK)
      for (int k = 0; k != SIDE; k += BLOCK)
        multiply(c + i * SIDE + j, a + i * SIDE + k, b + k * SIDE + j);
}

static uint64_t checksum(void) { return mix_bytes(0, c, SIDE * SIDE * sizeof *c); }
