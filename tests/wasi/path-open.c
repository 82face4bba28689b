// path-open.c - opening: flags, kinds of files, links, and what leads out of the grant.
// GRANT: inside /sandbox
// DIR: inside
// FILE: outside secret
// FILE: inside/digits 0123456789
// FILE: inside/directory/deep/file deep
// DIR: inside/empty
// LINK: inside/to-file digits
// LINK: inside/to-directory directory
// LINK: inside/to-link to-directory/deep/file
// LINK: inside/to-nothing nowhere
// LINK: inside/to-itself to-itself
// LINK: inside/to-outside ../outside
// LINK: inside/to-parent ..
// LINK: inside/to-root /
// LINK: inside/directory/up ../digits
// LINK: inside/directory/up-and-out ../../outside
// FIFO: inside/fifo
#include "harness.h"

static fd_t opened;
static char buffer[64], long_path[5000];

static uint32_t open_path(uint32_t look_up, const char *path, uint32_t flags, uint64_t rights) {
  opened = CLOSED;
  uint32_t error =
      path_open(GRANT, look_up, path, length_of(path), flags, rights, ALL_RIGHTS, 0, &opened);
  if (!error)
    fd_close(opened);
  return error;
}

static uint32_t open_plain(const char *path) { return open_path(FOLLOW, path, 0, FD_READ); }

static void kinds(void) {
  expect("path_open: a file", SUCCESS, open_plain("digits"));
  expect("path_open: a file further down", SUCCESS, open_plain("directory/deep/file"));
  expect("path_open: a directory", SUCCESS, open_path(0, "directory", 0, FD_READDIR));
  expect("path_open: a directory that shall be one", SUCCESS,
         open_path(0, "directory", IS_DIRECTORY, FD_READDIR));
  expect("path_open: a file that shall be a directory", ENOTDIR,
         open_path(0, "digits", IS_DIRECTORY, FD_READ));
  expect("path_open: a directory for writing", EISDIR, open_path(0, "directory", 0, FD_WRITE));
  expect("path_open: nothing there", ENOENT, open_plain("nowhere"));
  expect("path_open: nothing there further up", ENOENT, open_plain("nowhere/file"));
  expect("path_open: through a file", ENOTDIR, open_plain("digits/file"));
  expect("path_open: through a file and back", ENOTDIR, open_plain("digits/../digits"));
  expect("path_open: a pipe, to write when nobody reads", ENXIO,
         path_open(GRANT, 0, P("fifo"), 0, FD_WRITE, 0, NONBLOCK, &opened));
  expect("path_open: a pipe, to read without waiting", SUCCESS,
         path_open(GRANT, 0, P("fifo"), 0, FD_READ, 0, NONBLOCK, &opened));
  fd_close(opened);
}

static void spelling(void) {
  expect("path_open: the grant itself", SUCCESS, open_path(0, ".", 0, FD_READDIR));
  expect("path_open: dots and slashes", SUCCESS, open_plain(".//directory/./deep//file"));
  expect("path_open: down and up", SUCCESS, open_plain("directory/deep/../../digits"));
  expect("path_open: an empty path", ENOENT, open_plain(""));
  expect("path_open: a slash behind a directory", SUCCESS,
         open_path(0, "directory/", 0, FD_READDIR));
  expect("path_open: slashes behind a directory", SUCCESS,
         open_path(0, "directory///", 0, FD_READDIR));
  expect("path_open: a slash behind a file", ENOTDIR, open_plain("digits/"));
  expect("path_open: a dot behind a file", ENOTDIR, open_plain("digits/."));
  expect("path_open: a slash behind what is to be created", EISDIR,
         open_path(0, "new/", CREAT, FD_WRITE));
  expect("path_open: a zero byte in the path", EINVAL,
         path_open(GRANT, 0, P("digits\0more"), 0, FD_READ, 0, 0, &opened));
  expect("path_open: a name that is not UTF-8", ENOENT, open_plain("\xff\xfe"));
  fill(long_path, 'x', 256);
  expect("path_open: a name of 256 bytes", ENAMETOOLONG, open_plain(long_path));
  long_path[255] = 0;
  expect("path_open: a name of 255 bytes", ENOENT, open_plain(long_path));
  for (size_t i = 0; i != sizeof long_path - 1; ++i)
    long_path[i] = i % 2 ? '/' : '.';
  expect("path_open: a path of 4999 bytes", ENAMETOOLONG, open_plain(long_path));
  __builtin_memcpy(long_path + 4088, P("digits") + 1);
  expect("path_open: a path of 4094 bytes", SUCCESS, open_plain(long_path));
}

static void creating(void) {
  expect("path_open: create", SUCCESS, open_path(0, "made", CREAT, FD_WRITE));
  expect_value("path_open: it is made", true, has_contents("made", ""));
  expect("path_open: create what is there", SUCCESS, open_path(0, "digits", CREAT, FD_WRITE));
  expect_value("path_open: contents stay", true, has_contents("digits", "0123456789"));
  expect("path_open: create exclusively", SUCCESS,
         open_path(0, "made-too", CREAT | EXCL, FD_WRITE));
  expect("path_open: create exclusively what is there", EEXIST,
         open_path(0, "made-too", CREAT | EXCL, FD_WRITE));
  expect("path_open: create exclusively where a directory is", EEXIST,
         open_path(0, "empty", CREAT | EXCL, FD_WRITE));
  expect("path_open: create exclusively where a link to nothing is", EEXIST,
         open_path(FOLLOW, "to-nothing", CREAT | EXCL, FD_WRITE));
  expect("path_open: create where nothing leads", ENOENT,
         open_path(0, "nowhere/file", CREAT, FD_WRITE));
  expect("path_open: create where a directory is", EISDIR, open_path(0, "empty", CREAT, FD_WRITE));
  expect("path_open: create a directory", EINVAL,
         open_path(0, "new", CREAT | IS_DIRECTORY, FD_READ));
  expect("path_open: create outside", ENOTCAPABLE, open_path(0, "../new", CREAT, FD_WRITE));
  expect("path_open: create through a link to nothing", SUCCESS,
         open_path(FOLLOW, "to-nothing", CREAT, FD_WRITE));
  expect_value("path_open: the link's target is made", REGULAR_FILE,
               (uint64_t)filetype_of("nowhere"));
  path_unlink_file(GRANT, P("nowhere"));
  make_file("full", "contents");
  expect("path_open: truncate", SUCCESS, open_path(0, "full", TRUNC, FD_WRITE));
  expect_value("path_open: it is empty", true, has_contents("full", ""));
  expect("path_open: truncate a directory", EISDIR, open_path(0, "empty", TRUNC, FD_WRITE));
  expect("path_open: truncate nothing", ENOENT, open_path(0, "nowhere", TRUNC, FD_WRITE));
}

static void links(void) {
  expect("path_open: a link, followed", SUCCESS, open_plain("to-file"));
  expect("path_open: a link, not followed", ELOOP, open_path(0, "to-file", 0, FD_READ));
  expect("path_open: a link to a directory, not followed", ELOOP,
         open_path(0, "to-directory", 0, FD_READDIR));
  expect("path_open: a link that shall be a directory, not followed", ENOTDIR,
         open_path(0, "to-directory", IS_DIRECTORY, FD_READDIR));
  expect("path_open: a link on the way", SUCCESS,
         open_path(0, "to-directory/deep/file", 0, FD_READ));
  expect("path_open: a link to a path with a link", SUCCESS, open_plain("to-link"));
  expect("path_open: a link upwards", SUCCESS, open_plain("directory/up"));
  expect("path_open: a slash behind a link to a directory", SUCCESS,
         open_path(0, "to-directory/", 0, FD_READDIR));
  expect("path_open: a slash behind a link to a file", ENOTDIR, open_plain("to-file/"));
  expect("path_open: a link to nothing", ENOENT, open_plain("to-nothing"));
  expect("path_open: a link to itself", ELOOP, open_plain("to-itself"));
  expect("path_open: a link to itself on the way", ELOOP, open_plain("to-itself/file"));
  path_symlink(P("digits"), GRANT, P("chain0"));
  char name[] = "chain00", target[] = "chain00";
  for (int i = 1; i != 45; ++i) {
    name[5] = (char)('A' + i / 10), name[6] = (char)('0' + i % 10);
    path_symlink(i == 1 ? "chain0" : target, i == 1 ? 6 : 7, GRANT, name, 7);
    __builtin_memcpy(target, name, sizeof name);
  }
  expect("path_open: 40 links in a row", SUCCESS, open_plain("chainD9"));
  expect("path_open: 45 links in a row", ELOOP, open_plain("chainE4"));
}

static void escapes(void) {
  expect("path_open: the parent", ENOTCAPABLE, open_path(0, "..", 0, FD_READDIR));
  expect("path_open: beside the grant", ENOTCAPABLE, open_plain("../outside"));
  expect("path_open: down, then out", ENOTCAPABLE, open_plain("directory/../../outside"));
  expect("path_open: out and in again", ENOTCAPABLE, open_plain("../inside/digits"));
  expect("path_open: an absolute path", ENOTCAPABLE, open_plain("/digits"));
  expect("path_open: the root", ENOTCAPABLE, open_path(0, "/", 0, FD_READDIR));
  expect("path_open: a link that leads out", ENOTCAPABLE, open_plain("to-outside"));
  expect("path_open: a link that leads out from further down", ENOTCAPABLE,
         open_plain("directory/up-and-out"));
  expect("path_open: a link to the parent", ENOTCAPABLE, open_plain("to-parent"));
  expect("path_open: through a link to the parent", ENOTCAPABLE, open_plain("to-parent/outside"));
  expect("path_open: through a link to the parent and back", ENOTCAPABLE,
         open_plain("to-parent/inside/digits"));
  expect("path_open: an absolute link", ENOTCAPABLE, open_plain("to-root"));
  expect("path_open: through an absolute link", ENOTCAPABLE, open_plain("to-root/etc/passwd"));
  fd_t directory = open_directory("directory", DIRECTORY_RIGHTS);
  expect("path_open: out of an opened directory", ENOTCAPABLE,
         path_open(directory, 0, P("../digits"), 0, FD_READ, 0, 0, &opened));
  expect("path_open: a link out of an opened directory", ENOTCAPABLE,
         path_open(directory, FOLLOW, P("up"), 0, FD_READ, 0, 0, &opened));
  fd_close(directory);
}

static void bad_arguments(void) {
  fd_t file = open_file("digits", 0);
  expect("path_open: below a descriptor that is not open", EBADF,
         path_open(CLOSED, 0, P("digits"), 0, FD_READ, 0, 0, &opened));
  expect("path_open: below a file", ENOTDIR,
         path_open(file, 0, P("digits"), 0, FD_READ, 0, 0, &opened));
  fd_close(file);
  expect("path_open: first lookup flag that is none", EINVAL,
         path_open(GRANT, 2, P("digits"), 0, FD_READ, 0, 0, &opened));
  expect("path_open: first open flag that is none", EINVAL,
         path_open(GRANT, 0, P("digits"), 16, FD_READ, 0, 0, &opened));
  expect("path_open: first descriptor flag that is none", EINVAL,
         path_open(GRANT, 0, P("digits"), 0, FD_READ, 0, 32, &opened));
  expect("path_open: path across the end of memory", EFAULT,
         path_open(GRANT, 0, before_end(5), 6, 0, FD_READ, 0, 0, &opened));
  expect("path_open: path far outside", EFAULT,
         path_open(GRANT, 0, far_away(), 6, 0, FD_READ, 0, 0, &opened));
  expect("path_open: a length that wraps around", EFAULT,
         path_open(GRANT, 0, "digits", UINT32_MAX, 0, FD_READ, 0, 0, &opened));
  expect("path_open: result across the end of memory", EFAULT,
         path_open(GRANT, 0, P("not-made"), CREAT, FD_WRITE, 0, 0, before_end(3)));
  expect_value("path_open: a bad result creates nothing", (uint64_t)-1,
               (uint64_t)(int64_t)filetype_of("not-made"));
  expect("path_open: unaligned result", SUCCESS,
         path_open(GRANT, 0, P("digits"), 0, FD_READ, 0, 0, buffer + 3));
  expect("fd_close: the unaligned result", SUCCESS, fd_close(load_u32(buffer + 3)));
}

static void rights(void) {
  struct fdstat stat;
  path_open(GRANT, 0, P("directory"), IS_DIRECTORY, FD_READDIR, FD_READ, 0, &opened);
  fd_fdstat_get(opened, &stat);
  expect_value("path_open: rights of a directory", FD_READDIR, stat.rights);
  expect_value("path_open: rights that it passes on", FD_READ, stat.inheriting);
  expect("path_open: below a directory without the right to", ENOTCAPABLE,
         path_open(opened, 0, P("deep/file"), 0, FD_READ, 0, 0, &opened));
  fd_close(opened);
  fd_t plain = open_directory(".", PATH_OPEN);
  expect("path_open: open below a directory with that right", SUCCESS,
         path_open(plain, 0, P("digits"), 0, FD_READ, 0, 0, &opened));
  fd_close(opened);
  expect("path_open: create without the right to", ENOTCAPABLE,
         path_open(plain, 0, P("new"), CREAT, FD_READ, 0, 0, &opened));
  expect("path_open: truncate without the right to", ENOTCAPABLE,
         path_open(plain, 0, P("made"), TRUNC, FD_READ, 0, 0, &opened));
  fd_close(plain);
  plain = open_directory(".", DIRECTORY_RIGHTS);
  fd_fdstat_set_rights(plain, DIRECTORY_RIGHTS, FD_READ);
  expect("path_open: sync without the right to pass that on", ENOTCAPABLE,
         path_open(plain, 0, P("digits"), 0, FD_READ, 0, SYNC, &opened));
  expect("path_open: dsync without the right to pass that on", ENOTCAPABLE,
         path_open(plain, 0, P("digits"), 0, FD_READ, 0, DSYNC, &opened));
  fd_close(plain);
}

static void run_cases(void) {
  kinds();
  spelling();
  creating();
  links();
  escapes();
  bad_arguments();
  rights();
}
