// wasi.c - calls the WASI functions as compiled code would; the first argument says which group.
// runtime_test.py has made a directory `dir`, granted writable as descriptor 3 and read-only as 4.
#include "wasi/wasi.h"

#include "program.h"

static struct sinter_memory memory = {
    .max_size = 65535 * WASM_PAGE, .page_log2 = 16, .strategy = STRATEGY};

#define WASI(name, ...) sinter_wasi_##name(&sinter_wasi, __VA_ARGS__)

enum { DIR = 3, READ_ONLY = 4 };
// Where things lie in guest memory.
enum { RESULT = 8, VECTORS = 64, STAT = 512, PATH = 1024, PATH2 = 8192, BUFFER = 16384 };

static char *at(uint32_t offset) { return (char *)memory.base + offset; }

static uint32_t load32(uint32_t offset) {
  uint32_t value;
  memcpy(&value, at(offset), 4);
  return value;
}

static uint64_t load64(uint32_t offset) {
  uint64_t value;
  memcpy(&value, at(offset), 8);
  return value;
}

static void store32(uint32_t offset, uint32_t value) { memcpy(at(offset), &value, 4); }

static uint32_t put(uint32_t offset, const char *string) {
  memcpy(at(offset), string, strlen(string) + 1);
  return (uint32_t)strlen(string);
}

#define P(path) PATH, put(PATH, path)
#define P2(path) PATH2, put(PATH2, path)

enum { CREATE = 1, DIRECTORY = 2, EXCLUSIVE = 4, TRUNCATE = 8, FOLLOW = 1 };

static uint32_t open_at(uint32_t fd, uint32_t follow, const char *path, uint32_t flags,
                        uint64_t rights) {
  return WASI(path_open, fd, follow, P(path), flags, rights, RIGHTS_ALL, 0, RESULT);
}

static uint32_t open_to_read(const char *path) {
  return open_at(DIR, FOLLOW, path, 0, RIGHT_FD_READ | RIGHT_FD_SEEK | RIGHT_FD_TELL);
}

static void set_vector(uint32_t index, uint32_t base, uint32_t length) {
  store32(VECTORS + index * 8, base);
  store32(VECTORS + index * 8 + 4, length);
}

static void test_stdio(void) {
  set_vector(0, 0xffffffff, 0);
  CHECK(WASI(fd_write, 1, VECTORS, 1, RESULT) == WASI_EFAULT);
  set_vector(0, 65536, 0);
  set_vector(1, PATH, put(PATH, "out"));
  set_vector(2, PATH2, put(PATH2, "put\n"));
  CHECK(WASI(fd_write, 1, VECTORS, 3, RESULT) == 0 && load32(RESULT) == 7);
  CHECK(WASI(fd_write, 1, VECTORS, 0x20000000, RESULT) == WASI_EFAULT);
  CHECK(WASI(fd_write, 1, VECTORS, 0xffffffff, RESULT) == WASI_EFAULT);
  CHECK(WASI(fd_write, 1, VECTORS, 0, RESULT) == 0 && load32(RESULT) == 0);
  CHECK(WASI(fd_write, 7, VECTORS, 3, RESULT) == WASI_EBADF);
  CHECK(WASI(fd_write, 0xffffffff, VECTORS, 3, RESULT) == WASI_EBADF);
  set_vector(0, 65535, 2);
  CHECK(WASI(fd_write, 1, VECTORS, 3, RESULT) == WASI_EFAULT);
  set_vector(0, BUFFER, 3);
  set_vector(1, BUFFER + 100, 100);
  CHECK(WASI(fd_read, 0, VECTORS, 2, RESULT) == 0 && load32(RESULT) == 5);
  CHECK(!memcmp(at(BUFFER), "inp", 3) && !memcmp(at(BUFFER + 100), "ut", 2));
  CHECK(WASI(fd_read, 0, VECTORS, 2, RESULT) == 0 && load32(RESULT) == 0);
  CHECK(WASI(fd_fdstat_get, 0, STAT) == 0);
  CHECK(!(load64(STAT + 8) & RIGHT_FD_SEEK));
  CHECK(WASI(fd_seek, 0, 0, 1, STAT) == WASI_ESPIPE);
}

static void test_process(void) {
  CHECK(WASI(args_sizes_get, RESULT, RESULT + 4) == 0);
  CHECK(load32(RESULT) == 3 && WASI(args_get, PATH, BUFFER) == 0);
  CHECK(equal(at(load32(PATH + 4)), "process") && equal(at(load32(PATH + 8)), "two words"));
  CHECK(load32(RESULT + 4) == load32(PATH + 8) + 10 - BUFFER);
  CHECK(WASI(args_get, PATH, 65536 - 3) == WASI_EFAULT);
  CHECK(WASI(environ_sizes_get, RESULT, RESULT + 4) == 0 && load32(RESULT) == 2);
  CHECK(WASI(environ_get, PATH, BUFFER) == 0 && load32(RESULT + 4) == 12 + 15);
  CHECK(equal(at(load32(PATH)), "FIXED=value") && equal(at(load32(PATH + 4)), "PASSED=through"));
  for (uint32_t clock = 0; clock != 4; ++clock) {
    CHECK(WASI(clock_time_get, clock, 1, RESULT) == 0 && load64(RESULT) > 0);
    CHECK(WASI(clock_res_get, clock, RESULT) == 0 && load64(RESULT) > 0);
  }
  CHECK(WASI(clock_time_get, 0, 1, RESULT) == 0);
  CHECK(load64(RESULT) / 1000000000 > 1700000000);
  CHECK(WASI(clock_time_get, 4, 1, RESULT) == WASI_EINVAL);
  CHECK(WASI(clock_time_get, 0, 1, 65529) == WASI_EFAULT);
  CHECK(WASI(random_get, BUFFER, 1024) == 0);
  unsigned zeros = 0;
  for (uint32_t i = 0; i != 1024; ++i)
    zeros += *at(BUFFER + i) == 0;
  CHECK(zeros < 64 && WASI(random_get, BUFFER, 65536) == WASI_EFAULT);
  CHECK(sinter_wasi_sched_yield(&sinter_wasi) == 0);
  WASI(proc_exit, 0x1234);
}

static void test_files(void) {
  uint64_t rights = RIGHTS_FILE;
  CHECK(open_at(DIR, 0, "new", CREATE | EXCLUSIVE, rights) == 0);
  uint32_t fd = load32(RESULT);
  CHECK(fd == 5 && open_at(DIR, 0, "new", CREATE | EXCLUSIVE, rights) == WASI_EEXIST);
  set_vector(0, PATH, put(PATH, "0123456789"));
  CHECK(WASI(fd_write, fd, VECTORS, 1, RESULT) == 0 && load32(RESULT) == 10);
  CHECK(WASI(fd_tell, fd, STAT) == 0 && load64(STAT) == 10);
  CHECK(WASI(fd_seek, fd, (uint64_t)-3, 2, STAT) == 0 && load64(STAT) == 7);
  CHECK(WASI(fd_seek, fd, (uint64_t)-8, 1, STAT) == WASI_EINVAL);
  CHECK(WASI(fd_seek, fd, 0, 3, STAT) == WASI_EINVAL);
  set_vector(0, BUFFER, 4);
  CHECK(WASI(fd_pread, fd, VECTORS, 1, 2, RESULT) == 0 && !memcmp(at(BUFFER), "2345", 4));
  CHECK(WASI(fd_pwrite, fd, VECTORS, 1, 8, RESULT) == 0 && load32(RESULT) == 4);
  CHECK(WASI(fd_filestat_get, fd, STAT) == 0);
  CHECK(*at(STAT + 16) == FILETYPE_REGULAR_FILE && load64(STAT + 32) == 12);
  CHECK(WASI(fd_filestat_set_size, fd, 3) == 0 && WASI(fd_allocate, fd, 0, 20) == 0);
  CHECK(WASI(fd_filestat_set_times, fd, 5000000001, 7, 1 | 4) == 0);
  CHECK(WASI(fd_filestat_set_times, fd, 1, 1, 3) == WASI_EINVAL);
  CHECK(WASI(path_filestat_get, DIR, 0, P("new"), STAT) == 0);
  CHECK(load64(STAT + 32) == 20 && load64(STAT + 40) == 5000000001 && load64(STAT + 48) == 7);
  CHECK(WASI(fd_sync, fd) == 0 && WASI(fd_datasync, fd) == 0);
  CHECK(WASI(fd_advise, fd, 0, 0, 1) == 0 && WASI(fd_advise, fd, 0, 0, 6) == WASI_EINVAL);
  CHECK(WASI(fd_fdstat_set_flags, fd, 1) == 0 && WASI(fd_fdstat_get, fd, STAT) == 0);
  CHECK(*at(STAT) == FILETYPE_REGULAR_FILE && *at(STAT + 2) == 1);
  CHECK(load64(STAT + 8) == RIGHTS_FILE);
  CHECK(WASI(fd_fdstat_set_flags, fd, 16) == WASI_ENOTSUP);
  CHECK(WASI(fd_fdstat_set_rights, fd, RIGHT_FD_READ, 0) == 0);
  CHECK(WASI(fd_write, fd, VECTORS, 1, RESULT) == WASI_ENOTCAPABLE);
  CHECK(WASI(fd_fdstat_set_rights, fd, RIGHT_FD_READ | RIGHT_FD_WRITE, 0) == WASI_ENOTCAPABLE);
  CHECK(open_to_read("link") == 0 && load32(RESULT) == 6);
  CHECK(WASI(fd_renumber, 6, fd) == 0 && WASI(fd_close, 6) == WASI_EBADF);
  CHECK(WASI(fd_read, fd, VECTORS, 1, RESULT) == 0 && !memcmp(at(BUFFER), "hell", 4));
  CHECK(WASI(fd_close, fd) == 0 && WASI(fd_close, fd) == WASI_EBADF);
  CHECK(open_at(DIR, 0, "new", TRUNCATE, rights) == 0 && WASI(fd_close, fd) == 0);
  CHECK(WASI(path_filestat_get, DIR, 0, P("new"), STAT) == 0 && load64(STAT + 32) == 0);
  // More descriptors than fit into the instance.
  for (uint32_t i = 5; i != 100; ++i)
    CHECK(open_to_read("file") == 0 && load32(RESULT) == i);
  CHECK(WASI(fd_read, 99, VECTORS, 1, RESULT) == 0 && !memcmp(at(BUFFER), "hell", 4));
}

static void test_directories(void) {
  CHECK(WASI(fd_prestat_get, DIR, RESULT) == 0 && load32(RESULT) == 0);
  CHECK(load32(RESULT + 4) == 5 && WASI(fd_prestat_dir_name, DIR, BUFFER, 5) == 0);
  CHECK(!memcmp(at(BUFFER), "/data\0", 6));
  CHECK(WASI(fd_prestat_dir_name, DIR, BUFFER, 4) == WASI_ENAMETOOLONG);
  CHECK(WASI(fd_prestat_get, 5, RESULT) == WASI_EBADF);
  CHECK(WASI(path_create_directory, DIR, P("made")) == 0);
  CHECK(WASI(path_create_directory, DIR, P("made/")) == WASI_EEXIST);
  CHECK(WASI(path_create_directory, DIR, P("made/deep/")) == 0);
  CHECK(WASI(path_create_directory, DIR, P("none/deep")) == WASI_ENOENT);
  CHECK(WASI(path_rename, DIR, P("file"), DIR, P2("made/deep/moved")) == 0);
  CHECK(WASI(path_rename, DIR, P("made/deep/moved/"), DIR, P2("x")) == WASI_ENOTDIR);
  CHECK(WASI(path_link, DIR, 0, P("subl/../made/deep/moved"), DIR, P2("file")) == 0);
  CHECK(WASI(path_filestat_get, DIR, 0, P("file"), STAT) == 0 && load64(STAT + 24) == 2);
  CHECK(WASI(path_unlink_file, DIR, P("made/deep")) == WASI_EISDIR);
  CHECK(WASI(path_remove_directory, DIR, P("made/deep")) == WASI_ENOTEMPTY);
  CHECK(WASI(path_unlink_file, DIR, P("made/deep/moved/")) == WASI_ENOTDIR);
  CHECK(WASI(path_unlink_file, DIR, P("made/deep/moved")) == 0);
  CHECK(WASI(path_remove_directory, DIR, P("made/deep/")) == 0);
  CHECK(WASI(path_remove_directory, DIR, P("file")) == WASI_ENOTDIR);
  CHECK(WASI(path_remove_directory, DIR, P("subl")) == WASI_ENOTDIR);
  CHECK(WASI(path_symlink, P("sub/inner"), DIR, P2("made-link")) == 0);
  CHECK(WASI(path_readlink, DIR, P("made-link"), BUFFER, 100, RESULT) == 0);
  CHECK(load32(RESULT) == 9 && !memcmp(at(BUFFER), "sub/inner", 9));
  CHECK(WASI(path_readlink, DIR, P("made-link"), BUFFER, 3, RESULT) == 0 && load32(RESULT) == 3);
  CHECK(WASI(path_readlink, DIR, P("file"), BUFFER, 3, RESULT) == WASI_EINVAL);
  CHECK(WASI(path_filestat_get, DIR, FOLLOW, P("made-link"), STAT) == 0);
  CHECK(*at(STAT + 16) == FILETYPE_REGULAR_FILE);
  CHECK(WASI(path_filestat_get, DIR, 0, P("made-link"), STAT) == 0);
  CHECK(*at(STAT + 16) == FILETYPE_SYMBOLIC_LINK);
  CHECK(WASI(path_filestat_get, DIR, 0, P("file/"), STAT) == WASI_ENOTDIR);
  CHECK(WASI(path_filestat_get, DIR, 0, P("subl/"), STAT) == 0);
  CHECK(*at(STAT + 16) == FILETYPE_DIRECTORY);
  CHECK(WASI(path_filestat_set_times, DIR, 0, P("made-link"), 0, 3000000000, 4) == 0);
  CHECK(WASI(path_filestat_get, DIR, 0, P("made-link"), STAT) == 0);
  CHECK(load64(STAT + 48) == 3000000000);
  CHECK(open_at(DIR, 0, "subl/.././sub//inner", 0, RIGHT_FD_READ) == 0);
  CHECK(open_at(DIR, 0, "link", 0, RIGHT_FD_READ) == WASI_ELOOP);
  CHECK(open_at(DIR, FOLLOW, "file", DIRECTORY, RIGHT_FD_READ) == WASI_ENOTDIR);
  CHECK(open_at(DIR, FOLLOW, "file/", 0, RIGHT_FD_READ) == WASI_ENOTDIR);
  CHECK(open_at(DIR, FOLLOW, "sub", DIRECTORY, RIGHTS_ALL & ~RIGHTS_WRITING) == 0);
  uint32_t sub = load32(RESULT);
  CHECK(open_at(sub, FOLLOW, "inner", 0, RIGHT_FD_READ) == 0);
  // A descriptor is a root of its own.
  CHECK(open_at(sub, FOLLOW, "../file", 0, RIGHT_FD_READ) == WASI_ENOTCAPABLE);
}

// Lists `many` with a buffer of the given size, marking each entry in a bitmap.
static void list(uint32_t fd, uint32_t buffer_size) {
  uint64_t cookie = 0, seen = 0;
  unsigned dots = 0;
  for (;;) {
    CHECK(WASI(fd_readdir, fd, BUFFER, buffer_size, cookie, RESULT) == 0);
    uint32_t used = load32(RESULT);
    for (uint32_t next = 0; next + 24 <= used;) {
      uint32_t length = load32(BUFFER + next + 16);
      if (next + 24 + length > used)
        break;
      const char *name = at(BUFFER + next + 24);
      if (name[0] == '.')
        ++dots;
      else
        seen += (uint64_t)1 << ((name[4] - '0') * 10 + name[5] - '0');
      CHECK(*at(BUFFER + next + 20) ==
            (name[0] == '.' ? FILETYPE_DIRECTORY : FILETYPE_REGULAR_FILE));
      cookie = load64(BUFFER + next);
      next += 24 + length;
    }
    if (used < buffer_size)
      break;
  }
  CHECK(dots == 2 && seen == ((uint64_t)1 << 50) - 1);
}

static void test_readdir(void) {
  CHECK(open_at(DIR, FOLLOW, "many", DIRECTORY, RIGHT_FD_READDIR) == 0);
  uint32_t fd = load32(RESULT);
  list(fd, 30000);
  list(fd, 70);
  CHECK(WASI(fd_readdir, fd, BUFFER, 65536, 0, RESULT) == WASI_EFAULT);
  CHECK(WASI(fd_readdir, 0, BUFFER, 100, 0, RESULT) == WASI_ENOTDIR);
  CHECK(WASI(fd_readdir, DIR, BUFFER, 30000, 0, RESULT) == 0 && load32(RESULT) > 200);
}

// Everything that leads out of the grant, by every kind of call.
static void test_sandbox(void) {
  static const char *const escapes[] = {
      "..",           "../secret", "sub/../../secret", "/secret",     "out",
      "absolute",     "chain",     "outdir/secret",    "subl/up",     "subl/../../secret",
      "./../secret",  "sub/up",    "absdir/secret",    "outdir/",     "sub/../..",
      "outdir/../..", "/",         "sub/updir/secret", "subl/updir/", "absdir/",
  };
  for (size_t i = 0; i != sizeof escapes / sizeof *escapes; ++i) {
    const char *path = escapes[i];
    uint32_t error = open_at(DIR, FOLLOW, path, 0, RIGHT_FD_READ);
    CHECK(error == WASI_ENOTCAPABLE);
    CHECK(open_at(DIR, FOLLOW, path, CREATE, RIGHT_FD_READ | RIGHT_FD_WRITE) == error);
    CHECK(WASI(path_filestat_get, DIR, FOLLOW, P(path), STAT) == error);
    CHECK(WASI(path_filestat_set_times, DIR, FOLLOW, P(path), 0, 0, 10) == error);
    CHECK(WASI(path_link, DIR, FOLLOW, P(path), DIR, P2("stolen")) == error);
  }
  static const char *const parents[] = {"outdir/x", "absdir/x", "../x", "sub/updir/x", "/x"};
  for (size_t i = 0; i != sizeof parents / sizeof *parents; ++i) {
    const char *path = parents[i];
    CHECK(WASI(path_create_directory, DIR, P(path)) == WASI_ENOTCAPABLE);
    CHECK(WASI(path_unlink_file, DIR, P(path)) == WASI_ENOTCAPABLE);
    CHECK(WASI(path_remove_directory, DIR, P(path)) == WASI_ENOTCAPABLE);
    CHECK(WASI(path_rename, DIR, P("file"), DIR, P2(path)) == WASI_ENOTCAPABLE);
    CHECK(WASI(path_symlink, P("file"), DIR, P2(path)) == WASI_ENOTCAPABLE);
    CHECK(WASI(path_readlink, DIR, P(path), BUFFER, 100, RESULT) == WASI_ENOTCAPABLE);
    CHECK(WASI(path_link, DIR, 0, P("file"), DIR, P2(path)) == WASI_ENOTCAPABLE);
  }
  CHECK(WASI(path_symlink, P("/etc"), DIR, P2("bad")) == WASI_ENOTCAPABLE);
  CHECK(open_to_read("loop") == WASI_ELOOP && open_to_read("loop/x") == WASI_ELOOP);
  CHECK(open_to_read("sub/back/sub/back/file") == 0);
  CHECK(open_to_read("") == WASI_ENOENT);
  CHECK(WASI(path_open, DIR, 0, PATH, 65536, 0, 0, 0, 0, RESULT) == WASI_EFAULT);
  memset(at(PATH), 'a', 5000);
  CHECK(WASI(path_open, DIR, 0, PATH, 256, 0, 0, 0, 0, RESULT) == WASI_ENAMETOOLONG);
  CHECK(WASI(path_open, DIR, 0, PATH, 5000, 0, 0, 0, 0, RESULT) == WASI_ENAMETOOLONG);
  *at(PATH + 2) = 0;
  CHECK(WASI(path_open, DIR, 0, PATH, 5, 0, 0, 0, 0, RESULT) == WASI_EINVAL);
  CHECK(WASI(path_open, 1, 0, P("file"), 0, 0, 0, 0, RESULT) == WASI_ENOTDIR);
}

static void test_read_only(void) {
  uint64_t reading = RIGHTS_ALL & ~RIGHTS_WRITING;
  CHECK(open_at(READ_ONLY, FOLLOW, "file", 0, reading) == 0);
  uint32_t fd = load32(RESULT);
  CHECK(WASI(fd_filestat_set_times, fd, 0, 0, 2) == WASI_EROFS);
  CHECK(WASI(fd_write, fd, VECTORS, 0, RESULT) == WASI_ENOTCAPABLE);
  CHECK(open_at(READ_ONLY, FOLLOW, "file", CREATE, reading) == 0);
  CHECK(open_at(READ_ONLY, FOLLOW, "file", CREATE | EXCLUSIVE, reading) == WASI_EEXIST);
  CHECK(open_at(READ_ONLY, FOLLOW, "no", CREATE, reading) == WASI_EROFS);
  CHECK(open_at(READ_ONLY, FOLLOW, "file", TRUNCATE, reading) == WASI_EROFS);
  CHECK(open_at(READ_ONLY, FOLLOW, "file", 0, RIGHT_FD_WRITE) == WASI_EROFS);
  CHECK(open_at(READ_ONLY, FOLLOW, "sub", DIRECTORY, reading) == 0);
  uint32_t sub = load32(RESULT);
  CHECK(open_at(sub, FOLLOW, "inner", 0, RIGHT_FD_WRITE) == WASI_EROFS);
  CHECK(WASI(path_unlink_file, sub, P("inner")) == WASI_EROFS);
  CHECK(WASI(path_create_directory, READ_ONLY, P("x")) == WASI_EROFS);
  CHECK(WASI(path_remove_directory, READ_ONLY, P("sub")) == WASI_EROFS);
  CHECK(WASI(path_rename, READ_ONLY, P("file"), DIR, P2("x")) == WASI_EROFS);
  CHECK(WASI(path_rename, DIR, P("file"), READ_ONLY, P2("x")) == WASI_EROFS);
  CHECK(WASI(path_link, READ_ONLY, 0, P("file"), DIR, P2("x")) == WASI_EROFS);
  CHECK(WASI(path_symlink, P("file"), READ_ONLY, P2("x")) == WASI_EROFS);
  CHECK(WASI(path_filestat_set_times, READ_ONLY, 0, P("file"), 0, 0, 2) == WASI_EROFS);
}

// Subscriptions of 48 bytes from PATH, events of 32 bytes to BUFFER.
static void subscribe(uint32_t index, uint8_t type, uint32_t fd_or_clock, uint64_t timeout,
                      uint8_t flags) {
  uint32_t base = PATH + index * 48;
  memset(at(base), 0, 48);
  *at(base) = (char)(index + 10);
  *at(base + 8) = (char)type;
  store32(base + 16, fd_or_clock);
  memcpy(at(base + 24), &timeout, 8);
  *at(base + 40) = (char)flags;
}

static uint64_t now(void) {
  CHECK(WASI(clock_time_get, 1, 1, STAT) == 0);
  return load64(STAT);
}

static void test_poll(void) {
  uint64_t start = now();
  subscribe(0, 0, 1, 20000000, 0);
  subscribe(1, 0, 1, 30000000000, 0);
  CHECK(WASI(poll_oneoff, PATH, BUFFER, 2, RESULT) == 0 && load32(RESULT) == 1);
  CHECK(load64(BUFFER) == 10 && load32(BUFFER + 8) == 0 && now() - start >= 20000000);
  subscribe(0, 0, 1, now() + 20000000, 1);
  CHECK(WASI(poll_oneoff, PATH, BUFFER, 1, RESULT) == 0 && load32(RESULT) == 1);
  CHECK(now() - start >= 40000000);
  subscribe(0, 0, 1, 30000000000, 0);
  subscribe(1, 1, 0, 0, 0);
  subscribe(2, 2, 1, 0, 0);
  CHECK(WASI(poll_oneoff, PATH, BUFFER, 3, RESULT) == 0 && load32(RESULT) == 2);
  CHECK(load64(BUFFER) == 11 && *at(BUFFER + 10) == 1 && load64(BUFFER + 16) == 5);
  CHECK(load64(BUFFER + 32) == 12 && *at(BUFFER + 32 + 10) == 2);
  subscribe(1, 1, 50, 0, 0);
  CHECK(WASI(poll_oneoff, PATH, BUFFER, 2, RESULT) == 0 && load32(RESULT) == 1);
  CHECK(load64(BUFFER) == 11 && *at(BUFFER + 8) == WASI_EBADF);
  CHECK(WASI(poll_oneoff, PATH, BUFFER, 0, RESULT) == WASI_EINVAL);
  CHECK(WASI(poll_oneoff, PATH, BUFFER, 2000, RESULT) == WASI_EFAULT);
  for (uint32_t i = 0; i != 60; ++i)
    subscribe(i, 2, 1, 0, 0);
  CHECK(WASI(poll_oneoff, PATH, BUFFER, 60, RESULT) == 0 && load32(RESULT) == 60);
}

static int GUEST(run)(void) {
  static const struct {
    const char *name;
    void (*test)(void);
  } tests[] = {
      {"stdio", test_stdio},         {"process", test_process},
      {"files", test_files},         {"directories", test_directories},
      {"readdir", test_readdir},     {"sandbox", test_sandbox},
      {"read-only", test_read_only}, {"poll", test_poll},
  };
  for (size_t i = 0; i != sizeof tests / sizeof *tests; ++i)
    if (equal(argument(1), tests[i].name)) {
      tests[i].test();
      return 42;
    }
  return 1;
}

static const struct sinter_preopen preopens[] = {{"dir", "/data", 0}, {"dir", "/constant", 1}};
static const char *const variables[] = {"FIXED=value", "PASSED", "MISSING"};

typedef void step(struct sinter_wasi *wasi);
step sinter_wasi_open_preopens, sinter_wasi_make_environment;
static step *const steps[] = {sinter_wasi_open_preopens, sinter_wasi_make_environment, 0};

static const struct sinter_grants grants = {
    .preopens = (void *)preopens,
    .preopen_count = 2,
    .env = (void *)variables,
    .env_count = 3,
    .has_stdin = 1,
    .has_stdout = 1,
    .steps = (void *)steps,
};

static const struct sinter_initial_memory initial = {
    .memory = &memory,
    .size = WASM_PAGE,
    GUARD_MEMORY,
};

const struct sinter_program sinter_program = {
    .run = run,
    .stack_size = 1 << 20,
    .memories = (void *)&initial,
    .memory_count = 1,
    PAGING.wasi_memory = &memory,
    .init_wasi = sinter_wasi_start,
    .grants = (void *)&grants,
};
