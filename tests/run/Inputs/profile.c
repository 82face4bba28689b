// profile.c - prints its environment, or ends by a signal.
#include <stdio.h>
#include <string.h>

extern char **environ;
__attribute__((import_module("wasi_snapshot_preview1"), import_name("proc_raise"))) int
raise_signal(int);

int main(int count, char **arguments) {
  if (count > 1 && strcmp(arguments[1], "kill") == 0)
    raise_signal(9);
  for (char **variable = environ; *variable; ++variable)
    puts(*variable);
}
