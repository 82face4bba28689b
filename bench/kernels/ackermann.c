// ackermann.c - Ackermann's function: deep recursion, and Takeuchi's: wide.
// GROUP: calls
#include "kernel.h"

static int argument, results[2];

static void prepare(uint32_t seed) { argument = 5 + (int)(seed & 1); }

static int ackermann(int m, int n) {
  if (!m)
    return n + 1;
  return ackermann(m - 1, n ? ackermann(m, n - 1) : 1);
}

static int takeuchi(int x, int y, int z) {
  if (y >= x)
    return z;
  return takeuchi(takeuchi(x - 1, y, z), takeuchi(y - 1, z, x), takeuchi(z - 1, x, y));
}

static void work(void) {
  results[0] = ackermann(3, argument);
  results[1] = takeuchi(argument + 13, argument + 6, argument);
}

static uint64_t checksum(void) { return mix_bytes(0, results, sizeof results); }
