// child.c - tells a process from the one that it was forked from.
//
// A page that the kernel clears in children has the number of the process. Where the kernel does
// not do that, children have their parent's.
#include "context/context.h"
#include "linux.h"
#include "os.h"

// Until there is a page, and where there can be none.
enum { ANY = 1 };

static uint32_t *make_page(void) {
  static uint32_t *page;
  uint32_t *found = __atomic_load_n(&page, __ATOMIC_ACQUIRE);
  if (found)
    return found;
  uint32_t *made = (uint32_t *)sinter_os_allocate(sinter_page_size());
  if (!made)
    return NULL;
  SINTER_SYSCALL(madvise, made, sinter_page_size(), MADV_WIPEONFORK);
  if (__atomic_compare_exchange_n(&page, &found, made, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
    return made;
  sinter_os_release((uintptr_t)made, sinter_page_size());
  return found;
}

uint32_t sinter_os_process(void) {
  uint32_t *page = make_page();
  if (!page)
    return ANY;
  uint32_t process = __atomic_load_n(page, __ATOMIC_RELAXED);
  if (!process) {
    process = (uint32_t)SINTER_SYSCALL(getpid);
    __atomic_store_n(page, process, __ATOMIC_RELAXED);
  }
  return process;
}
