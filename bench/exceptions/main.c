// main.c - runs one of the kernels so many times.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int kernel_loop(int), kernel_indirect(int), kernel_fib(int);
void throw(void) { abort(); }

int main(int argc, char **argv) {
  if (argc != 3)
    return 1;
  int (*kernel)(int) = !strcmp(argv[1], "loop")       ? kernel_loop
                       : !strcmp(argv[1], "indirect") ? kernel_indirect
                                                      : kernel_fib;
  printf("%d\n", kernel(atoi(argv[2])));
}
