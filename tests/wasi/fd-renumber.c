// fd-renumber.c - closing and renumbering descriptors.
// GRANT: . /sandbox
// FILE: one 1
// FILE: two 2
#include "harness.h"

static char buffer[64];

static bool reads(fd_t fd, char expected) {
  uint64_t position;
  char byte = 0;
  fd_seek(fd, 0, SEEK_SET, &position);
  return read_some(fd, &byte, 1) == 1 && byte == expected;
}

static void closing(void) {
  struct fdstat stat;
  fd_t fd = open_file("one", 0);
  expect_value("path_open: not the number of a stream or grant", true, fd > GRANT);
  expect("fd_close: a file", SUCCESS, fd_close(fd));
  expect("fd_close: again", EBADF, fd_close(fd));
  expect("fd_close: a descriptor that is not open", EBADF, fd_close(CLOSED));
  expect("fd_close: largest descriptor", EBADF, fd_close(UINT32_MAX));
  expect("fd_close: sign bit", EBADF, fd_close(0x80000000));
  fd = open_directory(".", DIRECTORY_RIGHTS);
  expect("fd_close: a directory", SUCCESS, fd_close(fd));
  expect("fd_close: standard input", SUCCESS, fd_close(0));
  expect("fd_fdstat_get: standard input when closed", EBADF, fd_fdstat_get(0, &stat));
}

static void renumbering(void) {
  struct fdstat stat;
  fd_t one = open_with("one", 0, FD_READ | FD_SEEK), two = open_file("two", 0);
  expect("fd_renumber: to itself", SUCCESS, fd_renumber(one, one));
  expect_value("fd_renumber: it is still open", true, reads(one, '1'));
  expect("fd_renumber: over another", SUCCESS, fd_renumber(one, two));
  expect_value("fd_renumber: the number now means the other file", true, reads(two, '1'));
  expect("fd_fdstat_get: the old number is closed", EBADF, fd_fdstat_get(one, &stat));
  fd_fdstat_get(two, &stat);
  expect_value("fd_renumber: the rights move along", FD_READ | FD_SEEK, stat.rights);
  expect("fd_renumber: the old number, which is closed", EBADF, fd_renumber(one, two));
  expect("fd_renumber: from a number that is not open", EBADF, fd_renumber(CLOSED, two));
  expect("fd_renumber: to a number that is not open", EBADF, fd_renumber(two, CLOSED));
  expect("fd_renumber: from the largest number", EBADF, fd_renumber(UINT32_MAX, two));
  expect("fd_renumber: to the largest number", EBADF, fd_renumber(two, UINT32_MAX));
  expect("fd_renumber: a closed number to itself", EBADF, fd_renumber(CLOSED, CLOSED));
  expect_value("fd_renumber: an error closes nothing", true, reads(two, '1'));

  fd_t three = open_file("two", 0);
  expect("fd_renumber: over standard output", SUCCESS, fd_renumber(three, 1));
  expect_value("fd_renumber: it stands for the file", true, reads(1, '2'));
  uint64_t position;
  fd_seek(1, 0, SEEK_SET, &position);
  expect("fd_write: to a file that stands for standard output", SUCCESS, write_string(1, "X"));
  expect_value("fd_write: it arrived in the file", true, has_contents("two", "X"));
  fd_close(two);
}

// A directory that takes a grant's number brings no grant's name with it.
static void grants(void) {
  struct prestat prestat;
  fd_t directory = open_directory(".", PATH_OPEN), fd;
  expect("fd_renumber: a directory over a grant", SUCCESS, fd_renumber(directory, GRANT));
  expect("fd_prestat_get: the grant's number means a directory", EBADF,
         fd_prestat_get(GRANT, &prestat));
  expect("fd_prestat_dir_name: it has no name", EBADF, fd_prestat_dir_name(GRANT, buffer, 60));
  expect("path_open: it opens what the directory may", SUCCESS,
         path_open(GRANT, 0, P("one"), 0, FD_READ, 0, 0, &fd));
  expect("path_create_directory: but not what the grant might", ENOTCAPABLE,
         path_create_directory(GRANT, P("new")));
  expect("fd_close: a number that was a grant's", SUCCESS, fd_close(GRANT));
  expect("path_open: when it is closed", EBADF,
         path_open(GRANT, 0, P("one"), 0, FD_READ, 0, 0, &fd));
}

static void run_cases(void) {
  closing();
  renumbering();
  grants();
}
