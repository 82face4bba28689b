// filter.h - system calls, and a record of those that a program can make.
//
// A system call in this library leaves two things behind: the instruction, and a record that the
// program may make it. The record goes to a section that is tied to that of its function
// (SHF_LINK_ORDER), so the linker, which drops the functions that a program does not use, drops
// their permissions with them. What is left is the program's list; lockdown.c makes a filter of it.
//
// Start-up makes its calls before that, so it asks for no permission (SINTER_STARTUP_SYSCALL). A
// function that start-up shares with what comes later therefore exists without one, and has a door
// for everybody else, which does nothing but ask (SINTER_ALLOW); see pages.c.
#pragma once

#include "syscall.h"

#pragma GCC visibility push(hidden)

enum {
#ifdef __x86_64__
#define SYSCALL(name, x86_64, generic, ...) SYS_##name = x86_64,
#else
#define SYSCALL(name, x86_64, generic, ...) SYS_##name = generic,
#endif
#include "Syscalls.def"
};

/// Which argument of a call the filter looks at, or one of these.
enum { SINTER_ANY_ARGUMENTS = -1, SINTER_OWN_PROCESS = 6 };
enum {
#define SYSCALL(name, x86_64, generic, ...)                                                        \
  SINTER_CHECKED_##name = SINTER_FIRST(__VA_ARGS__ __VA_OPT__(, ) SINTER_ANY_ARGUMENTS, ),
#define SINTER_FIRST(first, ...) first
#include "Syscalls.def"
};

/// A system call that the program may make when start-up is over.
struct sinter_allowed {
  uint16_t number;
  int16_t argument; // which one must be `value`, or as above
  uint32_t value;
};

// Libraries live in processes of others.
#ifdef SINTER_CONTEXT
#define SINTER_ALLOW(...) ((void)0)
#else
/// Allows a system call to be made when start-up is over. Looks like the call, of whose arguments
/// that which Syscalls.def names must be a constant, and the others are not looked at.
#define SINTER_ALLOW(...) SINTER_ALLOW_PAD(__VA_ARGS__, 0, 0, 0, 0)
#define SINTER_ALLOW_PAD(name, a, b, c, d, ...)                                                    \
  __asm__ volatile(".Lsinter_call%=:\n"                                                            \
                   "  .pushsection .sinter.syscalls, \"ao\", %%progbits, .Lsinter_call%=\n"        \
                   "  .2byte %c0, %c1\n"                                                           \
                   "  .4byte %c2\n"                                                                \
                   "  .popsection"                                                                 \
                   :                                                                               \
                   : "i"(SYS_##name), "i"(SINTER_CHECKED_##name),                                  \
                     "i"(SINTER_CONSTANT(SINTER_CHECKED_##name, a, b, c, d)))
// clang-format off
#define SINTER_CONSTANT(index, a, b, c, d)                                                         \
  SINTER_IF(index == 0, a, SINTER_IF(index == 1, b, SINTER_IF(index == 2, c,                       \
    SINTER_IF(index == 3, d, 0))))
// clang-format on
#define SINTER_IF __builtin_choose_expr
#endif

/// A system call, and the permission to make it. Any number of arguments up to six; those that are
/// left out are zero.
#define SINTER_SYSCALL(...)                                                                        \
  __extension__({                                                                                  \
    SINTER_ALLOW(__VA_ARGS__);                                                                     \
    SINTER_STARTUP_SYSCALL(__VA_ARGS__);                                                           \
  })

/// A system call that only start-up makes.
#define SINTER_STARTUP_SYSCALL(...) SINTER_SYSCALL_PAD(__VA_ARGS__, 0, 0, 0, 0, 0, 0)
#define SINTER_SYSCALL_PAD(name, a, b, c, d, e, f, ...)                                            \
  sinter_syscall(SYS_##name, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

#pragma GCC visibility pop
