// fd_table.c - the guest's descriptors: look-up, close, renumber.
//
// Guest descriptors are numbered by this table, not by the kernel. The first entries live in the
// instance itself; a program that opens more moves to a mapping of its own.
#include "os/linux/os.h"
#include "wasi.h"

enum { MAX_FDS = 1 << 20 };

// Numbers 0 to 2 become free when the process is started without a stream, or the guest closes it.
// A file that got one would be taken for that stream: messages would end up in it, and when the
// guest closed the stream, another file could take the number over, with the rights of the first.
long sinter_startup_fd_above_streams(long host) {
  if (linux_failed(host) || host > 2)
    return host;
  long moved = SINTER_STARTUP_SYSCALL(fcntl, host, F_DUPFD_CLOEXEC, 3);
  SINTER_STARTUP_SYSCALL(close, host);
  return moved;
}

long sinter_fd_above_streams(long host) {
  SINTER_ALLOW(fcntl, host, F_DUPFD_CLOEXEC);
  SINTER_ALLOW(close, host);
  return sinter_startup_fd_above_streams(host);
}

// Rights that no descriptor of its kind has are missing for a reason that POSIX has a number for.
static uint32_t refuse(const struct sinter_fd *entry, uint32_t rights) {
  // A standard stream may be a socket; nothing else has its number.
  bool may_be_socket = entry->is_socket || entry->host <= 2;
  if (!may_be_socket && rights & (RIGHT_SOCK_ACCEPT | RIGHT_SOCK_SHUTDOWN))
    return WASI_ENOTSOCK;
  if (entry->is_directory)
    return rights & RIGHT_FD_READ ? WASI_EISDIR : WASI_ENOTCAPABLE;
  if (entry->is_socket && rights & RIGHTS_SEEKING)
    return WASI_ESPIPE;
  return rights & RIGHTS_PATH ? WASI_ENOTDIR : WASI_ENOTCAPABLE;
}

uint32_t sinter_fd_get(struct sinter_wasi *wasi, uint32_t fd, uint32_t rights,
                       struct sinter_fd **result) {
  if (fd >= wasi->fd_capacity || wasi->fds[fd].host < 0)
    return WASI_EBADF;
  if (rights & ~wasi->fds[fd].rights)
    return refuse(wasi->fds + fd, rights);
  *result = wasi->fds + fd;
  return WASI_SUCCESS;
}

static bool enlarge(struct sinter_wasi *wasi) {
  uint32_t capacity = wasi->fd_capacity * 16;
  if (wasi->fd_capacity >= MAX_FDS)
    return false;
  uintptr_t table = sinter_startup_allocate(capacity * sizeof(struct sinter_fd));
  if (!table)
    return false;
  struct sinter_fd *fds = (struct sinter_fd *)table;
  memcpy(fds, wasi->fds, wasi->fd_capacity * sizeof *fds);
  for (uint32_t fd = wasi->fd_capacity; fd != capacity; ++fd)
    fds[fd].host = -1;
  if (wasi->fds != wasi->initial_fds)
    sinter_startup_release((uintptr_t)wasi->fds, wasi->fd_capacity * sizeof *fds);
  wasi->fds = fds;
  wasi->fd_capacity = capacity;
  return true;
}

uint32_t sinter_startup_fd_insert(struct sinter_wasi *wasi, struct sinter_fd entry, uint32_t *fd) {
  uint32_t free = 0;
  while (free != wasi->fd_capacity && wasi->fds[free].host >= 0)
    ++free;
  if (free == wasi->fd_capacity && !enlarge(wasi))
    return WASI_EMFILE;
  wasi->fds[free] = entry;
  *fd = free;
  return WASI_SUCCESS;
}

uint32_t sinter_fd_insert(struct sinter_wasi *wasi, struct sinter_fd entry, uint32_t *fd) {
  SINTER_ALLOW(mmap, 0, 0, PROT_READ | PROT_WRITE);
  SINTER_ALLOW(munmap);
  return sinter_startup_fd_insert(wasi, entry, fd);
}

i32 sinter_wasi_fd_close(struct sinter_wasi *wasi, i32 fd) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, 0, &entry);
  if (error)
    return error;
  long result = SINTER_SYSCALL(close, entry->host);
  entry->host = -1;
  // An interrupted close has closed.
  return result == -LINUX_EINTR ? WASI_SUCCESS : sinter_wasi_errno(result);
}

i32 sinter_wasi_fd_renumber(struct sinter_wasi *wasi, i32 from, i32 to) {
  struct sinter_fd *source, *target;
  uint32_t error = sinter_fd_get(wasi, from, 0, &source);
  if (!error)
    error = sinter_fd_get(wasi, to, 0, &target);
  if (error || source == target)
    return error;
  SINTER_SYSCALL(close, target->host);
  *target = *source;
  source->host = -1;
  return WASI_SUCCESS;
}
