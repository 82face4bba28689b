// Links below a grant: symbolic ones are made and read, hard ones share their contents.
// BUILD-ARGS: --dir .
// FILE: given.txt text
// EXPECT-STDOUT: readlink: given.txt
// EXPECT-STDOUT: through the link: text
// EXPECT-STDOUT: lstat: link, stat: file
// EXPECT-STDOUT: hard link: text
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void printFile(const char *what, const char *path) {
  char buffer[16] = "";
  int fd = open(path, O_RDONLY);
  if (fd < 0 || read(fd, buffer, sizeof buffer - 1) < 0) {
    perror(path);
    return;
  }
  close(fd);
  printf("%s: %s\n", what, buffer);
}

int main(void) {
  char buffer[32] = "";
  struct stat direct, followed;
  if (symlink("given.txt", "soft") || readlink("soft", buffer, sizeof buffer - 1) < 0)
    return 1;
  printf("readlink: %s\n", buffer);
  printFile("through the link", "soft");
  if (lstat("soft", &direct) || stat("soft", &followed))
    return 1;
  printf("lstat: %s, stat: %s\n", S_ISLNK(direct.st_mode) ? "link" : "other",
         S_ISREG(followed.st_mode) ? "file" : "other");
  if (link("given.txt", "hard"))
    return 1;
  printFile("hard link", "hard");
  return 0;
}
