// queens.c - counts how queens stand on a board without threatening each other; arrays, not bits.
// GROUP: calls
#include "kernel.h"

enum { LARGEST = 16 };
static int size, column[LARGEST];
static uint64_t solutions, digest;

static void prepare(uint32_t seed) { size = 9 + (int)(seed & 1); }

static bool is_safe(int row, int here) {
  for (int r = 0; r != row; ++r) {
    int distance = column[r] - here;
    if (!distance || distance == row - r || distance == r - row)
      return false;
  }
  return true;
}

static void place(int row) {
  if (row == size) {
    ++solutions;
    digest = 31 * digest + (uint64_t)column[size / 2];
    return;
  }
  for (int here = 0; here != size; ++here)
    if (is_safe(row, here)) {
      column[row] = here;
      place(row + 1);
    }
}

static void work(void) {
  solutions = digest = 0;
  place(0);
}

static uint64_t checksum(void) { return mix(digest, solutions); }
