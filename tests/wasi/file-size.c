// file-size.c - files larger than the process may write.
// GRANT: . /sandbox
// FILE: digits 0123456789
// FILE-SIZE: 4096
// ENGINES: sinter (the engine itself could not run with so little)
#include "harness.h"

static void run_cases(void) {
  static char block[8192];
  struct iovec vector = {block, sizeof block};
  size_t count = 0;
  fd_t file = open_file("digits", 0);
  expect("fd_write: across the limit on sizes", SUCCESS, fd_write(file, &vector, 1, &count));
  expect_value("fd_write: as much as the limit allows", 4096, count);
  expect("fd_write: beyond the limit on sizes", EFBIG, fd_write(file, &vector, 1, &count));
  expect("fd_pwrite: beyond the limit on sizes", EFBIG,
         fd_pwrite(file, &vector, 1, 1 << 20, &count));
  expect("fd_filestat_set_size: beyond the limit on sizes", EFBIG,
         fd_filestat_set_size(file, 1 << 20));
  expect("fd_allocate: beyond the limit on sizes", EFBIG, fd_allocate(file, 0, 1 << 20));
  struct filestat stat;
  fd_filestat_get(file, &stat);
  expect_value("fd_filestat_get: a file at the limit on sizes", 4096, stat.size);
}
