// pages.c - address space: reserving, committing, moving.
#include "linux.h"
#include "os.h"

static uintptr_t map(uintptr_t address, size_t size, int protection, int flags) {
  return (uintptr_t)SINTER_SYSCALL(mmap, address, size, protection,
                                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | flags, -1);
}

uintptr_t sinter_os_reserve(uintptr_t address, size_t size) {
  uintptr_t result = map(address, size, PROT_NONE, address ? MAP_FIXED_NOREPLACE : 0);
  if (linux_failed((long)result))
    return !address || (long)result == -LINUX_ENOMEM ? 0 : SINTER_RANGE_TAKEN;
  // Kernels before 4.17 and some emulators take the address for a mere hint.
  if (address && result != address) {
    sinter_os_release(result, size);
    return SINTER_RANGE_TAKEN;
  }
  return result;
}

bool sinter_os_commit(uintptr_t address, size_t size) {
  return !size || !linux_failed(SINTER_SYSCALL(mprotect, address, size, PROT_READ | PROT_WRITE));
}

uintptr_t sinter_os_allocate(size_t size) {
  uintptr_t result = map(0, size, PROT_READ | PROT_WRITE, 0);
  return linux_failed((long)result) ? 0 : result;
}

bool sinter_os_protect(uintptr_t address, size_t size) {
  return !linux_failed(SINTER_SYSCALL(mprotect, address, size, PROT_NONE));
}

void sinter_os_make_read_only(uintptr_t address, size_t size) {
  SINTER_SYSCALL(mprotect, address, size, PROT_READ);
}

void sinter_os_release(uintptr_t address, size_t size) {
  if (size)
    SINTER_SYSCALL(munmap, address, size);
}

bool sinter_os_empty(uintptr_t address, size_t size) {
  return !size || map(address, size, PROT_NONE, MAP_FIXED) == address;
}

bool sinter_os_replace(uintptr_t address, size_t size) {
  return map(address, size, PROT_READ | PROT_WRITE, MAP_FIXED) == address;
}

bool sinter_os_move(uintptr_t from, uintptr_t to, size_t size) {
  return !linux_failed(SINTER_SYSCALL(mremap, from, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, to));
}

uintptr_t sinter_os_enlarge(uintptr_t address, size_t size, size_t new_size) {
  uintptr_t result = (uintptr_t)SINTER_SYSCALL(mremap, address, size, new_size, MREMAP_MAYMOVE);
  return linux_failed((long)result) ? 0 : result;
}
