// fd_io.c - fd_read, fd_write and their positioned forms.
//
// A guest iovec is two 32-bit numbers, so the list is translated. One call hands a batch of them
// to the kernel; a list that is longer is transferred in part, which its caller must expect anyway.
#include "wasi.h"

// Empty vectors are skipped, so that a transfer of nothing means what it should: the end of the
// file.
uint32_t sinter_transfer_prepare(struct sinter_wasi *wasi, uint32_t fd, uint32_t rights,
                                 uint32_t vectors, uint32_t count,
                                 struct sinter_transfer *transfer) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, rights, &entry);
  if (error)
    return error;
  const char *from = sinter_guest_range(wasi, vectors, (uint64_t)count * 8);
  if (!from)
    return WASI_EFAULT;
  transfer->host = entry->host;
  transfer->count = 0;
  for (; count && transfer->count != TRANSFER_BATCH; --count, from += 8) {
    uint32_t vector[2];
    memcpy(vector, from, sizeof vector);
    char *base = sinter_guest_range(wasi, vector[0], vector[1]);
    if (!base)
      return WASI_EFAULT;
    if (vector[1])
      transfer->batch[transfer->count++] = (struct linux_iovec){base, vector[1]};
  }
  const struct sinter_paging *paging = sinter_paging_now();
  if (paging)
    paging->touch_transfer(transfer, !(rights & RIGHT_FD_WRITE));
  return WASI_SUCCESS;
}

// What has been transferred must be reported: no byte moves unless its count can be stored.
static uint32_t begin(struct sinter_wasi *wasi, uint32_t fd, uint32_t rights, uint32_t vectors,
                      uint32_t count, uint32_t result, struct sinter_transfer *transfer) {
  uint32_t error = sinter_transfer_prepare(wasi, fd, rights, vectors, count, transfer);
  return error || sinter_guest_range(wasi, result, sizeof result) ? error : WASI_EFAULT;
}

static uint32_t finish(struct sinter_wasi *wasi, long moved, uint32_t pointer) {
  if (linux_failed(moved))
    return sinter_wasi_errno(moved);
  return sinter_guest_store_u32(wasi, pointer, (uint32_t)moved);
}

i32 sinter_wasi_fd_read(struct sinter_wasi *wasi, i32 fd, i32 vectors, i32 count, i32 result) {
  struct sinter_transfer transfer;
  uint32_t error = begin(wasi, fd, RIGHT_FD_READ, vectors, count, result, &transfer);
  if (error)
    return error;
  // Reading nothing never waits.
  if (transfer.count && !sinter_wasi_await(wasi, transfer.host, false))
    return WASI_EINTR;
  return finish(wasi, SINTER_SYSCALL(readv, transfer.host, transfer.batch, transfer.count), result);
}

i32 sinter_wasi_fd_write(struct sinter_wasi *wasi, i32 fd, i32 vectors, i32 count, i32 result) {
  struct sinter_transfer transfer;
  uint32_t error = begin(wasi, fd, RIGHT_FD_WRITE, vectors, count, result, &transfer);
  if (error)
    return error;
  return finish(wasi, SINTER_QUIETLY(writev, transfer.host, transfer.batch, transfer.count),
                result);
}

// The kernel takes the offset in two halves, of which a 64-bit one uses the lower only.
i32 sinter_wasi_fd_pread(struct sinter_wasi *wasi, i32 fd, i32 vectors, i32 count, i64 offset,
                         i32 result) {
  struct sinter_transfer transfer;
  uint32_t error =
      begin(wasi, fd, RIGHT_FD_READ | RIGHT_FD_SEEK, vectors, count, result, &transfer);
  if (error)
    return error;
  return finish(wasi, SINTER_SYSCALL(preadv, transfer.host, transfer.batch, transfer.count, offset),
                result);
}

i32 sinter_wasi_fd_pwrite(struct sinter_wasi *wasi, i32 fd, i32 vectors, i32 count, i64 offset,
                          i32 result) {
  struct sinter_transfer transfer;
  uint32_t error =
      begin(wasi, fd, RIGHT_FD_WRITE | RIGHT_FD_SEEK, vectors, count, result, &transfer);
  if (error)
    return error;
  return finish(
      wasi, SINTER_QUIETLY(pwritev, transfer.host, transfer.batch, transfer.count, offset), result);
}
