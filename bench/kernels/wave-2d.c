// wave-2d.c - a wave on a plane: three staggered fields, each of which drives the others.
// GROUP: stencils
#include "kernel.h"

enum { WIDTH = 320, HEIGHT = 200, STEPS = 25 };
static double pressure[HEIGHT][WIDTH], across[HEIGHT][WIDTH], down[HEIGHT][WIDTH];

static void prepare(uint32_t seed) {
  for (int y = 0; y != HEIGHT; ++y)
    for (int x = 0; x != WIDTH; ++x) {
      pressure[y][x] = next_unit(&seed);
      across[y][x] = down[y][x] = 0;
    }
}

static void work(void) {
  for (int step = 0; step != STEPS; ++step) {
    for (int x = 0; x < WIDTH; ++x)
      down[0][x] = step;
    for (int y = 1; y < HEIGHT; ++y)
      for (int x = 0; x < WIDTH; ++x)
        down[y][x] -= 0.5 * (pressure[y][x] - pressure[y - 1][x]);
    for (int y = 0; y < HEIGHT; ++y)
      for (int x = 1; x < WIDTH; ++x)
        across[y][x] -= 0.5 * (pressure[y][x] - pressure[y][x - 1]);
    for (int y = 0; y < HEIGHT - 1; ++y)
      for (int x = 0; x < WIDTH - 1; ++x)
        pressure[y][x] -= 0.7 * (across[y][x + 1] - across[y][x] + down[y + 1][x] - down[y][x]);
  }
}

static uint64_t checksum(void) { return mix_bytes(0, pressure, sizeof pressure); }
