// path-directories.c - creating and removing directories, removing files.
// GRANT: inside /sandbox
// DIR: inside
// DIR: outside
// FILE: inside/file contents
// FILE: inside/full/file contents
// DIR: inside/empty
// LINK: inside/to-empty empty
// LINK: inside/to-nothing nowhere
// LINK: inside/to-outside ../outside
#include "harness.h"

static char long_name[256];

static uint32_t create(const char *path) {
  return path_create_directory(GRANT, path, length_of(path));
}

static uint32_t remove(const char *path) {
  return path_remove_directory(GRANT, path, length_of(path));
}

static uint32_t unlink(const char *path) { return path_unlink_file(GRANT, path, length_of(path)); }

static bool exists(const char *path) { return filetype_of(path) >= 0; }

static void creating(void) {
  expect("path_create_directory: a new one", SUCCESS, create("new"));
  expect_value("path_create_directory: it is there", DIRECTORY, (uint64_t)filetype_of("new"));
  expect("path_create_directory: one further down", SUCCESS, create("new/deep"));
  expect("path_create_directory: a slash behind it", SUCCESS, create("slash/"));
  expect("path_create_directory: down and up", SUCCESS, create("new/../beside"));
  expect("path_create_directory: through a link", SUCCESS, create("to-empty/inner"));
  expect_value("path_create_directory: it is where the link leads", true, exists("empty/inner"));
  expect("path_create_directory: where one is", EEXIST, create("new"));
  expect("path_create_directory: where a file is", EEXIST, create("file"));
  expect("path_create_directory: where a link to nothing is", EEXIST, create("to-nothing"));
  expect("path_create_directory: the grant itself", EEXIST, create("."));
  expect("path_create_directory: where nothing leads", ENOENT, create("nowhere/new"));
  expect("path_create_directory: through a file", ENOTDIR, create("file/new"));
  expect("path_create_directory: an empty path", ENOENT, create(""));
  expect("path_create_directory: beside the grant", ENOTCAPABLE, create("../new"));
  expect("path_create_directory: an absolute path", ENOTCAPABLE, create("/new"));
  expect("path_create_directory: through a link that leads out", ENOTCAPABLE,
         create("to-outside/new"));
  expect("path_create_directory: a name of 256 bytes", ENAMETOOLONG,
         path_create_directory(GRANT, long_name, 256));
  expect("path_create_directory: a zero byte in the path", EINVAL,
         path_create_directory(GRANT, P("a\0b")));
  expect("path_create_directory: path across the end of memory", EFAULT,
         path_create_directory(GRANT, before_end(2), 3));
  expect("path_create_directory: path far outside", EFAULT,
         path_create_directory(GRANT, far_away(), 1));
  expect("path_create_directory: a descriptor that is not open", EBADF,
         path_create_directory(CLOSED, P("x")));
  fd_t file = open_file("file", 0), plain = open_directory(".", PATH_OPEN);
  expect("path_create_directory: below a file", ENOTDIR, path_create_directory(file, P("x")));
  expect("path_create_directory: without its right", ENOTCAPABLE,
         path_create_directory(plain, P("x")));
  fd_close(file);
  fd_close(plain);
}

static void removing(void) {
  expect("path_remove_directory: an empty one", SUCCESS, remove("new/deep"));
  expect_value("path_remove_directory: it is gone", false, exists("new/deep"));
  expect("path_remove_directory: again", ENOENT, remove("new/deep"));
  expect("path_remove_directory: a slash behind it", SUCCESS, remove("slash/"));
  expect("path_remove_directory: a full one", ENOTEMPTY, remove("full"));
  expect("path_remove_directory: a file", ENOTDIR, remove("file"));
  expect("path_remove_directory: a link to a directory", ENOTDIR, remove("to-empty"));
  expect("path_remove_directory: through a link", SUCCESS, remove("to-empty/inner"));
  expect("path_remove_directory: the grant itself", EINVAL, remove("."));
  expect("path_remove_directory: a dot behind it", EINVAL, remove("empty/."));
  expect("path_remove_directory: the parent of one", ENOTEMPTY, remove("empty/.."));
  expect("path_remove_directory: where nothing leads", ENOENT, remove("nowhere/new"));
  expect("path_remove_directory: through a file", ENOTDIR, remove("file/new"));
  expect("path_remove_directory: an empty path", ENOENT, remove(""));
  expect("path_remove_directory: beside the grant", ENOTCAPABLE, remove("../outside"));
  expect("path_remove_directory: the parent of the grant", ENOTCAPABLE, remove(".."));
  expect("path_remove_directory: an absolute path", ENOTCAPABLE, remove("/empty"));
  expect("path_remove_directory: a link that leads out, with a slash", ENOTDIR,
         remove("to-outside/"));
  expect("path_remove_directory: a name of 256 bytes", ENAMETOOLONG,
         path_remove_directory(GRANT, long_name, 256));
  expect("path_remove_directory: a zero byte in the path", EINVAL,
         path_remove_directory(GRANT, P("empty\0b")));
  expect("path_remove_directory: path across the end of memory", EFAULT,
         path_remove_directory(GRANT, before_end(2), 3));
  expect("path_remove_directory: path far outside", EFAULT,
         path_remove_directory(GRANT, far_away(), 1));
  expect("path_remove_directory: a descriptor that is not open", EBADF,
         path_remove_directory(CLOSED, P("empty")));
  fd_t file = open_file("file", 0), plain = open_directory(".", PATH_OPEN);
  expect("path_remove_directory: below a file", ENOTDIR, path_remove_directory(file, P("x")));
  expect("path_remove_directory: without its right", ENOTCAPABLE,
         path_remove_directory(plain, P("empty")));
  fd_close(file);
  fd_close(plain);
}

static void unlinking(void) {
  struct filestat stat;
  char byte = 0;
  make_file("open", "x");
  fd_t fd = open_file("open", 0);
  expect("path_unlink_file: an open file", SUCCESS, unlink("open"));
  expect_value("path_unlink_file: it is gone", false, exists("open"));
  expect_value("path_unlink_file: it can still be read", true,
               read_some(fd, &byte, 1) == 1 && byte == 'x');
  fd_filestat_get(fd, &stat);
  expect_value("path_unlink_file: it has no names", 0, stat.link_count);
  fd_close(fd);
  expect("path_unlink_file: again", ENOENT, unlink("open"));
  expect("path_unlink_file: further down", SUCCESS, unlink("full/file"));
  expect("path_unlink_file: a link to nothing", SUCCESS, unlink("to-nothing"));
  expect("path_unlink_file: a slash behind a link", ENOTDIR, unlink("to-empty/"));
  expect("path_unlink_file: a link to a directory", SUCCESS, unlink("to-empty"));
  expect_value("path_unlink_file: the link's target stays", true, exists("empty"));
  expect("path_unlink_file: a link that leads out", SUCCESS, unlink("to-outside"));
  expect("path_unlink_file: a directory", EISDIR, unlink("empty"));
  expect("path_unlink_file: a directory with a slash", EISDIR, unlink("empty/"));
  expect("path_unlink_file: the grant itself", EISDIR, unlink("."));
  expect("path_unlink_file: a slash behind a file", ENOTDIR, unlink("file/"));
  expect("path_unlink_file: where nothing leads", ENOENT, unlink("nowhere/file"));
  expect("path_unlink_file: through a file", ENOTDIR, unlink("file/file"));
  expect("path_unlink_file: an empty path", ENOENT, unlink(""));
  expect("path_unlink_file: beside the grant", ENOTCAPABLE, unlink("../outside"));
  expect("path_unlink_file: an absolute path", ENOTCAPABLE, unlink("/file"));
  expect("path_unlink_file: a name of 256 bytes", ENAMETOOLONG,
         path_unlink_file(GRANT, long_name, 256));
  expect("path_unlink_file: a zero byte in the path", EINVAL,
         path_unlink_file(GRANT, P("file\0b")));
  expect("path_unlink_file: path across the end of memory", EFAULT,
         path_unlink_file(GRANT, before_end(2), 3));
  expect("path_unlink_file: path far outside", EFAULT, path_unlink_file(GRANT, far_away(), 1));
  expect("path_unlink_file: a descriptor that is not open", EBADF,
         path_unlink_file(CLOSED, P("file")));
  fd_t plain = open_directory(".", PATH_OPEN);
  fd = open_file("file", 0);
  expect("path_unlink_file: below a file", ENOTDIR, path_unlink_file(fd, P("x")));
  expect("path_unlink_file: without its right", ENOTCAPABLE, path_unlink_file(plain, P("file")));
  fd_close(fd);
  fd_close(plain);
  expect_value("path_unlink_file: errors remove nothing", true, exists("file"));
}

static void run_cases(void) {
  fill(long_name, 'x', sizeof long_name);
  creating();
  removing();
  unlinking();
}
