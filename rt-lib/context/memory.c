// memory.c - linear memories of stores.
//
// A memory never moves, so it gets all its address space when it is made. With 32-bit addresses and
// pages of 64 KiB that is what an index, an offset and the widest access can reach together, so
// that code of any bounds mode can use it; where so much cannot be had, what the memory may grow
// to, for code that checks or clamps. Other memories are for such code anyway. In front of each
// there is room for what code that clamps wants there.
//
// One kind of memory is not for all: one that is open, made for code that checks nothing. What
// relies on faults would read on beyond its size.
//
// Reserving address space is slow under emulators and not free elsewhere, so reservations of the
// usual size are kept, emptied, for the next memory; unless address space has once proved scarce.
#include "context.h"
#include "os.h"

enum { WASM_PAGE_LOG2 = 16 };
#define WASM_PAGE ((uint64_t)1 << WASM_PAGE_LOG2)
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
  base = sinter_os_reserve(SINTER_FRONT + SINTER_GUARDED_RESERVATION);
  if (!base) {
    __atomic_store_n(&pool_limit, 0, __ATOMIC_RELAXED);
    return 0;
  }
  return base + SINTER_FRONT;
}

static void release_guarded(uintptr_t base, uint64_t used) {
  bool is_kept = false;
  if (sinter_os_empty(base - SINTER_FRONT, SINTER_FRONT + used)) {
    sinter_acquire(&lock);
    is_kept = pool_count < __atomic_load_n(&pool_limit, __ATOMIC_RELAXED);
    if (is_kept)
      pool[pool_count++] = base;
    sinter_release(&lock);
  }
  if (!is_kept)
    sinter_os_release(base - SINTER_FRONT, SINTER_FRONT + SINTER_GUARDED_RESERVATION);
}

// Halves the reservation until it fits.
static uintptr_t reserve_for_checks(uint64_t *size, uint64_t least) {
  for (;;) {
    if (*size < least)
      *size = least;
    uintptr_t base = sinter_os_reserve(SINTER_FRONT + *size);
    if (base)
      return base + SINTER_FRONT;
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
  bool is_open = type->needs == SINTER_STRATEGY_OPEN;
  bool is_guardable = !type->is_64 && (is_open || type->page_log2 == WASM_PAGE_LOG2);
  bool is_served = type->needs == SINTER_STRATEGY_SERVED;
  uintptr_t base = !is_guardable ? 0
                   : is_served   ? sinter_served_acquire(record)
                                 : reserve_guarded();
  if (base) {
    record->base = (void *)base;
    record->reserved = SINTER_GUARDED_RESERVATION;
    record->strategy = is_open     ? SINTER_STRATEGY_OPEN
                       : is_served ? SINTER_STRATEGY_SERVED
                                   : SINTER_STRATEGY_GUARDED;
    return true;
  }
  uint64_t page = sinter_page_size();
  uint64_t size = record->max_size < LARGEST_RESERVATION ? record->max_size : LARGEST_RESERVATION;
  size = sinter_round_up(size, page);
  record->base = (void *)reserve_for_checks(&size, min ? sinter_round_up(min, page) : page);
  record->reserved = size;
  record->strategy = SINTER_STRATEGY_CHECKED;
  return record->base;
}

// How much of the reservation is accessible from byte 0 on.
static uint64_t accessible(const struct sinter_memory *record) {
  return sinter_is_accessible_beyond(record->strategy)
             ? record->reserved
             : sinter_round_up(record->size, sinter_page_size());
}

static void release(struct sinter_store_memory *memory) {
  struct sinter_memory *record = &memory->record;
  if (record->strategy == SINTER_STRATEGY_CHECKED)
    sinter_os_release((uintptr_t)record->base - SINTER_FRONT, SINTER_FRONT + record->reserved);
  else if (record->strategy == SINTER_STRATEGY_SERVED)
    sinter_served_release(record);
  else
    release_guarded((uintptr_t)record->base, accessible(record));
}

bool sinter_memory_meets(struct sinter_store_memory *memory, uint32_t needs) {
  uint32_t strategy = memory->record.strategy;
  bool has_reservation = strategy != SINTER_STRATEGY_CHECKED;
  switch (needs) {
  case SINTER_STRATEGY_GUARDED:
  case SINTER_STRATEGY_SERVED:
    return has_reservation && strategy != SINTER_STRATEGY_OPEN;
  case SINTER_STRATEGY_OPEN:
    return has_reservation;
  case SINTER_STRATEGY_CLAMPED:
    if (!memory->has_front)
      memory->has_front =
          sinter_os_commit((uintptr_t)memory->record.base - SINTER_FRONT, SINTER_FRONT);
    return memory->has_front;
  default:
    return true;
  }
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
  if (!sinter_os_commit((uintptr_t)memory->record.base, accessible(&memory->record))) {
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
