// Arguments arrive as given; argv[0] is there.
// ARGS: one --two=2 é
// EXPECT-STDOUT: 4
// EXPECT-STDOUT: one
// EXPECT-STDOUT: --two=2
// EXPECT-STDOUT: é
#include <stdio.h>

int main(int argc, char **argv) {
  printf("%d\n", argc);
  for (int i = 1; i < argc; ++i)
    puts(argv[i]);
  return argv[0] && argv[0][0] ? 0 : 1;
}
