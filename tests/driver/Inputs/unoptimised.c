// unoptimised.c - something to optimise.
#include <stdio.h>

static int twice(int value) { return value * 2; }

int main(int argc, char **argv) {
  int sum = 0;
  for (int i = 0; i < argc + 9; ++i)
    sum += twice(i);
  printf("%d\n", sum);
}
