/* probe.c - does what its first argument says, for the tests of `sinter run`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments) {
  const char *command = count > 1 ? arguments[1] : "print";
  if (!strcmp(command, "status"))
    return atoi(arguments[2]);
  if (!strcmp(command, "trap"))
    __builtin_trap();
  if (!strcmp(command, "wait")) {
    puts("waiting");
    fflush(stdout);
    while (getchar() != EOF)
      ;
    return 0;
  }
  if (!strcmp(command, "cat")) {
    FILE *file = fopen(arguments[2], "r");
    if (!file)
      return 1;
    for (int c; (c = getc(file)) != EOF;)
      putchar(c);
    return 0;
  }
  for (int i = 0; i != count; ++i)
    printf("[%s]", arguments[i]);
  putchar('\n');
  return 0;
}
