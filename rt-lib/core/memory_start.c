// memory_start.c - sets up linear memory before the program runs.
//
// Guard mode (program.memory_base != 0): compiled code contains the memory's address and relies on
// the whole reservation around it being inaccessible. There is no second best: if that range
// cannot be had, the program cannot start.
//
// Check mode: code reloads base and size. Any address will do, and a reservation only spares the
// memory from being moved as it grows, so a smaller one is good enough.
#include "os.h"
#include "text.h"

static void add_way_out(struct sinter_text *text) {
  sinter_text_string(text, "; build with --bounds check");
  sinter_text_fail(text);
}

static uintptr_t reserve_fixed(const struct sinter_program *program) {
  uintptr_t base = sinter_os_reserve(program->memory_base, program->memory_reserve);
  if (base && base != SINTER_RANGE_TAKEN)
    return base;
  struct sinter_text text;
  sinter_cannot_start(&text);
  sinter_text_string(&text, "the address range ");
  sinter_text_hex(&text, program->memory_base);
  sinter_text_string(&text, " to ");
  sinter_text_hex(&text, program->memory_base + program->memory_reserve);
  sinter_text_string(&text, base ? " for linear memory is not available"
                                 : " for linear memory exceeds the address space that this process "
                                   "may use (ulimit -v)");
  add_way_out(&text);
  return 0;
}

// Halves the reservation until it fits. What is left over should do for the rest of the process.
static uintptr_t reserve_anywhere(const struct sinter_program *program, uint64_t *reserve) {
  uint64_t initial = sinter_round_up(program->memory_size, sinter_process.page_size);
  uint64_t least = initial ? initial : sinter_process.page_size;
  *reserve = sinter_round_up(program->memory_reserve, sinter_process.page_size);
  for (;;) {
    if (*reserve < least)
      *reserve = least;
    uintptr_t base = sinter_os_reserve(0, *reserve);
    if (base && base != SINTER_RANGE_TAKEN)
      return base;
    if (*reserve == least)
      return 0;
    *reserve = sinter_round_up(*reserve / 2, sinter_process.page_size);
  }
}

static _Noreturn void fail_initial(const struct sinter_program *program) {
  struct sinter_text text;
  sinter_cannot_start(&text);
  sinter_text_string(&text, "no memory for the ");
  sinter_text_decimal(&text, program->memory_size);
  sinter_text_string(&text, " bytes that linear memory begins with");
  sinter_text_fail(&text);
}

// Moving pages costs the same for any size, so start-up does not grow with the data.
static void place_chunk(const struct sinter_program *program, uintptr_t base,
                        const struct sinter_image_chunk *chunk) {
  uintptr_t to = base + chunk->offset;
  if (chunk->is_mappable) {
    if (sinter_os_move((uintptr_t)chunk->bytes, to, chunk->size))
      return;
    if (!sinter_os_replace(to, chunk->size))
      fail_initial(program);
  }
  memcpy((void *)to, chunk->bytes, chunk->size);
}

void sinter_memory_start(const struct sinter_program *program) {
  struct sinter_memory *memory = program->memory;
  uint64_t reserve = program->memory_reserve;
  uintptr_t base =
      program->memory_base ? reserve_fixed(program) : reserve_anywhere(program, &reserve);
  uint64_t initial = sinter_round_up(program->memory_size, sinter_process.page_size);
  if (!base || initial > reserve || !sinter_os_commit(base, initial))
    fail_initial(program);
  memory->base = (void *)base;
  memory->size = program->memory_size;
  memory->reserved = reserve;
  const struct sinter_image_chunk *chunks = program->chunks;
  for (uint64_t i = 0; i != program->chunk_count; ++i)
    place_chunk(program, base, chunks + i);
}
