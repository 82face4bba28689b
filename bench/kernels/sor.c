// sor.c - successive over-relaxation of Poisson's equation, red cells and black cells in turn.
// GROUP: solvers
#include "kernel.h"

enum { SIDE = 400, SWEEPS = 12 };
static double *grid, *source;

static void prepare(uint32_t seed) {
  if (!grid) {
    grid = malloc(sizeof(double) * SIDE * SIDE);
    source = malloc(sizeof(double) * SIDE * SIDE);
  }
  for (int i = 0; i != SIDE * SIDE; ++i) {
    grid[i] = 0;
    source[i] = next_unit(&seed) - 0.5;
  }
}

static void sweep(double *cell, const double *charge, int side, int colour, double omega) {
  for (int y = 1; y < side - 1; ++y)
    for (int x = 1 + ((y + colour) & 1); x < side - 1; x += 2) {
      int i = y * side + x;
      double mean =
          0.25 * (cell[i - side] + cell[i - 1] + cell[i + 1] + cell[i + side] - charge[i]);
      cell[i] += omega * (mean - cell[i]);
    }
}

static void work(void) {
  for (int turn = 0; turn != 2 * SWEEPS; ++turn)
    sweep(grid, source, SIDE, turn & 1, 1.7);
}

static uint64_t checksum(void) { return mix_bytes(0, grid, sizeof(double) * SIDE * SIDE); }
