// memset.c - fills bytes.
#include "fill.h"
#include "words.h"

static inline void fill_short(unsigned char *to, uint64_t word, size_t count) {
  unsigned char *end = to + count;
  if (count >= 8) {
    *(word8 *)to = *(word8 *)(end - 8) = word;
  } else if (count >= 4) {
    *(word4 *)to = *(word4 *)(end - 4) = (uint32_t)word;
  } else if (count) {
    *to = to[count / 2] = end[-1] = (unsigned char)word;
  }
}

static inline void fill_blocks(unsigned char *to, block pattern, size_t count) {
  unsigned char *end = to + count - 16;
  store_block(to, pattern), store_block(end, pattern);
  if (count <= 32)
    return;
  store_block(to + 16, pattern), store_block(end - 16, pattern);
  if (count <= 64)
    return;
  store_block(end - 32, pattern), store_block(end - 48, pattern);
  to += 16 - ((uintptr_t)to & 15);
  if (sinter_fill_words(to, pattern[0], (size_t)(end - to + 7) / 8))
    return;
  struct line line = {pattern, pattern, pattern, pattern};
  for (; to < end - 48; to += 64)
    store_line(to, line);
}

void *memset(void *destination, int value, size_t count) {
  uint64_t word = (unsigned char)value * (~(uint64_t)0 / 0xff);
  if (count < 16)
    fill_short(destination, word, count);
  else
    fill_blocks(destination, (block){word, word}, count);
  return destination;
}
