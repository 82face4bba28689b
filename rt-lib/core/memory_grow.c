// memory_grow.c - memory.grow.
//
// Within the reservation growing means making pages accessible, if they are not yet. Beyond it the
// memory moves, if code can stand that (can_move). The pages are moved, not copied, where the
// kernel can: it moves one mapping at a time, and a memory is several if parts of its image were
// mapped.
#include "os.h"

#ifndef SINTER_CONTEXT
#define MAY_GROW(memory, bytes) true
#define GREW(memory, bytes) ((void)0)

static void adopt(struct sinter_memory *memory, uintptr_t base, uint64_t reserved) {
  memory->base = (void *)base;
  memory->reserved = reserved;
}

// Makes the old contents appear at `base`, whose first `held` bytes they take up.
static bool transfer(const struct sinter_memory *memory, uintptr_t base, uint64_t held) {
  if (!held || sinter_os_move((uintptr_t)memory->base, base, held))
    return true;
  if (!sinter_os_replace(base, held))
    return false;
  memcpy((void *)base, memory->base, memory->size);
  return true;
}

// Moves the contents into a new reservation, of which `new_size` bytes become accessible. The part
// that is new comes first, since a transfer cannot be undone.
static bool move_into(struct sinter_memory *memory, uint64_t capacity, uint64_t new_size) {
  uint64_t front = sinter_front(memory->strategy);
  uintptr_t start = sinter_os_reserve(front + capacity), base = start + front;
  if (!start)
    return false;
  uint64_t held = sinter_round_up(memory->size, sinter_page_size());
  if (!sinter_os_commit(start, front) || !sinter_os_commit(base + held, new_size - held) ||
      !transfer(memory, base, held)) {
    sinter_os_release(start, front + capacity);
    return false;
  }
  // Pages that were moved have left a hole, which nothing else has filled: one thread.
  sinter_os_release((uintptr_t)memory->base - front, front + memory->reserved);
  adopt(memory, base, capacity);
  return true;
}

static bool grow_by_moving(struct sinter_memory *memory, uint64_t new_size) {
  uint64_t page = sinter_page_size();
  uint64_t held = sinter_round_up(memory->size, page);
  uint64_t needed = sinter_round_up(new_size, page);
  // Twice the space, so that a memory that grows page by page moves rarely.
  uint64_t wanted = memory->reserved * 2;
  if (wanted > memory->max_size)
    wanted = sinter_round_up(memory->max_size, page);
  if (wanted > needed && move_into(memory, wanted, needed))
    return true;
  // Address space is scarce. Give back what is not in use, then try to stay in place.
  uintptr_t base = (uintptr_t)memory->base;
  sinter_os_release(base + held, memory->reserved - held);
  memory->reserved = held;
  uint64_t front = sinter_front(memory->strategy);
  uintptr_t enlarged = held ? sinter_os_enlarge(base - front, front + held, front + needed) : 0;
  if (enlarged) {
    adopt(memory, enlarged + front, needed);
    return true;
  }
  return move_into(memory, needed, needed);
}

#else
// The store's limit is the host's to set.
#define MAY_GROW(memory, bytes) sinter_memory_may_grow(memory, bytes)
#define GREW(memory, bytes) sinter_memory_grew(memory, bytes)

// Instances keep the address of byte 0.
static bool grow_by_moving(struct sinter_memory *memory, uint64_t new_size) {
  (void)memory, (void)new_size;
  return false;
}
#endif

static bool grow_in_place(struct sinter_memory *memory, uint64_t old_size, uint64_t new_size) {
  if (sinter_is_accessible_beyond(memory->strategy))
    return true;
  uint64_t page = sinter_page_size();
  uint64_t held = sinter_round_up(old_size, page);
  uint64_t needed = sinter_round_up(new_size, page);
  return sinter_os_commit((uintptr_t)memory->base + held, needed - held);
}

// Threads may grow a shared memory at the same time, which never moves. Each makes accessible what
// it needs; that two do so for the same pages does no harm, and the size tells who was first.
i64 SINTER_RUNTIME(sinter_memory_grow, struct sinter_memory *memory, i64 delta) {
  uint64_t old_size = sinter_memory_size(memory), new_size;
  do {
    if (memory->max_size < old_size || delta > (memory->max_size - old_size) >> memory->page_log2)
      return (i64)-1;
    new_size = old_size + (delta << memory->page_log2);
    if (!MAY_GROW(memory, new_size - old_size))
      return (i64)-1;
    bool has_room = new_size <= memory->reserved
                        ? grow_in_place(memory, old_size, new_size)
                        : memory->can_move && grow_by_moving(memory, new_size);
    if (!has_room)
      return (i64)-1;
  } while (!__atomic_compare_exchange_n(&memory->size, &old_size, new_size, false, __ATOMIC_SEQ_CST,
                                        __ATOMIC_SEQ_CST));
  GREW(memory, new_size - old_size);
  return old_size >> memory->page_log2;
}
