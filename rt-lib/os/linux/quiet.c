// quiet.c - system calls that could raise a signal, in a process whose signals are not ours.
//
// Writing where nobody reads any more is EPIPE, and writing beyond the limit on the size of files
// EFBIG, but before that come SIGPIPE and SIGXFSZ, which end a process that has not asked for
// anything else. They come to the thread that made the call, so it blocks them meanwhile, and takes
// the one that came away again.
#include "os/linux/quiet.h"

#include "linux.h"

enum { BLOCK = 0, SET_MASK = 2 };
#define BIT(signal) ((uint64_t)1 << ((signal) - 1))

void sinter_quiet_begin(struct sinter_quiet *quiet) {
  const uint64_t mask = BIT(SIGPIPE) | BIT(SIGXFSZ);
  SINTER_SYSCALL(rt_sigprocmask, BLOCK, &mask, &quiet->mask, sizeof mask);
  quiet->pending = 0;
  if (quiet->mask & mask)
    SINTER_SYSCALL(rt_sigpending, &quiet->pending, sizeof quiet->pending);
}

void sinter_quiet_end(const struct sinter_quiet *quiet, long result) {
  const uint64_t came = result == -LINUX_EPIPE   ? BIT(SIGPIPE)
                        : result == -LINUX_EFBIG ? BIT(SIGXFSZ)
                                                 : 0;
  if (came & ~quiet->pending) {
    const struct linux_timespec at_once = {0};
    SINTER_SYSCALL(rt_sigtimedwait, &came, NULL, &at_once, sizeof came);
  }
  SINTER_SYSCALL(rt_sigprocmask, SET_MASK, &quiet->mask, NULL, sizeof quiet->mask);
}
