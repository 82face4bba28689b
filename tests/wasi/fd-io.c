// fd-io.c - reading and writing: vectors, ends of files, partial transfers, bad pointers.
// GRANT: . /sandbox
// FILE: digits 0123456789
// STDIN: line
#include "harness.h"

static char buffer[65536], other[64];
static struct iovec many[2000];
static size_t count;

static struct iovec one(void *base, size_t length) { return (struct iovec){base, length}; }

static uint32_t read_one(fd_t fd, void *base, size_t length) {
  struct iovec vector = one(base, length);
  count = 12345;
  return fd_read(fd, &vector, 1, &count);
}

static uint32_t write_one(fd_t fd, void *base, size_t length) {
  struct iovec vector = one(base, length);
  count = 12345;
  return fd_write(fd, &vector, 1, &count);
}

static void rewind(fd_t fd) {
  uint64_t position;
  fd_seek(fd, 0, SEEK_SET, &position);
}

static uint64_t position_of(fd_t fd) {
  uint64_t position = 999;
  fd_tell(fd, &position);
  return position;
}

static void reading(void) {
  fd_t fd = open_file("digits", 0);
  expect("fd_read: a whole file", SUCCESS, read_one(fd, buffer, 100));
  expect_value("fd_read: its length", 10, count);
  expect_value("fd_read: its contents", true, is_equal(buffer, "0123456789", 10));
  expect("fd_read: at the end", SUCCESS, read_one(fd, buffer, 100));
  expect_value("fd_read: nothing at the end", 0, count);
  rewind(fd);
  expect("fd_read: no bytes", SUCCESS, read_one(fd, buffer, 0));
  expect_value("fd_read: count of no bytes", 0, count);
  expect("fd_read: no vectors", SUCCESS, fd_read(fd, many, 0, &count));
  expect_value("fd_read: count of no vectors", 0, count);
  expect_value("fd_read: nothing read, nothing moved", 0, position_of(fd));

  struct iovec three[] = {one(other, 3), one(other + 20, 0), one(other + 10, 4)};
  expect("fd_read: several vectors, one of them empty", SUCCESS, fd_read(fd, three, 3, &count));
  expect_value("fd_read: bytes over all vectors", 7, count);
  expect_value("fd_read: first vector", true, is_equal(other, "012\0", 4));
  expect_value("fd_read: last vector", true, is_equal(other + 10, "3456\0", 5));
  expect("fd_read: the rest", SUCCESS, read_one(fd, buffer, 100));
  expect_value("fd_read: length of the rest", 3, count);

  rewind(fd);
  for (size_t i = 0; i != ARRAY_LENGTH(many); ++i)
    many[i] = one(buffer + i, i % 100 ? 0 : 1);
  fill(buffer, 0, sizeof buffer);
  expect("fd_read: 2000 vectors, most of them empty", SUCCESS,
         fd_read(fd, many, ARRAY_LENGTH(many), &count));
  expect_value("fd_read: at least one byte of many vectors", true, count >= 1 && count <= 10);
  expect_value("fd_read: the vectors' order", true,
               buffer[0] == '0' && (count < 2 || buffer[100] == '1'));
  rewind(fd);
  for (size_t i = 0; i != ARRAY_LENGTH(many); ++i)
    many[i] = one(buffer, sizeof buffer);
  expect("fd_read: 2000 vectors of 64 KiB", SUCCESS, fd_read(fd, many, ARRAY_LENGTH(many), &count));
  expect_value("fd_read: no more than there is", 10, count);
  fd_close(fd);
}

static void odd_memory(void) {
  fd_t fd = open_file("digits", 0);
  struct iovec vector = one(other + 1, 5);
  char *unaligned = buffer + 3;
  __builtin_memcpy(unaligned, &vector, sizeof vector);
  expect("fd_read: unaligned vectors and result", SUCCESS, fd_read(fd, unaligned, 1, buffer + 101));
  expect_value("fd_read: unaligned count", 5, load_u32(buffer + 101));
  expect_value("fd_read: unaligned bytes", true, is_equal(other + 1, "01234", 5));

  rewind(fd);
  struct iovec twice[] = {one(other, 4), one(other + 2, 4)};
  expect("fd_read: overlapping vectors", SUCCESS, fd_read(fd, twice, 2, &count));
  expect_value("fd_read: the later vector wins", true, is_equal(other, "014567", 6));
  rewind(fd);
  vector = one(buffer, 10);
  expect("fd_read: result inside the buffer", SUCCESS, fd_read(fd, &vector, 1, buffer + 4));
  expect_value("fd_read: the result wins", 10, load_u32(buffer + 4));
  rewind(fd);
  struct iovec into[] = {one(into, 8), one(other, 2)};
  expect("fd_read: a buffer that holds the vectors", SUCCESS, fd_read(fd, into, 2, &count));
  expect_value("fd_read: vectors are taken before they are overwritten", 10, count);

  rewind(fd);
  expect("fd_read: buffer up to the end of memory", SUCCESS, read_one(fd, before_end(4), 4));
  rewind(fd);
  expect("fd_read: buffer across the end of memory", EFAULT, read_one(fd, before_end(4), 5));
  expect("fd_read: buffer far outside", EFAULT, read_one(fd, far_away(), 1));
  expect("fd_read: a length that wraps around", EFAULT, read_one(fd, buffer, UINT32_MAX));
  struct iovec second[] = {one(other, 2), one(far_away(), 8)};
  expect("fd_read: second buffer outside", EFAULT, fd_read(fd, second, 2, &count));
  expect_value("fd_read: a bad buffer moves nothing", 0, position_of(fd));
  expect("fd_read: vectors across the end of memory", EFAULT,
         fd_read(fd, before_end(7), 1, &count));
  expect("fd_read: vectors far outside", EFAULT, fd_read(fd, far_away(), 1, &count));
  expect("fd_read: a count of vectors that wraps around", EFAULT,
         fd_read(fd, &vector, 0x20000001, &count));
  expect("fd_read: largest count of vectors", EFAULT, fd_read(fd, &vector, UINT32_MAX, &count));
  vector = one(other, 1);
  expect("fd_read: result across the end of memory", EFAULT,
         fd_read(fd, &vector, 1, before_end(3)));
  expect("fd_read: result far outside", EFAULT, fd_read(fd, &vector, 1, far_away()));
  fd_close(fd);
}

static void who_may_read(void) {
  fd_t writer = open_with("digits", 0, FD_WRITE), directory = open_directory(".", DIRECTORY_RIGHTS);
  expect("fd_read: a descriptor that is not open", EBADF, read_one(CLOSED, buffer, 1));
  expect("fd_read: largest descriptor", EBADF, read_one(UINT32_MAX, buffer, 1));
  expect("fd_read: without its right", ENOTCAPABLE, read_one(writer, buffer, 1));
  expect("fd_read: a grant", EISDIR, read_one(GRANT, buffer, 1));
  expect("fd_read: an opened directory", EISDIR, read_one(directory, buffer, 1));
  fd_close(writer);
  fd_close(directory);
  expect("fd_read: a descriptor that was closed", EBADF, read_one(writer, buffer, 1));
  expect("fd_read: standard input", SUCCESS, read_one(0, buffer, 100));
  expect_value("fd_read: what was there", true, count == 5 && is_equal(buffer, "line\n", 5));
  expect("fd_read: end of a pipe", SUCCESS, read_one(0, buffer, 100));
  expect_value("fd_read: nothing at the end of a pipe", 0, count);
}

static void writing(void) {
  fd_t fd = open_file("written", CREAT);
  expect("fd_write: some bytes", SUCCESS, write_one(fd, "hello", 5));
  expect_value("fd_write: their count", 5, count);
  expect("fd_write: no bytes", SUCCESS, write_one(fd, "", 0));
  expect_value("fd_write: count of no bytes", 0, count);
  expect("fd_write: no vectors", SUCCESS, fd_write(fd, many, 0, &count));
  expect_value("fd_write: count of no vectors", 0, count);
  struct iovec three[] = {one(", ", 2), one("", 0), one("world", 5)};
  expect("fd_write: several vectors, one of them empty", SUCCESS, fd_write(fd, three, 3, &count));
  expect_value("fd_write: bytes of all vectors", 7, count);
  expect_value("fd_write: what was written", true, has_contents("written", "hello, world"));
  rewind(fd);
  write_one(fd, "J", 1);
  expect_value("fd_write: over what is there", true, has_contents("written", "Jello, world"));
  fd_close(fd);

  fd = open_file("many", CREAT);
  for (size_t i = 0; i != ARRAY_LENGTH(many); ++i)
    many[i] = one("x", 1);
  size_t left = ARRAY_LENGTH(many);
  uint32_t error = 0;
  for (count = 1; left && count && !error; left -= count)
    error = fd_write(fd, many, left, &count);
  expect("fd_write: 2000 vectors, until all are written", SUCCESS, error);
  expect_value("fd_write: all of 2000 vectors", 2000, position_of(fd));
  fd_close(fd);
}

static void bad_writing(void) {
  fd_t fd = open_file("bad", CREAT), reader = open_with("digits", 0, FD_READ);
  struct iovec vector = one("abc", 3), second[] = {one("abc", 3), one(far_away(), 8)};
  expect("fd_write: buffer across the end of memory", EFAULT, write_one(fd, before_end(4), 5));
  expect("fd_write: buffer far outside", EFAULT, write_one(fd, far_away(), 1));
  expect("fd_write: second buffer outside", EFAULT, fd_write(fd, second, 2, &count));
  expect("fd_write: vectors across the end of memory", EFAULT,
         fd_write(fd, before_end(7), 1, &count));
  expect("fd_write: a count of vectors that wraps around", EFAULT,
         fd_write(fd, &vector, 0x20000001, &count));
  expect("fd_write: result far outside", EFAULT, fd_write(fd, &vector, 1, far_away()));
  expect("fd_write: a descriptor that is not open", EBADF, write_one(CLOSED, "x", 1));
  expect("fd_write: largest descriptor", EBADF, write_one(UINT32_MAX, "x", 1));
  expect("fd_write: without its right", ENOTCAPABLE, write_one(reader, "x", 1));
  expect("fd_write: a grant", ENOTCAPABLE, write_one(GRANT, "x", 1));
  expect("fd_write: standard output", SUCCESS, write_one(1, "out\n", 4));
  fd_close(1);
  expect("fd_write: standard output when closed", EBADF, write_one(1, "out\n", 4));
  fd_close(fd);
  fd_close(reader);
}

static void appending(void) {
  fd_t fd;
  make_file("log", "one ");
  path_open(GRANT, 0, P("log"), 0, FILE_RIGHTS, 0, APPEND, &fd);
  rewind(fd);
  expect("fd_write: append", SUCCESS, write_one(fd, "two", 3));
  expect_value("fd_write: append goes to the end", true, has_contents("log", "one two"));
  expect_value("fd_write: append leaves the position at the end", 7, position_of(fd));
  fd_close(fd);
}

static void run_cases(void) {
  reading();
  odd_memory();
  who_may_read();
  writing();
  bad_writing();
  appending();
}
