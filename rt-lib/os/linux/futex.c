// futex.c - letting threads sleep and waking them.
#include "linux.h"
#include "os.h"

enum { NANOSECONDS = 1000000000 };

int64_t sinter_os_now(void) {
  struct linux_timespec now;
  SINTER_SYSCALL(clock_gettime, CLOCK_MONOTONIC, &now);
  return now.seconds * NANOSECONDS + now.nanoseconds;
}

bool sinter_os_sleep(const uint32_t *word, uint32_t value, int64_t deadline) {
  // How the kernel takes up a wait again that a stop of the process has interrupted.
  SINTER_ALLOW(restart_syscall);
  struct linux_timespec until = {deadline / NANOSECONDS, deadline % NANOSECONDS};
  long result = SINTER_SYSCALL(futex, word, FUTEX_WAIT_BITSET | FUTEX_PRIVATE, value,
                               deadline == SINTER_NEVER ? 0 : &until, 0, FUTEX_ANY);
  return result != -LINUX_ETIMEDOUT;
}

void sinter_os_wake(const uint32_t *word) {
  SINTER_SYSCALL(futex, word, FUTEX_WAKE | FUTEX_PRIVATE, 1);
}
