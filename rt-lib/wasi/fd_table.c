// fd_table.c - the guest's descriptors: start-up with stdio and grants, look-up, close, renumber.
//
// Guest descriptors are numbered by this table, not by the kernel. The first entries live in the
// instance itself; a program that opens more moves to a mapping of its own.
#include "core/text.h"
#include "os/linux/os.h"
#include "wasi.h"

struct sinter_wasi sinter_wasi;

enum { MAX_FDS = 1 << 20 };

// The words for what most often goes wrong with a grant.
static void add_error(struct sinter_text *text, long error) {
  if (error == -LINUX_ENOENT)
    sinter_text_string(text, "No such file or directory");
  else if (error == -LINUX_ENOTDIR)
    sinter_text_string(text, "Not a directory");
  else if (error == -LINUX_EACCES)
    sinter_text_string(text, "Permission denied");
  else {
    sinter_text_string(text, "error ");
    sinter_text_decimal(text, (uint64_t)-error);
  }
}

// Numbers 0 to 2 become free when the process is started without a stream, or the guest closes it.
// A file that got one would be taken for that stream: messages would end up in it, and when the
// guest closed the stream, another file could take the number over, with the rights of the first.
long sinter_fd_above_streams(long host) {
  if (linux_failed(host) || host > 2)
    return host;
  long moved = SINTER_SYSCALL(fcntl, host, F_DUPFD_CLOEXEC, 3);
  SINTER_SYSCALL(close, host);
  return moved;
}

// A directory that may be searched but not read is a grant all the same.
static long open_directory(const char *path) {
  const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
  long fd = SINTER_SYSCALL(openat, AT_FDCWD, path, flags);
  return fd == -LINUX_EACCES ? SINTER_SYSCALL(openat, AT_FDCWD, path, flags | O_PATH) : fd;
}

static void open_preopen(struct sinter_wasi *wasi, const struct sinter_preopen *preopen) {
  long host = sinter_fd_above_streams(open_directory(preopen->host));
  struct sinter_text text;
  if (linux_failed(host)) {
    sinter_cannot_start(&text);
    sinter_text_string(&text, "--dir ");
    sinter_text_quoted(&text, preopen->host);
    sinter_text_string(&text, ": ");
    add_error(&text, host);
    sinter_text_fail(&text);
  }
  struct sinter_fd entry = {.host = (int)host,
                            .is_read_only = preopen->is_read_only != 0,
                            .rights = RIGHTS_DIRECTORY,
                            .inheriting = RIGHTS_ALL,
                            .preopen = preopen->guest};
  uint32_t fd;
  if (sinter_fd_insert(wasi, entry, &fd)) {
    sinter_cannot_start(&text);
    sinter_text_string(&text, "too many --dir");
    sinter_text_fail(&text);
  }
}

void sinter_wasi_start(void) {
  struct sinter_wasi *wasi = &sinter_wasi;
  wasi->memory = sinter_program.wasi_memory;
  wasi->fds = wasi->initial_fds;
  wasi->fd_capacity = INITIAL_FDS;
  for (int fd = 0; fd != INITIAL_FDS; ++fd)
    wasi->fds[fd].host = -1;
  for (int fd = 0; fd != 3; ++fd)
    wasi->fds[fd] = (struct sinter_fd){.host = fd, .rights = RIGHTS_FILE};
  const struct sinter_preopen *preopens = sinter_program.preopens;
  for (uint64_t i = 0; i != sinter_program.preopen_count; ++i)
    open_preopen(wasi, preopens + i);
}

uint32_t sinter_fd_get(struct sinter_wasi *wasi, uint32_t fd, uint32_t rights,
                       struct sinter_fd **result) {
  if (fd >= wasi->fd_capacity || wasi->fds[fd].host < 0)
    return WASI_EBADF;
  if (rights & ~wasi->fds[fd].rights)
    return WASI_ENOTCAPABLE;
  *result = wasi->fds + fd;
  return WASI_SUCCESS;
}

static bool enlarge(struct sinter_wasi *wasi) {
  uint32_t capacity = wasi->fd_capacity * 16;
  if (wasi->fd_capacity >= MAX_FDS)
    return false;
  uintptr_t table = sinter_os_allocate(capacity * sizeof(struct sinter_fd));
  if (!table)
    return false;
  struct sinter_fd *fds = (struct sinter_fd *)table;
  memcpy(fds, wasi->fds, wasi->fd_capacity * sizeof *fds);
  for (uint32_t fd = wasi->fd_capacity; fd != capacity; ++fd)
    fds[fd].host = -1;
  if (wasi->fds != wasi->initial_fds)
    sinter_os_release((uintptr_t)wasi->fds, wasi->fd_capacity * sizeof *fds);
  wasi->fds = fds;
  wasi->fd_capacity = capacity;
  return true;
}

uint32_t sinter_fd_insert(struct sinter_wasi *wasi, struct sinter_fd entry, uint32_t *fd) {
  uint32_t free = 0;
  while (free != wasi->fd_capacity && wasi->fds[free].host >= 0)
    ++free;
  if (free == wasi->fd_capacity && !enlarge(wasi))
    return WASI_ENFILE;
  wasi->fds[free] = entry;
  *fd = free;
  return WASI_SUCCESS;
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
