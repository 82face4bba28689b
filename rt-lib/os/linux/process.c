// process.c - exit and the standard streams.
#include "linux.h"
#include "os.h"

_Noreturn void sinter_os_exit(int status) {
  for (;;)
    SINTER_SYSCALL(exit_group, status);
}

static bool write_all(int fd, const char *bytes, size_t count) {
  while (count) {
    long written = SINTER_STARTUP_SYSCALL(write, fd, bytes, count);
    if (written == -LINUX_EINTR)
      continue;
    if (linux_failed(written))
      return false;
    bytes += written;
    count -= (size_t)written;
  }
  return true;
}

void sinter_os_write_error(const char *bytes, size_t count) {
  SINTER_ALLOW(write, 2);
  write_all(2, bytes, count);
}

bool sinter_os_write_output(const char *bytes, size_t count) {
  SINTER_ALLOW(write, 1);
  return write_all(1, bytes, count);
}
