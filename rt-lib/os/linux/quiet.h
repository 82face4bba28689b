// quiet.h - system calls that could raise a signal: SINTER_QUIETLY.
#pragma once

#include "linux.h"

#ifdef SINTER_CONTEXT
#pragma GCC visibility push(hidden)
struct sinter_quiet {
  uint64_t mask, pending;
};
void sinter_quiet_begin(struct sinter_quiet *quiet);
void sinter_quiet_end(const struct sinter_quiet *quiet, long result);
#pragma GCC visibility pop
/// A system call without the signals that may come with EPIPE and EFBIG. A program ignores them.
#define SINTER_QUIETLY(...)                                                                        \
  __extension__({                                                                                  \
    struct sinter_quiet quiet;                                                                     \
    sinter_quiet_begin(&quiet);                                                                    \
    long quiet_result = SINTER_SYSCALL(__VA_ARGS__);                                               \
    sinter_quiet_end(&quiet, quiet_result);                                                        \
    quiet_result;                                                                                  \
  })
#else
#define SINTER_QUIETLY(...) SINTER_SYSCALL(__VA_ARGS__)
#endif
