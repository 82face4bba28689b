// random.c - random bytes.
#include "harness.h"

static char buffer[100000], other[64];

// Whether both ends and the middle of what was asked for have been written.
static bool is_random(const char *bytes, size_t size) {
  return !is_filled(bytes, 0, 16) && !is_filled(bytes + size / 2, 0, 16) &&
         !is_filled(bytes + size - 16, 0, 16);
}

static void run_cases(void) {
  expect("random_get: 64 bytes", SUCCESS, random_get(buffer, 64));
  expect_value("random_get: they are random", true, is_random(buffer, 64));
  expect_value("random_get: none behind them", true, is_filled(buffer + 64, 0, 64));
  random_get(other, 64);
  expect_value("random_get: the next are others", false, is_equal(buffer, other, 64));
  expect("random_get: more than the kernel gives at once", SUCCESS,
         random_get(buffer, sizeof buffer));
  expect_value("random_get: all of them are random", true, is_random(buffer, sizeof buffer));
  fill(other, 0, sizeof other);
  expect("random_get: an odd address", SUCCESS, random_get(other + 1, 3));
  expect_value("random_get: nothing before it", 0, other[0]);
  expect_value("random_get: nothing behind it", true, is_filled(other + 4, 0, 8));
  expect("random_get: no bytes", SUCCESS, random_get(buffer, 0));
  expect("random_get: no bytes at address 0", SUCCESS, random_get(NULL, 0));
  expect("random_get: no bytes at the end of memory", SUCCESS, random_get(before_end(0), 0));
  expect("random_get: the last byte of memory", SUCCESS, random_get(before_end(1), 1));
  expect("random_get: across the end of memory", EFAULT, random_get(before_end(8), 9));
  expect("random_get: far outside", EFAULT, random_get(far_away(), 1));
  expect("random_get: a length that wraps around", EFAULT, random_get(buffer, UINT32_MAX));
}
