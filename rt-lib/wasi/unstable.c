// unstable.c - the functions of wasi_unstable, preview 0, that differ from those of preview 1.
//
// https://github.com/WebAssembly/WASI/blob/main/legacy/preview0/docs.md
#include "wasi.h"

// whence of preview 0: cur, end, set.
i32 sinter_wasi_unstable_fd_seek(struct sinter_wasi *wasi, i32 fd, i64 offset, i32 whence,
                                 i32 result) {
  return sinter_wasi_fd_seek(wasi, fd, offset, whence > 2 ? whence : (whence + 1) % 3, result);
}

static uint32_t store(struct sinter_wasi *wasi, uint32_t pointer, const struct linux_statx *stat) {
  struct sinter_filestat filestat = sinter_make_filestat(stat);
  struct {
    uint64_t device, inode;
    uint32_t filetype, link_count;
    uint64_t size, access_time, modify_time, change_time;
  } record = {filestat.device,
              filestat.inode,
              (uint32_t)filestat.filetype,
              (uint32_t)filestat.link_count,
              filestat.size,
              filestat.access_time,
              filestat.modify_time,
              filestat.change_time};
  char *to = sinter_guest_range(wasi, pointer, sizeof record);
  if (!to)
    return WASI_EFAULT;
  memcpy(to, &record, sizeof record);
  return WASI_SUCCESS;
}

i32 sinter_wasi_unstable_fd_filestat_get(struct sinter_wasi *wasi, i32 fd, i32 result) {
  struct linux_statx stat;
  uint32_t error = sinter_fd_stat(wasi, fd, &stat);
  return error ? error : store(wasi, result, &stat);
}

i32 sinter_wasi_unstable_path_filestat_get(struct sinter_wasi *wasi, i32 fd, i32 look_up, i32 path,
                                           i32 length, i32 result) {
  struct linux_statx stat;
  uint32_t error = sinter_path_stat(wasi, fd, look_up, path, length, &stat);
  return error ? error : store(wasi, result, &stat);
}

i32 sinter_wasi_unstable_poll_oneoff(struct sinter_wasi *wasi, i32 subscriptions, i32 events,
                                     i32 count, i32 result) {
  return sinter_poll(wasi, subscriptions, events, count, result, 24);
}
