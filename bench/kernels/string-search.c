// string-search.c - counts words in a text: by first bytes, and by skipping as Horspool does.
// GROUP: strings
#include "kernel.h"

enum { SIZE = 60000 };
static char text[SIZE + 1];
static const char *const needles[] = {"abba", "bacabbacca", "ccc", "abcabcabcabcabc", "cabbage"};
enum { NEEDLES = sizeof needles / sizeof *needles };
static int found[2][NEEDLES];

static void prepare(uint32_t seed) {
  for (int i = 0; i != SIZE; ++i)
    text[i] = (char)('a' + next_random(&seed) % 3);
}

static int count_plain(const char *needle, size_t length) {
  int count = 0;
  for (const char *at = text; *at; ++at) {
    size_t i = 0;
    while (i != length && at[i] == needle[i])
      ++i;
    count += i == length;
  }
  return count;
}

static int count_skipping(const char *needle, size_t length) {
  size_t skip[256];
  for (int i = 0; i != 256; ++i)
    skip[i] = length;
  for (size_t i = 0; i != length - 1; ++i)
    skip[(unsigned char)needle[i]] = length - 1 - i;
  int count = 0;
  for (size_t end = length - 1; end < SIZE; end += skip[(unsigned char)text[end]])
    count += !memcmp(text + end + 1 - length, needle, length);
  return count;
}

static void work(void) {
  for (int i = 0; i != NEEDLES; ++i) {
    found[0][i] = count_plain(needles[i], strlen(needles[i]));
    found[1][i] = count_skipping(needles[i], strlen(needles[i]));
  }
}

static uint64_t checksum(void) { return mix_bytes(0, found, sizeof found); }
