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
// Reservations of the usual size come from reservation.c, which keeps them ready for the next
// memory that begins alike.
#include "context.h"
#include "os.h"

enum { WASM_PAGE_LOG2 = 16 };
#define WASM_PAGE ((uint64_t)1 << WASM_PAGE_LOG2)
// At most, for memories that may grow to more than any machine has.
#define LARGEST_RESERVATION ((uint64_t)16 << 30)
// In all bounds modes the last page below 4 GiB exists only in memories that begin with it: some
// code relies on addresses there being out of bounds, see lowering/MemoryAccess.cpp.
#define GROWTH_CAP (((uint64_t)4 << 30) - WASM_PAGE)

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

// How much of the reservation is accessible from byte 0 on.
static uint64_t accessible(const struct sinter_memory *record) {
  return sinter_is_accessible_beyond(record->strategy)
             ? record->reserved
             : sinter_round_up(record->size, sinter_page_size());
}

static bool reserve_served(struct sinter_store_memory *memory) {
  struct sinter_memory *record = &memory->record;
  uintptr_t base = sinter_served_acquire(record);
  if (!base)
    return false;
  record->base = (void *)base;
  record->reserved = SINTER_GUARDED_RESERVATION;
  record->strategy = SINTER_STRATEGY_SERVED;
  memory->is_copied = true;
  return true;
}

static bool reserve_guarded(struct sinter_store_memory *memory, struct sinter_image *image,
                            uint32_t strategy) {
  struct sinter_memory *record = &memory->record;
  record->reserved = SINTER_GUARDED_RESERVATION;
  record->strategy = strategy;
  struct sinter_reservation *reservation = sinter_reservation_acquire(image, accessible(record));
  if (!reservation && image && image->size) // whose file may be gone
    reservation = sinter_reservation_acquire(image = NULL, accessible(record));
  if (!reservation)
    return false;
  memory->reservation = reservation;
  sinter_reservation_assign(reservation, record);
  memory->has_front = reservation->has_front;
  memory->is_copied = !image;
  record->base = (void *)reservation->base;
  return true;
}

// What it may grow to, for code that checks or clamps.
static bool reserve_less(struct sinter_store_memory *memory, struct sinter_image *image) {
  struct sinter_memory *record = &memory->record;
  uint64_t page = sinter_page_size();
  uint64_t size = record->max_size < LARGEST_RESERVATION ? record->max_size : LARGEST_RESERVATION;
  size = sinter_round_up(size, page);
  uint64_t needed = sinter_round_up(record->size, page);
  uintptr_t base = reserve_for_checks(&size, needed ? needed : page);
  if (!base)
    return false;
  record->base = (void *)base;
  record->reserved = size;
  record->strategy = SINTER_STRATEGY_CHECKED;
  memory->is_copied = !image;
  if (sinter_os_commit(base, needed) && (!image || sinter_image_map(image, base)))
    return true;
  sinter_os_release(base - SINTER_FRONT, SINTER_FRONT + size);
  return false;
}

static bool reserve(struct sinter_store_memory *memory, const struct sinter_extern_type *type,
                    struct sinter_image *image) {
  bool is_open = type->needs == SINTER_STRATEGY_OPEN;
  bool is_served = type->needs == SINTER_STRATEGY_SERVED;
  if (!type->is_64 && (is_open || type->page_log2 == WASM_PAGE_LOG2)) {
    uint32_t strategy = is_open ? SINTER_STRATEGY_OPEN : SINTER_STRATEGY_GUARDED;
    if (is_served ? reserve_served(memory) : reserve_guarded(memory, image, strategy))
      return true;
  }
  return reserve_less(memory, image) || (image && reserve_less(memory, NULL));
}

static void release(struct sinter_store_memory *memory) {
  struct sinter_memory *record = &memory->record;
  if (memory->reservation)
    sinter_reservation_assign(memory->reservation, NULL);
  if (record->strategy == SINTER_STRATEGY_CHECKED)
    sinter_os_release((uintptr_t)record->base - SINTER_FRONT, SINTER_FRONT + record->reserved);
  else if (record->strategy == SINTER_STRATEGY_SERVED)
    sinter_served_release(record);
  // Of a shared memory more may be accessible: threads that grew it at the same time.
  else if (record->strategy == SINTER_STRATEGY_OPEN || record->is_shared)
    sinter_reservation_discard(memory->reservation);
  else
    sinter_reservation_release(memory->reservation, accessible(record));
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
    if (memory->reservation)
      memory->reservation->has_front = memory->has_front;
    return memory->has_front;
  default:
    return true;
  }
}

static void copy_image(const struct sinter_memory *record,
                       const struct sinter_memory_image *source) {
  const struct sinter_image_chunk *chunks = source->chunks;
  for (uint64_t i = 0; i != source->chunk_count; ++i)
    memcpy((char *)record->base + chunks[i].offset, chunks[i].bytes, chunks[i].size);
}

struct sinter_store_memory *sinter_make_memory(struct sinter_store *store,
                                               const struct sinter_extern_type *type,
                                               const struct sinter_memory_image *source) {
  uint64_t min = saturating_bytes(type->min, type->page_log2);
  if (min > (type->is_64 ? (uint64_t)1 << 46 : (uint64_t)4 << 30))
    return NULL;
  struct sinter_store_memory *memory = sinter_allocate(store, sizeof *memory);
  if (!memory || !sinter_store_take(&store->used.memory_bytes, store->limits.memory_bytes, min))
    return NULL;
  memory->record.size = min;
  memory->record.page_log2 = type->page_log2;
  memory->record.is_shared = type->is_shared;
  memory->record.max_size = growth_limit(type, min);
  memory->store = store;
  memory->max = type->max;
  memory->is_64 = type->is_64;
  if (!reserve(memory, type, sinter_image_of(source))) {
    store->used.memory_bytes -= min;
    return NULL;
  }
  if (memory->record.strategy == SINTER_STRATEGY_SERVED)
    store->gate = (const char *)&sinter_service->is_open;
  if (source && memory->is_copied)
    copy_image(&memory->record, source);
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
  if (store->api != &sinter_api_table)
    return store->api->memory_new(store, is_64, is_shared, min, max);
  struct sinter_extern_type type = {.kind = SINTER_EXTERN_MEMORY,
                                    .is_64 = !!is_64,
                                    .min = min,
                                    .max = max,
                                    .is_shared = !!is_shared,
                                    .page_log2 = WASM_PAGE_LOG2};
  struct sinter_store_memory *memory = sinter_make_memory(store, &type, NULL);
  return memory ? &memory->record : NULL;
}

uint64_t sinter_api_memory_size(const sinter_memory *memory) { return sinter_memory_size(memory); }

int sinter_api_memory_grow(sinter_memory *memory, uint64_t delta) {
  return sinter_memory_grow_of_store(NULL, memory, delta) != (i64)-1;
}

uint8_t *sinter_api_memory_data(sinter_memory *memory) { return memory->base; }

static sinter_reservation_kind reservation_kind(const struct sinter_memory *memory) {
  switch (memory->strategy) {
  case SINTER_STRATEGY_GUARDED:
    return SINTER_RESERVATION_GUARDED;
  case SINTER_STRATEGY_SERVED:
    return SINTER_RESERVATION_SERVED;
  case SINTER_STRATEGY_OPEN:
    return SINTER_RESERVATION_OPEN;
  default:
    return memory->reserved < memory->max_size ? SINTER_RESERVATION_PART
                                               : SINTER_RESERVATION_GROWTH;
  }
}

void sinter_api_memory_reservation(const sinter_memory *memory, sinter_reservation_info *info) {
  sinter_reservation_info known = {.size = info->size < sizeof known ? info->size : sizeof known,
                                   .kind = reservation_kind(memory),
                                   .bytes = memory->reserved,
                                   .is_shared =
                                       !((const struct sinter_store_memory *)memory)->is_copied,
                                   .are_scarce = sinter_reservations_are_scarce()};
  memcpy(info, &known, known.size);
}

bool sinter_memory_may_grow(struct sinter_memory *memory, uint64_t bytes) {
  struct sinter_store *store = ((struct sinter_store_memory *)memory)->store;
  return bytes <= store->limits.memory_bytes - store->used.memory_bytes;
}

void sinter_memory_grew(struct sinter_memory *memory, uint64_t bytes) {
  ((struct sinter_store_memory *)memory)->store->used.memory_bytes += bytes;
}
