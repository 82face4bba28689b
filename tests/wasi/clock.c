// clock.c - the four clocks, their resolution, and giving up the processor.
#include "harness.h"

static const uint64_t second = 1000000000;
static uint64_t words[2];

static uint64_t resolution(uint32_t clock) {
  uint64_t result = 0;
  return clock_res_get(clock, &result) ? 0 : result;
}

static uint64_t time(uint32_t clock) {
  uint64_t result = 0;
  return clock_time_get(clock, 1, &result) ? 0 : result;
}

static bool is_sensible(uint64_t resolution) { return resolution && resolution <= second / 10; }

// Computes until the process has used some processor time; false if that never happens.
static bool advances(uint32_t clock) {
  uint64_t begin = time(clock);
  for (unsigned i = 0; i != 1000000; ++i)
    if (time(clock) > begin)
      return true;
  return false;
}

static bool never_goes_back(uint32_t clock) {
  uint64_t last = time(clock);
  for (unsigned i = 0; i != 1000; ++i) {
    uint64_t now = time(clock);
    if (now < last)
      return false;
    last = now;
  }
  return true;
}

static void resolutions(void) {
  char *unaligned = (char *)words + 3;
  expect_value("clock_res_get: realtime", true, is_sensible(resolution(REALTIME)));
  expect_value("clock_res_get: monotonic", true, is_sensible(resolution(MONOTONIC)));
  expect_value("clock_res_get: process", true, is_sensible(resolution(PROCESS_CPUTIME)));
  expect_value("clock_res_get: thread", true, is_sensible(resolution(THREAD_CPUTIME)));
  expect("clock_res_get: first number that is no clock", EINVAL, clock_res_get(4, words));
  expect("clock_res_get: largest number", EINVAL, clock_res_get(UINT32_MAX, words));
  expect("clock_res_get: unaligned result", SUCCESS, clock_res_get(REALTIME, unaligned));
  expect_value("clock_res_get: unaligned value", resolution(REALTIME), load_u64(unaligned));
  expect("clock_res_get: result at the end of memory", SUCCESS,
         clock_res_get(REALTIME, before_end(8)));
  expect("clock_res_get: result across the end of memory", EFAULT,
         clock_res_get(REALTIME, before_end(7)));
  expect("clock_res_get: result far outside", EFAULT, clock_res_get(REALTIME, far_away()));
}

static void times(void) {
  char *unaligned = (char *)words + 5;
  const uint64_t year2025 = (uint64_t)1735689600 * second;
  expect_value("clock_time_get: realtime is after 2025", true, time(REALTIME) > year2025);
  expect_value("clock_time_get: realtime is before 2100", true,
               time(REALTIME) < year2025 + 75 * 366 * (86400 * second));
  expect_value("clock_time_get: realtime advances", true, advances(REALTIME));
  expect_value("clock_time_get: monotonic advances", true, advances(MONOTONIC));
  expect_value("clock_time_get: monotonic never goes back", true, never_goes_back(MONOTONIC));
  expect_value("clock_time_get: process time advances", true, advances(PROCESS_CPUTIME));
  expect_value("clock_time_get: process time never goes back", true,
               never_goes_back(PROCESS_CPUTIME));
  expect_value("clock_time_get: thread time advances", true, advances(THREAD_CPUTIME));
  uint64_t thread = time(THREAD_CPUTIME);
  expect_value("clock_time_get: a thread uses no more than its process", true,
               thread <= time(PROCESS_CPUTIME));
  expect("clock_time_get: precision 0", SUCCESS, clock_time_get(MONOTONIC, 0, words));
  expect("clock_time_get: largest precision", SUCCESS, clock_time_get(MONOTONIC, ~0ull, words));
  expect("clock_time_get: first number that is no clock", EINVAL, clock_time_get(4, 1, words));
  expect("clock_time_get: largest number", EINVAL, clock_time_get(UINT32_MAX, 1, words));
  expect("clock_time_get: unaligned result", SUCCESS, clock_time_get(REALTIME, 1, unaligned));
  expect_value("clock_time_get: unaligned value", true, load_u64(unaligned) > year2025);
  expect("clock_time_get: result at the end of memory", SUCCESS,
         clock_time_get(REALTIME, 1, before_end(8)));
  expect("clock_time_get: result across the end of memory", EFAULT,
         clock_time_get(REALTIME, 1, before_end(7)));
  expect("clock_time_get: result far outside", EFAULT, clock_time_get(REALTIME, 1, far_away()));
}

static uint32_t yield_often(void) {
  uint32_t errors = 0;
  for (unsigned i = 0; i != 100; ++i)
    errors |= sched_yield();
  return errors;
}

static void run_cases(void) {
  resolutions();
  times();
  expect("sched_yield: once", SUCCESS, sched_yield());
  expect("sched_yield: a hundred times", SUCCESS, yield_often());
}
