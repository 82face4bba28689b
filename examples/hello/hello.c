// hello.c - the first program: a line of output, with the arguments and formats that printf knows.
#include <stdio.h>

int main(int argc, char **argv) {
  printf("Hello from WebAssembly, %s!\n", argc > 1 ? argv[1] : "world");
  printf("%d arguments, pi is about %.5f, 255 is %#x\n", argc - 1, 3.14159265, 255);
  return 0;
}
