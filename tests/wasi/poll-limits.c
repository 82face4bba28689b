// poll-limits.c - poll_oneoff with points in time, unlikely subscriptions and impossible counts.
// ENGINES: sinter (node waits decades for a point in time, and dies of an impossible count)
#include "harness.h"

static const uint64_t millisecond = 1000000;
static struct event event;

static uint64_t now(uint32_t id) {
  uint64_t result = 0;
  clock_time_get(id, 1, &result);
  return result;
}

// Milliseconds that a clock takes to reach a point in time, rounded down; a minute for an error.
static uint64_t time_until(uint32_t id, uint64_t point) {
  struct subscription wanted = {.user_data = 7, .type = EVENT_CLOCK};
  size_t count = 0;
  wanted.clock.id = id;
  wanted.clock.timeout = point;
  wanted.clock.flags = ABSTIME;
  uint64_t begin = now(MONOTONIC);
  uint32_t error = poll_oneoff(&wanted, &event, 1, &count);
  bool is_good = !error && count == 1 && !event.error && event.user_data == 7;
  return is_good ? (now(MONOTONIC) - begin) / millisecond : 60000;
}

static bool is_between(uint64_t low, uint64_t high, uint64_t value) {
  return low <= value && value < high;
}

// What one subscription comes to: the call's errno, or else its event's.
static uint32_t outcome(uint8_t type, uint32_t id, uint16_t flags) {
  struct subscription wanted = {.type = type};
  size_t count = 0;
  wanted.clock.id = id;
  wanted.clock.flags = flags;
  uint32_t error = poll_oneoff(&wanted, &event, 1, &count);
  return error ? error : event.error;
}

static void subscriptions(void) {
  expect("poll_oneoff: the process's time", ENOTSUP, outcome(EVENT_CLOCK, PROCESS_CPUTIME, 0));
  expect("poll_oneoff: the thread's time", ENOTSUP, outcome(EVENT_CLOCK, THREAD_CPUTIME, 0));
  expect("poll_oneoff: first clock that is none", EINVAL, outcome(EVENT_CLOCK, 4, 0));
  expect("poll_oneoff: first clock flag that is none", EINVAL, outcome(EVENT_CLOCK, MONOTONIC, 2));
  expect("poll_oneoff: first type that is none", EINVAL, outcome(3, 0, 0));
  expect("poll_oneoff: type 255", EINVAL, outcome(255, 0, 0));
}

static void run_cases(void) {
  subscriptions();
  uint64_t soon = now(MONOTONIC) + 30 * millisecond;
  expect_value("poll_oneoff: monotonic, soon", true,
               is_between(20, 10000, time_until(MONOTONIC, soon)));
  expect_value("poll_oneoff: monotonic, it is not early", true, now(MONOTONIC) >= soon);
  soon = now(REALTIME) + 30 * millisecond;
  expect_value("poll_oneoff: realtime, soon", true,
               is_between(20, 10000, time_until(REALTIME, soon)));
  expect_value("poll_oneoff: monotonic, at the beginning", true,
               is_between(0, 10000, time_until(MONOTONIC, 1)));
  expect_value("poll_oneoff: realtime, in 1970", true,
               is_between(0, 10000, time_until(REALTIME, 1)));
  expect_value("poll_oneoff: realtime, just passed", true,
               is_between(0, 10000, time_until(REALTIME, now(REALTIME))));
  size_t count = 12345;
  struct subscription wanted = {.type = EVENT_CLOCK};
  expect("poll_oneoff: a count that wraps around", EFAULT,
         poll_oneoff(&wanted, &event, 0x10000001, &count));
  expect("poll_oneoff: largest count", EFAULT, poll_oneoff(&wanted, &event, UINT32_MAX, &count));
  expect_value("poll_oneoff: an error stores no count", 12345, count);
}
