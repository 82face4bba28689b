// hash-table.c - an open-addressing table of 64-bit keys: inserted, counted, looked up, deleted.
// GROUP: hashing
#include "kernel.h"

enum { SLOTS = 1 << 17, KEYS = 80000 };
typedef struct {
  uint64_t key;
  uint32_t count;
  bool is_used;
} slot;
static slot *table;
static uint32_t keys[KEYS];
static uint64_t found;

static void prepare(uint32_t seed) {
  if (!table)
    table = malloc(SLOTS * sizeof *table);
  memset(table, 0, SLOTS * sizeof *table);
  for (int i = 0; i != KEYS; ++i)
    keys[i] = next_random(&seed) % (KEYS / 2);
}

static uint32_t home(uint64_t key) { return (uint32_t)((key * 0x9e3779b97f4a7c15) >> 47); }

static slot *find(uint64_t key) {
  uint32_t at = home(key);
  while (table[at].is_used && table[at].key != key)
    at = (at + 1) % SLOTS;
  return table + at;
}

static void delete(uint64_t key) {
  uint32_t hole = (uint32_t)(find(key) - table);
  if (!table[hole].is_used)
    return;
  // Whoever was pushed past the hole moves up.
  for (uint32_t at = (hole + 1) % SLOTS; table[at].is_used; at = (at + 1) % SLOTS)
    if ((at - home(table[at].key)) % SLOTS >= (at - hole) % SLOTS) {
      table[hole] = table[at];
      hole = at;
    }
  table[hole].is_used = false;
}

static void work(void) {
  found = 0;
  for (int i = 0; i != KEYS; ++i) {
    slot *here = find(keys[i]);
    here->key = keys[i];
    here->is_used = true;
    ++here->count;
  }
  for (int i = 0; i < KEYS; i += 3)
    delete(keys[i]);
  for (uint64_t key = 0; key != KEYS; ++key) {
    slot *here = find(key);
    if (here->is_used)
      found += key * here->count;
  }
}

static uint64_t checksum(void) { return found; }
