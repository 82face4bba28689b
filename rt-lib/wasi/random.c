// random.c - random_get.
#include "wasi.h"

i32 sinter_wasi_random_get(struct sinter_wasi *wasi, i32 buffer, i32 length) {
  char *to = sinter_guest_range(wasi, buffer, length);
  if (!to)
    return WASI_EFAULT;
  // The kernel may give less than was asked for.
  while (length) {
    long count = SINTER_SYSCALL(getrandom, to, sinter_guest_present(to, length), 0);
    if (count == -LINUX_EINTR)
      continue;
    if (linux_failed(count))
      return sinter_wasi_errno(count);
    to += count;
    length -= (uint32_t)count;
  }
  return WASI_SUCCESS;
}
