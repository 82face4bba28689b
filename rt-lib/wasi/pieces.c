// pieces.c - guest memory for system calls, where userfaultfd serves its pages (os/linux/uffd.c).
//
// There the kernel finds no page that nobody has touched, so buffers are touched before it gets
// them. Of what the kernel only reads, that is all of it. A buffer to read into may be far larger
// than what will arrive, so it is touched and offered in pieces, for as long as they are filled and
// there is more to be had at once; to the guest that is one transfer.
#include "wasi.h"

enum { PIECE = 256 << 10 };
// The kernel's limit to what one call moves.
enum { MAX_TRANSFER = 0x7ffff000 };

static void touch(const char *from, size_t size) {
  uintptr_t page_size = sinter_process.page_size, end = (uintptr_t)from + size;
  for (uintptr_t at = (uintptr_t)from; at < end; at = (at | (page_size - 1)) + 1)
    (void)*(const volatile char *)at;
}

size_t sinter_touch(const char *from, size_t size) {
  if (size > PIECE)
    size = PIECE;
  touch(from, size);
  return size;
}

// The next call gets `most` bytes of what is left.
static void offer(struct sinter_transfer *transfer, size_t most) {
  struct linux_iovec *vector = transfer->next;
  size_t left = most;
  for (; vector != transfer->end && left; ++vector) {
    size_t size = vector->length < left ? vector->length : left;
    touch(vector->base, size);
    transfer->cut = vector->length - size;
    vector->length = size;
    left -= size;
  }
  transfer->count = (size_t)(vector - transfer->next);
  transfer->piece = most - left;
}

void sinter_transfer_begin_piece(struct sinter_transfer *transfer, bool is_reading) {
  offer(transfer, is_reading ? PIECE : MAX_TRANSFER);
}

static bool has_more(const struct sinter_transfer *transfer) {
  int available = 0;
  return !linux_failed(SINTER_SYSCALL(ioctl, transfer->host, FIONREAD, &available)) &&
         available > 0;
}

bool sinter_transfer_next_piece(struct sinter_transfer *transfer, long result, bool waits) {
  // An error after the first piece comes again when the guest goes on.
  if (!linux_failed(result))
    transfer->result += result;
  else if (!transfer->result)
    transfer->result = result;
  if (linux_failed(result) || (size_t)result != transfer->piece || !result)
    return false;
  struct linux_iovec *last = transfer->next + transfer->count - 1;
  if (!transfer->cut && ++last == transfer->end)
    return false;
  if (transfer->result > MAX_TRANSFER - PIECE || (!waits && !has_more(transfer)))
    return false;
  if (transfer->cut)
    *last = (struct linux_iovec){(char *)last->base + last->length, transfer->cut};
  transfer->next = last;
  offer(transfer, PIECE);
  return true;
}
