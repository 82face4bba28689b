// quicksort.c - quicksort, which leaves short ranges to insertion.
// GROUP: sorting
#include "kernel.h"

enum { COUNT = 30000 };
static int numbers[COUNT];

static void prepare(uint32_t seed) {
  for (int i = 0; i != COUNT; ++i)
    numbers[i] = (int)next_random(&seed);
}

static void insert(int *from, int *to) {
  for (int *at = from + 1; at < to; ++at) {
    int value = *at, *hole = at;
    for (; hole > from && hole[-1] > value; --hole)
      *hole = hole[-1];
    *hole = value;
  }
}

static int median(int a, int b, int c) {
  if (a > b)
    return b > c ? b : a > c ? c : a;
  return a > c ? a : b > c ? c : b;
}

static void sort(int *from, int *to) {
  while (to - from > 12) {
    int pivot = median(from[0], from[(to - from) / 2], to[-1]);
    int *low = from, *high = to - 1;
    while (low <= high) {
      while (*low < pivot)
        ++low;
      while (*high > pivot)
        --high;
      if (low <= high) {
        int value = *low;
        *low++ = *high;
        *high-- = value;
      }
    }
    sort(from, high + 1);
    from = low;
  }
  insert(from, to);
}

static void work(void) { sort(numbers, numbers + COUNT); }

static uint64_t checksum(void) { return mix_bytes(0, numbers, sizeof numbers); }
