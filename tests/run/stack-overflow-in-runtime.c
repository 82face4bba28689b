// Recursion that reaches the end of the stack inside a runtime function is reported alike. Every
// frame calls into the runtime, at depths that differ by less than its frames need.
// CFLAGS: -O2 -Wl,-z,stack-size=16777216
// BUILD-ARGS: --stack-size 256K
// EXPECT-STDERR: sinter: trap: call stack exhausted{{.*}}
// EXPECT-EXIT: 134
#include <string.h>
#include <time.h>
#include <unistd.h>

static volatile int stop;

static int recurse(int depth) {
  struct timespec now;
  char small[16];
  clock_gettime(CLOCK_MONOTONIC, &now);
  getentropy(small, sizeof small);
  if (stop)
    return depth;
  return recurse(depth + 1) + small[depth & 15];
}

int main(void) { return recurse(0) == 7; }
