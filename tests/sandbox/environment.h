// environment.h - looking for variables, for programs about what is added when they start.
#pragma once

#include "guest.h"

/// Whether the environment has a variable that begins so.
static inline bool has_variable(const char *start) {
  static i32 variables[256];
  static char strings[16384];
  i32 count, size;
  WORKS(wasi_environ_sizes_get(ADDRESS(&count), ADDRESS(&size)));
  require(count <= 256 && size <= sizeof strings, "a small environment");
  WORKS(wasi_environ_get(ADDRESS(variables), ADDRESS(strings)));
  for (i32 i = 0; i != count; ++i) {
    const char *variable = (const char *)(uintptr_t)variables[i], *at = start;
    while (*at && *at == *variable)
      ++at, ++variable;
    if (!*at)
      return true;
  }
  return false;
}
