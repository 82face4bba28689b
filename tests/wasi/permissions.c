// permissions.c - what the file's owner forbids: EACCES, and EPERM.
// GRANT: . /sandbox
// FILE: unreadable secret
// MODE: unreadable 000
// FILE: unwritable contents
// MODE: unwritable 444
// FILE: unsearchable/file contents
// MODE: unsearchable 600
// FILE: unlisted/file contents
// MODE: unlisted 300
// FILE: frozen/file contents
// DIR: frozen/empty
// MODE: frozen 555
// FILE: file contents
// PRIVILEGES: none
#include "harness.h"

static fd_t opened;

static uint32_t open_path(const char *path, uint32_t flags, uint64_t rights) {
  uint32_t error =
      path_open(GRANT, 0, path, length_of(path), flags, rights, ALL_RIGHTS, 0, &opened);
  if (!error)
    fd_close(opened);
  return error;
}

static void run_cases(void) {
  struct filestat stat;
  expect("path_open: a file that may not be read", EACCES, open_path("unreadable", 0, FD_READ));
  expect("path_open: a file that may not be written", EACCES, open_path("unwritable", 0, FD_WRITE));
  expect("path_open: truncate one that may not be written", EACCES,
         open_path("unwritable", TRUNC, FD_READ));
  expect("path_open: read one that may not be written", SUCCESS,
         open_path("unwritable", 0, FD_READ));
  expect("path_open: through a directory that may not be searched", EACCES,
         open_path("unsearchable/file", 0, FD_READ));
  expect("path_open: a directory that may not be read", EACCES,
         open_path("unlisted", 0, FD_READDIR));
  expect("path_open: through a directory that may not be read", SUCCESS,
         open_path("unlisted/file", 0, FD_READ));
  expect("path_open: create where nothing may change", EACCES,
         open_path("frozen/new", CREAT, FD_WRITE));
  expect("path_filestat_get: a file that may not be read", SUCCESS,
         path_filestat_get(GRANT, 0, P("unreadable"), &stat));
  expect("path_filestat_get: through a directory that may not be searched", EACCES,
         path_filestat_get(GRANT, 0, P("unsearchable/file"), &stat));
  expect("path_create_directory: where nothing may change", EACCES,
         path_create_directory(GRANT, P("frozen/new")));
  expect("path_remove_directory: where nothing may change", EACCES,
         path_remove_directory(GRANT, P("frozen/empty")));
  expect("path_unlink_file: where nothing may change", EACCES,
         path_unlink_file(GRANT, P("frozen/file")));
  expect("path_symlink: where nothing may change", EACCES,
         path_symlink(P("target"), GRANT, P("frozen/new")));
  expect("path_link: to where nothing may change", EACCES,
         path_link(GRANT, 0, P("file"), GRANT, P("frozen/new")));
  expect("path_rename: from where nothing may change", EACCES,
         path_rename(GRANT, P("frozen/file"), GRANT, P("new")));
  expect("path_rename: to where nothing may change", EACCES,
         path_rename(GRANT, P("file"), GRANT, P("frozen/new")));
  expect("path_readlink: through a directory that may not be searched", EACCES,
         path_readlink(GRANT, P("unsearchable/file"), &stat, 8, &opened));
  expect("path_filestat_set_times: through a directory that may not be searched", EACCES,
         path_filestat_set_times(GRANT, 0, P("unsearchable/file"), 1, 1, MTIM));
  expect("path_unlink_file: a file that may not be read", SUCCESS,
         path_unlink_file(GRANT, P("unreadable")));
}
