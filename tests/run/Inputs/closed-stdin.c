// Started without standard input: its number must not be the first grant's. Otherwise, by closing
// it and opening the read-only grant, the program would have that one with the rights of the first.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  struct stat status;
  int failed = fstat(STDIN_FILENO, &status);
  puts(failed ? "stdin: closed" : "stdin: open");
  close(STDIN_FILENO);
  if (open("/read-only", O_RDONLY | O_DIRECTORY) != STDIN_FILENO)
    return 1;
  puts(mkdir("/writable/made", 0777) ? "mkdir: refused" : "mkdir: worked");
  return 0;
}
