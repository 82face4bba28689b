// mounts.c - two file systems: what cannot pass from one to the other, and links that are magic.
// GRANT: . /sandbox
// GRANT: /proc /proc
// FILE: file contents
// ENGINES: sinter (node opens whatever these links stand for)
#include "harness.h"

enum { PROC = GRANT + 1 };

static fd_t opened;

static uint32_t open_path(uint32_t look_up, const char *path) {
  uint32_t error =
      path_open(PROC, look_up, path, length_of(path), 0, FD_READ, ALL_RIGHTS, 0, &opened);
  if (!error)
    fd_close(opened);
  return error;
}

static void run_cases(void) {
  struct filestat stat, own;
  char buffer[64];
  size_t used;
  expect("path_link: from another file system", EXDEV,
         path_link(PROC, 0, P("version"), GRANT, P("x")));
  expect("path_link: where no file can be", ENOENT, path_link(GRANT, 0, P("file"), PROC, P("x")));
  expect("path_rename: from another file system", EXDEV,
         path_rename(PROC, P("version"), GRANT, P("x")));
  expect("path_rename: to another file system", EXDEV, path_rename(GRANT, P("file"), PROC, P("x")));
  path_filestat_get(GRANT, 0, P("file"), &own);
  expect("path_filestat_get: another file system", SUCCESS,
         path_filestat_get(PROC, 0, P("version"), &stat));
  expect_value("path_filestat_get: it is another device", false, stat.device == own.device);
  expect("path_create_directory: where none can be", ENOENT, path_create_directory(PROC, P("new")));
  expect("path_open: a file that the kernel makes up", SUCCESS, open_path(0, "version"));
  expect("path_open: through a link that the kernel makes up", SUCCESS,
         open_path(0, "self/status"));
  expect("path_open: a magic link to a file", ENOTCAPABLE, open_path(FOLLOW, "self/exe"));
  expect("path_open: a magic link to a directory", ENOTCAPABLE, open_path(FOLLOW, "self/cwd"));
  expect("path_open: a magic link to the root", ENOTCAPABLE, open_path(FOLLOW, "self/root"));
  expect("path_open: a magic link, not followed", ELOOP, open_path(0, "self/exe"));
  expect("path_open: through a magic link", ENOTCAPABLE, open_path(0, "self/cwd/file"));
  expect("path_open: through a magic link to the root", ENOTCAPABLE,
         open_path(0, "self/root/etc/passwd"));
  expect("path_open: a slash behind a magic link", ENOTCAPABLE, open_path(0, "self/cwd/"));
  expect("path_filestat_get: a magic link", SUCCESS,
         path_filestat_get(PROC, 0, P("self/exe"), &stat));
  expect_value("path_filestat_get: it is a link", SYMBOLIC_LINK, stat.filetype);
  expect("path_filestat_get: through a magic link", ENOTCAPABLE,
         path_filestat_get(PROC, 0, P("self/cwd/file"), &stat));
  expect("path_readlink: a magic link", SUCCESS,
         path_readlink(PROC, P("self/cwd"), buffer, sizeof buffer, &used));
  expect_value("path_readlink: an absolute path", '/', buffer[0]);
}
