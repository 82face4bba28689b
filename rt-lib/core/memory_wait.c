// memory_wait.c - memory.atomic.wait32, wait64 and notify.
//
// Threads that wait stand in one queue in the order of their coming, and each sleeps on a word of
// its own. (The guest's word would not do: the system compares 32 bits before it lets a thread
// sleep, and what wait64 compares must not change unseen.) A lock guards the queue. Who notifies
// takes others out of it; who has waited long enough takes itself out.
//
// Nobody wakes those whose store the host interrupts: they look every few milliseconds.
#include "os.h"

enum { WOKEN = 0, NOT_EQUAL = 1, TIMED_OUT = 2, INTERRUPTED = 3 };

struct waiter {
  struct waiter *next;
  const char *address;
  uint32_t is_woken;
};

static struct waiter *queue;

enum { FREE, TAKEN, WANTED };
static uint32_t queue_lock;

static void take_lock(void) {
  uint32_t state = FREE;
  if (__atomic_compare_exchange_n(&queue_lock, &state, TAKEN, false, __ATOMIC_ACQUIRE,
                                  __ATOMIC_RELAXED))
    return;
  while (__atomic_exchange_n(&queue_lock, WANTED, __ATOMIC_ACQUIRE) != FREE)
    sinter_os_sleep(&queue_lock, WANTED, SINTER_NEVER);
}

static void release_lock(void) {
  if (__atomic_exchange_n(&queue_lock, FREE, __ATOMIC_RELEASE) == WANTED)
    sinter_os_wake(&queue_lock);
}

// The place in the queue of a waiter, or its end for null.
static struct waiter **find(const struct waiter *waiter) {
  struct waiter **link = &queue;
  while (*link != waiter)
    link = &(*link)->next;
  return link;
}

static uint64_t read_guest(const char *address, unsigned bytes) {
  return bytes == 4 ? __atomic_load_n((const uint32_t *)address, __ATOMIC_SEQ_CST)
                    : __atomic_load_n((const uint64_t *)address, __ATOMIC_SEQ_CST);
}

// Until the waiter is woken; or the result is what came before that. `interrupt` may be null.
static i32 sleep(const struct waiter *self, int64_t deadline, const uint64_t *interrupt) {
  while (!__atomic_load_n(&self->is_woken, __ATOMIC_ACQUIRE)) {
    int64_t until = deadline;
    if (interrupt) {
      if (__atomic_load_n(interrupt, __ATOMIC_RELAXED))
        return INTERRUPTED;
      int64_t soon = sinter_os_now() + SINTER_PATIENCE;
      until = soon < deadline ? soon : deadline;
    }
    if (!sinter_os_sleep(&self->is_woken, 0, until) && until == deadline)
      return TIMED_OUT;
  }
  return WOKEN;
}

// `timeout` in nanoseconds, negative: for ever.
static i32 wait(const char *address, unsigned bytes, uint64_t expected, int64_t timeout,
                const uint64_t *interrupt) {
  int64_t deadline = SINTER_NEVER;
  if (timeout >= 0 && __builtin_add_overflow(sinter_os_now(), timeout, &deadline))
    deadline = SINTER_NEVER;
  struct waiter self = {.address = address};
  take_lock();
  if (read_guest(address, bytes) != expected) {
    release_lock();
    return NOT_EQUAL;
  }
  *find(NULL) = &self;
  release_lock();
  i32 result = sleep(&self, deadline, interrupt);
  take_lock();
  if (self.is_woken)
    result = WOKEN;
  else
    *find(&self) = self.next;
  release_lock();
  return result;
}

i32 SINTER_RUNTIME(sinter_memory_wait32, struct sinter_memory *memory, i64 address, i32 expected,
                   i64 timeout) {
  SINTER_CHECK_STACK();
  if (!memory->is_shared)
    SINTER_TRAP_CALLER(expected_shared_memory);
  if (!sinter_in_bounds(address, 4, sinter_memory_size(memory)))
    SINTER_TRAP_CALLER(memory_out_of_bounds);
  i32 result =
      wait((const char *)memory->base + address, 4, expected, (int64_t)timeout, SINTER_INTERRUPT());
  if (result == INTERRUPTED)
    SINTER_TRAP_CALLER(interrupted);
  return result;
}

i32 SINTER_RUNTIME(sinter_memory_wait64, struct sinter_memory *memory, i64 address, i64 expected,
                   i64 timeout) {
  SINTER_CHECK_STACK();
  if (!memory->is_shared)
    SINTER_TRAP_CALLER(expected_shared_memory);
  if (!sinter_in_bounds(address, 8, sinter_memory_size(memory)))
    SINTER_TRAP_CALLER(memory_out_of_bounds);
  i32 result =
      wait((const char *)memory->base + address, 8, expected, (int64_t)timeout, SINTER_INTERRUPT());
  if (result == INTERRUPTED)
    SINTER_TRAP_CALLER(interrupted);
  return result;
}

// A waiter is gone as soon as it sees that it has been woken; waking one that is gone does nothing.
i32 SINTER_RUNTIME(sinter_memory_notify, struct sinter_memory *memory, i64 address, i32 count) {
  SINTER_CHECK_STACK();
  if (!sinter_in_bounds(address, 4, sinter_memory_size(memory)))
    SINTER_TRAP_CALLER(memory_out_of_bounds);
  if (!memory->is_shared)
    return 0;
  const char *wanted = (const char *)memory->base + address;
  i32 woken = 0;
  take_lock();
  for (struct waiter **link = &queue; *link && woken != count;) {
    struct waiter *waiter = *link;
    if (waiter->address != wanted) {
      link = &waiter->next;
      continue;
    }
    *link = waiter->next;
    __atomic_store_n(&waiter->is_woken, 1, __ATOMIC_RELEASE);
    sinter_os_wake(&waiter->is_woken);
    ++woken;
  }
  release_lock();
  return woken;
}
