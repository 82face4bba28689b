// memory.c - linear memories of stores.
//
// A memory never moves, so it gets all its address space when it is made. With 32-bit addresses and
// pages of 64 KiB that is what an index, an offset and the widest access can reach together, so
// that code of either bounds mode can use it; where so much cannot be had, what the memory may grow
// to, for code that checks. Other memories are for code that checks anyway.
//
// Reserving address space is slow under emulators and not free elsewhere, so reservations of the
// usual size are kept, emptied, for the next memory; unless address space has once proved scarce.
#include "context.h"
#include "os.h"

enum { WASM_PAGE_LOG2 = 16 };
#define WASM_PAGE ((uint64_t)1 << WASM_PAGE_LOG2)
#define GUARDED_RESERVATION (((uint64_t)8 << 30) + WASM_PAGE)
// At most, for memories that may grow to more than any machine has.
#define LARGEST_RESERVATION ((uint64_t)16 << 30)
// In all bounds modes the last page below 4 GiB exists only in memories that begin with it: some
// code relies on addresses there being out of bounds, see lowering/MemoryAccess.cpp.
#define GROWTH_CAP (((uint64_t)4 << 30) - WASM_PAGE)

enum { POOL_SIZE = 64 };
static uintptr_t pool[POOL_SIZE];
static size_t pool_count, pool_limit = POOL_SIZE;
static sinter_lock lock;

static uintptr_t reserve_guarded(void) {
  uintptr_t base = 0;
  sinter_acquire(&lock);
  if (pool_count)
    base = pool[--pool_count];
  sinter_release(&lock);
  if (base)
    return base;
  base = sinter_os_reserve(GUARDED_RESERVATION);
  if (!base)
    __atomic_store_n(&pool_limit, 0, __ATOMIC_RELAXED);
  return base;
}

static void release_guarded(uintptr_t base, uint64_t used) {
  bool is_kept = false;
  if (sinter_os_empty(base, sinter_round_up(used, sinter_page_size()))) {
    sinter_acquire(&lock);
    is_kept = pool_count < __atomic_load_n(&pool_limit, __ATOMIC_RELAXED);
    if (is_kept)
      pool[pool_count++] = base;
    sinter_release(&lock);
  }
  if (!is_kept)
    sinter_os_release(base, GUARDED_RESERVATION);
}

// Halves the reservation until it fits.
static uintptr_t reserve_for_checks(uint64_t *size, uint64_t least) {
  for (;;) {
    if (*size < least)
      *size = least;
    uintptr_t base = sinter_os_reserve(*size);
    if (base)
      return base;
    if (*size == least)
      return 0;
    *size = sinter_round_up(*size / 2, sinter_page_size());
  }
}

static uint64_t saturating_bytes(uint64_t pages, uint32_t page_log2) {
  return pages > UINT64_MAX >> page_log2 ? UINT64_MAX : pages << page_log2;
}

// What the memory can grow to, bytes.
static uint64_t growth_limit(const struct sinter_extern_type *type, uint64_t min) {
  uint64_t max = saturating_bytes(type->max, type->page_log2);
  uint64_t cap = type->is_64 ? UINT64_MAX : min > GROWTH_CAP ? (uint64_t)4 << 30 : GROWTH_CAP;
  return max < cap ? max : cap;
}

static bool reserve(struct sinter_store_memory *memory, const struct sinter_extern_type *type,
                    uint64_t min) {
  struct sinter_memory *record = &memory->record;
  bool is_guardable = !type->is_64 && type->page_log2 == WASM_PAGE_LOG2;
  uintptr_t base = is_guardable ? reserve_guarded() : 0;
  if (base) {
    record->base = (void *)base;
    record->reserved = GUARDED_RESERVATION;
    memory->has_guard = true;
    return true;
  }
  uint64_t page = sinter_page_size();
  uint64_t size = record->max_size < LARGEST_RESERVATION ? record->max_size : LARGEST_RESERVATION;
  size = sinter_round_up(size, page);
  record->base = (void *)reserve_for_checks(&size, min ? sinter_round_up(min, page) : page);
  record->reserved = size;
  return record->base;
}

static void release(struct sinter_store_memory *memory) {
  struct sinter_memory *record = &memory->record;
  if (memory->has_guard)
    release_guarded((uintptr_t)record->base, record->size);
  else
    sinter_os_release((uintptr_t)record->base, record->reserved);
}

struct sinter_store_memory *sinter_make_memory(struct sinter_store *store,
                                               const struct sinter_extern_type *type) {
  uint64_t min = saturating_bytes(type->min, type->page_log2);
  struct sinter_store_memory *memory = sinter_allocate(store, sizeof *memory);
  if (!memory || min > (type->is_64 ? (uint64_t)1 << 46 : (uint64_t)4 << 30))
    return NULL;
  memory->record.page_log2 = type->page_log2;
  memory->record.is_shared = type->is_shared;
  memory->record.max_size = growth_limit(type, min);
  memory->max = type->max;
  memory->is_64 = type->is_64;
  if (!reserve(memory, type, min))
    return NULL;
  memory->record.size = min; // before it is sure, so that `release` empties what may have worked
  if (!sinter_os_commit((uintptr_t)memory->record.base, sinter_round_up(min, sinter_page_size()))) {
    release(memory);
    return NULL;
  }
  memory->next = store->memories;
  store->memories = memory;
  return memory;
}

void sinter_release_memories(struct sinter_store *store) {
  for (struct sinter_store_memory *memory = store->memories; memory; memory = memory->next)
    release(memory);
}

sinter_memory *sinter_api_memory_new(sinter_store *store, int is_64, int is_shared, uint64_t min,
                                     uint64_t max) {
  struct sinter_extern_type type = {.kind = SINTER_EXTERN_MEMORY,
                                    .is_64 = !!is_64,
                                    .min = min,
                                    .max = max,
                                    .is_shared = !!is_shared,
                                    .page_log2 = WASM_PAGE_LOG2};
  struct sinter_store_memory *memory = sinter_make_memory(store, &type);
  return memory ? &memory->record : NULL;
}

uint64_t sinter_api_memory_size(const sinter_memory *memory) { return sinter_memory_size(memory); }

int sinter_api_memory_grow(sinter_memory *memory, uint64_t delta) {
  return sinter_memory_grow_of_store(NULL, memory, delta) != (i64)-1;
}

uint8_t *sinter_api_memory_data(sinter_memory *memory) { return memory->base; }
