// Clocks: the monotonic one does not go back, sleeping takes its time, the year is plausible.
// EXPECT-STDOUT: ok
#include <stdio.h>
#include <time.h>

static long long nanoseconds(clockid_t clock) {
  struct timespec now;
  if (clock_gettime(clock, &now))
    return -1;
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(void) {
  long long start = nanoseconds(CLOCK_MONOTONIC);
  struct timespec pause = {0, 20000000}, resolution;
  if (nanosleep(&pause, NULL))
    return 1;
  long long slept = nanoseconds(CLOCK_MONOTONIC) - start;
  if (start < 0 || slept < 20000000)
    return 2;
  if (clock_getres(CLOCK_MONOTONIC, &resolution) || resolution.tv_sec || resolution.tv_nsec <= 0)
    return 3;
  // 2024 to 2100.
  time_t seconds = time(NULL);
  if (seconds < 1704067200LL || seconds > 4102444800LL)
    return 4;
  puts("ok");
  return 0;
}
