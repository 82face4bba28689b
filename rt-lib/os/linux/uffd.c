// uffd.c - pages of linear memories by userfaultfd.
//
// A memory of the strategy SERVED is one mapping, readable and writable as far as any index
// reaches, of which the kernel maps no page by itself: what touches a page that is missing gets
// SIGBUS (UFFD_FEATURE_SIGBUS), in the thread and at the instruction that did it. The signal's
// handler, which knows how large the memory is now, has a page put there and returns to the
// instruction; or, beyond the size, makes it the trap. So nothing but a number changes when a
// memory grows: no mapping, no lock of the kernel's that all threads share. There is no thread that
// reads events.
//
// The descriptor is for faults of user mode only, for which no privileges are needed. The kernel's
// own accesses, in system calls, get EFAULT where a page is missing: who makes such a call touches
// the pages first (wasi/pieces.c, sinter_api_memory_touch).
//
// How a page is made: copied from zeros (UFFDIO_COPY), in one go, rather than mapped as the page of
// zeros that all processes share (UFFDIO_ZEROPAGE), whose first write is another fault. How many at
// a time: one, where nothing was served before it; behind what was served last, twice as many as
// then, up to 64 KiB. So of a memory that is gone through in order less than twice as much is
// resident as was touched, of one that is touched here and there as much, and filling it costs
// about what the kernel's own faults do. The alternatives are measured by bench/first-touch; the
// figures are in docs/bounds.md.
#include "uffd.h"

#include "linux.h"
#include "os.h"

enum {
  UFFD_USER_MODE_ONLY = 1,
  UFFD_API = 0xaa,
  UFFD_FEATURE_SIGBUS = 1 << 7,
  UFFD_REGISTER_MISSING = 1,
  UFFD_COPY_DONTWAKE = 1, // nobody waits
};

struct linux_uffd_api {
  uint64_t api, features, ioctls;
};

struct linux_uffd_register {
  uint64_t start, size, mode, ioctls;
};

struct linux_uffd_copy {
  uint64_t to, from, size, mode;
  int64_t copied; // bytes, or a negative errno
};

enum { LARGEST_SERVING = 64 << 10 };
// What pages are copied from. Nothing writes it.
static char zeros[LARGEST_SERVING];

// Out of the way of the numbers that descriptors are given out from, but within what the kernel
// has room for from the start; at least none of the standard streams'.
static long move_high(long descriptor) {
  enum { HIGH = 63, ABOVE_STREAMS = 3 };
  long high = SINTER_STARTUP_SYSCALL(fcntl, descriptor, F_DUPFD_CLOEXEC, HIGH);
  if (linux_failed(high))
    high = SINTER_STARTUP_SYSCALL(fcntl, descriptor, F_DUPFD_CLOEXEC, ABOVE_STREAMS);
  SINTER_STARTUP_SYSCALL(close, descriptor);
  return high;
}

int sinter_uffd_open(void) {
  long descriptor = SINTER_STARTUP_SYSCALL(userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);
  if (!linux_failed(descriptor))
    descriptor = move_high(descriptor);
  if (linux_failed(descriptor))
    return -1;
  struct linux_uffd_api api = {.api = UFFD_API, .features = UFFD_FEATURE_SIGBUS};
  if (!linux_failed(SINTER_STARTUP_SYSCALL(ioctl, descriptor, UFFDIO_API, &api)))
    return (int)descriptor;
  SINTER_STARTUP_SYSCALL(close, descriptor);
  return -1;
}

// Only such a descriptor lets threads be woken, of which none waits.
void sinter_uffd_close(int descriptor) {
  const uint64_t range[] = {(uintptr_t)zeros & -(uintptr_t)LARGEST_SERVING, LARGEST_SERVING};
  if (!linux_failed(SINTER_STARTUP_SYSCALL(ioctl, descriptor, UFFDIO_WAKE, range)))
    SINTER_STARTUP_SYSCALL(close, descriptor);
}

bool sinter_uffd_register(int descriptor, uintptr_t address, size_t size) {
  struct linux_uffd_register range = {
      .start = address, .size = size, .mode = UFFD_REGISTER_MISSING};
  return !size || !linux_failed(SINTER_STARTUP_SYSCALL(ioctl, descriptor, UFFDIO_REGISTER, &range));
}

// The latest servings, by where they ended: as many as there may be arrays that a loop goes
// through. Threads that get in one another's way here serve a page more or less.
enum { SERVINGS = 8 };
static struct {
  uintptr_t end;
  size_t size;
} servings[SERVINGS];
static unsigned next_serving;

// How many bytes to serve at `page`; `*slot` is where to note it.
static size_t choose_size(uintptr_t page, size_t page_size, unsigned *slot) {
  for (unsigned i = 0; i != SERVINGS; ++i)
    if (__atomic_load_n(&servings[i].end, __ATOMIC_RELAXED) == page) {
      size_t size = 2 * __atomic_load_n(&servings[i].size, __ATOMIC_RELAXED);
      *slot = i;
      return size <= LARGEST_SERVING ? size : LARGEST_SERVING;
    }
  *slot = __atomic_fetch_add(&next_serving, 1, __ATOMIC_RELAXED) % SERVINGS;
  return page_size;
}

bool sinter_uffd_serve(int descriptor, size_t page_size, uintptr_t address, uintptr_t end) {
  uintptr_t page = address & ~(page_size - 1);
  unsigned slot;
  size_t size = choose_size(page, page_size, &slot);
  if (size > end - page)
    size = end - page;
  struct linux_uffd_copy copy = {
      .to = page, .from = (uintptr_t)zeros, .size = size, .mode = UFFD_COPY_DONTWAKE};
  long result = SINTER_SYSCALL(ioctl, descriptor, UFFDIO_COPY, &copy);
  // They do not all belong to one mapping: a piece of the executable comes before the end.
  if (result == -LINUX_ENOENT && size > page_size) {
    copy.size = size = page_size;
    result = SINTER_SYSCALL(ioctl, descriptor, UFFDIO_COPY, &copy);
  }
  // Some of them may have been there; the first may have come from another thread, meanwhile. What
  // is still missing when the instruction is repeated comes back here.
  if (linux_failed(result) && result != -LINUX_EEXIST && result != -LINUX_EAGAIN)
    return false;
  __atomic_store_n(&servings[slot].size, size, __ATOMIC_RELAXED);
  __atomic_store_n(&servings[slot].end, copy.copied > 0 ? page + (size_t)copy.copied : page + size,
                   __ATOMIC_RELAXED);
  return true;
}
