// args-environ.c - arguments and environment variables.
// ARG: one
// ARG:
// ARG: two words, and an é
// ENV: FIRST=1
// ENV: EMPTY=
// ENV: EQUALS=a=b
// HIDDEN-ENV: SECRET=hidden
#include "harness.h"

static char *pointers[16], buffer[65536], unaligned[64];

static bool has_variable(const char *variable, size_t count) {
  for (size_t i = 0; i != count; ++i)
    if (length_of(pointers[i]) == length_of(variable) &&
        is_equal(pointers[i], variable, length_of(variable)))
      return true;
  return false;
}

static bool has_name(const char *name, size_t count) {
  for (size_t i = 0; i != count; ++i)
    if (is_equal(pointers[i], name, length_of(name)))
      return true;
  return false;
}

// The strings lie one after the other, from the buffer's start on, and fill `size` bytes.
static bool is_packed(size_t count, size_t size) {
  char *next = buffer;
  for (size_t i = 0; i != count; ++i) {
    if (pointers[i] != next)
      return false;
    next += length_of(next) + 1;
  }
  return next == buffer + size;
}

static void arguments(void) {
  size_t count = 0, size = 0;
  expect("args_sizes_get: sizes", SUCCESS, args_sizes_get(&count, &size));
  expect_value("args_sizes_get: the program's name and three arguments", 4, count);
  fill(buffer, '#', sizeof buffer);
  expect("args_get: strings", SUCCESS, args_get(pointers, buffer));
  expect_value("args_get: strings are packed and as long as announced", true,
               is_packed(count, size));
  expect_value("args_get: nothing is written behind the last", '#', buffer[size]);
  expect_value("args_get: first argument", true, is_equal(pointers[1], "one", 4));
  expect_value("args_get: an empty argument", 0, *pointers[2]);
  expect_value("args_get: bytes arrive as they are", true,
               is_equal(pointers[3], P("two words, and an \xc3\xa9") + 1));
  expect_value("args_get: no pointer behind the last", true, pointers[4] == NULL);

  expect("args_sizes_get: unaligned results", SUCCESS,
         args_sizes_get(unaligned + 1, unaligned + 7));
  expect_value("args_sizes_get: an unaligned count", count, load_u32(unaligned + 1));
  expect_value("args_sizes_get: an unaligned size", size, load_u32(unaligned + 7));
  expect("args_sizes_get: both results in one place", SUCCESS, args_sizes_get(&count, &count));
  expect("args_sizes_get: results at the end of memory", SUCCESS,
         args_sizes_get(before_end(4), before_end(8)));
  expect("args_sizes_get: count across the end of memory", EFAULT,
         args_sizes_get(before_end(3), &size));
  expect("args_sizes_get: size across the end of memory", EFAULT,
         args_sizes_get(&count, before_end(3)));
  expect("args_sizes_get: count far outside", EFAULT, args_sizes_get(far_away(), &size));
  expect("args_sizes_get: size far outside", EFAULT, args_sizes_get(&count, far_away()));

  args_sizes_get(&count, &size);
  expect("args_get: unaligned pointers", SUCCESS, args_get(unaligned + 3, buffer));
  expect_value("args_get: first unaligned pointer", (size_t)buffer, load_u32(unaligned + 3));
  expect("args_get: strings at the end of memory", SUCCESS, args_get(pointers, before_end(size)));
  expect("args_get: strings across the end of memory", EFAULT,
         args_get(pointers, before_end(size - 1)));
  expect("args_get: strings far outside", EFAULT, args_get(pointers, far_away()));
  expect("args_get: pointers across the end of memory", EFAULT,
         args_get(before_end(4 * count - 1), buffer));
  expect("args_get: pointers far outside", EFAULT, args_get(far_away(), buffer));
}

static void environment(void) {
  size_t count = 0, size = 0;
  expect("environ_sizes_get: sizes", SUCCESS, environ_sizes_get(&count, &size));
  expect_value("environ_sizes_get: only granted variables", 3, count);
  expect_value("environ_sizes_get: bytes", 8 + 7 + 11, size);
  fill(buffer, '#', sizeof buffer);
  expect("environ_get: strings", SUCCESS, environ_get(pointers, buffer));
  expect_value("environ_get: strings are packed and as long as announced", true,
               is_packed(count, size));
  expect_value("environ_get: nothing is written behind the last", '#', buffer[size]);
  expect_value("environ_get: a variable", true, has_variable("FIRST=1", count));
  expect_value("environ_get: an empty variable", true, has_variable("EMPTY=", count));
  expect_value("environ_get: an equals sign in a value", true, has_variable("EQUALS=a=b", count));
  expect_value("environ_get: none that was not granted", false, has_name("SECRET", count));

  expect("environ_sizes_get: unaligned results", SUCCESS,
         environ_sizes_get(unaligned + 1, unaligned + 7));
  expect_value("environ_sizes_get: an unaligned count", count, load_u32(unaligned + 1));
  expect("environ_sizes_get: count across the end of memory", EFAULT,
         environ_sizes_get(before_end(3), &size));
  expect("environ_sizes_get: size across the end of memory", EFAULT,
         environ_sizes_get(&count, before_end(3)));
  expect("environ_sizes_get: count far outside", EFAULT, environ_sizes_get(far_away(), &size));

  environ_sizes_get(&count, &size);
  expect("environ_get: unaligned pointers", SUCCESS, environ_get(unaligned + 3, buffer));
  expect("environ_get: strings across the end of memory", EFAULT,
         environ_get(pointers, before_end(size - 1)));
  expect("environ_get: strings far outside", EFAULT, environ_get(pointers, far_away()));
  expect("environ_get: pointers across the end of memory", EFAULT,
         environ_get(before_end(4 * count - 1), buffer));
  expect("environ_get: pointers far outside", EFAULT, environ_get(far_away(), buffer));
}

static void run_cases(void) {
  arguments();
  environment();
}
