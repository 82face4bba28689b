// path-stat-times.c - attributes and times of what a path leads to.
// GRANT: inside /sandbox
// DIR: inside
// FILE: outside secret
// FILE: inside/file 0123456789
// DIR: inside/directory
// LINK: inside/to-file file
// LINK: inside/to-directory directory
// LINK: inside/to-nothing nowhere
// LINK: inside/to-itself to-itself
// LINK: inside/to-outside ../outside
// FIFO: inside/fifo
#include "harness.h"

static const uint64_t second = 1000000000;
static const uint64_t access = 1000000000123456789, modify = 1100000000987654321;
static struct filestat stat;
static char buffer[128], long_name[256];

static uint32_t get(uint32_t look_up, const char *path) {
  fill(&stat, 0xff, sizeof stat);
  return path_filestat_get(GRANT, look_up, path, length_of(path), &stat);
}

static uint32_t set(uint32_t look_up, const char *path, uint32_t flags) {
  return path_filestat_set_times(GRANT, look_up, path, length_of(path), access, modify, flags);
}

static void getting(void) {
  expect("path_filestat_get: a file", SUCCESS, get(0, "file"));
  expect_value("path_filestat_get: type of a file", REGULAR_FILE, stat.filetype);
  expect_value("path_filestat_get: size of a file", 10, stat.size);
  expect_value("path_filestat_get: links of a file", 1, stat.link_count);
  uint64_t inode = stat.inode, device = stat.device, changed = stat.change_time;
  fd_t fd = open_file("file", 0);
  fd_filestat_get(fd, &stat);
  fd_close(fd);
  expect_value("path_filestat_get: the same as fd_filestat_get", true,
               stat.inode == inode && stat.device == device && stat.change_time == changed);
  expect("path_filestat_get: a directory", SUCCESS, get(0, "directory"));
  expect_value("path_filestat_get: type of a directory", DIRECTORY, stat.filetype);
  expect("path_filestat_get: the grant itself", SUCCESS, get(0, "."));
  expect_value("path_filestat_get: type of the grant", DIRECTORY, stat.filetype);
  expect("path_filestat_get: a pipe", SUCCESS, get(0, "fifo"));
  expect_value("path_filestat_get: pipes have no type here", UNKNOWN, stat.filetype);
  expect("path_filestat_get: a link itself", SUCCESS, get(0, "to-file"));
  expect_value("path_filestat_get: type of a link", SYMBOLIC_LINK, stat.filetype);
  expect_value("path_filestat_get: size of a link", 4, stat.size);
  expect("path_filestat_get: a link, followed", SUCCESS, get(FOLLOW, "to-file"));
  expect_value("path_filestat_get: what it leads to", inode, stat.inode);
  expect("path_filestat_get: a link to nothing itself", SUCCESS, get(0, "to-nothing"));
  expect("path_filestat_get: a link to nothing, followed", ENOENT, get(FOLLOW, "to-nothing"));
  expect("path_filestat_get: a link to itself", SUCCESS, get(0, "to-itself"));
  expect("path_filestat_get: a link to itself, followed", ELOOP, get(FOLLOW, "to-itself"));
  expect("path_filestat_get: a link that leads out", SUCCESS, get(0, "to-outside"));
  expect("path_filestat_get: a link that leads out, followed", ENOTCAPABLE,
         get(FOLLOW, "to-outside"));
  expect("path_filestat_get: a slash behind a link to a directory", SUCCESS,
         get(0, "to-directory/"));
  expect_value("path_filestat_get: the slash follows it", DIRECTORY, stat.filetype);
  expect("path_filestat_get: a slash behind a file", ENOTDIR, get(0, "file/"));
  expect("path_filestat_get: a slash behind a link to a file", ENOTDIR, get(FOLLOW, "to-file/"));
}

static void refusing_to_get(void) {
  expect("path_filestat_get: nothing there", ENOENT, get(0, "nowhere"));
  expect("path_filestat_get: through a file", ENOTDIR, get(0, "file/x"));
  expect("path_filestat_get: an empty path", ENOENT, get(0, ""));
  expect("path_filestat_get: outside", ENOTCAPABLE, get(0, "../outside"));
  expect("path_filestat_get: the parent", ENOTCAPABLE, get(0, ".."));
  expect("path_filestat_get: an absolute path", ENOTCAPABLE, get(0, "/file"));
  expect("path_filestat_get: a name of 256 bytes", ENAMETOOLONG,
         path_filestat_get(GRANT, 0, long_name, 256, &stat));
  expect("path_filestat_get: a zero byte in the path", EINVAL,
         path_filestat_get(GRANT, 0, P("file\0x"), &stat));
  expect("path_filestat_get: first lookup flag that is none", EINVAL, get(2, "file"));
  expect("path_filestat_get: unaligned result", SUCCESS,
         path_filestat_get(GRANT, 0, P("file"), buffer + 3));
  __builtin_memcpy(&stat, buffer + 3, sizeof stat);
  expect_value("path_filestat_get: unaligned size", 10, stat.size);
  expect("path_filestat_get: result at the end of memory", SUCCESS,
         path_filestat_get(GRANT, 0, P("file"), before_end(sizeof stat)));
  expect("path_filestat_get: result across the end of memory", EFAULT,
         path_filestat_get(GRANT, 0, P("file"), before_end(sizeof stat - 1)));
  expect("path_filestat_get: path outside memory", EFAULT,
         path_filestat_get(GRANT, 0, before_end(3), 4, &stat));
  expect("path_filestat_get: a descriptor that is not open", EBADF,
         path_filestat_get(CLOSED, 0, P("file"), &stat));
  fd_t plain = open_directory(".", PATH_OPEN), file = open_file("file", 0);
  expect("path_filestat_get: without its right", ENOTCAPABLE,
         path_filestat_get(plain, 0, P("file"), &stat));
  expect("path_filestat_get: below a file", ENOTDIR, path_filestat_get(file, 0, P("file"), &stat));
  fd_close(file);
  fd_close(plain);
}

static void setting(void) {
  expect("path_filestat_set_times: both", SUCCESS, set(0, "file", ATIM | MTIM));
  get(0, "file");
  expect_value("path_filestat_set_times: time of access", access, stat.access_time);
  expect_value("path_filestat_set_times: time of modification", modify, stat.modify_time);
  expect("path_filestat_set_times: a directory", SUCCESS, set(0, "directory", ATIM | MTIM));
  get(0, "directory");
  expect_value("path_filestat_set_times: times of a directory", modify, stat.modify_time);
  expect("path_filestat_set_times: a link itself", SUCCESS, set(0, "to-file", MTIM));
  get(0, "to-file");
  expect_value("path_filestat_set_times: time of the link", modify, stat.modify_time);
  expect("path_filestat_set_times: now", SUCCESS, set(0, "file", ATIM_NOW | MTIM_NOW));
  get(0, "file");
  expect_value("path_filestat_set_times: now is after 2025", true,
               stat.access_time > 1735689600 * second && stat.modify_time > 1735689600 * second);
  expect("path_filestat_set_times: a link, followed", SUCCESS, set(FOLLOW, "to-file", MTIM));
  get(0, "file");
  expect_value("path_filestat_set_times: time of what it leads to", modify, stat.modify_time);
  expect("path_filestat_set_times: neither", SUCCESS, set(0, "file", 0));
  get(0, "file");
  expect_value("path_filestat_set_times: neither changes", modify, stat.modify_time);
  expect("path_filestat_set_times: first lookup flag that is none", EINVAL, set(2, "file", MTIM));
}

static void refusing_to_set(void) {
  expect("path_filestat_set_times: nothing there", ENOENT, set(0, "nowhere", MTIM));
  expect("path_filestat_set_times: a link to nothing, followed", ENOENT,
         set(FOLLOW, "to-nothing", MTIM));
  expect("path_filestat_set_times: a link to itself, followed", ELOOP,
         set(FOLLOW, "to-itself", MTIM));
  expect("path_filestat_set_times: a link that leads out, followed", ENOTCAPABLE,
         set(FOLLOW, "to-outside", MTIM));
  expect("path_filestat_set_times: through a file", ENOTDIR, set(0, "file/x", MTIM));
  expect("path_filestat_set_times: a slash behind a file", ENOTDIR, set(0, "file/", MTIM));
  expect("path_filestat_set_times: an empty path", ENOENT, set(0, "", MTIM));
  expect("path_filestat_set_times: outside", ENOTCAPABLE, set(0, "../outside", MTIM));
  expect("path_filestat_set_times: an absolute path", ENOTCAPABLE, set(0, "/file", MTIM));
  expect("path_filestat_set_times: a name of 256 bytes", ENAMETOOLONG,
         path_filestat_set_times(GRANT, 0, long_name, 256, 1, 1, MTIM));
  expect("path_filestat_set_times: path outside memory", EFAULT,
         path_filestat_set_times(GRANT, 0, before_end(3), 4, 1, 1, MTIM));
  expect("path_filestat_set_times: a descriptor that is not open", EBADF,
         path_filestat_set_times(CLOSED, 0, P("file"), 1, 1, MTIM));
  fd_t plain = open_directory(".", PATH_OPEN), file = open_file("file", 0);
  expect("path_filestat_set_times: without its right", ENOTCAPABLE,
         path_filestat_set_times(plain, 0, P("file"), 1, 1, MTIM));
  expect("path_filestat_set_times: below a file", ENOTDIR,
         path_filestat_set_times(file, 0, P("file"), 1, 1, MTIM));
  fd_close(file);
  fd_close(plain);
}

static void run_cases(void) {
  fill(long_name, 'x', sizeof long_name);
  getting();
  refusing_to_get();
  setting();
  refusing_to_set();
}
