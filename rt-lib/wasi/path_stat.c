// path_stat.c - attributes, times and link targets of paths.
#include "path.h"

static uint32_t resolve(struct sinter_wasi *wasi, uint32_t fd, uint32_t rights, uint32_t look_up,
                        uint32_t path, uint32_t length, struct sinter_fd **entry,
                        struct sinter_place *place) {
  uint32_t error = sinter_fd_get(wasi, fd, rights, entry);
  if (error)
    return error;
  return sinter_path_resolve(wasi, *entry, path, length, sinter_last(look_up), place);
}

uint32_t sinter_path_stat(struct sinter_wasi *wasi, uint32_t fd, uint32_t look_up, uint32_t path,
                          uint32_t length, struct linux_statx *stat) {
  struct sinter_fd *entry;
  struct sinter_place place;
  uint32_t error =
      resolve(wasi, fd, RIGHT_PATH_FILESTAT_GET, look_up, path, length, &entry, &place);
  if (error)
    return error;
  long status = sinter_place_stat(&place, stat);
  sinter_place_release(&place);
  return sinter_wasi_errno(status);
}

i32 sinter_wasi_path_filestat_get(struct sinter_wasi *wasi, i32 fd, i32 look_up, i32 path,
                                  i32 length, i32 result) {
  struct linux_statx stat;
  uint32_t error = sinter_path_stat(wasi, fd, look_up, path, length, &stat);
  return error ? error : sinter_filestat_store(wasi, result, &stat);
}

i32 sinter_wasi_path_filestat_set_times(struct sinter_wasi *wasi, i32 fd, i32 look_up, i32 path,
                                        i32 length, i64 access, i64 modify, i32 flags) {
  struct sinter_fd *entry;
  struct sinter_place place;
  struct linux_statx stat;
  struct linux_timespec times[2];
  uint32_t error = sinter_times(access, modify, flags, times);
  if (!error)
    error = resolve(wasi, fd, RIGHT_PATH_FILESTAT_SET_TIMES, look_up, path, length, &entry, &place);
  if (error)
    return error;
  long status = entry->is_read_only ? -LINUX_EROFS : 0;
  if (!status && place.needs_directory)
    status = sinter_place_stat(&place, &stat);
  if (!status)
    status = SINTER_SYSCALL(utimensat, place.directory, place.name, times, AT_SYMLINK_NOFOLLOW);
  sinter_place_release(&place);
  return sinter_wasi_errno(status);
}

// The kernel refuses a buffer of no bytes, which the guest may have.
i32 sinter_wasi_path_readlink(struct sinter_wasi *wasi, i32 fd, i32 path, i32 length, i32 buffer,
                              i32 buffer_length, i32 result) {
  struct sinter_fd *entry;
  struct sinter_place place;
  struct linux_statx stat;
  char target[LINUX_PATH_MAX];
  uint32_t error = resolve(wasi, fd, RIGHT_PATH_READLINK, 0, path, length, &entry, &place);
  if (error)
    return error;
  long count = place.needs_directory ? sinter_place_stat(&place, &stat) : 0;
  if (!linux_failed(count))
    count = SINTER_SYSCALL(readlinkat, place.directory, place.name, target, sizeof target);
  sinter_place_release(&place);
  if (linux_failed(count))
    return sinter_wasi_errno(count);
  char *to = sinter_guest_range(wasi, buffer, buffer_length);
  if (!to)
    return WASI_EFAULT;
  if ((uint64_t)count > buffer_length)
    count = buffer_length;
  memcpy(to, target, (size_t)count);
  return sinter_guest_store_u32(wasi, result, (uint32_t)count);
}
