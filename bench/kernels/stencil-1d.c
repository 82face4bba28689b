// stencil-1d.c - three neighbours on a line, there and back between two arrays.
// GROUP: stencils
#include "kernel.h"

enum { CELLS = 4000, STEPS = 300 };
static double from[CELLS], to[CELLS];

static void prepare(uint32_t seed) {
  for (int i = 0; i != CELLS; ++i)
    from[i] = to[i] = next_unit(&seed);
}

static void work(void) {
  for (int step = 0; step != STEPS; ++step) {
    for (int i = 1; i < CELLS - 1; ++i)
      to[i] = 0.3333 * (from[i - 1] + from[i] + from[i + 1]);
    for (int i = 1; i < CELLS - 1; ++i)
      from[i] = 0.3333 * (to[i - 1] + to[i] + to[i + 1]);
  }
}

static uint64_t checksum(void) { return mix_bytes(0, from, sizeof from); }
