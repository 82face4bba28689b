// fd-advise-allocate.c - advice, allocation, and flushing to the disk.
// GRANT: . /sandbox
// FILE: digits 0123456789
// STDIN: line
#include "harness.h"

enum { NORMAL, SEQUENTIAL, RANDOM, WILLNEED, DONTNEED, NOREUSE };

static char buffer[64];

static uint64_t size_of(fd_t fd) {
  struct filestat stat;
  return fd_filestat_get(fd, &stat) ? 999 : stat.size;
}

static void advising(void) {
  fd_t fd = open_file("digits", 0);
  expect("fd_advise: normal", SUCCESS, fd_advise(fd, 0, 10, NORMAL));
  expect("fd_advise: sequential", SUCCESS, fd_advise(fd, 0, 10, SEQUENTIAL));
  expect("fd_advise: random", SUCCESS, fd_advise(fd, 0, 10, RANDOM));
  expect("fd_advise: willneed", SUCCESS, fd_advise(fd, 0, 10, WILLNEED));
  expect("fd_advise: dontneed", SUCCESS, fd_advise(fd, 0, 10, DONTNEED));
  expect("fd_advise: noreuse", SUCCESS, fd_advise(fd, 0, 10, NOREUSE));
  expect("fd_advise: a length of 0, up to the end", SUCCESS, fd_advise(fd, 3, 0, NORMAL));
  expect("fd_advise: behind the end", SUCCESS, fd_advise(fd, 1000, 1000, WILLNEED));
  expect("fd_advise: first advice that is none", EINVAL, fd_advise(fd, 0, 10, 6));
  expect("fd_advise: advice 255", EINVAL, fd_advise(fd, 0, 10, 255));
  expect("fd_advise: a length with the top bit", EINVAL, fd_advise(fd, 0, 1ull << 63, NORMAL));
  expect_value("fd_advise: changes nothing", true, has_contents("digits", "0123456789"));
  fd_close(fd);
  expect("fd_advise: a descriptor that was closed", EBADF, fd_advise(fd, 0, 0, NORMAL));
  expect("fd_advise: a descriptor that is not open", EBADF, fd_advise(CLOSED, 0, 0, NORMAL));
  fd = open_with("digits", 0, FD_READ);
  expect("fd_advise: without its right", ENOTCAPABLE, fd_advise(fd, 0, 0, NORMAL));
  fd_close(fd);
  expect("fd_advise: a pipe", ESPIPE, fd_advise(0, 0, 0, NORMAL));
}

static void allocating(void) {
  fd_t fd = open_file("allocated", CREAT);
  uint64_t position = 0;
  write_string(fd, "abc");
  expect("fd_allocate: more than there is", SUCCESS, fd_allocate(fd, 0, 8));
  expect_value("fd_allocate: the file grows", 8, size_of(fd));
  fd_tell(fd, &position);
  expect_value("fd_allocate: the position stays", 3, position);
  expect("fd_allocate: less than there is", SUCCESS, fd_allocate(fd, 0, 2));
  expect_value("fd_allocate: the file never shrinks", 8, size_of(fd));
  expect("fd_allocate: at an offset", SUCCESS, fd_allocate(fd, 10, 5));
  expect_value("fd_allocate: offset and length count", 15, size_of(fd));
  fd_t reader = open_file("allocated", 0);
  expect_value("fd_allocate: contents stay, zeros follow", true,
               read_some(reader, buffer, 60) == 15 &&
                   is_equal(buffer, "abc\0\0\0\0\0\0\0\0\0\0\0\0", 15));
  fd_close(reader);
  expect("fd_allocate: no bytes", EINVAL, fd_allocate(fd, 0, 0));
  expect("fd_allocate: an offset with the top bit", EINVAL, fd_allocate(fd, 1ull << 63, 1));
  expect("fd_allocate: a length with the top bit", EINVAL, fd_allocate(fd, 0, 1ull << 63));
  expect("fd_allocate: a sum that overflows", EFBIG, fd_allocate(fd, INT64_MAX, INT64_MAX));
  expect_value("fd_allocate: an error changes nothing", 15, size_of(fd));
  fd_close(fd);
  expect("fd_allocate: a descriptor that was closed", EBADF, fd_allocate(fd, 0, 1));
  expect("fd_allocate: a descriptor that is not open", EBADF, fd_allocate(CLOSED, 0, 1));
  fd = open_with("allocated", 0, FD_READ | FD_WRITE);
  expect("fd_allocate: without its right", ENOTCAPABLE, fd_allocate(fd, 0, 1));
  fd_close(fd);
  expect("fd_allocate: a grant", ENOTCAPABLE, fd_allocate(GRANT, 0, 1));
  expect("fd_allocate: a pipe", ESPIPE, fd_allocate(1, 0, 1));
}

static void flushing(void) {
  fd_t fd = open_file("flushed", CREAT);
  write_string(fd, "abc");
  expect("fd_sync: a file", SUCCESS, fd_sync(fd));
  expect("fd_datasync: a file", SUCCESS, fd_datasync(fd));
  fd_t directory = open_directory(".", FD_SYNC | FD_DATASYNC);
  expect("fd_sync: a directory", SUCCESS, fd_sync(directory));
  expect("fd_datasync: a directory", SUCCESS, fd_datasync(directory));
  fd_close(directory);
  fd_close(fd);
  expect("fd_sync: a descriptor that was closed", EBADF, fd_sync(fd));
  expect("fd_datasync: a descriptor that was closed", EBADF, fd_datasync(fd));
  expect("fd_sync: a descriptor that is not open", EBADF, fd_sync(CLOSED));
  expect("fd_datasync: a descriptor that is not open", EBADF, fd_datasync(CLOSED));
  fd = open_with("flushed", 0, FD_READ | FD_WRITE);
  expect("fd_sync: without its right", ENOTCAPABLE, fd_sync(fd));
  expect("fd_datasync: without its right", ENOTCAPABLE, fd_datasync(fd));
  fd_close(fd);
  expect("fd_sync: a pipe", EINVAL, fd_sync(0));
  expect("fd_datasync: a pipe", EINVAL, fd_datasync(0));
}

static void run_cases(void) {
  advising();
  allocating();
  flushing();
}
