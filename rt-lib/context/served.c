// served.c - memories of stores whose pages userfaultfd serves (os/linux/uffd.c).
//
// Each is a reservation of its own, of which there is a record. Records are never freed but used
// again, so a signal handler can search all of them at any time, in any thread. A few reservations
// are kept, emptied, for the next memory; the others are unmapped, and their records wait for new
// ones.
//
// One descriptor serves the whole process, but not its children: userfaultfd leaves the memories of
// a child that was forked to the kernel, which then makes any page of the reservation that is
// accessed, and the descriptor, which the child inherits, would serve the parent. So the descriptor
// is kept in a page that a child finds zeroed. Whoever enters guest code looks there, and begins
// anew in a child.
#include "context.h"
#include "os.h"
#include "os/linux/linux.h"
#include "os/linux/uffd.h"

struct served {
  uintptr_t base;                     // of byte 0, or 0
  const struct sinter_memory *memory; // null while nobody uses it
  bool is_taken;                      // for `lock`: by a memory, or by who releases it
  struct served *next;
};

enum { POOL_SIZE = 64 };
static struct served *reservations;
static struct served *unused; // the newest block of records,
static size_t unused_count;   // of which these are left
static size_t pool_count;     // of reservations that are not taken

struct sinter_service *sinter_service; // null until somebody needs a memory that is served
static sinter_lock lock;
static int latest_descriptor = -1; // of this process or its parent

// madvise takes no address but where a page of the kernel's begins, as the block does.
static size_t find_page_size(uintptr_t block) {
  size_t size = 4096;
  while (linux_failed(SINTER_SYSCALL(madvise, block + size, 0, MADV_NORMAL)))
    size *= 2;
  return size;
}

// In a child that was forked, there are memories already, and the parent's descriptor.
static bool open(struct sinter_service *service) {
  sinter_uffd_close(latest_descriptor);
  latest_descriptor = -1;
  int descriptor = sinter_uffd_open();
  if (descriptor < 0)
    return false;
  for (const struct served *at = reservations; at; at = at->next)
    if (at->base && !sinter_uffd_register(descriptor, at->base, SINTER_GUARDED_RESERVATION)) {
      SINTER_SYSCALL(close, descriptor);
      return false;
    }
  service->page_size = find_page_size((uintptr_t)service);
  service->descriptor = latest_descriptor = descriptor;
  __atomic_store_n(&service->is_open, true, __ATOMIC_RELEASE);
  return true;
}

bool sinter_serve_memories(void) {
  static void *place;
  struct sinter_service *service = sinter_os_own_page(&place, true);
  if (!service)
    return false;
  sinter_acquire(&lock);
  bool is_open = service->is_open || open(service);
  if (is_open)
    __atomic_store_n(&sinter_service, service, __ATOMIC_RELEASE);
  sinter_release(&lock);
  return is_open;
}

static struct served *make_record(void) {
  if (!unused_count) {
    struct served *block = (struct served *)sinter_os_allocate(sinter_page_size());
    if (!block)
      return NULL;
    unused = block;
    __atomic_store_n(&unused_count, sinter_page_size() / sizeof *block, __ATOMIC_RELEASE);
  }
  struct served *record = unused + --unused_count;
  record->next = reservations;
  __atomic_store_n(&reservations, record, __ATOMIC_RELEASE);
  return record;
}

// One with a reservation if there is any.
static struct served *take_record(void) {
  sinter_acquire(&lock);
  struct served *best = NULL;
  for (struct served *at = reservations; at && !(best && best->base); at = at->next)
    if (!at->is_taken && (!best || at->base))
      best = at;
  if (!best)
    best = make_record();
  if (best) {
    best->is_taken = true;
    __atomic_store_n(&pool_count, pool_count - (best->base != 0), __ATOMIC_RELEASE);
  }
  sinter_release(&lock);
  return best;
}

static uintptr_t reserve(void) {
  uintptr_t start = sinter_os_reserve(SINTER_FRONT + SINTER_GUARDED_RESERVATION);
  if (!start)
    return 0;
  // Before it is accessible, so that a process that has all its memory locked need not hold it.
  uintptr_t base = start + SINTER_FRONT;
  if (sinter_uffd_register(sinter_service->descriptor, base, SINTER_GUARDED_RESERVATION) &&
      sinter_os_commit(base, SINTER_GUARDED_RESERVATION))
    return base;
  sinter_os_release(start, SINTER_FRONT + SINTER_GUARDED_RESERVATION);
  return 0;
}

static void give_back(struct served *record) {
  sinter_acquire(&lock);
  pool_count += record->base != 0;
  __atomic_store_n(&record->is_taken, false, __ATOMIC_RELEASE);
  sinter_release(&lock);
}

uintptr_t sinter_served_acquire(const struct sinter_memory *memory) {
  if (!sinter_serve_memories())
    return 0;
  struct served *record = take_record();
  if (!record)
    return 0;
  if (!record->base)
    __atomic_store_n(&record->base, reserve(), __ATOMIC_RELEASE);
  if (!record->base) {
    give_back(record);
    return 0;
  }
  __atomic_store_n(&record->memory, memory, __ATOMIC_RELEASE);
  return record->base;
}

static struct served *find(uintptr_t address) {
  struct served *at = __atomic_load_n(&reservations, __ATOMIC_ACQUIRE);
  for (; at; at = at->next) {
    uintptr_t base = __atomic_load_n(&at->base, __ATOMIC_ACQUIRE);
    if (base && address - base < SINTER_GUARDED_RESERVATION)
      return at;
  }
  return NULL;
}

// Nothing beyond a memory's size was ever made, or by the host only.
static bool empty(uintptr_t base, uint64_t size) {
  return sinter_os_empty(base - SINTER_FRONT, SINTER_FRONT) &&
         !linux_failed(SINTER_SYSCALL(madvise, base, sinter_round_up(size, sinter_page_size()),
                                      MADV_DONTNEED));
}

void sinter_served_release(const struct sinter_memory *memory) {
  uintptr_t base = (uintptr_t)memory->base;
  struct served *record = find(base);
  __atomic_store_n(&record->memory, NULL, __ATOMIC_RELEASE);
  bool is_kept = __atomic_load_n(&pool_count, __ATOMIC_RELAXED) < POOL_SIZE &&
                 empty(base, sinter_memory_size(memory));
  if (!is_kept) {
    __atomic_store_n(&record->base, 0, __ATOMIC_RELEASE);
    sinter_os_release(base - SINTER_FRONT, SINTER_FRONT + SINTER_GUARDED_RESERVATION);
  }
  give_back(record);
}

const struct sinter_memory *sinter_served_at(uintptr_t address) {
  const struct served *record = find(address);
  return record ? __atomic_load_n(&record->memory, __ATOMIC_ACQUIRE) : NULL;
}

bool sinter_serve_fault(uintptr_t address) {
  const struct sinter_service *service = __atomic_load_n(&sinter_service, __ATOMIC_ACQUIRE);
  if (!service || !__atomic_load_n(&service->is_open, __ATOMIC_ACQUIRE))
    return false;
  const struct served *record = find(address);
  if (!record)
    return false;
  const struct sinter_memory *memory = __atomic_load_n(&record->memory, __ATOMIC_ACQUIRE);
  uint64_t size = memory ? sinter_memory_size(memory) : 0;
  return address - record->base < size &&
         sinter_uffd_serve(service->descriptor, service->page_size, address, record->base + size);
}

sinter_status sinter_api_memory_touch(sinter_memory *memory, uint64_t offset, uint64_t size) {
  if (!sinter_in_bounds(offset, size, sinter_memory_size(memory)))
    return SINTER_OUT_OF_BOUNDS;
  if (memory->strategy != SINTER_STRATEGY_SERVED)
    return SINTER_OK;
  if (!sinter_served_is_ready())
    return SINTER_UNSUPPORTED;
  const char *base = memory->base;
  for (uint64_t at = offset, end = offset + size; at < end; at = (at | 4095) + 1)
    (void)*(const volatile char *)(base + at);
  return SINTER_OK;
}
