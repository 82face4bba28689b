// guest.h - what the programs that try to escape share.
//
// A program is a list of cases. Started as `program CASE TOP SECONDS` it runs one; without
// arguments it prints their names. TOP is the absolute path of the case's world, which
// sandbox_test.py lays out; SECONDS is how long a race lasts. The program's own verdict is its exit
// status: HELD if every attempt was refused in the way it should be. Whether anything leaked or
// changed outside is for sandbox_test.py to find out, so a case prints whatever it gets hold of.
//
// There is no C library here: the descriptors are exactly those that the runtime gave.
#pragma once

#include "tests/support/wasi/preview1.h"

enum { HELD = 0, BREACHED = 1, UNEXPECTED = 2, NO_SUCH_CASE = 3 };

/// The directories, in the order in which they are granted: the first is for reading and writing,
/// the second for reading. What others a program has follow at the third.
#ifndef FIRST_DIRECTORY
#define FIRST_DIRECTORY 3
#endif
enum { BOX = FIRST_DIRECTORY, SHELF, THIRD };

/// What an open of a file asks for: R_READING succeeds on read-only grants.
enum : i64 {
  R_READING = R_FD_READ | R_FD_SEEK | R_FD_TELL | R_FD_READDIR | R_FD_FILESTAT_GET,
  R_WRITING = R_READING | R_FD_WRITE | R_FD_FILESTAT_SET_SIZE,
  R_DIRECTORY = R_ALL & ~(R_FD_WRITE | R_FD_ALLOCATE | R_FD_FILESTAT_SET_SIZE),
};

struct sandbox_case {
  const char *name;
  void (*run)(void);
};

#define CASE(name)                                                                                 \
  static void case_##name(void);                                                                   \
  __attribute__((used,                                                                             \
                 section("sandbox_cases"))) static const struct sandbox_case entry_##name = {      \
      #name, case_##name};                                                                         \
  static void case_##name(void)

/// The arguments TOP and SECONDS.
extern const char *top;
extern uint64_t race_seconds;

size_t length_of(const char *text);
bool is_same(const char *a, const char *b);
/// "first" and "second", in one of two buffers that take turns.
const char *join(const char *first, const char *second);

void print(const char *text);
void print_number(uint64_t number);

/// An attempt that must fail, and with that error number. Anything else is a verdict.
#define REFUSED(error, call) refused(#call, call, error, error)
/// The same where two defences may be first.
#define REFUSED_EITHER(error, other, call) refused(#call, call, error, other)
void refused(const char *what, i32 error, i32 expected, i32 or_expected);

/// What must work, since the case would show nothing otherwise.
#define WORKS(call) works(#call, call)
void works(const char *what, i32 error);

/// Ends a case with a verdict that no single call shows.
void require(bool condition, const char *what);
void breach(const char *what);

/// Address and length of a string, as path functions take them.
#define PATH(text) ADDRESS(text), (i32)length_of(text)

/// path_open, links followed; `rights` also for inheriting.
i32 open_with(i32 directory, const char *path, i32 flags, i64 rights, i32 *fd);
/// Opens a directory with all rights that there can be, for it and below it.
i32 open_directory(i32 directory, const char *path, i32 *fd);
/// Opens for reading, and prints what is read: a leak shows.
i32 spill(i32 directory, const char *path);
/// Prints what is left to read.
void spill_fd(i32 fd);
/// Writes "tampered" there, at the end.
i32 write_fd(i32 fd);
i32 tamper(i32 directory, const char *path, i32 flags);
i32 stat_of(i32 directory, const char *path, i32 flags);
i32 rename_to(i32 from, const char *path, i32 to, const char *new_path);
i32 link_to(i32 from, const char *path, i32 to, const char *new_path, i32 flags);
i32 symlink_to(const char *target, i32 directory, const char *path);

/// Tries every function that takes a path on one below a directory that must not be reached:
/// `inside` is the directory's name as the guest sees it. It has the files `victim` and `folder`.
void attack(i32 directory, const char *inside, i32 error);
/// Tries what follows a link at the end of a path on a file that must not be reached.
void attack_file(i32 directory, const char *path, i32 error);

/// Nanoseconds on the monotonic clock.
uint64_t now(void);
