// memory_bulk.c - memory.fill, memory.copy, memory.init. All check everything, then write.
#include "core.h"

void SINTER_RUNTIME(sinter_memory_fill, struct sinter_memory *memory, i64 destination, i32 value,
                    i64 count) {
  if (!sinter_in_bounds(destination, count, sinter_memory_size(memory)))
    SINTER_TRAP_CALLER(memory_out_of_bounds);
  memset((char *)memory->base + destination, (int)(value & 0xff), count);
}

void SINTER_RUNTIME(sinter_memory_copy, struct sinter_memory *to, struct sinter_memory *from,
                    i64 destination, i64 source, i64 count) {
  if (!sinter_in_bounds(destination, count, sinter_memory_size(to)) ||
      !sinter_in_bounds(source, count, sinter_memory_size(from)))
    SINTER_TRAP_CALLER(memory_out_of_bounds);
  memmove((char *)to->base + destination, (const char *)from->base + source, count);
}

void SINTER_RUNTIME(sinter_memory_init, struct sinter_memory *memory,
                    struct sinter_data_segment *segment, i64 destination, i64 source, i64 count) {
  if (!sinter_in_bounds(destination, count, sinter_memory_size(memory)) ||
      !sinter_in_bounds(source, count, segment->size))
    SINTER_TRAP_CALLER(memory_out_of_bounds);
  memcpy((char *)memory->base + destination, (const char *)segment->bytes + source, count);
}
