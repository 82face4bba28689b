// pages.c - address space: reserving, committing, moving.
//
// What start-up needs too comes twice: as sinter_startup_..., which does it, and as sinter_os_...,
// the door for what runs later, which asks for permission to. No page is ever both writable and
// executable, nor becomes executable.
#include "linux.h"
#include "os.h"

enum { MAP_MEMORY = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE };

uintptr_t sinter_startup_reserve(uintptr_t address, size_t size) {
  int flags = MAP_MEMORY | (address ? MAP_FIXED_NOREPLACE : 0);
  long result = SINTER_STARTUP_SYSCALL(mmap, address, size, PROT_NONE, flags, -1);
  if (linux_failed(result))
    return !address || result == -LINUX_ENOMEM ? 0 : SINTER_RANGE_TAKEN;
  // Kernels before 4.17 and some emulators take the address for a mere hint.
  if (address && (uintptr_t)result != address) {
    SINTER_STARTUP_SYSCALL(munmap, result, size);
    return SINTER_RANGE_TAKEN;
  }
  return (uintptr_t)result;
}

uintptr_t sinter_os_reserve(size_t size) {
  SINTER_ALLOW(mmap, 0, size, PROT_NONE);
  return sinter_startup_reserve(0, size);
}

bool sinter_startup_commit(uintptr_t address, size_t size) {
  return !size ||
         !linux_failed(SINTER_STARTUP_SYSCALL(mprotect, address, size, PROT_READ | PROT_WRITE));
}

bool sinter_os_commit(uintptr_t address, size_t size) {
  SINTER_ALLOW(mprotect, address, size, PROT_READ | PROT_WRITE);
  return sinter_startup_commit(address, size);
}

uintptr_t sinter_startup_allocate(size_t size) {
  long result = SINTER_STARTUP_SYSCALL(mmap, 0, size, PROT_READ | PROT_WRITE, MAP_MEMORY, -1);
  return linux_failed(result) ? 0 : (uintptr_t)result;
}

uintptr_t sinter_os_allocate(size_t size) {
  SINTER_ALLOW(mmap, 0, size, PROT_READ | PROT_WRITE);
  return sinter_startup_allocate(size);
}

bool sinter_startup_protect(uintptr_t address, size_t size) {
  return !linux_failed(SINTER_STARTUP_SYSCALL(mprotect, address, size, PROT_NONE));
}

bool sinter_os_protect(uintptr_t address, size_t size) {
  SINTER_ALLOW(mprotect, address, size, PROT_NONE);
  return sinter_startup_protect(address, size);
}

void sinter_startup_make_read_only(uintptr_t address, size_t size) {
  SINTER_STARTUP_SYSCALL(mprotect, address, size, PROT_READ);
}

void sinter_startup_release(uintptr_t address, size_t size) {
  if (size)
    SINTER_STARTUP_SYSCALL(munmap, address, size);
}

void sinter_os_release(uintptr_t address, size_t size) {
  SINTER_ALLOW(munmap, address, size);
  sinter_startup_release(address, size);
}

bool sinter_os_empty(uintptr_t address, size_t size) {
  return !size || SINTER_SYSCALL(mmap, address, size, PROT_NONE, MAP_MEMORY | MAP_FIXED, -1) ==
                      (long)address;
}

bool sinter_startup_replace(uintptr_t address, size_t size) {
  return SINTER_STARTUP_SYSCALL(mmap, address, size, PROT_READ | PROT_WRITE, MAP_MEMORY | MAP_FIXED,
                                -1) == (long)address;
}

bool sinter_os_replace(uintptr_t address, size_t size) {
  SINTER_ALLOW(mmap, address, size, PROT_READ | PROT_WRITE);
  return sinter_startup_replace(address, size);
}

bool sinter_startup_move(uintptr_t from, uintptr_t to, size_t size) {
  return !linux_failed(
      SINTER_STARTUP_SYSCALL(mremap, from, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, to));
}

bool sinter_os_move(uintptr_t from, uintptr_t to, size_t size) {
  SINTER_ALLOW(mremap, from, size, size, MREMAP_MAYMOVE | MREMAP_FIXED);
  return sinter_startup_move(from, to, size);
}

uintptr_t sinter_os_enlarge(uintptr_t address, size_t size, size_t new_size) {
  long result = SINTER_SYSCALL(mremap, address, size, new_size, MREMAP_MAYMOVE);
  return linux_failed(result) ? 0 : (uintptr_t)result;
}
