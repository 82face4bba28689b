// poll_oneoff reports the clock that has come, relative or a point in time, and not the later one.
// It waits a second twice, so it runs once per target.
// MODES: guard
// LEVELS: -O2
// EXPECT-STDOUT: relative: 1
// EXPECT-STDOUT: absolute: 1
// EXPECT-STDOUT: both past: 1 2
#include <stdio.h>
#include <wasi/api.h>

static __wasi_subscription_t at(unsigned name, __wasi_timestamp_t time,
                                __wasi_subclockflags_t flags) {
  return (__wasi_subscription_t){
      .userdata = name,
      .u = {.tag = __WASI_EVENTTYPE_CLOCK,
            .u.clock = {.id = __WASI_CLOCKID_MONOTONIC, .timeout = time, .flags = flags}}};
}

static void report(const char *title, __wasi_timestamp_t first, __wasi_timestamp_t second,
                   __wasi_subclockflags_t flags) {
  __wasi_subscription_t subscriptions[] = {at(1, first, flags), at(2, second, flags)};
  __wasi_event_t events[2];
  __wasi_size_t count = 0;
  __wasi_errno_t error = __wasi_poll_oneoff(subscriptions, events, 2, &count);
  printf("%s:", title);
  if (error)
    printf(" error %d", error);
  for (__wasi_size_t i = 0; i != count; ++i)
    printf(" %d", (int)events[i].userdata);
  puts("");
}

int main(void) {
  const __wasi_timestamp_t soon = 1000000000, late = 2000000000; // nanoseconds
  const __wasi_subclockflags_t absolute = __WASI_SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME;
  report("relative", soon, late, 0);
  __wasi_timestamp_t now;
  if (__wasi_clock_time_get(__WASI_CLOCKID_MONOTONIC, 1, &now))
    return 1;
  report("absolute", now + soon, now + late, absolute);
  report("both past", now - 2, now - 1, absolute);
  return 0;
}
