// pieces.c - guest memory for system calls, where userfaultfd serves its pages (os/linux/uffd.c).
//
// There the kernel finds no page that nobody has touched, so buffers are touched before it gets
// them. Of what the kernel only reads, that is all of it. A buffer to read into may be far larger
// than what can arrive: of a large one no more is touched, and offered, than a file is long, and of
// other streams, which may give less than asked for at any time, a piece. A transfer stays one
// system call, so that messages, and what several processes read of one file, stay whole.
#include "wasi.h"

enum { PIECE = 256 << 10 };
// The kernel's limit to what one call moves.
enum { MAX_TRANSFER = 0x7ffff000 };

#ifdef SINTER_CONTEXT
const struct sinter_paging sinter_paging_of_stores = {.touch = sinter_touch,
                                                      .touch_transfer = sinter_transfer_touch};
static uintptr_t kernel_page_size(void) { return sinter_service->page_size; }
#else
static uintptr_t kernel_page_size(void) { return sinter_process.page_size; }
#endif

static void touch(const char *from, size_t size) {
  uintptr_t page_size = kernel_page_size(), end = (uintptr_t)from + size;
  for (uintptr_t at = (uintptr_t)from; at < end; at = (at | (page_size - 1)) + 1)
    (void)*(const volatile char *)at;
}

size_t sinter_touch(const char *from, size_t size) {
  if (size > PIECE)
    size = PIECE;
  touch(from, size);
  return size;
}

static size_t total_size(const struct sinter_transfer *transfer) {
  size_t size = 0;
  for (size_t i = 0; i != transfer->count; ++i)
    size += transfer->batch[i].length;
  return size;
}

// How many bytes a read can give, or may be limited to. Of a message all that is not read is lost,
// so nothing limits what a socket gives.
static size_t most_to_read(int host) {
  struct linux_stat stat;
  if (linux_failed(SINTER_SYSCALL(fstat, host, &stat)))
    return PIECE;
  uint32_t type = stat.mode & S_IFMT;
  if (type == S_IFSOCK)
    return MAX_TRANSFER;
  return type == S_IFREG && stat.size > PIECE ? (size_t)stat.size : PIECE;
}

void sinter_transfer_touch(struct sinter_transfer *transfer, bool is_reading) {
  size_t left = MAX_TRANSFER;
  if (is_reading && total_size(transfer) > PIECE)
    left = most_to_read(transfer->host);
  if (left > MAX_TRANSFER)
    left = MAX_TRANSFER;
  size_t count = 0;
  for (; count != transfer->count && left; ++count) {
    struct linux_iovec *vector = transfer->batch + count;
    if (vector->length > left)
      vector->length = left;
    touch(vector->base, vector->length);
    left -= vector->length;
  }
  transfer->count = count;
}
