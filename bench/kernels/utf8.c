// utf8.c - checks that text is UTF-8, and counts its characters.
// GROUP: strings
#include "kernel.h"

enum { SIZE = 1 << 20 };
static unsigned char text[SIZE + 4];
static size_t size, characters;
static bool is_valid;

static void prepare(uint32_t seed) {
  size = 0;
  while (size < SIZE - 4) {
    uint32_t r = next_random(&seed), point = r >> 11;
    if (r & 7)
      point &= 127;
    else if (r & 8)
      point &= 0x7ff;
    else if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
      point = 0x20ac;
    int more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    static const unsigned lead[] = {0, 0xc0, 0xe0, 0xf0};
    text[size++] = (unsigned char)(lead[more] | point >> 6 * more);
    while (more--)
      text[size++] = (unsigned char)(0x80 | (point >> 6 * more & 63));
  }
}

static bool check(const unsigned char *at, const unsigned char *end, size_t *count) {
  size_t seen = 0;
  for (; at != end; ++seen) {
    unsigned c = *at++, more, least;
    if (c < 0x80)
      continue;
    if (c >= 0xc0 && c < 0xe0)
      more = 1, least = 0x80, c &= 31;
    else if (c >= 0xe0 && c < 0xf0)
      more = 2, least = 0x800, c &= 15;
    else if (c >= 0xf0 && c < 0xf8)
      more = 3, least = 0x10000, c &= 7;
    else
      return false;
    if ((size_t)(end - at) < more)
      return false;
    for (; more; --more) {
      if (*at >> 6 != 2)
        return false;
      c = c << 6 | (*at++ & 63u);
    }
    if (c < least || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
      return false;
  }
  *count = seen;
  return true;
}

static void work(void) { is_valid = check(text, text + size, &characters); }

static uint64_t checksum(void) { return 2 * characters + is_valid; }
