// table.c - table.grow, table.fill, table.copy, table.init. All check everything, then write.
#include "os.h"

static ref *elements(struct sinter_table *table) { return table->elements; }

static void fill(ref *from, ref *to, ref value) {
  while (from != to)
    *from++ = value;
}

// The compiler lays a table out with room for its initial elements; the first growth beyond
// `capacity` moves it into a mapping of its own, which doubles from then on.
static bool reserve(struct sinter_table *table, uint64_t size) {
  uint64_t page = sinter_page_size();
  uint64_t wanted = size < (uint64_t)1 << 31 ? size * 2 : size;
  uint64_t capacity = sinter_round_up(wanted * sizeof(ref), page) / sizeof(ref);
  uintptr_t moved = sinter_os_allocate(capacity * sizeof(ref));
  if (!moved)
    return false;
  memcpy((void *)moved, table->elements, table->size * sizeof(ref));
  if (table->is_mapped)
    sinter_os_release((uintptr_t)table->elements, table->capacity * sizeof(ref));
  table->elements = (void *)moved;
  table->capacity = capacity;
  table->is_mapped = 1;
  return true;
}

#ifdef SINTER_CONTEXT
#define TAKE(table, delta) sinter_table_take(table, delta)
#else
#define TAKE(table, delta) true
#endif

i64 SINTER_RUNTIME(sinter_table_grow, struct sinter_table *table, ref value, i64 delta) {
  SINTER_CHECK_STACK();
  // What can be counted in elements of eight bytes within an address space.
  const uint64_t limit = (uint64_t)1 << 40;
  uint64_t old_size = table->size;
  if (table->max_size < old_size || delta > table->max_size - old_size || delta > limit)
    return (i64)-1;
  uint64_t new_size = old_size + delta;
  if (!TAKE(table, delta) || (new_size > table->capacity && !reserve(table, new_size)))
    return (i64)-1;
  fill(elements(table) + old_size, elements(table) + new_size, value);
  table->size = new_size;
  return old_size;
}

void SINTER_RUNTIME(sinter_table_fill, struct sinter_table *table, i64 start, ref value,
                    i64 count) {
  if (!sinter_in_bounds(start, count, table->size))
    SINTER_TRAP_CALLER(table_out_of_bounds);
  fill(elements(table) + start, elements(table) + start + count, value);
}

void SINTER_RUNTIME(sinter_table_copy, struct sinter_table *to, struct sinter_table *from,
                    i64 destination, i64 source, i64 count) {
  if (!sinter_in_bounds(destination, count, to->size) ||
      !sinter_in_bounds(source, count, from->size))
    SINTER_TRAP_CALLER(table_out_of_bounds);
  memmove(elements(to) + destination, elements(from) + source, count * sizeof(ref));
}

void SINTER_RUNTIME(sinter_table_init, struct sinter_table *table,
                    struct sinter_elem_segment *segment, i64 destination, i64 source, i64 count) {
  if (!sinter_in_bounds(destination, count, table->size) ||
      !sinter_in_bounds(source, count, segment->size))
    SINTER_TRAP_CALLER(table_out_of_bounds);
  memcpy(elements(table) + destination, (const ref *)segment->elements + source,
         count * sizeof(ref));
}
