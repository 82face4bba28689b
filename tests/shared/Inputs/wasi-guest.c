// wasi-guest.c - a command that does with its grants what its first argument says.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

__attribute__((import_module("wasi_snapshot_preview1"), import_name("proc_raise"))) int
proc_raise(int);

static int is(const char *word, char **words) { return !strcmp(words[1], word); }

int main(int count, char **words) {
  char text[64] = "";
  if (is("print", words)) {
    printf("%d %s %s\n", count, words[2], getenv("COLOUR") ? getenv("COLOUR") : "none");
    return 0;
  }
  if (is("echo", words)) {
    ssize_t size = read(0, text, sizeof text);
    return size < 0 ? errno : (int)(write(1, text, (size_t)size) - size);
  }
  if (is("read", words)) {
    FILE *file = fopen("/data/file", "r");
    if (!file || !fgets(text, sizeof text, file))
      return 1;
    return strcmp(text, "contents\n") ? 2 : 0;
  }
  if (is("write", words))
    return open("/data/new", O_CREAT | O_WRONLY, 0666) < 0 ? errno : 0;
  if (is("escape", words))
    return open("/data/../outside", O_RDONLY) >= 0 || open("/outside", O_RDONLY) >= 0 ||
                   open("/data/link", O_RDONLY) >= 0
               ? 1
               : 0;
  if (is("close", words)) {
    for (int descriptor = 0; descriptor != 10; ++descriptor)
      close(descriptor);
    return 0;
  }
  if (is("broken-pipe", words))
    return write(1, text, sizeof text) < 0 && errno == EPIPE ? 0 : 1;
  if (is("abort", words))
    abort();
  if (is("raise", words))
    proc_raise(15);
  if (is("exit", words))
    exit(7);
  return 99;
}
