// Without --dir no file can be opened, whatever the host has.
// FILE: given.txt text
// EXPECT-STDOUT: relative: refused
// EXPECT-STDOUT: absolute: refused
#include <fcntl.h>
#include <stdio.h>

int main(void) {
  printf("relative: %s\n", open("given.txt", O_RDONLY) < 0 ? "refused" : "worked");
  printf("absolute: %s\n", open("/etc/passwd", O_RDONLY) < 0 ? "refused" : "worked");
  return 0;
}
