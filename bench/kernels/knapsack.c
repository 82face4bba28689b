// knapsack.c - the most that fits into a bag: one row of a table over and over, from its end.
// GROUP: dynamic programming
#include "kernel.h"

enum { ITEMS = 100, CAPACITY = 30000 };
static int weight[ITEMS], worth[ITEMS], best[CAPACITY + 1];

static void prepare(uint32_t seed) {
  for (int i = 0; i != ITEMS; ++i) {
    weight[i] = 1 + (int)(next_random(&seed) % 500);
    worth[i] = 1 + (int)(next_random(&seed) % 1000);
  }
  memset(best, 0, sizeof best);
}

static void work(void) {
  for (int i = 0; i != ITEMS; ++i)
    for (int room = CAPACITY; room >= weight[i]; --room) {
      int with = best[room - weight[i]] + worth[i];
      if (with > best[room])
        best[room] = with;
    }
}

static uint64_t checksum(void) { return mix_bytes(0, best, sizeof best); }
