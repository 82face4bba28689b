// limits.c - more descriptors than the process may have.
// GRANT: . /sandbox
// FILE: digits 0123456789
// OPEN-FILES: 64
// ENGINES: sinter (the engine itself could not run with so few)
#include "harness.h"

static fd_t fds[100];

static void run_cases(void) {
  size_t open = 0;
  uint32_t error = 0;
  fd_t directory = open_directory(".", DIRECTORY_RIGHTS);
  while (open != ARRAY_LENGTH(fds) && !error)
    error = path_open(GRANT, 0, P("digits"), 0, FD_READ, 0, 0, &fds[open++]);
  expect("path_open: more files than are allowed", EMFILE, error);
  expect_value("path_open: as many as are allowed", true, open > 40 && open < 64);
  expect_value("path_open: numbers of open files", true, fds[open - 2] > fds[0]);
  expect("path_create_directory: when no more can be opened", SUCCESS,
         path_create_directory(directory, P("new")));
  expect("path_create_directory: further down when no more can be opened", EMFILE,
         path_create_directory(directory, P("new/deep")));
  expect("fd_close: one of many", SUCCESS, fd_close(fds[10]));
  expect("path_open: when one has been closed", SUCCESS,
         path_open(GRANT, 0, P("digits"), 0, FD_READ, 0, 0, &fds[10]));
  char byte = 0;
  expect_value("fd_read: the last of many", true,
               read_some(fds[open - 2], &byte, 1) == 1 && byte == '0');
}
