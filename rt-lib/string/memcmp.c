// memcmp.c - compares bytes as unsigned numbers.
#include "core/core.h"

int memcmp(const void *left, const void *right, size_t count) {
  const unsigned char *a = left, *b = right;
  for (; count; --count, ++a, ++b)
    if (*a != *b)
      return *a - *b;
  return 0;
}
