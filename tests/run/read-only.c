// A read-only grant: reading works, everything that writes fails, the host's file stays as it is.
// BUILD-ARGS: --dir .::/data:ro
// FILE: given.txt text
// LINK: link given.txt
// EXPECT-STDOUT: read: text
// EXPECT-STDOUT: open for writing: refused
// EXPECT-STDOUT: create: refused
// EXPECT-STDOUT: truncate: refused
// EXPECT-STDOUT: create what exists: EEXIST
// EXPECT-STDOUT: rename: refused
// EXPECT-STDOUT: unlink: refused
// EXPECT-STDOUT: mkdir: refused
// EXPECT-STDOUT: mkdir where a file is: EEXIST
// EXPECT-STDOUT: to read, with the right to change the size: opened, that right left out
// EXPECT-FILE: given.txt 982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1
// EXPECT-ABSENT: new.txt
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wasi/api.h>

static void report(const char *what, int failed) {
  printf("%s: %s\n", what, failed ? "refused" : "worked");
}

// Go asks for this right with every file that it opens to read.
static const char *openWithRight(__wasi_rights_t right) {
  enum { firstGrant = 3 };
  __wasi_fdstat_t status;
  __wasi_fd_t fd;
  if (__wasi_path_open(firstGrant, 0, "given.txt", 0, __WASI_RIGHTS_FD_READ | right, 0, 0, &fd) ||
      __wasi_fd_fdstat_get(fd, &status))
    return "refused";
  return status.fs_rights_base & right ? "opened" : "opened, that right left out";
}

int main(void) {
  char buffer[16] = "";
  int fd = open("/data/given.txt", O_RDONLY);
  if (fd < 0 || read(fd, buffer, sizeof buffer - 1) < 0)
    return 1;
  printf("read: %s\n", buffer);
  report("open for writing", open("/data/given.txt", O_WRONLY) < 0);
  report("create", open("/data/new.txt", O_CREAT | O_WRONLY, 0666) < 0);
  report("truncate", open("/data/given.txt", O_RDWR | O_TRUNC) < 0);
  int created = open("/data/link", O_CREAT | O_EXCL | O_RDONLY, 0666);
  printf("create what exists: %s\n", created < 0 && errno == EEXIST ? "EEXIST" : "other");
  report("rename", rename("/data/given.txt", "/data/new.txt") != 0);
  report("unlink", unlink("/data/given.txt") != 0);
  report("mkdir", mkdir("/data/made", 0777) != 0);
  int made = mkdir("/data/given.txt", 0777);
  printf("mkdir where a file is: %s\n", made < 0 && errno == EEXIST ? "EEXIST" : "other");
  printf("to read, with the right to change the size: %s\n",
         openWithRight(__WASI_RIGHTS_FD_FILESTAT_SET_SIZE));
  return 0;
}
