// fd_flags.c - fd_fdstat_get and its setters, and the names of grants.
#include "wasi.h"

enum {
  FDFLAG_APPEND = 1,
  FDFLAG_DSYNC = 2,
  FDFLAG_NONBLOCK = 4,
  FDFLAG_RSYNC = 8,
  FDFLAG_SYNC = 16,

  FDFLAGS_CHANGEABLE = FDFLAG_APPEND | FDFLAG_NONBLOCK,
  FDFLAGS_ALL = 31,
};

// Linux has no flag for rsync apart from sync.
static uint16_t flags_of(long host_flags) {
  uint16_t flags = 0;
  if (host_flags & O_APPEND)
    flags |= FDFLAG_APPEND;
  if (host_flags & O_NONBLOCK)
    flags |= FDFLAG_NONBLOCK;
  if ((host_flags & O_SYNC) == O_SYNC)
    flags |= FDFLAG_SYNC | FDFLAG_RSYNC;
  else if (host_flags & O_DSYNC)
    flags |= FDFLAG_DSYNC;
  return flags;
}

i32 sinter_wasi_fd_fdstat_get(struct sinter_wasi *wasi, i32 fd, i32 result) {
  struct sinter_fd *entry;
  struct linux_statx stat;
  uint32_t error = sinter_fd_get(wasi, fd, 0, &entry);
  if (error)
    return error;
  long status = SINTER_SYSCALL(statx, entry->host, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &stat);
  if (linux_failed(status))
    return sinter_wasi_errno(status);
  uint64_t rights = entry->rights;
  // What cannot seek says so; that is also how wasi-libc knows a terminal.
  if (rights & RIGHTS_SEEKING && linux_failed(SINTER_SYSCALL(lseek, entry->host, 0, 1)))
    rights &= ~(uint64_t)RIGHTS_SEEKING;
  struct {
    uint8_t filetype, padding;
    uint16_t flags;
    uint32_t more_padding;
    uint64_t rights, inheriting;
  } record = {
      .filetype = sinter_filetype(stat.mode),
      .flags = flags_of(SINTER_SYSCALL(fcntl, entry->host, F_GETFL)),
      .rights = rights,
      .inheriting = entry->inheriting,
  };
  char *to = sinter_guest_range(wasi, result, sizeof record);
  if (!to)
    return WASI_EFAULT;
  memcpy(to, &record, sizeof record);
  return WASI_SUCCESS;
}

// The kernel can change append and nonblock of an open file. Of the others, it ignores that one is
// missing, as fcntl does; that a file should be synchronous from now on is not to be ignored.
i32 sinter_wasi_fd_fdstat_set_flags(struct sinter_wasi *wasi, i32 fd, i32 flags) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_FD_FDSTAT_SET_FLAGS, &entry);
  if (error)
    return error;
  if (flags & ~(uint32_t)FDFLAGS_ALL)
    return WASI_EINVAL;
  long old = SINTER_SYSCALL(fcntl, entry->host, F_GETFL);
  if (linux_failed(old))
    return sinter_wasi_errno(old);
  if (flags & ~(uint32_t)(FDFLAGS_CHANGEABLE | flags_of(old)))
    return WASI_ENOTSUP;
  long host_flags = old & ~(long)(O_APPEND | O_NONBLOCK);
  if (flags & FDFLAG_APPEND)
    host_flags |= O_APPEND;
  if (flags & FDFLAG_NONBLOCK)
    host_flags |= O_NONBLOCK;
  return sinter_wasi_errno(SINTER_SYSCALL(fcntl, entry->host, F_SETFL, host_flags));
}

// Rights can only be given up.
i32 sinter_wasi_fd_fdstat_set_rights(struct sinter_wasi *wasi, i32 fd, i64 rights, i64 inheriting) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, 0, &entry);
  if (error)
    return error;
  if (rights & ~(uint64_t)entry->rights || inheriting & ~(uint64_t)entry->inheriting)
    return WASI_ENOTCAPABLE;
  entry->rights = (uint32_t)rights;
  entry->inheriting = (uint32_t)inheriting;
  return WASI_SUCCESS;
}

i32 sinter_wasi_fd_prestat_get(struct sinter_wasi *wasi, i32 fd, i32 result) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, 0, &entry);
  if (error)
    return error;
  if (!entry->preopen)
    return WASI_EBADF;
  // prestat: tag 0, a directory; the length of its name. For a socket that listens, a tag that
  // preview 1 does not know: C libraries look for directories from descriptor 3 on, take EBADF for
  // the end, and skip what they do not know.
  uint64_t directory = (uint64_t)strlen(entry->preopen) << 32, listener = 1;
  return sinter_guest_store_u64(wasi, result, entry->is_directory ? directory : listener);
}

i32 sinter_wasi_fd_prestat_dir_name(struct sinter_wasi *wasi, i32 fd, i32 buffer, i32 length) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, 0, &entry);
  if (error)
    return error;
  if (!entry->preopen)
    return WASI_EBADF;
  if (!entry->is_directory)
    return WASI_ENOTDIR;
  size_t name_length = strlen(entry->preopen);
  char *to = sinter_guest_range(wasi, buffer, length);
  if (!to)
    return WASI_EFAULT;
  if (length < name_length)
    return WASI_ENAMETOOLONG;
  memcpy(to, entry->preopen, name_length);
  return WASI_SUCCESS;
}
