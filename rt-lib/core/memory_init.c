// memory_init.c - memory.init. Checks everything, then writes.
#include "core.h"

void SINTER_RUNTIME(sinter_memory_init, struct sinter_memory *memory,
                    struct sinter_data_segment *segment, i64 destination, i64 source, i64 count) {
  if (!sinter_in_bounds(destination, count, sinter_memory_size(memory)) ||
      !sinter_in_bounds(source, count, segment->size))
    SINTER_TRAP_CALLER(memory_out_of_bounds);
  memcpy((char *)memory->base + destination, (const char *)segment->bytes + source, count);
}
