// fd-pread-pwrite.c - reading and writing at an offset, which leaves the position alone.
// GRANT: . /sandbox
// FILE: digits 0123456789
// STDIN: line
#include "harness.h"

static char buffer[64];
static size_t count;
static const uint64_t negative = (uint64_t)1 << 63;

static uint32_t read_at(fd_t fd, void *base, size_t length, uint64_t offset) {
  struct iovec vector = {base, length};
  count = 12345;
  return fd_pread(fd, &vector, 1, offset, &count);
}

static uint32_t write_at(fd_t fd, const void *base, size_t length, uint64_t offset) {
  struct iovec vector = {base, length};
  count = 12345;
  return fd_pwrite(fd, &vector, 1, offset, &count);
}

static uint64_t position_of(fd_t fd) {
  uint64_t position = 999;
  fd_tell(fd, &position);
  return position;
}

static void reading(void) {
  fd_t fd = open_file("digits", 0);
  struct iovec two[] = {{buffer, 2}, {buffer + 10, 3}};
  read_some(fd, buffer, 2);
  expect("fd_pread: in the middle", SUCCESS, read_at(fd, buffer, 3, 4));
  expect_value("fd_pread: its bytes", true, count == 3 && is_equal(buffer, "456", 3));
  expect_value("fd_pread: the position stays", 2, position_of(fd));
  expect("fd_pread: up to the end", SUCCESS, read_at(fd, buffer, 60, 8));
  expect_value("fd_pread: what is left", 2, count);
  expect("fd_pread: at the end", SUCCESS, read_at(fd, buffer, 60, 10));
  expect_value("fd_pread: nothing at the end", 0, count);
  expect("fd_pread: far behind the end", SUCCESS, read_at(fd, buffer, 60, (uint64_t)1 << 40));
  expect_value("fd_pread: nothing behind the end", 0, count);
  expect("fd_pread: several vectors", SUCCESS, fd_pread(fd, two, 2, 5, &count));
  expect_value("fd_pread: bytes of several vectors", true,
               count == 5 && is_equal(buffer, "56", 2) && is_equal(buffer + 10, "789", 3));
  expect("fd_pread: no vectors", SUCCESS, fd_pread(fd, two, 0, 0, &count));
  expect_value("fd_pread: count of no vectors", 0, count);
  expect("fd_pread: an offset with the top bit", EINVAL, read_at(fd, buffer, 1, negative));
  expect("fd_pread: largest offset", EINVAL, read_at(fd, buffer, 1, ~0ull));
  expect("fd_pread: buffer across the end of memory", EFAULT, read_at(fd, before_end(3), 4, 0));
  expect("fd_pread: buffer far outside", EFAULT, read_at(fd, far_away(), 1, 0));
  expect("fd_pread: vectors far outside", EFAULT, fd_pread(fd, far_away(), 1, 0, &count));
  expect("fd_pread: result across the end of memory", EFAULT,
         fd_pread(fd, two, 1, 0, before_end(3)));
  fd_close(fd);
  fd = open_with("digits", 0, FD_READ | FD_TELL);
  expect("fd_pread: without the right to seek", ENOTCAPABLE, read_at(fd, buffer, 1, 0));
  fd_close(fd);
  fd = open_with("digits", 0, FD_WRITE | FD_SEEK);
  expect("fd_pread: without the right to read", ENOTCAPABLE, read_at(fd, buffer, 1, 0));
  fd_close(fd);
  expect("fd_pread: a descriptor that is not open", EBADF, read_at(CLOSED, buffer, 1, 0));
  expect("fd_pread: a grant", EISDIR, read_at(GRANT, buffer, 1, 0));
  expect("fd_pread: a pipe", ESPIPE, read_at(0, buffer, 1, 0));
  expect_value("fd_pread: takes nothing from a pipe", 5, (uint64_t)read_some(0, buffer, 60));
}

static void writing(void) {
  fd_t fd = open_file("file", CREAT);
  struct iovec two[] = {{"AB", 2}, {"CD", 2}};
  write_string(fd, "abcdef");
  expect("fd_pwrite: in the middle", SUCCESS, write_at(fd, "XY", 2, 2));
  expect_value("fd_pwrite: its count", 2, count);
  expect_value("fd_pwrite: its bytes", true, has_contents("file", "abXYef"));
  expect_value("fd_pwrite: the position stays", 6, position_of(fd));
  expect("fd_pwrite: several vectors", SUCCESS, fd_pwrite(fd, two, 2, 1, &count));
  expect_value("fd_pwrite: bytes of several vectors", true, has_contents("file", "aABCDf"));
  expect("fd_pwrite: no vectors", SUCCESS, fd_pwrite(fd, two, 0, 0, &count));
  expect_value("fd_pwrite: count of no vectors", 0, count);
  expect("fd_pwrite: behind the end", SUCCESS, write_at(fd, "!", 1, 9));
  read_at(fd, buffer, 60, 0);
  expect_value("fd_pwrite: zeros in between", true,
               count == 10 && is_equal(buffer, "aABCDf\0\0\0!", 10));
  expect("fd_pwrite: an offset with the top bit", EINVAL, write_at(fd, "x", 1, negative));
  expect("fd_pwrite: buffer far outside", EFAULT, write_at(fd, far_away(), 1, 0));
  expect("fd_pwrite: vectors far outside", EFAULT, fd_pwrite(fd, far_away(), 1, 0, &count));
  expect("fd_pwrite: result far outside", EFAULT, fd_pwrite(fd, two, 1, 0, far_away()));
  fd_close(fd);
  fd = open_with("file", 0, FD_WRITE | FD_TELL);
  expect("fd_pwrite: without the right to seek", ENOTCAPABLE, write_at(fd, "x", 1, 0));
  fd_close(fd);
  fd = open_with("file", 0, FD_READ | FD_SEEK);
  expect("fd_pwrite: without the right to write", ENOTCAPABLE, write_at(fd, "x", 1, 0));
  fd_close(fd);
  expect("fd_pwrite: a descriptor that is not open", EBADF, write_at(CLOSED, "x", 1, 0));
  expect("fd_pwrite: a grant", ENOTCAPABLE, write_at(GRANT, "x", 1, 0));
  expect("fd_pwrite: a pipe", ESPIPE, write_at(1, "x", 1, 0));
}

static void run_cases(void) {
  reading();
  writing();
}
