// read-only.c - a grant for reading only: everything that would change it fails with EROFS.
// GRANT: inside /sandbox ro
// GRANT: other /other
// DIR: inside
// DIR: other
// FILE: inside/file contents
// DIR: inside/empty
// LINK: inside/link file
// FILE: other/file other
// ENGINES: sinter (node grants no directory for reading only)
#include "harness.h"

enum { WRITABLE = GRANT + 1 };

static char buffer[256];
static fd_t opened;

static uint32_t open_path(const char *path, uint32_t flags, uint64_t rights) {
  uint32_t error =
      path_open(GRANT, FOLLOW, path, length_of(path), flags, rights, ALL_RIGHTS, 0, &opened);
  if (!error)
    fd_close(opened);
  return error;
}

static void opening(void) {
  expect("path_open: read-only, to read", SUCCESS, open_path("file", 0, FD_READ));
  expect_value("fd_read: read-only", true, has_contents("file", "contents"));
  expect("path_open: read-only, to write", EROFS, open_path("file", 0, FD_WRITE));
  expect("path_open: read-only, to read and write", EROFS,
         open_path("file", 0, FD_READ | FD_WRITE));
  expect("path_open: read-only, to allocate", EROFS, open_path("file", 0, FD_ALLOCATE));
  expect("path_open: read-only, to change the size", EROFS,
         open_path("file", 0, FD_FILESTAT_SET_SIZE));
  expect("path_open: read-only, truncate", EROFS, open_path("file", TRUNC, FD_READ));
  expect("path_open: read-only, create", EROFS, open_path("new", CREAT, FD_READ));
  expect("path_open: read-only, create what is there", SUCCESS, open_path("file", CREAT, FD_READ));
  expect("path_open: read-only, create exclusively what is there", EEXIST,
         open_path("file", CREAT | EXCL, FD_READ));
  expect("path_open: read-only, create exclusively", EROFS,
         open_path("new", CREAT | EXCL, FD_READ));
  expect("path_open: read-only, a directory", SUCCESS, open_path("empty", 0, FD_READDIR));
  fd_t directory = open_directory(".", DIRECTORY_RIGHTS);
  expect("path_open: read-only, below an opened directory", EROFS,
         path_open(directory, 0, P("file"), 0, FD_WRITE, 0, 0, &opened));
  expect("path_create_directory: read-only, below an opened directory", EROFS,
         path_create_directory(directory, P("new")));
  fd_close(directory);
}

static void changing(void) {
  expect("path_create_directory: read-only", EROFS, path_create_directory(GRANT, P("new")));
  expect("path_remove_directory: read-only", EROFS, path_remove_directory(GRANT, P("empty")));
  expect("path_unlink_file: read-only", EROFS, path_unlink_file(GRANT, P("file")));
  expect("path_symlink: read-only", EROFS, path_symlink(P("target"), GRANT, P("new")));
  expect("path_link: read-only", EROFS, path_link(GRANT, 0, P("file"), GRANT, P("new")));
  expect("path_link: from a read-only grant", EROFS,
         path_link(GRANT, 0, P("file"), WRITABLE, P("new")));
  expect("path_link: to a read-only grant", EROFS,
         path_link(WRITABLE, 0, P("file"), GRANT, P("new")));
  expect("path_rename: read-only", EROFS, path_rename(GRANT, P("file"), GRANT, P("new")));
  expect("path_rename: from a read-only grant", EROFS,
         path_rename(GRANT, P("file"), WRITABLE, P("new")));
  expect("path_rename: to a read-only grant", EROFS,
         path_rename(WRITABLE, P("file"), GRANT, P("new")));
  expect("path_filestat_set_times: read-only", EROFS,
         path_filestat_set_times(GRANT, 0, P("file"), 1, 1, MTIM));
  fd_t fd = open_with("file", 0, FD_READ | FD_FILESTAT_SET_TIMES | FD_SYNC | FD_ADVISE);
  expect("fd_filestat_set_times: read-only", EROFS, fd_filestat_set_times(fd, 1, 1, MTIM));
  struct iovec vector = {"x", 1};
  size_t count;
  expect("fd_write: read-only", ENOTCAPABLE, fd_write(fd, &vector, 1, &count));
  expect("fd_pwrite: read-only", ENOTCAPABLE, fd_pwrite(fd, &vector, 1, 0, &count));
  expect("fd_allocate: read-only", ENOTCAPABLE, fd_allocate(fd, 0, 100));
  expect("fd_filestat_set_size: read-only", ENOTCAPABLE, fd_filestat_set_size(fd, 0));
  fd_close(fd);
}

static void looking(void) {
  struct filestat stat;
  size_t count;
  expect("path_filestat_get: read-only", SUCCESS, path_filestat_get(GRANT, 0, P("file"), &stat));
  expect_value("path_filestat_get: nothing has changed", 8, stat.size);
  expect("path_readlink: read-only", SUCCESS,
         path_readlink(GRANT, P("link"), buffer, sizeof buffer, &count));
  expect("path_open: a link to a file, read-only", SUCCESS, open_path("link", 0, FD_READ));
  fd_t directory = open_directory(".", FD_READDIR);
  expect("fd_readdir: read-only", SUCCESS, fd_readdir(directory, buffer, sizeof buffer, 0, &count));
  fd_close(directory);
  expect("path_create_directory: the other grant", SUCCESS,
         path_create_directory(WRITABLE, P("new")));
  expect("path_filestat_get: the other grant's file is still there", SUCCESS,
         path_filestat_get(WRITABLE, 0, P("file"), &stat));
}

static void run_cases(void) {
  opening();
  changing();
  looking();
}
