// floyd-warshall.c - the shortest paths between all pairs of nodes.
// GROUP: dynamic programming
#include "kernel.h"

enum { NODES = 130 };
static int distance[NODES][NODES];

static void prepare(uint32_t seed) {
  for (int i = 0; i != NODES; ++i)
    for (int j = 0; j != NODES; ++j)
      distance[i][j] = i == j ? 0 : 1 + (int)(next_random(&seed) % 10000);
}

static void work(void) {
  for (int k = 0; k != NODES; ++k)
    for (int i = 0; i != NODES; ++i)
      for (int j = 0; j != NODES; ++j) {
        int detour = distance[i][k] + distance[k][j];
        if (detour < distance[i][j])
          distance[i][j] = detour;
      }
}

static uint64_t checksum(void) { return mix_bytes(0, distance, sizeof distance); }
