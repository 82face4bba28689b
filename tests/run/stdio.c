// Standard streams: input by lines and to its end, output in order, errors apart.
// STDIN: first line
// STDIN: second
// EXPECT-STDOUT: got: first line
// EXPECT-STDOUT: got: second
// EXPECT-STDOUT: end of file
// EXPECT-STDERR: to standard error
// EXPECT-EXIT: 7
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    printf("got: %s\n", line);
  }
  fprintf(stderr, "to standard error\n");
  if (feof(stdin))
    puts("end of file");
  exit(7);
}
