// os.h - what core/ asks of any operating system.
#pragma once

#include "core/core.h"

#pragma GCC visibility push(hidden)

_Noreturn void sinter_os_exit(int status);
/// Writes all of it to standard error, unless that fails.
void sinter_os_write_error(const char *bytes, size_t count);
/// Writes all of it to standard output; false if that fails.
bool sinter_os_write_output(const char *bytes, size_t count);

/// Where the stack that guest code runs on ends. Executables only.
uintptr_t sinter_os_stack_end(void);

/// Reserves address space without access. Returns 0 if there is not enough.
uintptr_t sinter_os_reserve(size_t size);

/// Makes pages of a reservation readable and writable; false if the system has no memory for that.
bool sinter_os_commit(uintptr_t address, size_t size);
/// Readable and writable pages anywhere; 0 if the system has none.
uintptr_t sinter_os_allocate(size_t size);
/// Takes every access to the pages away.
bool sinter_os_protect(uintptr_t address, size_t size);
void sinter_os_release(uintptr_t address, size_t size);
/// Takes pages out of use again: nothing is left of their contents, and every access faults.
bool sinter_os_empty(uintptr_t address, size_t size);
/// Drops what was written to pages: they show again what they did when they were mapped. False if
/// the system cannot do that; then nothing is known about them.
bool sinter_os_reset(uintptr_t address, size_t size);
/// Puts fresh readable and writable pages in place of whatever is there.
bool sinter_os_replace(uintptr_t address, size_t size);
/// Moves pages over others of the same number. False if they cannot be moved; the target may be
/// unmapped then, so sinter_os_replace must follow.
bool sinter_os_move(uintptr_t from, uintptr_t to, size_t size);
/// Enlarges a block of pages, at another address if need be; 0 if that cannot be done.
uintptr_t sinter_os_enlarge(uintptr_t address, size_t size, size_t new_size);

/// A file without a name, and how to tell it from one that has taken its descriptor. Libraries
/// only.
struct sinter_image_file {
  int descriptor; // -1 if there is none
  uint64_t device, inode;
};
/// One of that many zeros.
struct sinter_image_file sinter_os_open_image(uint64_t size);
bool sinter_os_write_image(int descriptor, const char *bytes, uint64_t size, uint64_t offset);
/// Nobody writes it from now on. False also if mappings of it could not be reset.
bool sinter_os_seal_image(const struct sinter_image_file *file);
/// Whether the descriptor still is the file's.
bool sinter_os_is_image(const struct sinter_image_file *file);
/// Puts a private mapping of it in place of whatever is there.
bool sinter_os_map_image(const struct sinter_image_file *file, uintptr_t address, size_t size);
void sinter_os_close_image(struct sinter_image_file *file);

// The same for start-up, whose system calls are not for the rest of the program to make: see
// os/linux/filter.h.

/// Reserves at `address` or, if that is 0, anywhere. Returns SINTER_RANGE_TAKEN if it is exactly
/// that range that cannot be had.
uintptr_t sinter_startup_reserve(uintptr_t address, size_t size);
#define SINTER_RANGE_TAKEN ((uintptr_t)-1)
bool sinter_startup_commit(uintptr_t address, size_t size);
uintptr_t sinter_startup_allocate(size_t size);
bool sinter_startup_protect(uintptr_t address, size_t size);
void sinter_startup_make_read_only(uintptr_t address, size_t size);
void sinter_startup_release(uintptr_t address, size_t size);
bool sinter_startup_replace(uintptr_t address, size_t size);
bool sinter_startup_move(uintptr_t from, uintptr_t to, size_t size);

/// A clock that only runs forward, nanoseconds.
int64_t sinter_os_now(void);
#define SINTER_NEVER INT64_MAX
/// Sleeps while `*word` is `value`, until somebody wakes the word's sleepers or, now and then, for
/// no reason. False if it is later than `deadline` on the clock above.
bool sinter_os_sleep(const uint32_t *word, uint32_t value, int64_t deadline);
/// Wakes one thread that sleeps on the word, which need not exist any more.
void sinter_os_wake(const uint32_t *word);

#pragma GCC visibility pop
