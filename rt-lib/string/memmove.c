// memmove.c - copies bytes between places that may overlap; memcpy is the same.
//
// Everything that is short is read before anything is written. So are, of what is long, the ends
// that the loop does not write; it goes away from what it still has to read.
#include "words.h"

static inline void copy_short(unsigned char *to, const unsigned char *from, size_t count) {
  unsigned char *end = to + count;
  const unsigned char *last = from + count;
  if (count >= 16) {
    block a = load_block(from), d = load_block(last - 16);
    if (count > 32) {
      block b = load_block(from + 16), c = load_block(last - 32);
      store_block(to + 16, b), store_block(end - 32, c);
    }
    store_block(to, a), store_block(end - 16, d);
  } else if (count >= 8) {
    word8 a = *(const word8 *)from, b = *(const word8 *)(last - 8);
    *(word8 *)to = a, *(word8 *)(end - 8) = b;
  } else if (count >= 4) {
    word4 a = *(const word4 *)from, b = *(const word4 *)(last - 4);
    *(word4 *)to = a, *(word4 *)(end - 4) = b;
  } else if (count) {
    unsigned char a = *from, b = from[count / 2], c = last[-1];
    *to = a, to[count / 2] = b, end[-1] = c;
  }
}

static inline void copy_upwards(unsigned char *to, const unsigned char *from, size_t count) {
  block first = load_block(from);
  struct line last = load_line(from + count - 64);
  unsigned char *end = to + count - 64;
  unsigned char *at = to + 16 - ((uintptr_t)to & 15);
  for (from += at - to; at < end; at += 64, from += 64)
    store_line(at, load_line(from));
  store_line(end, last);
  store_block(to, first);
}

static inline void copy_downwards(unsigned char *to, const unsigned char *from, size_t count) {
  struct line first = load_line(from);
  block last = load_block(from + count - 16);
  unsigned char *end = to + count;
  unsigned char *at = end - ((uintptr_t)end & 15);
  for (from += at - to; at > to + 64; at -= 64, from -= 64)
    store_line(at - 64, load_line(from - 64));
  store_line(to, first);
  store_block(end - 16, last);
}

void *memmove(void *destination, const void *source, size_t count) {
  if (count <= 64)
    copy_short(destination, source, count);
  else if ((uintptr_t)destination - (uintptr_t)source >= count)
    copy_upwards(destination, source, count);
  else
    copy_downwards(destination, source, count);
  return destination;
}

void *memcpy(void *restrict destination, const void *restrict source, size_t count)
    __attribute__((alias("memmove")));
