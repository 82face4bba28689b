// memory_start.c - sets up linear memories before the program runs.
//
// Of most memories compiled code relies on the whole reservation: that nothing else is within an
// index's reach, that it never moves, and, for the first few, on its address. There is no second
// best: if such a range cannot be had, the program cannot start.
//
// Of the others code reloads base and size. Any address will do, and a reservation only spares the
// memory from being moved as it grows, so a smaller one is good enough.
#include "os.h"
#include "text.h"

static void add_way_out(struct sinter_text *text) {
  sinter_text_string(text, "; build with --bounds check");
  sinter_text_fail(text);
}

// Whether code relies on the whole reservation.
static bool must_have_all(const struct sinter_initial_memory *initial) {
  const struct sinter_memory *memory = initial->memory;
  return initial->base || (memory->strategy != SINTER_STRATEGY_CHECKED &&
                           memory->strategy != SINTER_STRATEGY_CLAMPED);
}

// These return the address of byte 0; `front` bytes in front of it are reserved with it.

static uintptr_t reserve_all(const struct sinter_initial_memory *initial, uint64_t front,
                             uint64_t reserve) {
  uintptr_t wanted = initial->base ? initial->base - front : 0;
  uintptr_t base = sinter_startup_reserve(wanted, front + reserve);
  if (base && base != SINTER_RANGE_TAKEN)
    return base + front;
  struct sinter_text text;
  sinter_cannot_start(&text);
  if (initial->base) {
    sinter_text_string(&text, "the address range ");
    sinter_text_hex(&text, wanted);
    sinter_text_string(&text, " to ");
    sinter_text_hex(&text, initial->base + reserve);
  } else {
    sinter_text_string(&text, "an address range of ");
    sinter_text_decimal(&text, front + reserve);
    sinter_text_string(&text, " bytes");
  }
  sinter_text_string(&text, base ? " for linear memory is not available"
                                 : " for linear memory exceeds the address space that this process "
                                   "may use (ulimit -v)");
  add_way_out(&text);
  return 0;
}

// Halves the reservation until it fits. What is left over should do for the rest of the process.
static uintptr_t reserve_some(const struct sinter_initial_memory *initial, uint64_t front,
                              uint64_t *reserve) {
  uint64_t page = sinter_process.page_size;
  uint64_t least = sinter_round_up(initial->size ? initial->size : 1, page);
  for (;;) {
    if (*reserve < least)
      *reserve = least;
    uintptr_t base = sinter_startup_reserve(0, front + *reserve);
    if (base && base != SINTER_RANGE_TAKEN)
      return base + front;
    if (*reserve == least)
      return 0;
    *reserve = sinter_round_up(*reserve / 2, page);
  }
}

// Where a system counts what could be written (ulimit -d, vm.overcommit_memory), a reservation that
// is accessible all over counts whole.
static _Noreturn void fail_initial(const struct sinter_initial_memory *initial) {
  const struct sinter_memory *memory = initial->memory;
  bool is_open = sinter_is_accessible_beyond(memory->strategy);
  struct sinter_text text;
  sinter_cannot_start(&text);
  sinter_text_string(&text, "no memory for the ");
  sinter_text_decimal(&text, is_open ? initial->reserve : initial->size);
  sinter_text_string(&text, " bytes that linear memory begins with");
  if (is_open)
    add_way_out(&text);
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
  struct sinter_memory *memory = initial->memory;
  uint64_t front = sinter_front(memory->strategy);
  uint64_t reserve = sinter_round_up(initial->reserve, sinter_process.page_size);
  uintptr_t base = must_have_all(initial) ? reserve_all(initial, front, reserve)
                                          : reserve_some(initial, front, &reserve);
  uint64_t committed = sinter_is_accessible_beyond(memory->strategy)
                           ? reserve
                           : sinter_round_up(initial->size, sinter_process.page_size);
  if (!base || committed > reserve || !sinter_startup_commit(base - front, front + committed))
    fail_initial(initial);
  memory->base = (void *)base;
  memory->size = initial->size;
  memory->reserved = reserve;
  const struct sinter_image_chunk *chunks = initial->chunks;
  for (uint64_t i = 0; i != initial->chunk_count; ++i)
    place_chunk(initial, base, chunks + i);
  if (memory->strategy == SINTER_STRATEGY_SERVED)
    ((const struct sinter_paging *)sinter_program.paging)->adopt(initial);
}

void sinter_memory_start(const struct sinter_program *program) {
  const struct sinter_initial_memory *memories = program->memories;
  for (uint64_t i = 0; i != program->memory_count; ++i)
    start(memories + i);
}
