// stencil-3d.c - seven neighbours in space, there and back between two arrays.
// GROUP: stencils
#include "kernel.h"

enum { SIDE = 56, STEPS = 6 };
typedef double space[SIDE][SIDE][SIDE];
static space a, b;

static void prepare(uint32_t seed) {
  for (int z = 0; z != SIDE; ++z)
    for (int y = 0; y != SIDE; ++y)
      for (int x = 0; x != SIDE; ++x)
        a[z][y][x] = b[z][y][x] = next_unit(&seed);
}

static void step(space to, space from) {
  for (int z = 1; z < SIDE - 1; ++z)
    for (int y = 1; y < SIDE - 1; ++y)
      for (int x = 1; x < SIDE - 1; ++x)
        to[z][y][x] =
            0.4 * from[z][y][x] + 0.1 * (from[z - 1][y][x] + from[z + 1][y][x] + from[z][y - 1][x] +
                                         from[z][y + 1][x] + from[z][y][x - 1] + from[z][y][x + 1]);
}

static void work(void) {
  for (int i = 0; i != STEPS; ++i) {
    step(b, a);
    step(a, b);
  }
}

static uint64_t checksum(void) { return mix_bytes(0, a, sizeof a); }
