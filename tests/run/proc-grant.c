// A grant of procfs: it can be read, but not written, since the program's own memory is a file there,
// and its links, which lead out of the grant whatever their text, are not followed.
// BUILD-ARGS: --dir /proc
// EXPECT-STDOUT: self/stat: opened
// EXPECT-STDOUT: self/mem, for writing: Permission denied
// EXPECT-STDOUT: self/task/../mem, for reading and writing: Permission denied
// EXPECT-STDOUT: self/comm, for writing: Permission denied
// EXPECT-STDOUT: self/root/etc/passwd: Capabilities insufficient
// EXPECT-STDOUT: self/cwd: Capabilities insufficient
// EXPECT-STDOUT: self/fd/0: No such file or directory
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void tryOpen(const char *path, const char *how, int flags) {
  char full[64] = "/proc/";
  int fd = open(strcat(full, path), flags);
  printf("%s%s: %s\n", path, how, fd < 0 ? strerror(errno) : "opened");
  if (fd >= 0)
    close(fd);
}

int main(void) {
  tryOpen("self/stat", "", O_RDONLY);
  tryOpen("self/mem", ", for writing", O_WRONLY);
  tryOpen("self/task/../mem", ", for reading and writing", O_RDWR);
  tryOpen("self/comm", ", for writing", O_WRONLY);
  tryOpen("self/root/etc/passwd", "", O_RDONLY);
  tryOpen("self/cwd", "", O_RDONLY);
  tryOpen("self/fd/0", "", O_RDONLY);
  return 0;
}
