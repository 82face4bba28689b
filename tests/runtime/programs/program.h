// program.h - for C programs that stand in for compiled code in the runtime library's tests.
#pragma once

#include "core/core.h"
#include "os/linux/os.h"

/// Puts a function where the linker script expects code compiled from wasm.
#define GUEST(name) __attribute__((section(".text.wasm." #name), noinline, used)) name

#define CHECK(condition)                                                                           \
  do                                                                                               \
    if (!(condition))                                                                              \
      check_failed(__FILE__ ":", __LINE__, #condition);                                            \
  while (0)

static inline void print(const char *string) { sinter_os_write_output(string, strlen(string)); }

static inline void print_number(uint64_t number) {
  char digits[21];
  char *next = digits + sizeof digits;
  *--next = 0;
  do
    *--next = (char)('0' + number % 10);
  while (number /= 10);
  print(next);
}

__attribute__((unused)) static _Noreturn void check_failed(const char *file, uint64_t line,
                                                           const char *condition) {
  print(file);
  print_number(line);
  print(": ");
  print(condition);
  print("\n");
  sinter_os_exit(1);
}

static inline bool equal(const char *left, const char *right) {
  return strlen(left) == strlen(right) && !memcmp(left, right, strlen(left));
}

/// The program's n-th argument, "" if there are not so many.
static inline const char *argument(size_t n) {
  return n < sinter_process.argument_count ? sinter_process.arguments[n] : "";
}

#define WASM_PAGE ((uint64_t)65536)
// A reservation for all that a 32-bit index and a 32-bit offset can reach.
#define GUARD_MEMORY .base = 65536, .reserve = ((uint64_t)8 << 30) + 65536

// What serves the memory: the hardware alone as in guard mode, or userfaultfd as in uffd mode.
#ifdef SERVED
#define STRATEGY SINTER_STRATEGY_SERVED
#define PAGING .paging = (void *)&sinter_paging,
#else
#define STRATEGY SINTER_STRATEGY_GUARDED
#define PAGING
#endif
