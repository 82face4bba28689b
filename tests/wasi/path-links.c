// path-links.c - hard links, symbolic links, and reading those.
// GRANT: inside /sandbox
// GRANT: other /other
// DIR: inside
// DIR: other
// FILE: outside secret
// FILE: inside/file contents
// DIR: inside/directory
// LINK: inside/to-file file
// LINK: inside/to-directory directory
// LINK: inside/to-nothing nowhere
// LINK: inside/to-outside ../outside
// LINK: inside/to-root /etc/hosts
// LINK: inside/to-itself to-itself
#include "harness.h"

enum { OTHER_GRANT = GRANT + 1 };

static char buffer[5000], long_name[256];
static size_t used;

static uint32_t link(const char *path, const char *new_path) {
  return path_link(GRANT, 0, path, length_of(path), GRANT, new_path, length_of(new_path));
}

static uint32_t symlink(const char *target, const char *path) {
  return path_symlink(target, length_of(target), GRANT, path, length_of(path));
}

static uint32_t read_link(const char *path, size_t size) {
  fill(buffer, '#', 100);
  used = 12345;
  return path_readlink(GRANT, path, length_of(path), buffer, size, &used);
}

static bool leads_to(const char *path, const char *target) {
  return !read_link(path, 100) && used == length_of(target) && is_equal(buffer, target, used);
}

static uint64_t inode_of(fd_t fd, const char *path) {
  struct filestat stat;
  return path_filestat_get(fd, 0, path, length_of(path), &stat) ? 0 : stat.inode;
}

static void hard_links(void) {
  struct filestat stat;
  expect("path_link: a file", SUCCESS, link("file", "second"));
  path_filestat_get(GRANT, 0, P("second"), &stat);
  expect_value("path_link: two names", 2, stat.link_count);
  expect_value("path_link: of one file", stat.inode, inode_of(GRANT, "file"));
  expect("path_link: into a directory", SUCCESS, link("file", "directory/third"));
  expect("path_link: into another grant", SUCCESS,
         path_link(GRANT, 0, P("file"), OTHER_GRANT, P("fourth")));
  expect_value("path_link: it is in the other grant", stat.inode, inode_of(OTHER_GRANT, "fourth"));
  expect("path_link: a link itself", SUCCESS, link("to-nothing", "link-itself"));
  expect_value("path_link: the new name is a link", SYMBOLIC_LINK,
               (uint64_t)filetype_of("link-itself"));
  expect("path_link: what a link leads to", SUCCESS,
         path_link(GRANT, FOLLOW, P("to-file"), GRANT, P("followed")));
  expect_value("path_link: the new name is the file's", stat.inode, inode_of(GRANT, "followed"));
  expect("path_link: what a link to nothing leads to", ENOENT,
         path_link(GRANT, FOLLOW, P("to-nothing"), GRANT, P("x")));
  expect("path_link: what a link leads to outside", ENOTCAPABLE,
         path_link(GRANT, FOLLOW, P("to-outside"), GRANT, P("x")));
  expect("path_link: what a link to itself leads to", ELOOP,
         path_link(GRANT, FOLLOW, P("to-itself"), GRANT, P("x")));
  expect("path_link: where a file is", EEXIST, link("file", "second"));
  expect("path_link: where a directory is", EEXIST, link("file", "directory"));
  expect("path_link: where a link to nothing is", EEXIST, link("file", "to-nothing"));
  expect("path_link: to its own name", EEXIST, link("file", "file"));
  expect("path_link: nothing there", ENOENT, link("nowhere", "x"));
  expect("path_link: where nothing leads", ENOENT, link("file", "nowhere/x"));
  expect("path_link: a directory", EPERM, link("directory", "x"));
  expect("path_link: from through a file", ENOTDIR, link("file/x", "x"));
  expect("path_link: to through a file", ENOTDIR, link("file", "file/x"));
  expect("path_link: an empty path", ENOENT, link("", "x"));
  expect("path_link: to an empty path", ENOENT, link("file", ""));
  expect("path_link: from outside", ENOTCAPABLE, link("../outside", "x"));
  expect("path_link: to outside", ENOTCAPABLE, link("file", "../x"));
  expect("path_link: from an absolute path", ENOTCAPABLE, link("/file", "x"));
  expect("path_link: to an absolute path", ENOTCAPABLE, link("file", "/x"));
  expect("path_link: a slash behind the new name", ENOENT, link("file", "x/"));
  expect("path_link: a slash behind the old name", ENOTDIR, link("file/", "x"));
}

static void bad_hard_links(void) {
  fd_t plain = open_directory(".", PATH_OPEN), file = open_file("file", 0);
  expect("path_link: first lookup flag that is none", EINVAL,
         path_link(GRANT, 2, P("file"), GRANT, P("x")));
  expect("path_link: a name of 256 bytes", ENAMETOOLONG,
         path_link(GRANT, 0, P("file"), GRANT, long_name, 256));
  expect("path_link: old path outside memory", EFAULT,
         path_link(GRANT, 0, before_end(2), 3, GRANT, P("x")));
  expect("path_link: new path outside memory", EFAULT,
         path_link(GRANT, 0, P("file"), GRANT, far_away(), 3));
  expect("path_link: old descriptor not open", EBADF,
         path_link(CLOSED, 0, P("file"), GRANT, P("x")));
  expect("path_link: new descriptor not open", EBADF,
         path_link(GRANT, 0, P("file"), CLOSED, P("x")));
  expect("path_link: old descriptor without its right", ENOTCAPABLE,
         path_link(plain, 0, P("file"), GRANT, P("x")));
  expect("path_link: new descriptor without its right", ENOTCAPABLE,
         path_link(GRANT, 0, P("file"), plain, P("x")));
  expect("path_link: below a file", ENOTDIR, path_link(GRANT, 0, P("file"), file, P("x")));
  fd_close(file);
  fd_close(plain);
  expect_value("path_link: errors make nothing", (uint64_t)-1, (uint64_t)(int64_t)filetype_of("x"));
}

static void symbolic_links(void) {
  expect("path_symlink: a link", SUCCESS, symlink("some/where", "link"));
  expect_value("path_symlink: it is one", SYMBOLIC_LINK, (uint64_t)filetype_of("link"));
  expect_value("path_symlink: it leads where it should", true, leads_to("link", "some/where"));
  expect("path_symlink: down and up", SUCCESS, symlink("x", "directory/../link2"));
  expect("path_symlink: a target that leads out", SUCCESS, symlink("../outside", "link3"));
  fd_t fd;
  expect("path_open: it cannot be followed", ENOTCAPABLE,
         path_open(GRANT, FOLLOW, P("link3"), 0, FD_READ, 0, 0, &fd));
  expect("path_symlink: an absolute target", ENOTCAPABLE, symlink("/etc/passwd", "x"));
  expect("path_symlink: an empty target", ENOENT, symlink("", "x"));
  expect("path_symlink: an empty path", ENOENT, symlink("target", ""));
  expect("path_symlink: where a file is", EEXIST, symlink("target", "file"));
  expect("path_symlink: where a link to nothing is", EEXIST, symlink("target", "to-nothing"));
  expect("path_symlink: the grant itself", EEXIST, symlink("target", "."));
  expect("path_symlink: where nothing leads", ENOENT, symlink("target", "nowhere/x"));
  expect("path_symlink: through a file", ENOTDIR, symlink("target", "file/x"));
  expect("path_symlink: outside", ENOTCAPABLE, symlink("target", "../x"));
  expect("path_symlink: an absolute path", ENOTCAPABLE, symlink("target", "/x"));
  expect("path_symlink: a slash behind the name", ENOENT, symlink("target", "x/"));
  expect("path_symlink: a name of 256 bytes", ENAMETOOLONG,
         path_symlink(P("target"), GRANT, long_name, 256));
  expect("path_symlink: a target of 4999 bytes", ENAMETOOLONG,
         path_symlink(buffer, 4999, GRANT, P("x")));
  expect("path_symlink: a zero byte in the target", EINVAL, path_symlink(P("a\0b"), GRANT, P("x")));
  expect("path_symlink: target outside memory", EFAULT,
         path_symlink(before_end(2), 3, GRANT, P("x")));
  expect("path_symlink: path outside memory", EFAULT,
         path_symlink(P("target"), GRANT, far_away(), 3));
  expect("path_symlink: a descriptor that is not open", EBADF,
         path_symlink(P("target"), CLOSED, P("x")));
  fd_t plain = open_directory(".", PATH_OPEN), file = open_file("file", 0);
  expect("path_symlink: without its right", ENOTCAPABLE, path_symlink(P("target"), plain, P("x")));
  expect("path_symlink: below a file", ENOTDIR, path_symlink(P("target"), file, P("x")));
  fd_close(plain);
  fd_close(file);
}

static void reading_links(void) {
  expect("path_readlink: a link", SUCCESS, read_link("to-file", 100));
  expect_value("path_readlink: its target and no more", true,
               used == 4 && is_equal(buffer, "file#", 5));
  expect_value("path_readlink: a link that leads out", true, leads_to("to-outside", "../outside"));
  expect_value("path_readlink: an absolute link", true, leads_to("to-root", "/etc/hosts"));
  expect_value("path_readlink: a link to itself", true, leads_to("to-itself", "to-itself"));
  expect("path_readlink: a buffer that is too small", SUCCESS, read_link("to-directory", 3));
  expect_value("path_readlink: as much as fits", true, used == 3 && is_equal(buffer, "dir#", 4));
  expect("path_readlink: no buffer", SUCCESS, read_link("to-file", 0));
  expect_value("path_readlink: nothing fits", 0, used);
  expect("path_readlink: a file", EINVAL, read_link("file", 100));
  expect("path_readlink: a directory", EINVAL, read_link("directory", 100));
  expect("path_readlink: the grant itself", EINVAL, read_link(".", 100));
  expect("path_readlink: a slash behind a link to a directory", EINVAL,
         read_link("to-directory/", 100));
  expect("path_readlink: nothing there", ENOENT, read_link("nowhere", 100));
  expect("path_readlink: through a file", ENOTDIR, read_link("file/x", 100));
  expect("path_readlink: through a link to itself", ELOOP, read_link("to-itself/x", 100));
  expect("path_readlink: outside", ENOTCAPABLE, read_link("../outside", 100));
  expect("path_readlink: an absolute path", ENOTCAPABLE, read_link("/to-file", 100));
  expect("path_readlink: an empty path", ENOENT, read_link("", 100));
  expect("path_readlink: a name of 256 bytes", ENAMETOOLONG,
         path_readlink(GRANT, long_name, 256, buffer, 100, &used));
  expect("path_readlink: path outside memory", EFAULT,
         path_readlink(GRANT, far_away(), 3, buffer, 100, &used));
  expect("path_readlink: buffer across the end of memory", EFAULT,
         path_readlink(GRANT, P("to-file"), before_end(99), 100, &used));
  expect("path_readlink: buffer far outside", EFAULT,
         path_readlink(GRANT, P("to-file"), far_away(), 100, &used));
  expect("path_readlink: result across the end of memory", EFAULT,
         path_readlink(GRANT, P("to-file"), buffer, 100, before_end(3)));
  expect("path_readlink: a descriptor that is not open", EBADF,
         path_readlink(CLOSED, P("to-file"), buffer, 100, &used));
  fd_t plain = open_directory(".", PATH_OPEN), file = open_file("file", 0);
  expect("path_readlink: without its right", ENOTCAPABLE,
         path_readlink(plain, P("to-file"), buffer, 100, &used));
  expect("path_readlink: below a file", ENOTDIR,
         path_readlink(file, P("to-file"), buffer, 100, &used));
  fd_close(plain);
  fd_close(file);
}

static void run_cases(void) {
  fill(buffer, 'y', sizeof buffer);
  fill(long_name, 'x', sizeof long_name);
  hard_links();
  bad_hard_links();
  symbolic_links();
  reading_links();
}
