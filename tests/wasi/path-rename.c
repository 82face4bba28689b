// path-rename.c - renaming: over what is there, into directories, from one grant to another.
// GRANT: inside /sandbox
// GRANT: other /other
// DIR: inside
// DIR: other
// FILE: outside secret
// FILE: inside/file contents
// FILE: inside/full/file x
// FILE: inside/full2/file x
// DIR: inside/empty
// DIR: inside/empty2
// LINK: inside/to-file file
// LINK: inside/to-empty empty
// LINK: inside/to-outside ../outside
#include "harness.h"

enum { OTHER_GRANT = GRANT + 1 };

static char long_name[256];

static uint32_t rename(const char *from, const char *to) {
  return path_rename(GRANT, from, length_of(from), GRANT, to, length_of(to));
}

static bool exists(const char *path) { return filetype_of(path) >= 0; }

static void files(void) {
  make_file("a", "A");
  make_file("b", "B");
  expect("path_rename: a file", SUCCESS, rename("a", "c"));
  expect_value("path_rename: the old name is gone", false, exists("a"));
  expect_value("path_rename: the new name has the contents", true, has_contents("c", "A"));
  expect("path_rename: over a file", SUCCESS, rename("c", "b"));
  expect_value("path_rename: it is replaced", true, has_contents("b", "A"));
  expect("path_rename: into a directory", SUCCESS, rename("b", "empty/b"));
  expect("path_rename: through a link", SUCCESS, rename("to-empty/b", "b"));
  expect_value("path_rename: it came through the link", true,
               has_contents("b", "A") && !exists("empty/b"));
  expect("path_rename: to its own name", SUCCESS, rename("b", "b"));
  expect_value("path_rename: it stays under its own name", true, has_contents("b", "A"));
  path_link(GRANT, 0, P("b"), GRANT, P("b2"));
  expect("path_rename: to another name of the same file", SUCCESS, rename("b", "b2"));
  expect_value("path_rename: both names stay", true, exists("b") && exists("b2"));
  expect("path_rename: a link", SUCCESS, rename("to-file", "moved-link"));
  expect_value("path_rename: it is still a link", SYMBOLIC_LINK,
               (uint64_t)filetype_of("moved-link"));
  expect("path_rename: over a link", SUCCESS, rename("b2", "moved-link"));
  expect_value("path_rename: the link is replaced, not followed", true,
               filetype_of("moved-link") == REGULAR_FILE && has_contents("file", "contents"));
  expect("path_rename: a link that leads out", SUCCESS, rename("to-outside", "moved-outside"));
  fd_t fd = open_file("b", 0);
  char byte = 0;
  expect("path_rename: to another grant", SUCCESS, path_rename(GRANT, P("b"), OTHER_GRANT, P("b")));
  expect_value("path_rename: an open file stays open", true,
               read_some(fd, &byte, 1) == 1 && byte == 'A');
  fd_close(fd);
  expect("path_rename: back from another grant", SUCCESS,
         path_rename(OTHER_GRANT, P("b"), GRANT, P("b")));
}

static void directories(void) {
  expect("path_rename: a directory", SUCCESS, rename("full", "moved"));
  expect_value("path_rename: its contents come along", true, has_contents("moved/file", "x"));
  expect("path_rename: a directory over an empty one", SUCCESS, rename("moved", "empty2"));
  expect_value("path_rename: the empty one is replaced", true, has_contents("empty2/file", "x"));
  expect("path_rename: a directory over a full one", ENOTEMPTY, rename("empty", "full2"));
  expect("path_rename: a directory over a file", ENOTDIR, rename("empty", "file"));
  expect("path_rename: a file over a directory", EISDIR, rename("file", "empty"));
  expect("path_rename: a directory into itself", EINVAL, rename("full2", "full2/inner"));
  expect("path_rename: over a parent", EBUSY, rename("empty", "full2/.."));
  expect("path_rename: a parent", EBUSY, rename("full2/..", "x"));
  expect("path_rename: slashes behind a directory", SUCCESS, rename("full2/", "full3/"));
  expect("path_rename: a slash behind a file", ENOTDIR, rename("file/", "x"));
  expect("path_rename: a slash behind a file's new name", ENOTDIR, rename("file", "x/"));
  expect("path_rename: the grant itself", EBUSY, rename(".", "x"));
  expect("path_rename: over the grant itself", EBUSY, rename("empty", "."));
}

static void refusals(void) {
  expect("path_rename: nothing there", ENOENT, rename("nowhere", "x"));
  expect("path_rename: where nothing leads", ENOENT, rename("file", "nowhere/x"));
  expect("path_rename: from through a file", ENOTDIR, rename("file/x", "x"));
  expect("path_rename: to through a file", ENOTDIR, rename("file", "file/x"));
  expect("path_rename: an empty path", ENOENT, rename("", "x"));
  expect("path_rename: to an empty path", ENOENT, rename("file", ""));
  expect("path_rename: from outside", ENOTCAPABLE, rename("../outside", "x"));
  expect("path_rename: to outside", ENOTCAPABLE, rename("file", "../x"));
  expect("path_rename: from an absolute path", ENOTCAPABLE, rename("/file", "x"));
  expect("path_rename: to an absolute path", ENOTCAPABLE, rename("file", "/x"));
  expect("path_rename: a name of 256 bytes", ENAMETOOLONG,
         path_rename(GRANT, P("file"), GRANT, long_name, 256));
  expect("path_rename: a zero byte in the path", EINVAL,
         path_rename(GRANT, P("file\0x"), GRANT, P("x")));
  expect("path_rename: old path outside memory", EFAULT,
         path_rename(GRANT, before_end(3), 4, GRANT, P("x")));
  expect("path_rename: new path outside memory", EFAULT,
         path_rename(GRANT, P("file"), GRANT, far_away(), 4));
  expect("path_rename: old descriptor not open", EBADF,
         path_rename(CLOSED, P("file"), GRANT, P("x")));
  expect("path_rename: new descriptor not open", EBADF,
         path_rename(GRANT, P("file"), CLOSED, P("x")));
  fd_t plain = open_directory(".", PATH_OPEN), file = open_file("file", 0);
  expect("path_rename: old descriptor without its right", ENOTCAPABLE,
         path_rename(plain, P("file"), GRANT, P("x")));
  expect("path_rename: new descriptor without its right", ENOTCAPABLE,
         path_rename(GRANT, P("file"), plain, P("x")));
  expect("path_rename: below a file", ENOTDIR, path_rename(GRANT, P("file"), file, P("x")));
  fd_close(file);
  fd_close(plain);
  expect_value("path_rename: errors change nothing", true,
               has_contents("file", "contents") && !exists("x"));
}

static void run_cases(void) {
  fill(long_name, 'x', sizeof long_name);
  files();
  directories();
  refusals();
}
