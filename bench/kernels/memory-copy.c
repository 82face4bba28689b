// memory-copy.c - memcpy, memmove and memset of many sizes, from a few bytes to a megabyte.
// GROUP: memory
#include "kernel.h"

enum { SIZE = 1 << 20 };
static unsigned char *from, *to;

static void prepare(uint32_t seed) {
  if (!from) {
    from = malloc(SIZE);
    to = malloc(SIZE);
  }
  for (int i = 0; i != SIZE; ++i)
    from[i] = (unsigned char)next_random(&seed);
  memset(to, 0, SIZE);
}

static void work(void) {
  for (size_t size = 3; size < SIZE; size += size / 3)
    for (size_t done = 0; done + 2 * size <= SIZE && done < 64 * size; done += size) {
      memcpy(to + done, from + SIZE - done - size, size);
      memmove(to + done + size / 2, to + done, size);
      memset(to + done, (int)size, size / 4);
    }
}

static uint64_t checksum(void) { return mix_bytes(0, to, SIZE); }
