// image.c - files without a name that memories are mapped from, and mappings that are reset.
#include "linux.h"
#include "os.h"

struct sinter_image_file sinter_os_open_image(uint64_t size) {
  // Out of the way of the numbers that descriptors are given out from: see os/linux/uffd.c.
  enum { HIGH = 64, ABOVE_STREAMS = 3 };
  struct sinter_image_file none = {.descriptor = -1};
  long made = SINTER_SYSCALL(memfd_create, "sinter-image", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (linux_failed(made))
    return none;
  long high = SINTER_SYSCALL(fcntl, made, F_DUPFD_CLOEXEC, HIGH);
  if (linux_failed(high))
    high = SINTER_SYSCALL(fcntl, made, F_DUPFD_CLOEXEC, ABOVE_STREAMS);
  SINTER_SYSCALL(close, made);
  if (linux_failed(high))
    return none;
  struct linux_stat stat;
  if (!linux_failed(SINTER_SYSCALL(ftruncate, high, size)) &&
      !linux_failed(SINTER_SYSCALL(fstat, high, &stat)))
    return (struct sinter_image_file){(int)high, stat.device, stat.inode};
  SINTER_SYSCALL(close, high);
  return none;
}

void sinter_os_close_image(struct sinter_image_file *file) {
  SINTER_SYSCALL(close, file->descriptor);
  file->descriptor = -1;
}

bool sinter_os_write_image(int file, const char *bytes, uint64_t size, uint64_t offset) {
  while (size) {
    struct linux_iovec piece = {(void *)bytes, size};
    long written = SINTER_SYSCALL(pwritev, file, &piece, 1, offset);
    if (written == -LINUX_EINTR)
      continue;
    if (linux_failed(written) || !written)
      return false;
    bytes += written;
    offset += (uint64_t)written;
    size -= (uint64_t)written;
  }
  return true;
}

bool sinter_os_map_image(const struct sinter_image_file *file, uintptr_t address, size_t size) {
  return SINTER_SYSCALL(mmap, address, size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_NORESERVE | MAP_FIXED, file->descriptor) == (long)address;
}

bool sinter_os_is_image(const struct sinter_image_file *file) {
  struct linux_stat stat;
  return file->descriptor >= 0 && !linux_failed(SINTER_SYSCALL(fstat, file->descriptor, &stat)) &&
         stat.device == file->device && stat.inode == file->inode;
}

// Some emulators take the request to drop pages for a mere hint.
static bool try_reset(const struct sinter_image_file *file) {
  uintptr_t page = sinter_os_allocate(2 * sinter_page_size());
  if (!page)
    return false;
  volatile char *anonymous = (volatile char *)page + sinter_page_size();
  volatile char *mapped = (volatile char *)page;
  bool works = sinter_os_map_image(file, page, sinter_page_size());
  if (works) {
    char before = *mapped;
    *mapped = (char)(before + 1);
    *anonymous = 1;
    works = !linux_failed(SINTER_SYSCALL(madvise, page, 2 * sinter_page_size(), MADV_DONTNEED)) &&
            *mapped == before && !*anonymous;
  }
  sinter_os_release(page, 2 * sinter_page_size());
  return works;
}

bool sinter_os_can_reset(void) {
  enum { UNKNOWN, NO, YES };
  static int known;
  int answer = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (answer != UNKNOWN)
    return answer == YES;
  struct sinter_image_file file = sinter_os_open_image(sinter_page_size());
  bool works = file.descriptor >= 0 && try_reset(&file);
  if (file.descriptor >= 0)
    sinter_os_close_image(&file);
  __atomic_store_n(&known, works ? YES : NO, __ATOMIC_RELAXED);
  return works;
}

bool sinter_os_seal_image(const struct sinter_image_file *file) {
  return sinter_os_can_reset() &&
         !linux_failed(SINTER_SYSCALL(fcntl, file->descriptor, F_ADD_SEALS,
                                      F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE));
}

bool sinter_os_reset(uintptr_t address, size_t size) {
  return !size || (sinter_os_can_reset() &&
                   !linux_failed(SINTER_SYSCALL(madvise, address, size, MADV_DONTNEED)));
}
