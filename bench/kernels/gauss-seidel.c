// gauss-seidel.c - sweeps over a grid in place: every value needs the one before it.
// GROUP: solvers
#include "kernel.h"

enum { SIDE = 300, SWEEPS = 3 };
static double grid[SIDE][SIDE];

static void prepare(uint32_t seed) {
  for (int y = 0; y != SIDE; ++y)
    for (int x = 0; x != SIDE; ++x)
      grid[y][x] = next_unit(&seed);
}

static void work(void) {
  for (int sweep = 0; sweep != SWEEPS; ++sweep)
    for (int y = 1; y != SIDE - 1; ++y)
      for (int x = 1; x != SIDE - 1; ++x)
        grid[y][x] =
            0.2 * (grid[y - 1][x] + grid[y][x - 1] + grid[y][x] + grid[y][x + 1] + grid[y + 1][x]);
}

static uint64_t checksum(void) { return mix_bytes(0, grid, sizeof grid); }
