// fd-position.c - fd_seek and fd_tell.
// GRANT: . /sandbox
// FILE: digits 0123456789
// STDIN: line
#include "harness.h"

static char buffer[64];
static uint64_t position;

static uint32_t seek(fd_t fd, int64_t offset, uint32_t whence) {
  position = 999;
  return fd_seek(fd, offset, whence, &position);
}

static void seeking(void) {
  fd_t fd = open_file("digits", 0);
  expect("fd_seek: from the start", SUCCESS, seek(fd, 7, SEEK_SET));
  expect_value("fd_seek: position from the start", 7, position);
  expect_value("fd_seek: reading goes on there", true,
               read_some(fd, buffer, 60) == 3 && is_equal(buffer, "789", 3));
  expect("fd_seek: from where it stands", SUCCESS, seek(fd, -6, SEEK_CUR));
  expect_value("fd_seek: position from where it stood", 4, position);
  expect("fd_seek: from the end", SUCCESS, seek(fd, -1, SEEK_END));
  expect_value("fd_seek: position from the end", 9, position);
  expect("fd_seek: behind the end", SUCCESS, seek(fd, 100, SEEK_END));
  expect_value("fd_seek: position behind the end", 110, position);
  expect_value("fd_seek: nothing to read behind the end", 0, (uint64_t)read_some(fd, buffer, 60));
  expect("fd_seek: beyond 4 GiB", SUCCESS, seek(fd, (int64_t)5 << 32, SEEK_SET));
  expect_value("fd_seek: position beyond 4 GiB", (uint64_t)5 << 32, position);
  seek(fd, 3, SEEK_SET);
  expect("fd_seek: before the start", EINVAL, seek(fd, -1, SEEK_SET));
  expect("fd_seek: before the start, from where it stands", EINVAL, seek(fd, -4, SEEK_CUR));
  expect("fd_seek: before the start, from the end", EINVAL, seek(fd, -11, SEEK_END));
  expect("fd_seek: most negative offset", EINVAL, seek(fd, INT64_MIN, SEEK_CUR));
  expect("fd_seek: a sum that overflows", EINVAL, seek(fd, INT64_MAX, SEEK_CUR));
  seek(fd, 0, SEEK_CUR);
  expect_value("fd_seek: errors move nothing", 3, position);
  expect("fd_seek: first whence that is none", EINVAL, seek(fd, 0, 3));
  expect("fd_seek: whence 255", EINVAL, seek(fd, 0, 255));
  expect("fd_seek: unaligned result", SUCCESS, fd_seek(fd, 5, SEEK_SET, buffer + 3));
  expect_value("fd_seek: unaligned position", 5, load_u64(buffer + 3));
  expect("fd_seek: result at the end of memory", SUCCESS, fd_seek(fd, 5, SEEK_SET, before_end(8)));
  expect("fd_seek: result across the end of memory", EFAULT,
         fd_seek(fd, 5, SEEK_SET, before_end(7)));
  expect("fd_seek: result far outside", EFAULT, fd_seek(fd, 5, SEEK_SET, far_away()));
  fd_close(fd);
  expect("fd_seek: a descriptor that was closed", EBADF, seek(fd, 0, SEEK_SET));
  expect("fd_seek: a descriptor that is not open", EBADF, seek(CLOSED, 0, SEEK_SET));
  expect("fd_seek: a pipe", ESPIPE, seek(0, 0, SEEK_SET));
  expect("fd_seek: a grant", ENOTCAPABLE, seek(GRANT, 0, SEEK_SET));
}

static void telling(void) {
  fd_t fd = open_file("digits", 0);
  expect("fd_tell: a new descriptor", SUCCESS, fd_tell(fd, &position));
  expect_value("fd_tell: it begins at the start", 0, position);
  read_some(fd, buffer, 4);
  fd_tell(fd, &position);
  expect_value("fd_tell: reading moves it", 4, position);
  seek(fd, 50, SEEK_SET);
  fd_tell(fd, &position);
  expect_value("fd_tell: seeking moves it", 50, position);
  expect("fd_tell: unaligned result", SUCCESS, fd_tell(fd, buffer + 1));
  expect_value("fd_tell: unaligned position", 50, load_u64(buffer + 1));
  expect("fd_tell: result across the end of memory", EFAULT, fd_tell(fd, before_end(7)));
  expect("fd_tell: result far outside", EFAULT, fd_tell(fd, far_away()));
  fd_close(fd);
  expect("fd_tell: a descriptor that was closed", EBADF, fd_tell(fd, &position));
  expect("fd_tell: a descriptor that is not open", EBADF, fd_tell(CLOSED, &position));
  expect("fd_tell: a pipe", ESPIPE, fd_tell(0, &position));
  expect("fd_tell: a grant", ENOTCAPABLE, fd_tell(GRANT, &position));
}

// The right to seek includes the one to tell, which allows seeking nowhere.
static void rights(void) {
  fd_t fd = open_with("digits", 0, FD_READ | FD_TELL);
  expect("fd_tell: with its right", SUCCESS, fd_tell(fd, &position));
  expect("fd_seek: nowhere, with the right to tell", SUCCESS, seek(fd, 0, SEEK_CUR));
  expect("fd_seek: to the end, with the right to tell", ENOTCAPABLE, seek(fd, 0, SEEK_END));
  expect("fd_seek: a step, with the right to tell", ENOTCAPABLE, seek(fd, 1, SEEK_CUR));
  fd_close(fd);
  fd = open_with("digits", 0, FD_READ | FD_SEEK);
  expect("fd_tell: with the right to seek", SUCCESS, fd_tell(fd, &position));
  expect("fd_seek: nowhere, with its right", SUCCESS, seek(fd, 0, SEEK_CUR));
  fd_close(fd);
  fd = open_with("digits", 0, FD_READ);
  expect("fd_tell: without any right to it", ENOTCAPABLE, fd_tell(fd, &position));
  expect("fd_seek: nowhere, without any right to it", ENOTCAPABLE, seek(fd, 0, SEEK_CUR));
  expect("fd_seek: without its right", ENOTCAPABLE, seek(fd, 0, SEEK_SET));
  fd_close(fd);
}

static void run_cases(void) {
  seeking();
  telling();
  rights();
}
