// harness.h - named cases: each that fails is reported on standard error, then all are counted.
//
// A case's name is "function: situation", unique in its file. Cases do not stop the test, and a
// file runs each of its cases exactly once: the runner compares the count with the number of calls
// of `expect` and `expect_value` in the source.
#pragma once

#include "wasi.h"

#define ARRAY_LENGTH(array) (sizeof(array) / sizeof *(array))

/// A string literal as WASI takes paths: pointer and length.
#define P(literal) literal, sizeof(literal) - 1

static unsigned case_count, failure_count;

static size_t length_of(const char *string) {
  size_t length = 0;
  while (string[length])
    ++length;
  return length;
}

static bool is_equal(const void *a, const void *b, size_t size) {
  const char *x = a, *y = b;
  while (size && *x++ == *y++)
    --size;
  return !size;
}

static void fill(void *to, char value, size_t size) {
  for (char *byte = to; size; --size)
    *byte++ = value;
}

static bool is_filled(const void *from, char value, size_t size) {
  const char *byte = from;
  while (size && *byte++ == value)
    --size;
  return !size;
}

static uint32_t load_u32(const void *from) {
  uint32_t value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}

static uint64_t load_u64(const void *from) {
  uint64_t value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}

static void print(const char *text) {
  struct iovec vector = {text, length_of(text)};
  size_t written;
  fd_write(2, &vector, 1, &written);
}

static void print_number(uint64_t value) {
  char digits[21], *next = digits + sizeof digits - 1;
  *next = 0;
  do
    *--next = (char)('0' + value % 10);
  while (value /= 10);
  print(next);
}

static void report(const char *name, const char *kind, uint64_t expected, uint64_t actual) {
  ++case_count;
  if (expected == actual)
    return;
  ++failure_count;
  print("FAIL ");
  print(name);
  print(": ");
  print(kind);
  print_number(actual);
  print(", expected ");
  print_number(expected);
  print("\n");
}

/// A call gives this errno.
static inline void expect(const char *name, uint32_t expected, uint32_t actual) {
  report(name, "errno ", expected, actual);
}

/// What a call left behind is this value.
static inline void expect_value(const char *name, uint64_t expected, uint64_t actual) {
  report(name, "value ", expected, actual);
}

/// The place `size` bytes before the end of memory.
static inline char *before_end(size_t size) {
  return (char *)(__builtin_wasm_memory_size(0) * 65536 - size);
}

/// An address far beyond the end.
static inline char *far_away(void) { return (char *)0xfffffff0u; }

static const uint64_t FILE_RIGHTS = ((1 << 9) - 1) | 7 << 21 | 1 << 27;
static const uint64_t DIRECTORY_RIGHTS = 0xfff << 9 | 7 << 24 | 1 << 21 | 1 << 23 | 0x18;
static const uint64_t ALL_RIGHTS = (1 << 28) - 1;

/// A grant's descriptor; further grants follow it.
enum { GRANT = 3 };

/// A descriptor that is not open.
enum { CLOSED = 1000 };

/// Opens a file below the first grant with the given rights; CLOSED if that fails.
static inline fd_t open_with(const char *path, uint32_t open_flags, uint64_t rights) {
  fd_t fd;
  uint32_t error = path_open(GRANT, FOLLOW, path, length_of(path), open_flags, rights, 0, 0, &fd);
  return error ? CLOSED : fd;
}

/// The same with every right that files have.
static inline fd_t open_file(const char *path, uint32_t open_flags) {
  return open_with(path, open_flags, FILE_RIGHTS);
}

/// Opens a directory below the first grant with the given rights, and all to inherit.
static inline fd_t open_directory(const char *path, uint64_t rights) {
  fd_t fd;
  uint32_t error =
      path_open(GRANT, FOLLOW, path, length_of(path), IS_DIRECTORY, rights, ALL_RIGHTS, 0, &fd);
  return error ? CLOSED : fd;
}

/// Writes a string where the descriptor stands; the errno.
static inline uint32_t write_string(fd_t fd, const char *text) {
  struct iovec vector = {text, length_of(text)};
  size_t written;
  return fd_write(fd, &vector, 1, &written);
}

/// Reads where the descriptor stands; the number of bytes, or -1 with an error.
static inline int read_some(fd_t fd, void *buffer, size_t size) {
  struct iovec vector = {buffer, size};
  size_t count;
  return fd_read(fd, &vector, 1, &count) ? -1 : (int)count;
}

/// Whether a file below the first grant has exactly these contents.
static inline bool has_contents(const char *path, const char *contents) {
  char buffer[256];
  fd_t fd = open_with(path, 0, FD_READ);
  int count = read_some(fd, buffer, sizeof buffer);
  fd_close(fd);
  return count == (int)length_of(contents) && is_equal(buffer, contents, (size_t)count);
}

/// Makes a file with these contents below the first grant.
static inline void make_file(const char *path, const char *contents) {
  fd_t fd = open_with(path, CREAT | TRUNC, FD_WRITE);
  write_string(fd, contents);
  fd_close(fd);
}

/// The filetype of an entry below the first grant, links not followed; -1 if it is not there.
static inline int filetype_of(const char *path) {
  struct filestat stat;
  return path_filestat_get(GRANT, 0, path, length_of(path), &stat) ? -1 : stat.filetype;
}

static void run_cases(void);

__attribute__((__export_name__("_start"))) void _start(void) {
  run_cases();
  print("cases ");
  print_number(case_count);
  print(", failed ");
  print_number(failure_count);
  print("\n");
}
