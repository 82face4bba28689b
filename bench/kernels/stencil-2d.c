// stencil-2d.c - nine neighbours on a plane of floats, through pointers that are exchanged.
// GROUP: stencils
#include "kernel.h"

enum { WIDTH = 510, HEIGHT = 300, STEPS = 20 };
static float *planes[2];

static void prepare(uint32_t seed) {
  for (int p = 0; p != 2; ++p)
    if (!planes[p])
      planes[p] = malloc(sizeof(float) * WIDTH * HEIGHT);
  for (int i = 0; i != WIDTH * HEIGHT; ++i)
    planes[0][i] = planes[1][i] = (float)next_unit(&seed);
}

static void step(float *to, const float *from) {
  for (int y = 1; y < HEIGHT - 1; ++y)
    for (int x = 1; x < WIDTH - 1; ++x) {
      const float *at = from + y * WIDTH + x;
      float sides = at[-WIDTH] + at[-1] + at[1] + at[WIDTH];
      float corners = at[-WIDTH - 1] + at[-WIDTH + 1] + at[WIDTH - 1] + at[WIDTH + 1];
      to[y * WIDTH + x] = 0.25f * at[0] + 0.125f * sides + 0.0625f * corners;
    }
}

static void work(void) {
  for (int i = 0; i != STEPS; ++i)
    step(planes[~i & 1], planes[i & 1]);
}

static uint64_t checksum(void) { return mix_bytes(0, planes[0], sizeof(float) * WIDTH * HEIGHT); }
