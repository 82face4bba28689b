// Variables: a fixed value, one passed through at run time, one that the host lacks, and none else.
// BUILD-ARGS: --env FIXED=from=build --env PASSED --env ABSENT
// ENV: PASSED=from host
// ENV: FIXED=from host
// ENV: OTHER=not granted
// EXPECT-STDOUT: FIXED=from=build
// EXPECT-STDOUT: PASSED=from host
// EXPECT-STDOUT: 2 in all
#include <stdio.h>
#include <stdlib.h>

extern char **environ;

int main(void) {
  printf("FIXED=%s\n", getenv("FIXED"));
  printf("PASSED=%s\n", getenv("PASSED"));
  int count = 0;
  while (environ[count])
    ++count;
  printf("%d in all\n", count);
  return 0;
}
