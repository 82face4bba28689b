// The functions of wasi_unstable whose records or numbers are others: whence, filestat with its
// link count of 32 bits, a subscription to a clock with its identifier.
// BUILD-ARGS: --dir .::/
// FILE: file 0123456789
// MODES: guard
// LEVELS: -O2
// EXPECT-STDOUT: passed
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wasi/api.h>

#define UNSTABLE(name) __attribute__((import_module("wasi_unstable"), import_name(#name)))
#define CHECK(condition) check(condition, __LINE__)

UNSTABLE(fd_seek) int32_t seek(int fd, int64_t offset, int whence, int64_t *result);
UNSTABLE(fd_filestat_get) int32_t fd_filestat(int fd, char *result);
UNSTABLE(path_filestat_get)
int32_t path_filestat(int fd, int flags, const char *path, size_t length, char *result);
UNSTABLE(poll_oneoff)
int32_t poll_old(const char *subscriptions, char *events, size_t count, uint32_t *result);
UNSTABLE(fd_tell) int32_t tell(int fd, int64_t *result);

enum { CUR, END, SET };
enum { FILESTAT = 56, SUBSCRIPTION = 56, EVENT = 32 };

static void check(int isTrue, int line) {
  if (isTrue)
    return;
  printf("line %d\n", line);
  exit(1);
}

static uint64_t number(const char *from, size_t size) {
  uint64_t value = 0;
  memcpy(&value, from, size);
  return value;
}

static void seeking(int fd) {
  int64_t position;
  CHECK(!seek(fd, 3, SET, &position) && position == 3);
  CHECK(!seek(fd, 2, CUR, &position) && position == 5);
  CHECK(!seek(fd, -1, END, &position) && position == 9);
  CHECK(seek(fd, 0, 3, &position) == __WASI_ERRNO_INVAL);
  CHECK(seek(fd, 0, -1, &position) == __WASI_ERRNO_INVAL);
  CHECK(!tell(fd, &position) && position == 9);
}

static void checkFilestat(const char *old, const __wasi_filestat_t *now) {
  CHECK(number(old, 8) == now->dev && number(old + 8, 8) == now->ino);
  CHECK(number(old + 16, 1) == __WASI_FILETYPE_REGULAR_FILE && number(old + 20, 4) == 1);
  CHECK(number(old + 24, 8) == 10 && number(old + 32, 8) == now->atim);
  CHECK(number(old + 40, 8) == now->mtim && number(old + 48, 8) == now->ctim);
  CHECK(number(old + FILESTAT, 8) == 0x7777777777777777);
}

static void attributes(int fd) {
  static char old[FILESTAT + 8];
  __wasi_filestat_t now;
  CHECK(!__wasi_fd_filestat_get(fd, &now));
  memset(old, 0x77, sizeof old);
  CHECK(!fd_filestat(fd, old));
  checkFilestat(old, &now);
  memset(old, 0x77, sizeof old);
  CHECK(!path_filestat(3, 0, "file", 4, old));
  checkFilestat(old, &now);
  // The record ends where memory ends.
  char *end = (char *)(__builtin_wasm_memory_size(0) << 16);
  CHECK(!fd_filestat(fd, end - FILESTAT));
  CHECK(fd_filestat(fd, end - FILESTAT + 1) == __WASI_ERRNO_FAULT);
}

static void waiting(int fd) {
  static char wanted[3 * SUBSCRIPTION], events[3 * EVENT];
  const uint64_t late = 1000000000000000, soon = 1000000;
  uint32_t count;
  for (int i = 0; i != 3; ++i) {
    char *subscription = wanted + i * SUBSCRIPTION;
    subscription[0] = (char)(i + 1);
    memset(subscription + 16, 0x7f, 8); // the identifier
    subscription[24] = __WASI_CLOCKID_MONOTONIC;
    memcpy(subscription + 32, i == 1 ? &soon : &late, 8);
  }
  CHECK(!poll_old(wanted, events, 3, &count) && count == 1 && events[0] == 2);
  wanted[SUBSCRIPTION + 48] = __WASI_SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME;
  CHECK(!poll_old(wanted, events, 3, &count) && count == 1 && events[0] == 2);
  wanted[8] = __WASI_EVENTTYPE_FD_READ;
  memcpy(wanted + 16, &fd, sizeof fd);
  CHECK(!poll_old(wanted, events, 1, &count) && count == 1 && events[0] == 1);
  CHECK(events[8] == 0 && events[10] == __WASI_EVENTTYPE_FD_READ);
}

int main(void) {
  int fd = open("/file", O_RDONLY);
  CHECK(fd >= 0);
  seeking(fd);
  attributes(fd);
  waiting(fd);
  puts("passed");
  return 0;
}
