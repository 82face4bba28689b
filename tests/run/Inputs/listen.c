// listen.c - echoes one connection per granted socket, then shows that files are there as well.
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  const char *count = getenv("LISTEN_FDS");
  setbuf(stdout, NULL);
  printf("sockets %s\n", count ? count : "none");
  for (int i = 0; i < atoi(count); ++i) {
    char text[16];
    int fd = accept(3 + i, NULL, NULL);
    ssize_t size = fd < 0 ? -1 : recv(fd, text, sizeof text, 0);
    if (size < 0 || send(fd, text, (size_t)size, 0) != size) {
      perror("connection");
      return 1;
    }
    close(fd);
  }
  FILE *file = fopen("/data/file", "r");
  printf("file %s\n", file ? "there" : "missing");
  return 0;
}
