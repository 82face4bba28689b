// A file that the program opens after closing standard error does not take the stream's place: the
// trap's message is lost with the stream, and not in the file.
// BUILD-ARGS: --dir .
// EXPECT-FILE: file.txt b9e68e1bea3e5b19ca6b2f98b73a54b73daafaa250484902e09982e07a12e733
// EXPECT-EXIT: 134
#include <fcntl.h>
#include <unistd.h>

int main(void) {
  close(STDERR_FILENO);
  int fd = open("file.txt", O_CREAT | O_WRONLY, 0666);
  if (fd < 0 || write(fd, "text\n", 5) != 5)
    return 1;
  __builtin_trap();
}
