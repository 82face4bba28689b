// fd_file.c - positions, sizes and flushing of open files.
#include "wasi.h"

// Looks up a descriptor for a request that leaves its position alone, which the right to change it
// includes.
static uint32_t get_for_telling(struct sinter_wasi *wasi, uint32_t fd, struct sinter_fd **entry) {
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_FD_TELL, entry);
  return error == WASI_ENOTCAPABLE ? sinter_fd_get(wasi, fd, RIGHT_FD_SEEK, entry) : error;
}

// A position that cannot be reported must not change.
static uint32_t seek(struct sinter_wasi *wasi, struct sinter_fd *entry, uint64_t offset,
                     uint32_t whence, uint32_t result) {
  if (!sinter_guest_range(wasi, result, sizeof(uint64_t)))
    return WASI_EFAULT;
  long position = SINTER_SYSCALL(lseek, entry->host, offset, whence);
  if (linux_failed(position))
    return sinter_wasi_errno(position);
  return sinter_guest_store_u64(wasi, result, (uint64_t)position);
}

// whence is the kernel's: set, cur, end.
i32 sinter_wasi_fd_seek(struct sinter_wasi *wasi, i32 fd, i64 offset, i32 whence, i32 result) {
  struct sinter_fd *entry;
  bool is_tell = offset == 0 && whence == 1;
  uint32_t error =
      is_tell ? get_for_telling(wasi, fd, &entry) : sinter_fd_get(wasi, fd, RIGHT_FD_SEEK, &entry);
  if (error)
    return error;
  return whence > 2 ? WASI_EINVAL : seek(wasi, entry, offset, whence, result);
}

i32 sinter_wasi_fd_tell(struct sinter_wasi *wasi, i32 fd, i32 result) {
  struct sinter_fd *entry;
  uint32_t error = get_for_telling(wasi, fd, &entry);
  return error ? error : seek(wasi, entry, 0, 1, result);
}

i32 sinter_wasi_fd_sync(struct sinter_wasi *wasi, i32 fd) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_FD_SYNC, &entry);
  return error ? error : sinter_wasi_errno(SINTER_SYSCALL(fsync, entry->host));
}

i32 sinter_wasi_fd_datasync(struct sinter_wasi *wasi, i32 fd) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_FD_DATASYNC, &entry);
  return error ? error : sinter_wasi_errno(SINTER_SYSCALL(fdatasync, entry->host));
}

// Sizes and offsets beyond 2^63 are negative ones to the kernel, which refuses them.
i32 sinter_wasi_fd_filestat_set_size(struct sinter_wasi *wasi, i32 fd, i64 size) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_FD_FILESTAT_SET_SIZE, &entry);
  return error ? error : sinter_wasi_errno(SINTER_QUIETLY(ftruncate, entry->host, size));
}

i32 sinter_wasi_fd_allocate(struct sinter_wasi *wasi, i32 fd, i64 offset, i64 length) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_FD_ALLOCATE, &entry);
  return error ? error
               : sinter_wasi_errno(SINTER_QUIETLY(fallocate, entry->host, 0, offset, length));
}

// advice is the kernel's, but that sequential and random change places. A negative offset is one
// that no file reaches; the kernel would take it for one before the file.
i32 sinter_wasi_fd_advise(struct sinter_wasi *wasi, i32 fd, i64 offset, i64 length, i32 advice) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_FD_ADVISE, &entry);
  if (error)
    return error;
  if (advice > 5 || (int64_t)offset < 0)
    return WASI_EINVAL;
  if (advice == 1 || advice == 2)
    advice = 3 - advice;
  return sinter_wasi_errno(SINTER_SYSCALL(fadvise64, entry->host, offset, length, advice));
}
