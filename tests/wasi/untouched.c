// untouched.c - every function that takes addresses, with memory that nobody has touched before.
// GRANT: . /sandbox
// FILE: digits 0123456789
// LINK: link digits
// ARG: argument
// ENV: NAME=value
// STDIN: line
// ENGINES: sinter (it is about how memory is served)
#include "harness.h"

enum { WASM_PAGE = 65536, LARGE = 3000000 };

// Zeroed memory that is given out once. What is of less than a page straddles two of the
// processor's.
static char *fresh(size_t size) {
  size_t pages = size / WASM_PAGE + 2;
  char *start = (char *)(__builtin_wasm_memory_grow(0, pages) * WASM_PAGE);
  return size < WASM_PAGE ? start + WASM_PAGE - size / 2 : start + 1;
}

static size_t count_of(const char *result) { return load_u32(result); }

// The contents of the file "large": byte n is n >> 10.
static bool is_large(const char *bytes, size_t size, size_t n) {
  for (size_t i = 0; i != size; ++i, ++n)
    if (bytes[i] != (char)(n >> 10))
      return false;
  return true;
}

static void writing(void) {
  fd_t fd = open_file("large", CREAT);
  char *zeros = fresh(LARGE), *result = fresh(4);
  struct iovec vectors[] = {{zeros, LARGE - 5}, {fresh(7), 7}};
  expect("fd_write: untouched", SUCCESS, fd_write(fd, vectors, 2, result));
  expect_value("fd_write: all of it", LARGE + 2, count_of(result));
  char *contents = fresh(LARGE);
  for (size_t i = 0; i != LARGE; ++i)
    contents[i] = (char)(i >> 10);
  vectors[0] = (struct iovec){contents, LARGE};
  vectors[1] = (struct iovec){fresh(1), 1};
  result = fresh(4);
  expect("fd_pwrite: partly untouched", SUCCESS, fd_pwrite(fd, vectors, 2, 0, result));
  expect_value("fd_pwrite: all of it", LARGE + 1, count_of(result));
  fd_filestat_set_size(fd, LARGE);
  fd_close(fd);
  fd = open_file("file", CREAT);
  result = fresh(4);
  expect("fd_write: an untouched list of empty vectors", SUCCESS,
         fd_write(fd, fresh(1024), 128, result));
  expect_value("fd_write: nothing of them", 0, count_of(result));
  fd_close(fd);
}

static void reading(void) {
  fd_t fd = open_file("large", 0);
  char *to = fresh(100 << 20), *result = fresh(4);
  struct iovec vector = {to, 100 << 20};
  expect("fd_pread: untouched, far larger than the file", SUCCESS,
         fd_pread(fd, &vector, 1, 0, result));
  expect_value("fd_pread: the whole file", LARGE, count_of(result));
  expect_value("fd_pread: its bytes", true, is_large(to, LARGE, 0));
  expect_value("fd_pread: none behind them", true, is_filled(to + LARGE, 0, WASM_PAGE));
  struct iovec vectors[] = {{fresh(70000), 70000}, {fresh(1), 1}, {NULL, 0}, {fresh(LARGE), LARGE}};
  result = fresh(4);
  expect("fd_read: untouched vectors", SUCCESS, fd_read(fd, vectors, 4, result));
  expect_value("fd_read: the whole file", LARGE, count_of(result));
  expect_value("fd_read: bytes of the vectors", true,
               is_large(vectors[0].base, 70000, 0) && is_large(vectors[1].base, 1, 70000) &&
                   is_large(vectors[3].base, LARGE - 70001, 70001));
  vector = (struct iovec){fresh(LARGE), LARGE};
  result = fresh(4);
  expect("fd_read: from a pipe", SUCCESS, fd_read(0, &vector, 1, result));
  expect_value("fd_read: what is in the pipe", true,
               count_of(result) == 5 && is_equal(vector.base, "line\n", 5));
  to = fresh(LARGE);
  expect("random_get: untouched", SUCCESS, random_get(to, LARGE));
  expect_value("random_get: both ends are random", false,
               is_filled(to, 0, 16) || is_filled(to + LARGE - 16, 0, 16));
  char *position = fresh(8);
  expect("fd_seek: untouched", SUCCESS, fd_seek(fd, 7, SEEK_SET, position));
  expect_value("fd_seek: the position", 7, load_u64(position));
  expect("fd_tell: untouched", SUCCESS, fd_tell(fd, position = fresh(8)));
  expect_value("fd_tell: the position", 7, load_u64(position));
  fd_close(fd);
}

static void attributes(void) {
  struct fdstat *flags = (void *)fresh(sizeof *flags);
  struct filestat *stat = (void *)fresh(sizeof *stat);
  struct prestat *grant = (void *)fresh(sizeof *grant);
  char *name = fresh(8), *time = fresh(8);
  expect("fd_fdstat_get: untouched", SUCCESS, fd_fdstat_get(GRANT, flags));
  expect_value("fd_fdstat_get: its type", DIRECTORY, flags->filetype);
  expect("fd_filestat_get: untouched", SUCCESS, fd_filestat_get(GRANT, stat));
  expect_value("fd_filestat_get: its type", DIRECTORY, stat->filetype);
  expect("fd_prestat_get: untouched", SUCCESS, fd_prestat_get(GRANT, grant));
  expect("fd_prestat_dir_name: untouched", SUCCESS,
         fd_prestat_dir_name(GRANT, name, grant->name_length));
  expect_value("fd_prestat_dir_name: the name", true, is_equal(name, "/sandbox", 8));
  expect("clock_time_get: untouched", SUCCESS, clock_time_get(REALTIME, 1, time));
  expect_value("clock_time_get: after 2020", true, load_u64(time) > 1577836800000000000);
  expect("clock_res_get: untouched", SUCCESS, clock_res_get(REALTIME, time = fresh(8)));
  expect_value("clock_res_get: above zero", true, load_u64(time) > 0);
}

// A path that was just written, on untouched pages but for that.
static const char *path(const char *text) {
  char *to = fresh(length_of(text));
  __builtin_memcpy(to, text, length_of(text));
  return to;
}

static void paths(void) {
  struct filestat *stat = (void *)fresh(sizeof *stat);
  char *fd = fresh(4), *to = fresh(5000), *result = fresh(4);
  expect("path_open: an untouched result", SUCCESS,
         path_open(GRANT, FOLLOW, path("link"), 4, 0, FILE_RIGHTS, 0, 0, fd));
  expect("fd_close: what was opened", SUCCESS, fd_close(load_u32(fd)));
  expect("path_open: a path of untouched zeros", EINVAL,
         path_open(GRANT, FOLLOW, fresh(5), 5, 0, FILE_RIGHTS, 0, 0, fd));
  expect("path_filestat_get: untouched", SUCCESS,
         path_filestat_get(GRANT, FOLLOW, path("digits"), 6, stat));
  expect_value("path_filestat_get: the size", 10, stat->size);
  expect("path_readlink: untouched", SUCCESS,
         path_readlink(GRANT, path("link"), 4, to, 5000, result));
  expect_value("path_readlink: the target", true,
               count_of(result) == 6 && is_equal(to, "digits", 6));
  expect("path_create_directory: an untouched path", SUCCESS,
         path_create_directory(GRANT, path("new"), 3));
  expect("path_rename: untouched paths", SUCCESS,
         path_rename(GRANT, path("new"), 3, GRANT, path("newer"), 5));
  expect("path_remove_directory: an untouched path", SUCCESS,
         path_remove_directory(GRANT, path("newer"), 5));
  expect("path_symlink: untouched paths", SUCCESS,
         path_symlink(path("digits"), 6, GRANT, path("another"), 7));
  expect("path_link: untouched paths", SUCCESS,
         path_link(GRANT, 0, path("digits"), 6, GRANT, path("hard"), 4));
  expect("path_filestat_set_times: an untouched path", SUCCESS,
         path_filestat_set_times(GRANT, FOLLOW, path("hard"), 4, 1, 2, ATIM | MTIM));
  expect("path_unlink_file: an untouched path", SUCCESS,
         path_unlink_file(GRANT, path("another"), 7));
  fd_t directory = open_directory(".", FD_READDIR);
  to = fresh(LARGE);
  expect("fd_readdir: untouched", SUCCESS, fd_readdir(directory, to, LARGE, 0, result = fresh(4)));
  expect_value("fd_readdir: entries", true, count_of(result) > 4 * sizeof(struct dirent));
  fd_close(directory);
}

static void others(void) {
  char *count = fresh(4), *size = fresh(4), *pointers = fresh(64), *strings = fresh(64);
  expect("args_sizes_get: untouched", SUCCESS, args_sizes_get(count, size));
  pointers = fresh(4 * count_of(count)), strings = fresh(count_of(size));
  expect("args_get: untouched", SUCCESS, args_get(pointers, strings));
  expect_value("args_get: the argument", true,
               is_equal((char *)load_u32(pointers + 4), "argument", 9));
  expect("environ_sizes_get: untouched", SUCCESS,
         environ_sizes_get(count = fresh(4), size = fresh(4)));
  pointers = fresh(4 * count_of(count)), strings = fresh(count_of(size));
  expect("environ_get: untouched", SUCCESS, environ_get(pointers, strings));
  expect_value("environ_get: the variable", true,
               is_equal((char *)load_u32(pointers), "NAME=value", 11));
  // Zeros are a subscription to a clock that waits for no time.
  struct event *events = (void *)fresh(40 * sizeof *events);
  count = fresh(4);
  expect("poll_oneoff: untouched", SUCCESS,
         poll_oneoff(fresh(40 * sizeof(struct subscription)), events, 40, count));
  expect_value("poll_oneoff: all have come", 40, count_of(count));
}

static void run_cases(void) {
  writing();
  reading();
  attributes();
  paths();
  others();
}
