// heapsort.c - heapsort of records by a key inside.
// GROUP: sorting
#include "kernel.h"

enum { COUNT = 15000 };
typedef struct {
  uint32_t key;
  uint32_t payload[3];
} record;
static record records[COUNT];

static void prepare(uint32_t seed) {
  for (uint32_t i = 0; i != COUNT; ++i)
    records[i] = (record){next_random(&seed), {i, ~i, i * i}};
}

static void sink(record *heap, int at, int count) {
  record moving = heap[at];
  for (int child; (child = 2 * at + 1) < count; at = child) {
    if (child + 1 < count && heap[child].key < heap[child + 1].key)
      ++child;
    if (heap[child].key <= moving.key)
      break;
    heap[at] = heap[child];
  }
  heap[at] = moving;
}

static void work(void) {
  for (int i = COUNT / 2 - 1; i >= 0; --i)
    sink(records, i, COUNT);
  for (int last = COUNT - 1; last > 0; --last) {
    record greatest = records[0];
    records[0] = records[last];
    records[last] = greatest;
    sink(records, 0, last);
  }
}

static uint64_t checksum(void) { return mix_bytes(0, records, sizeof records); }
