// kernel.h - makes a program of a kernel: prepares, times and checks it again and again.
//
// usage of the program: NAME MILLISECONDS
//
// A kernel is three functions. `prepare` makes its input out of a seed, `work` is what is timed,
// and `checksum` digests what work left behind; the three are called in turn, so that each
// repetition does the same, until the times of `work` add up to so many milliseconds. One
// repetition more comes first and does not count. The program prints
//
//   checksum HEX repetitions N first NS best NS median NS total NS inside NS
//
// where `inside` is the time since main began: what the process took beyond it was start-up and
// tear-down, and `first` is apart as well. The digest must be the same in all repetitions, and on
// all machines: kernels use no library functions whose results may differ, such as sine, and no
// undefined or unspecified behaviour. Only a few functions of WASI are needed (arguments, a clock,
// one write, exit), so that the module is the kernel and little else.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// A kernel whose work cannot be done for ever, as memory never shrinks, says how often it can.
#ifndef MAXIMUM_REPETITIONS
#define MAXIMUM_REPETITIONS 65536
#endif
// However short the time: on a busy machine a few repetitions may all be interrupted.
#define MINIMUM_REPETITIONS 16

static void prepare(uint32_t seed);
static void work(void);
static uint64_t checksum(void);

/// A generator of numbers; any seed will do.
static inline uint32_t next_random(uint32_t *state) {
  uint32_t x = *state += 0x9e3779b9;
  x = (x ^ (x >> 16)) * 0x21f0aaad;
  x = (x ^ (x >> 15)) * 0x735a2d97;
  return x ^ (x >> 15);
}

/// A multiple of 2^-24 in [0, 1).
static inline double next_unit(uint32_t *state) {
  return (double)(next_random(state) >> 8) / 16777216;
}

static inline uint64_t mix(uint64_t digest, uint64_t value) {
  digest = (digest ^ value) * 0x9e3779b97f4a7c15;
  return digest ^ (digest >> 29);
}

static inline uint64_t mix_bytes(uint64_t digest, const void *bytes, size_t size) {
  const unsigned char *from = bytes;
  for (; size >= 8; size -= 8, from += 8) {
    uint64_t value;
    memcpy(&value, from, 8);
    digest = mix(digest, value);
  }
  for (; size; --size)
    digest = mix(digest, *from++);
  return digest;
}

static inline uint64_t nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

static char *append(char *to, const char *word, uint64_t value, unsigned base) {
  char digits[24];
  int count = 0;
  while (*word)
    *to++ = *word++;
  do
    digits[count++] = "0123456789abcdef"[value % base];
  while (value /= base);
  while (count)
    *to++ = digits[--count];
  return to;
}

static int compare_times(const void *a, const void *b) {
  uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
  return (left > right) - (left < right);
}

int main(int count, char **words) {
  // Nothing may be computed while compiling, nor may the kernel become part of this function.
  static volatile uint32_t seed = 42;
  void (*volatile kernel)(void) = work;
  static uint64_t times[MAXIMUM_REPETITIONS];
  uint64_t limit = (count > 1 ? (uint64_t)atoi(words[1]) : 1000) * 1000000;
  uint64_t begun = nanoseconds(), first = 0, total = 0, digest = 0;
  int done = 0;
  for (bool is_warm = false;
       done != MAXIMUM_REPETITIONS && (done < MINIMUM_REPETITIONS || total < limit);
       is_warm = true) {
    prepare(seed);
    uint64_t start = nanoseconds();
    kernel();
    uint64_t time = nanoseconds() - start, now = checksum();
    if (is_warm && now != digest) {
      static const char message[] = "the checksum differs between repetitions\n";
      return write(2, message, sizeof message - 1) < 0 ? 3 : 2;
    }
    digest = now;
    if (is_warm)
      total += times[done++] = time;
    else
      first = time;
  }
  qsort(times, (size_t)done, sizeof *times, compare_times);
  char line[200], *end = append(line, "checksum ", digest, 16);
  end = append(end, " repetitions ", (uint64_t)done, 10);
  end = append(end, " first ", first, 10);
  end = append(end, " best ", times[0], 10);
  end = append(end, " median ", times[done / 2], 10);
  end = append(end, " total ", total, 10);
  end = append(end, " inside ", nanoseconds() - begun, 10);
  *end++ = '\n';
  return write(1, line, (size_t)(end - line)) == end - line ? 0 : 3;
}
