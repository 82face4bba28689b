// Check.h - how the host says what is wrong, and how to see it again.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace fuzz {

/// Where the thread is: for messages.
struct Position {
  std::uint64_t seed = 0, step = 0;
  unsigned thread = 0;
  const char *function = ""; // of a guest's, what it does
};
inline thread_local Position position;

/// Prints what is wrong and aborts.
[[noreturn]] inline void fail(const char *file, int line, const char *text) {
  std::fprintf(stderr, "%s:%d: %s\n  seed %llu, thread %u, step %llu, last called: \"%s\"\n", file,
               line, text, static_cast<unsigned long long>(position.seed), position.thread,
               static_cast<unsigned long long>(position.step), position.function);
  std::fflush(stderr);
  std::abort();
}

} // namespace fuzz

#define EXPECT(condition)                                                                          \
  do                                                                                               \
    if (!(condition))                                                                              \
      ::fuzz::fail(__FILE__, __LINE__, #condition);                                                \
  while (0)
