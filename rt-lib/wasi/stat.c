// stat.c - file types, attributes and times, for descriptors and paths alike.
#include "wasi.h"

uint8_t sinter_filetype(uint32_t mode) {
  switch (mode & S_IFMT) {
  case S_IFBLK:
    return FILETYPE_BLOCK_DEVICE;
  case S_IFCHR:
    return FILETYPE_CHARACTER_DEVICE;
  case S_IFDIR:
    return FILETYPE_DIRECTORY;
  case S_IFREG:
    return FILETYPE_REGULAR_FILE;
  case S_IFSOCK:
    return FILETYPE_SOCKET_STREAM;
  case S_IFLNK:
    return FILETYPE_SYMBOLIC_LINK;
  default:
    return FILETYPE_UNKNOWN;
  }
}

// A timestamp counts from 1970 and ends in 2554; what lies outside becomes the nearest.
static uint64_t nanoseconds(struct linux_statx_timestamp time) {
  uint64_t result;
  if (time.seconds < 0)
    return 0;
  if (__builtin_mul_overflow((uint64_t)time.seconds, 1000000000, &result) ||
      __builtin_add_overflow(result, time.nanoseconds, &result))
    return UINT64_MAX;
  return result;
}

struct sinter_filestat sinter_make_filestat(const struct linux_statx *stat) {
  return (struct sinter_filestat){
      .device = (uint64_t)stat->dev_major << 32 | stat->dev_minor,
      .inode = stat->inode,
      .filetype = sinter_filetype(stat->mode),
      .link_count = stat->link_count,
      .size = stat->size,
      .access_time = nanoseconds(stat->access_time),
      .modify_time = nanoseconds(stat->modify_time),
      .change_time = nanoseconds(stat->change_time),
  };
}

uint32_t sinter_filestat_store(struct sinter_wasi *wasi, uint32_t pointer,
                               const struct linux_statx *stat) {
  struct sinter_filestat record = sinter_make_filestat(stat);
  char *to = sinter_guest_range(wasi, pointer, sizeof record);
  if (!to)
    return WASI_EFAULT;
  memcpy(to, &record, sizeof record);
  return WASI_SUCCESS;
}

static bool set_time(struct linux_timespec *time, uint64_t value, uint32_t flags) {
  // flags: 1 the given time, 2 now
  time->seconds = (int64_t)(value / 1000000000);
  time->nanoseconds = (int64_t)(value % 1000000000);
  if (flags == 2)
    time->nanoseconds = UTIME_NOW;
  if (flags == 0)
    time->nanoseconds = UTIME_OMIT;
  return flags != 3;
}

uint32_t sinter_times(uint64_t access, uint64_t modify, uint32_t flags,
                      struct linux_timespec times[2]) {
  bool is_valid = set_time(&times[0], access, flags & 3);
  is_valid &= set_time(&times[1], modify, flags >> 2 & 3);
  return is_valid && flags < 16 ? WASI_SUCCESS : WASI_EINVAL;
}

uint32_t sinter_fd_stat(struct sinter_wasi *wasi, uint32_t fd, struct linux_statx *stat) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_FD_FILESTAT_GET, &entry);
  return error ? error
               : sinter_wasi_errno(SINTER_SYSCALL(statx, entry->host, "", AT_EMPTY_PATH,
                                                  STATX_BASIC_STATS, stat));
}

i32 sinter_wasi_fd_filestat_get(struct sinter_wasi *wasi, i32 fd, i32 result) {
  struct linux_statx stat;
  uint32_t error = sinter_fd_stat(wasi, fd, &stat);
  return error ? error : sinter_filestat_store(wasi, result, &stat);
}

i32 sinter_wasi_fd_filestat_set_times(struct sinter_wasi *wasi, i32 fd, i64 access, i64 modify,
                                      i32 flags) {
  struct sinter_fd *entry;
  struct linux_timespec times[2];
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_FD_FILESTAT_SET_TIMES, &entry);
  if (!error)
    error = sinter_times(access, modify, flags, times);
  if (!error && entry->is_read_only)
    error = WASI_EROFS;
  return error ? error : sinter_wasi_errno(SINTER_SYSCALL(utimensat, entry->host, 0, times, 0));
}
