// devices.c - a device that is always full, as standard output.
// STDOUT: /dev/full
// STDIN: line
#include "harness.h"

static void run_cases(void) {
  struct fdstat stat;
  struct filestat attributes;
  struct iovec vector = {"x", 1};
  size_t count = 12345;
  expect("fd_write: a device without room", ENOSPC, fd_write(1, &vector, 1, &count));
  expect_value("fd_write: an error stores no count", 12345, count);
  expect("fd_fdstat_get: a device", SUCCESS, fd_fdstat_get(1, &stat));
  expect_value("fd_fdstat_get: type of a device", CHARACTER_DEVICE, stat.filetype);
  expect("fd_filestat_get: a device", SUCCESS, fd_filestat_get(1, &attributes));
  expect_value("fd_filestat_get: type of a device", CHARACTER_DEVICE, attributes.filetype);
  expect("fd_filestat_set_size: a device", EINVAL, fd_filestat_set_size(1, 0));
  expect("fd_allocate: a device", ENODEV, fd_allocate(1, 0, 1));
}
