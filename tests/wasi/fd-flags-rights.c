// fd-flags-rights.c - what a descriptor is and may do, and the names of grants.
// GRANT: . /
// GRANT: inner /second/name
// DIR: inner
// FILE: digits 0123456789
// FILE: inner/file inner
// STDIN: line
#include "harness.h"

enum { SECOND_GRANT = GRANT + 1 };

static struct fdstat stat;
static struct prestat prestat;
static char buffer[64];

static uint64_t flags_of(fd_t fd) { return fd_fdstat_get(fd, &stat) ? 999 : stat.flags; }

static fd_t open_flagged(uint32_t flags) {
  fd_t fd;
  return path_open(GRANT, 0, P("digits"), 0, FILE_RIGHTS, 0, flags, &fd) ? CLOSED : fd;
}

static void getting(void) {
  fd_t fd = open_with("digits", 0, FD_READ | FD_SEEK | FD_TELL);
  fill(&stat, 0xff, sizeof stat);
  expect("fd_fdstat_get: a file", SUCCESS, fd_fdstat_get(fd, &stat));
  expect_value("fd_fdstat_get: type of a file", REGULAR_FILE, stat.filetype);
  expect_value("fd_fdstat_get: no flags", 0, stat.flags);
  expect_value("fd_fdstat_get: the rights asked for", FD_READ | FD_SEEK | FD_TELL, stat.rights);
  expect_value("fd_fdstat_get: files pass nothing on", 0, stat.inheriting);
  expect("fd_fdstat_get: unaligned result", SUCCESS, fd_fdstat_get(fd, buffer + 3));
  expect_value("fd_fdstat_get: unaligned rights", FD_READ | FD_SEEK | FD_TELL,
               load_u64(buffer + 11));
  expect("fd_fdstat_get: result at the end of memory", SUCCESS,
         fd_fdstat_get(fd, before_end(sizeof stat)));
  expect("fd_fdstat_get: result across the end of memory", EFAULT,
         fd_fdstat_get(fd, before_end(sizeof stat - 1)));
  expect("fd_fdstat_get: result far outside", EFAULT, fd_fdstat_get(fd, far_away()));
  fd_close(fd);
  expect("fd_fdstat_get: a descriptor that was closed", EBADF, fd_fdstat_get(fd, &stat));
  expect("fd_fdstat_get: a descriptor that is not open", EBADF, fd_fdstat_get(CLOSED, &stat));

  expect("fd_fdstat_get: a grant", SUCCESS, fd_fdstat_get(GRANT, &stat));
  expect_value("fd_fdstat_get: type of a grant", DIRECTORY, stat.filetype);
  expect_value("fd_fdstat_get: a grant is for paths", DIRECTORY_RIGHTS,
               stat.rights & DIRECTORY_RIGHTS);
  expect_value("fd_fdstat_get: a grant is not for reading, writing, seeking", 0,
               stat.rights & (FD_READ | FD_WRITE | FD_SEEK | FD_TELL));
  expect_value("fd_fdstat_get: a grant passes on what files need", FILE_RIGHTS,
               stat.inheriting & FILE_RIGHTS);
  expect("fd_fdstat_get: a pipe", SUCCESS, fd_fdstat_get(0, &stat));
  expect_value("fd_fdstat_get: pipes have no type here", UNKNOWN, stat.filetype);
  expect_value("fd_fdstat_get: a pipe can be read", FD_READ, stat.rights & FD_READ);
  expect_value("fd_fdstat_get: a pipe has no position", 0, stat.rights & (FD_SEEK | FD_TELL));

  fd = open_flagged(APPEND);
  expect_value("fd_fdstat_get: append", APPEND, flags_of(fd));
  fd_close(fd);
  fd = open_flagged(NONBLOCK);
  expect_value("fd_fdstat_get: nonblock", NONBLOCK, flags_of(fd));
  fd_close(fd);
  fd = open_flagged(DSYNC);
  expect_value("fd_fdstat_get: dsync", DSYNC, flags_of(fd));
  fd_close(fd);
  fd = open_flagged(SYNC);
  expect_value("fd_fdstat_get: sync", SYNC, flags_of(fd) & SYNC);
  fd_close(fd);
}

static void setting_flags(void) {
  uint64_t position;
  make_file("log", "0123");
  fd_t fd = open_file("log", 0);
  expect("fd_fdstat_set_flags: append", SUCCESS, fd_fdstat_set_flags(fd, APPEND));
  expect_value("fd_fdstat_set_flags: append is set", APPEND, flags_of(fd));
  write_string(fd, "45");
  expect_value("fd_fdstat_set_flags: writing appends", true, has_contents("log", "012345"));
  expect("fd_fdstat_set_flags: none", SUCCESS, fd_fdstat_set_flags(fd, 0));
  expect_value("fd_fdstat_set_flags: none is set", 0, flags_of(fd));
  fd_seek(fd, 0, SEEK_SET, &position);
  write_string(fd, "x");
  expect_value("fd_fdstat_set_flags: writing no longer appends", true,
               has_contents("log", "x12345"));
  expect("fd_fdstat_set_flags: nonblock", SUCCESS, fd_fdstat_set_flags(fd, NONBLOCK));
  expect_value("fd_fdstat_set_flags: nonblock is set", NONBLOCK, flags_of(fd));
  expect("fd_fdstat_set_flags: append and nonblock", SUCCESS,
         fd_fdstat_set_flags(fd, APPEND | NONBLOCK));
  expect_value("fd_fdstat_set_flags: both are set", APPEND | NONBLOCK, flags_of(fd));
  expect("fd_fdstat_set_flags: sync cannot change", ENOTSUP, fd_fdstat_set_flags(fd, SYNC));
  expect("fd_fdstat_set_flags: dsync cannot change", ENOTSUP, fd_fdstat_set_flags(fd, DSYNC));
  expect_value("fd_fdstat_set_flags: an error changes nothing", APPEND | NONBLOCK, flags_of(fd));
  expect("fd_fdstat_set_flags: a flag that is none", EINVAL, fd_fdstat_set_flags(fd, 32));
  fd_close(fd);
  expect("fd_fdstat_set_flags: nonblock for a pipe", SUCCESS, fd_fdstat_set_flags(0, NONBLOCK));
  expect_value("fd_fdstat_set_flags: a pipe is nonblock", NONBLOCK, flags_of(0));
  fd_fdstat_set_flags(0, 0);
  fd = open_with("log", 0, FD_READ | FD_WRITE);
  expect("fd_fdstat_set_flags: without its right", ENOTCAPABLE, fd_fdstat_set_flags(fd, APPEND));
  fd_close(fd);
  expect("fd_fdstat_set_flags: a descriptor that is not open", EBADF,
         fd_fdstat_set_flags(CLOSED, 0));
}

static void setting_rights(void) {
  fd_t fd = open_with("digits", 0, FD_READ | FD_SEEK | FD_FILESTAT_GET), opened;
  expect("fd_fdstat_set_rights: the same", SUCCESS,
         fd_fdstat_set_rights(fd, FD_READ | FD_SEEK | FD_FILESTAT_GET, 0));
  expect("fd_fdstat_set_rights: fewer", SUCCESS, fd_fdstat_set_rights(fd, FD_FILESTAT_GET, 0));
  fd_fdstat_get(fd, &stat);
  expect_value("fd_fdstat_set_rights: they are fewer", FD_FILESTAT_GET, stat.rights);
  expect_value("fd_fdstat_set_rights: what was given up is gone", (uint64_t)-1,
               (uint64_t)(int64_t)read_some(fd, buffer, 1));
  expect("fd_fdstat_set_rights: one given up", ENOTCAPABLE,
         fd_fdstat_set_rights(fd, FD_FILESTAT_GET | FD_READ, 0));
  expect("fd_fdstat_set_rights: one never had", ENOTCAPABLE, fd_fdstat_set_rights(fd, FD_WRITE, 0));
  expect("fd_fdstat_set_rights: one to pass on", ENOTCAPABLE,
         fd_fdstat_set_rights(fd, FD_FILESTAT_GET, FD_READ));
  expect("fd_fdstat_set_rights: a bit that is no right", ENOTCAPABLE,
         fd_fdstat_set_rights(fd, FD_FILESTAT_GET | 1ull << 63, 0));
  fd_fdstat_get(fd, &stat);
  expect_value("fd_fdstat_set_rights: an error changes nothing", FD_FILESTAT_GET, stat.rights);
  expect("fd_fdstat_set_rights: none", SUCCESS, fd_fdstat_set_rights(fd, 0, 0));
  expect("fd_fdstat_set_rights: none again", SUCCESS, fd_fdstat_set_rights(fd, 0, 0));
  expect("fd_close: without any right", SUCCESS, fd_close(fd));
  expect("fd_fdstat_set_rights: a descriptor that is not open", EBADF,
         fd_fdstat_set_rights(CLOSED, 0, 0));

  fd_t directory = open_directory(".", DIRECTORY_RIGHTS);
  expect("fd_fdstat_set_rights: fewer to pass on", SUCCESS,
         fd_fdstat_set_rights(directory, DIRECTORY_RIGHTS, FD_READ | FD_FILESTAT_GET));
  expect("path_open: rights that are passed on", SUCCESS,
         path_open(directory, 0, P("digits"), 0, FD_READ, 0, 0, &opened));
  fd_close(opened);
  expect("path_open: a right that is not passed on", ENOTCAPABLE,
         path_open(directory, 0, P("digits"), 0, FD_READ | FD_WRITE, 0, 0, &opened));
  fd_close(directory);
}

static void grants(void) {
  fd_t directory = open_directory(".", DIRECTORY_RIGHTS), fd = open_file("digits", 0);
  expect("fd_prestat_get: first grant", SUCCESS, fd_prestat_get(GRANT, &prestat));
  expect_value("fd_prestat_get: it is a directory", 0, prestat.tag);
  expect_value("fd_prestat_get: length of its name", 1, prestat.name_length);
  expect("fd_prestat_get: second grant", SUCCESS, fd_prestat_get(SECOND_GRANT, &prestat));
  expect_value("fd_prestat_get: length of the second name", 12, prestat.name_length);
  expect("fd_prestat_get: number after the last grant", EBADF, fd_prestat_get(9, &prestat));
  expect("fd_prestat_get: standard input", EBADF, fd_prestat_get(0, &prestat));
  expect("fd_prestat_get: an opened directory", EBADF, fd_prestat_get(directory, &prestat));
  expect("fd_prestat_get: an opened file", EBADF, fd_prestat_get(fd, &prestat));
  expect("fd_prestat_get: largest descriptor", EBADF, fd_prestat_get(UINT32_MAX, &prestat));
  expect("fd_prestat_get: unaligned result", SUCCESS, fd_prestat_get(SECOND_GRANT, buffer + 1));
  expect_value("fd_prestat_get: unaligned length", 12, load_u32(buffer + 5));
  expect("fd_prestat_get: result across the end of memory", EFAULT,
         fd_prestat_get(GRANT, before_end(7)));
  expect("fd_prestat_get: result far outside", EFAULT, fd_prestat_get(GRANT, far_away()));

  fill(buffer, '#', sizeof buffer);
  expect("fd_prestat_dir_name: a buffer that fits", SUCCESS,
         fd_prestat_dir_name(SECOND_GRANT, buffer, 12));
  expect_value("fd_prestat_dir_name: the name and no more", true,
               is_equal(buffer, "/second/name#", 13));
  expect("fd_prestat_dir_name: a larger buffer", SUCCESS,
         fd_prestat_dir_name(GRANT, buffer, sizeof buffer));
  expect_value("fd_prestat_dir_name: the rest of it stays", true, is_equal(buffer, "/second", 7));
  expect("fd_prestat_dir_name: a smaller buffer", ENAMETOOLONG,
         fd_prestat_dir_name(SECOND_GRANT, buffer, 11));
  expect("fd_prestat_dir_name: no buffer", ENAMETOOLONG, fd_prestat_dir_name(GRANT, buffer, 0));
  expect("fd_prestat_dir_name: buffer at the end of memory", SUCCESS,
         fd_prestat_dir_name(SECOND_GRANT, before_end(12), 12));
  expect("fd_prestat_dir_name: buffer across the end of memory", EFAULT,
         fd_prestat_dir_name(SECOND_GRANT, before_end(11), 12));
  expect("fd_prestat_dir_name: buffer far outside", EFAULT,
         fd_prestat_dir_name(GRANT, far_away(), 1));
  expect("fd_prestat_dir_name: standard input", EBADF, fd_prestat_dir_name(0, buffer, 12));
  expect("fd_prestat_dir_name: an opened directory", EBADF,
         fd_prestat_dir_name(directory, buffer, 12));
  expect("fd_prestat_dir_name: a descriptor that is not open", EBADF,
         fd_prestat_dir_name(CLOSED, buffer, 12));
  fd_close(directory);
  fd_close(fd);
  expect("path_open: below the second grant", SUCCESS,
         path_open(SECOND_GRANT, 0, P("file"), 0, FD_READ, 0, 0, &fd));
  expect_value("path_open: what is there", true,
               read_some(fd, buffer, 60) == 5 && is_equal(buffer, "inner", 5));
}

static void run_cases(void) {
  getting();
  setting_flags();
  setting_rights();
  grants();
}
