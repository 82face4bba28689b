// streams.c - --stdin none, --stdout none: the null device in a standard stream's place.
//
// The number stays taken. Were it closed, the first file that the guest opens would get it, and
// what the guest prints would end up there.
#include "grants.h"

static bool is_null_device(int fd) {
  struct linux_statx stat;
  return !linux_failed(
             SINTER_STARTUP_SYSCALL(statx, fd, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &stat)) &&
         (stat.mode & S_IFMT) == S_IFCHR && stat.rdev_major == 1 && stat.rdev_minor == 3;
}

static void replace_stream(int stream, const char *grant) {
  const char *path = "/dev/null";
  long null = SINTER_STARTUP_SYSCALL(openat, AT_FDCWD, path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (linux_failed(null))
    sinter_refuse_grant_errno(grant, path, null);
  if (!is_null_device((int)null))
    sinter_refuse_grant(grant, path, "not the null device");
  if (null == stream)
    return;
  long result = SINTER_STARTUP_SYSCALL(dup3, null, stream, O_CLOEXEC);
  if (linux_failed(result))
    sinter_refuse_grant_errno(grant, path, result);
  SINTER_STARTUP_SYSCALL(close, null);
}

// A terminal is open for both directions, and is often all three streams. So nobody reads one of
// the others in place of the input that was taken away, or writes to the input in place of output.
void sinter_wasi_replace_streams(struct sinter_wasi *wasi) {
  if (!sinter_grants()->has_stdin) {
    replace_stream(0, "--stdin none");
    wasi->fds[1].rights &= ~(uint32_t)RIGHT_FD_READ;
    wasi->fds[2].rights &= ~(uint32_t)RIGHT_FD_READ;
  }
  if (!sinter_grants()->has_stdout) {
    replace_stream(1, "--stdout none");
    wasi->fds[0].rights &= ~(uint32_t)RIGHTS_WRITING;
  }
}
