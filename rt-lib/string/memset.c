// memset.c - fills bytes.
#include "words.h"

void *memset(void *destination, int value, size_t count) {
  unsigned char *to = destination;
  if (count < 32) {
    while (count--)
      *to++ = (unsigned char)value;
    return destination;
  }
  block pattern = (block){} + (unsigned char)value;
  unsigned char *end = to + count;
  store_block(to, pattern);
  // From here on aligned; the last block overlaps what is written already.
  to += 16 - ((uintptr_t)to & 15);
  for (; end - to >= 64; to += 64)
    for (int i = 0; i != 64; i += 16)
      store_block(to + i, pattern);
  for (; end - to > 16; to += 16)
    store_block(to, pattern);
  store_block(end - 16, pattern);
  return destination;
}
