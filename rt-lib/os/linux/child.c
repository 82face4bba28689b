// child.c - tells a process from the one that it was forked from.
//
// A page that the kernel clears in children has the number of the process. Where the kernel does
// not do that, children have their parent's.
#include "context/context.h"
#include "linux.h"
#include "os.h"

// Until there is a page, and where there can be none.
enum { ANY = 1 };

void *sinter_os_own_page(void **place, bool is_needed_cleared) {
  void *found = __atomic_load_n(place, __ATOMIC_ACQUIRE);
  if (found)
    return found;
  const size_t size = sinter_page_size();
  void *made = (void *)sinter_os_allocate(size);
  if (!made)
    return NULL;
  const bool is_cleared = !linux_failed(SINTER_SYSCALL(madvise, made, size, MADV_WIPEONFORK));
  if ((is_cleared || !is_needed_cleared) &&
      __atomic_compare_exchange_n(place, &found, made, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
    return made;
  sinter_os_release((uintptr_t)made, size);
  return found;
}

uint32_t sinter_os_process(void) {
  static void *place;
  uint32_t *page = sinter_os_own_page(&place, false);
  if (!page)
    return ANY;
  uint32_t process = __atomic_load_n(page, __ATOMIC_RELAXED);
  if (!process) {
    process = (uint32_t)SINTER_SYSCALL(getpid);
    __atomic_store_n(page, process, __ATOMIC_RELAXED);
  }
  return process;
}
