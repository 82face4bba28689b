// grants.c - prints what this program was given: arguments, variables, standard streams, files.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

// Reads a file, and tries to make one beside it.
static void tryFile(const char *name) {
  char line[80] = "", other[160];
  FILE *file = fopen(name, "r");
  if (!file || !fgets(line, sizeof line, file)) {
    printf("%s: %s\n", name, strerror(errno));
    return;
  }
  fclose(file);
  line[strcspn(line, "\n")] = 0;
  snprintf(other, sizeof other, "%s.new", name);
  file = fopen(other, "w");
  printf("%s: %s, %s\n", name, line, file ? "writable" : "read-only");
  if (file)
    fclose(file);
}

int main(int argc, char **argv) {
  char byte;
  fprintf(stderr, "argv0 %s\n", argv[0]);
  fprintf(stderr, "stdin %d\n", (int)read(0, &byte, 1));
  fprintf(stderr, "stdout %d\n", (int)write(1, "out\n", 4));
  for (char **variable = environ; *variable; ++variable)
    printf("%s\n", *variable);
  for (int i = 1; i < argc; ++i)
    tryFile(argv[i]);
  return 0;
}
