// fd-stat.c - attributes, size and times of open files.
// GRANT: . /sandbox
// FILE: digits 0123456789
// STDIN: line
#include "harness.h"

static const uint64_t second = 1000000000;
static struct filestat stat;
static char buffer[128];

static uint64_t size_of(fd_t fd) { return fd_filestat_get(fd, &stat) ? 999 : stat.size; }

static void attributes(void) {
  fd_t fd = open_file("digits", 0), directory = open_directory(".", DIRECTORY_RIGHTS);
  fill(&stat, 0xff, sizeof stat);
  expect("fd_filestat_get: a file", SUCCESS, fd_filestat_get(fd, &stat));
  expect_value("fd_filestat_get: type of a file", REGULAR_FILE, stat.filetype);
  expect_value("fd_filestat_get: size", 10, stat.size);
  expect_value("fd_filestat_get: links", 1, stat.link_count);
  expect_value("fd_filestat_get: inode", true, stat.inode != 0 && stat.inode != ~0ull);
  expect_value("fd_filestat_get: times are of this century", true,
               stat.access_time > 946684800 * second && stat.modify_time > 946684800 * second &&
                   stat.change_time > 946684800 * second && stat.change_time < 4102444800 * second);
  expect_value("fd_filestat_get: change is not before modification", true,
               stat.change_time >= stat.modify_time);
  uint64_t inode = stat.inode, device = stat.device;
  path_link(GRANT, 0, P("digits"), GRANT, P("second-name"));
  fd_filestat_get(fd, &stat);
  expect_value("fd_filestat_get: a second link", 2, stat.link_count);
  path_unlink_file(GRANT, P("second-name"));
  expect("fd_filestat_get: a directory", SUCCESS, fd_filestat_get(directory, &stat));
  expect_value("fd_filestat_get: type of a directory", DIRECTORY, stat.filetype);
  expect_value("fd_filestat_get: same device, another inode", true,
               stat.device == device && stat.inode != inode);
  expect("fd_filestat_get: a grant", SUCCESS, fd_filestat_get(GRANT, &stat));
  expect_value("fd_filestat_get: type of a grant", DIRECTORY, stat.filetype);
  expect("fd_filestat_get: a pipe", SUCCESS, fd_filestat_get(0, &stat));
  expect_value("fd_filestat_get: pipes have no type here", UNKNOWN, stat.filetype);
  expect("fd_filestat_get: unaligned result", SUCCESS, fd_filestat_get(fd, buffer + 5));
  __builtin_memcpy(&stat, buffer + 5, sizeof stat);
  expect_value("fd_filestat_get: unaligned record", true,
               stat.inode == inode && stat.filetype == REGULAR_FILE && stat.size == 10);
  expect("fd_filestat_get: result at the end of memory", SUCCESS,
         fd_filestat_get(fd, before_end(sizeof stat)));
  expect("fd_filestat_get: result across the end of memory", EFAULT,
         fd_filestat_get(fd, before_end(sizeof stat - 1)));
  expect("fd_filestat_get: result far outside", EFAULT, fd_filestat_get(fd, far_away()));
  fd_close(fd);
  fd_close(directory);
  fd = open_with("digits", 0, FD_READ);
  expect("fd_filestat_get: without its right", ENOTCAPABLE, fd_filestat_get(fd, &stat));
  fd_close(fd);
  expect("fd_filestat_get: a descriptor that was closed", EBADF, fd_filestat_get(fd, &stat));
  expect("fd_filestat_get: a descriptor that is not open", EBADF, fd_filestat_get(CLOSED, &stat));
}

static void sizes(void) {
  fd_t fd = open_file("sized", CREAT);
  write_string(fd, "abcdef");
  expect("fd_filestat_set_size: larger", SUCCESS, fd_filestat_set_size(fd, 9));
  expect_value("fd_filestat_set_size: it is larger", 9, size_of(fd));
  fd_t reader = open_file("sized", 0);
  expect_value("fd_filestat_set_size: zeros are added", true,
               read_some(reader, buffer, 60) == 9 && is_equal(buffer, "abcdef\0\0\0", 9));
  fd_close(reader);
  expect("fd_filestat_set_size: smaller", SUCCESS, fd_filestat_set_size(fd, 3));
  expect_value("fd_filestat_set_size: it is smaller", true, has_contents("sized", "abc"));
  uint64_t position;
  fd_tell(fd, &position);
  expect_value("fd_filestat_set_size: the position stays", 6, position);
  expect("fd_filestat_set_size: nothing", SUCCESS, fd_filestat_set_size(fd, 0));
  expect_value("fd_filestat_set_size: it is empty", 0, size_of(fd));
  expect("fd_filestat_set_size: beyond 4 GiB", SUCCESS, fd_filestat_set_size(fd, 5ull << 32));
  expect_value("fd_filestat_set_size: it is beyond 4 GiB", 5ull << 32, size_of(fd));
  fd_filestat_set_size(fd, 0);
  expect("fd_filestat_set_size: a size with the top bit", EINVAL,
         fd_filestat_set_size(fd, 1ull << 63));
  fd_close(fd);
  fd = open_with("sized", 0, FD_READ | FD_WRITE);
  expect("fd_filestat_set_size: without its right", ENOTCAPABLE, fd_filestat_set_size(fd, 1));
  fd_close(fd);
  expect("fd_filestat_set_size: a descriptor that is not open", EBADF,
         fd_filestat_set_size(CLOSED, 0));
  expect("fd_filestat_set_size: a grant", ENOTCAPABLE, fd_filestat_set_size(GRANT, 0));
  expect("fd_filestat_set_size: a pipe", EINVAL, fd_filestat_set_size(0, 0));
}

static void times(void) {
  fd_t fd = open_file("timed", CREAT), directory = open_directory(".", DIRECTORY_RIGHTS);
  uint64_t access = 1000000000 * second + 123456789, modify = 1100000000 * second + 987654321;
  expect("fd_filestat_set_times: both", SUCCESS,
         fd_filestat_set_times(fd, access, modify, ATIM | MTIM));
  fd_filestat_get(fd, &stat);
  expect_value("fd_filestat_set_times: time of access, to the nanosecond", access,
               stat.access_time);
  expect_value("fd_filestat_set_times: time of modification, to the nanosecond", modify,
               stat.modify_time);
  expect("fd_filestat_set_times: neither", SUCCESS, fd_filestat_set_times(fd, 1, 1, 0));
  fd_filestat_get(fd, &stat);
  expect_value("fd_filestat_set_times: neither changes", true,
               stat.access_time == access && stat.modify_time == modify);
  expect("fd_filestat_set_times: access only", SUCCESS,
         fd_filestat_set_times(fd, access + second, 1, ATIM));
  fd_filestat_get(fd, &stat);
  expect_value("fd_filestat_set_times: access changes alone", true,
               stat.access_time == access + second && stat.modify_time == modify);
  expect("fd_filestat_set_times: modification only", SUCCESS,
         fd_filestat_set_times(fd, 1, modify + second, MTIM));
  fd_filestat_get(fd, &stat);
  expect_value("fd_filestat_set_times: modification changes alone", true,
               stat.access_time == access + second && stat.modify_time == modify + second);
  expect("fd_filestat_set_times: modification is now", SUCCESS,
         fd_filestat_set_times(fd, 1, 1, MTIM_NOW));
  fd_filestat_get(fd, &stat);
  expect_value("fd_filestat_set_times: now is after 2025", true,
               stat.access_time == access + second && stat.modify_time > 1735689600 * second);
  expect("fd_filestat_set_times: access is now", SUCCESS,
         fd_filestat_set_times(fd, 1, modify, ATIM_NOW | MTIM));
  fd_filestat_get(fd, &stat);
  expect_value("fd_filestat_set_times: access now, modification given", true,
               stat.access_time > 1735689600 * second && stat.modify_time == modify);
  expect("fd_filestat_set_times: both are the epoch", SUCCESS,
         fd_filestat_set_times(fd, 0, 0, ATIM | MTIM));
  fd_filestat_get(fd, &stat);
  expect_value("fd_filestat_set_times: the epoch", 0, stat.access_time | stat.modify_time);
  expect("fd_filestat_set_times: access given and now", EINVAL,
         fd_filestat_set_times(fd, 1, 1, ATIM | ATIM_NOW));
  expect("fd_filestat_set_times: modification given and now", EINVAL,
         fd_filestat_set_times(fd, 1, 1, MTIM | MTIM_NOW));
  expect("fd_filestat_set_times: a flag that is none", EINVAL, fd_filestat_set_times(fd, 1, 1, 16));
  expect("fd_filestat_set_times: a directory", SUCCESS,
         fd_filestat_set_times(directory, access, modify, ATIM | MTIM));
  fd_filestat_get(directory, &stat);
  expect_value("fd_filestat_set_times: times of a directory", modify, stat.modify_time);
  fd_close(fd);
  fd_close(directory);
  fd = open_with("timed", 0, FD_READ | FD_WRITE);
  expect("fd_filestat_set_times: without its right", ENOTCAPABLE,
         fd_filestat_set_times(fd, 1, 1, ATIM));
  fd_close(fd);
  expect("fd_filestat_set_times: a descriptor that is not open", EBADF,
         fd_filestat_set_times(CLOSED, 1, 1, ATIM));
}

static void run_cases(void) {
  attributes();
  sizes();
  times();
}
