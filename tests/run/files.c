// Files below a grant: create, write, read, seek, append, stat, rename, truncate, remove.
// BUILD-ARGS: --dir .
// FILE: given.txt some text
// EXPECT-STDOUT: given: some text (9 bytes)
// EXPECT-STDOUT: read back: line 1, seek: ine, size 14
// EXPECT-STDOUT: after append: 20, mode regular
// EXPECT-STDOUT: renamed: old gone, new there
// EXPECT-STDOUT: truncated to 4: line
// EXPECT-STDOUT: exclusive create: File exists
// EXPECT-STDOUT: missing: No such file or directory
// EXPECT-FILE: kept.txt 5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03
// EXPECT-ABSENT: a.txt
// EXPECT-ABSENT: b.txt
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void check(int condition, const char *what) {
  if (condition)
    return;
  printf("FAILED %s: %s\n", what, strerror(errno));
  exit(1);
}

int main(void) {
  char buffer[64] = "";
  struct stat status;

  FILE *file = fopen("given.txt", "r");
  check(file && fgets(buffer, sizeof buffer, file), "given.txt");
  printf("given: %s (%zu bytes)\n", buffer, strlen(buffer));
  fclose(file);

  file = fopen("a.txt", "w+");
  check(file != NULL, "create");
  check(fputs("line 1\nline 2\n", file) >= 0 && fflush(file) == 0, "write");
  rewind(file);
  check(fgets(buffer, sizeof buffer, file) != NULL, "read");
  buffer[strcspn(buffer, "\n")] = 0;
  char part[4] = "";
  check(fseek(file, 8, SEEK_SET) == 0 && fread(part, 1, 3, file) == 3, "seek");
  check(fstat(fileno(file), &status) == 0, "fstat");
  printf("read back: %s, seek: %s, size %d\n", buffer, part, (int)status.st_size);
  fclose(file);

  file = fopen("a.txt", "a");
  check(file && fputs("more.\n", file) >= 0 && fclose(file) == 0, "append");
  check(stat("a.txt", &status) == 0, "stat");
  printf("after append: %d, mode %s\n", (int)status.st_size,
         S_ISREG(status.st_mode) ? "regular" : "other");

  check(rename("a.txt", "b.txt") == 0, "rename");
  printf("renamed: old %s, new %s\n", access("a.txt", F_OK) ? "gone" : "there",
         access("b.txt", F_OK) ? "gone" : "there");

  int fd = open("b.txt", O_RDWR);
  check(fd >= 0 && ftruncate(fd, 4) == 0, "truncate");
  memset(buffer, 0, sizeof buffer);
  check(pread(fd, buffer, sizeof buffer, 0) == 4, "pread");
  printf("truncated to 4: %s\n", buffer);
  check(close(fd) == 0, "close");

  fd = open("b.txt", O_CREAT | O_EXCL | O_WRONLY, 0666);
  printf("exclusive create: %s\n", fd < 0 ? strerror(errno) : "worked");
  check(unlink("b.txt") == 0, "unlink");
  fd = open("b.txt", O_RDONLY);
  printf("missing: %s\n", fd < 0 ? strerror(errno) : "found");

  file = fopen("kept.txt", "w");
  check(file && fputs("hello\n", file) >= 0 && fclose(file) == 0, "kept.txt");
  return 0;
}
