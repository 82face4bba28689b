// memory_start.c - sets up linear memories before the program runs.
//
// Guarded memories: compiled code relies on the whole reservation around a memory being
// inaccessible, and contains the addresses of the first few. There is no second best: if such a
// range cannot be had, the program cannot start.
//
// Other memories are checked: code reloads base and size. Any address will do, and a reservation
// only spares the memory from being moved as it grows, so a smaller one is good enough.
#include "os.h"
#include "text.h"

static void add_way_out(struct sinter_text *text) {
  sinter_text_string(text, "; build with --bounds check");
  sinter_text_fail(text);
}

static uintptr_t reserve_guarded(const struct sinter_initial_memory *initial) {
  uintptr_t base = sinter_startup_reserve(initial->base, initial->reserve);
  if (base && base != SINTER_RANGE_TAKEN)
    return base;
  struct sinter_text text;
  sinter_cannot_start(&text);
  if (initial->base) {
    sinter_text_string(&text, "the address range ");
    sinter_text_hex(&text, initial->base);
    sinter_text_string(&text, " to ");
    sinter_text_hex(&text, initial->base + initial->reserve);
  } else {
    sinter_text_string(&text, "an address range of ");
    sinter_text_decimal(&text, initial->reserve);
    sinter_text_string(&text, " bytes");
  }
  sinter_text_string(&text, base ? " for linear memory is not available"
                                 : " for linear memory exceeds the address space that this process "
                                   "may use (ulimit -v)");
  add_way_out(&text);
  return 0;
}

// Halves the reservation until it fits. What is left over should do for the rest of the process.
static uintptr_t reserve_anywhere(const struct sinter_initial_memory *initial, uint64_t *reserve) {
  uint64_t page = sinter_process.page_size;
  uint64_t least = sinter_round_up(initial->size ? initial->size : 1, page);
  *reserve = sinter_round_up(initial->reserve, page);
  for (;;) {
    if (*reserve < least)
      *reserve = least;
    uintptr_t base = sinter_startup_reserve(0, *reserve);
    if (base && base != SINTER_RANGE_TAKEN)
      return base;
    if (*reserve == least)
      return 0;
    *reserve = sinter_round_up(*reserve / 2, page);
  }
}

static _Noreturn void fail_initial(const struct sinter_initial_memory *initial) {
  struct sinter_text text;
  sinter_cannot_start(&text);
  sinter_text_string(&text, "no memory for the ");
  sinter_text_decimal(&text, initial->size);
  sinter_text_string(&text, " bytes that linear memory begins with");
  sinter_text_fail(&text);
}

// Moving pages costs the same for any size, so start-up does not grow with the data.
static void place_chunk(const struct sinter_initial_memory *initial, uintptr_t base,
                        const struct sinter_image_chunk *chunk) {
  uintptr_t to = base + chunk->offset;
  if (chunk->is_mappable) {
    if (sinter_startup_move((uintptr_t)chunk->bytes, to, chunk->size))
      return;
    if (!sinter_startup_replace(to, chunk->size))
      fail_initial(initial);
  }
  memcpy((void *)to, chunk->bytes, chunk->size);
}

static void start(const struct sinter_initial_memory *initial) {
  uint64_t reserve = initial->reserve;
  uintptr_t base =
      initial->is_guarded ? reserve_guarded(initial) : reserve_anywhere(initial, &reserve);
  uint64_t committed = sinter_round_up(initial->size, sinter_process.page_size);
  if (!base || committed > reserve || !sinter_startup_commit(base, committed))
    fail_initial(initial);
  struct sinter_memory *memory = initial->memory;
  memory->base = (void *)base;
  memory->size = initial->size;
  memory->reserved = reserve;
  const struct sinter_image_chunk *chunks = initial->chunks;
  for (uint64_t i = 0; i != initial->chunk_count; ++i)
    place_chunk(initial, base, chunks + i);
}

void sinter_memory_start(const struct sinter_program *program) {
  const struct sinter_initial_memory *memories = program->memories;
  for (uint64_t i = 0; i != program->memory_count; ++i)
    start(memories + i);
}
