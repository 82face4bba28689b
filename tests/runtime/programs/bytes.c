// bytes.c - memcpy, memmove, memset, memcmp of every small size and alignment; rounding.
#include "program.h"

double floor(double), ceil(double), trunc(double), rint(double), nearbyint(double),
    roundeven(double);
float floorf(float), ceilf(float), truncf(float), rintf(float), nearbyintf(float),
    roundevenf(float);

static unsigned char place[1024], expected[1024];

static void reset(void) {
  for (unsigned i = 0; i != sizeof place; ++i)
    place[i] = expected[i] = (unsigned char)(i * 7 + (i >> 8));
}

static void check_same(void) {
  for (unsigned i = 0; i != sizeof place; ++i)
    CHECK(place[i] == expected[i]);
  CHECK(!memcmp(place, expected, sizeof place));
}

static void test_move(size_t from, size_t to, size_t count) {
  unsigned char copy[sizeof place];
  reset();
  for (size_t i = 0; i != count; ++i)
    copy[i] = place[from + i];
  for (size_t i = 0; i != count; ++i)
    expected[to + i] = copy[i];
  CHECK(memmove(place + to, place + from, count) == place + to);
  check_same();
  if (from + count > to && to + count > from)
    return;
  reset();
  for (size_t i = 0; i != count; ++i)
    expected[to + i] = copy[i];
  CHECK(memcpy(place + to, place + from, count) == place + to);
  check_same();
}

static void test_set(size_t at, size_t count) {
  reset();
  for (size_t i = 0; i != count; ++i)
    expected[at + i] = 0xa5;
  CHECK(memset(place + at, 0x1a5, count) == place + at);
  check_same();
}

static void test_bytes(void) {
  static const size_t counts[] = {0,  1,  7,  8,  15, 16,  17,  31,  32,  33,  47,
                                  48, 63, 64, 65, 79, 100, 127, 128, 129, 200, 301};
  for (size_t i = 0; i != sizeof counts / sizeof *counts; ++i)
    for (size_t at = 0; at != 18; ++at) {
      test_set(at, counts[i]);
      test_move(64, 64 + at, counts[i]);
      test_move(64 + at, 64, counts[i]);
      test_move(400 + at, 16, counts[i]);
    }
  CHECK(memcmp("a\xff", "a\x01", 2) > 0 && memcmp("ab", "ac", 2) < 0);
  CHECK(memcmp("ab", "ac", 1) == 0);
}

static uint64_t bits(double value) {
  uint64_t result;
  memcpy(&result, &value, sizeof result);
  return result;
}

static uint32_t bitsf(float value) {
  uint32_t result;
  memcpy(&result, &value, sizeof result);
  return result;
}

static void test_value(double value, double down, double up, double zero, double even) {
  CHECK(bits(floor(value)) == bits(down) && bits(ceil(value)) == bits(up));
  CHECK(bits(trunc(value)) == bits(zero) && bits(rint(value)) == bits(even));
  CHECK(bits(nearbyint(value)) == bits(even) && bits(roundeven(value)) == bits(even));
  float narrow = (float)value;
  if (narrow != value)
    return;
  CHECK(bitsf(floorf(narrow)) == bitsf((float)down) && bitsf(ceilf(narrow)) == bitsf((float)up));
  CHECK(bitsf(truncf(narrow)) == bitsf((float)zero) && bitsf(rintf(narrow)) == bitsf((float)even));
  CHECK(bitsf(nearbyintf(narrow)) == bitsf((float)even));
  CHECK(bitsf(roundevenf(narrow)) == bitsf((float)even));
}

static void test_rounding(void) {
  test_value(0.0, 0.0, 0.0, 0.0, 0.0);
  test_value(-0.0, -0.0, -0.0, -0.0, -0.0);
  test_value(0.5, 0.0, 1.0, 0.0, 0.0);
  test_value(-0.5, -1.0, -0.0, -0.0, -0.0);
  test_value(1.5, 1.0, 2.0, 1.0, 2.0);
  test_value(-2.5, -3.0, -2.0, -2.0, -2.0);
  test_value(0x1p-149, 0.0, 1.0, 0.0, 0.0);
  test_value(-0x1p-1074, -1.0, -0.0, -0.0, -0.0);
  test_value(8388607.5, 8388607.0, 8388608.0, 8388607.0, 8388608.0);
  test_value(8388609.0, 8388609.0, 8388609.0, 8388609.0, 8388609.0);
  test_value(4503599627370495.5, 4503599627370495.0, 4503599627370496.0, 4503599627370495.0,
             4503599627370496.0);
  test_value(-4503599627370497.0, -4503599627370497.0, -4503599627370497.0, -4503599627370497.0,
             -4503599627370497.0);
  double infinity = __builtin_inf();
  test_value(-infinity, -infinity, -infinity, -infinity, -infinity);
  // A signalling NaN comes out quiet.
  double signalling;
  uint64_t pattern = 0xfff0000000000123;
  memcpy(&signalling, &pattern, sizeof pattern);
  CHECK(bits(floor(signalling)) >> 51 & 1);
  CHECK(bits(ceil(signalling)) >> 51 & 1 && bits(trunc(signalling)) >> 51 & 1);
  CHECK(bits(rint(signalling)) >> 51 & 1);
  float signallingf;
  uint32_t patternf = 0x7f800001;
  memcpy(&signallingf, &patternf, sizeof patternf);
  CHECK(bitsf(floorf(signallingf)) >> 22 & 1 && bitsf(ceilf(signallingf)) >> 22 & 1);
  CHECK(bitsf(truncf(signallingf)) >> 22 & 1 && bitsf(rintf(signallingf)) >> 22 & 1);
}

static int GUEST(run)(void) {
  test_bytes();
  test_rounding();
  return 42;
}

const struct sinter_program sinter_program = {.run = run, .stack_size = 1 << 20};
