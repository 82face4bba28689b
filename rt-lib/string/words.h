// words.h - copying in blocks of 16 bytes: vector registers where the baseline has them, pairs of
// general registers on RISC-V.
//
// The files of this folder are compiled with -fno-builtin, without which the compiler would
// recognise the loops and call the very functions that they are the bodies of.
#pragma once

#include "core/core.h"

typedef unsigned char block __attribute__((vector_size(16)));

// A block of any alignment is one load, or two on RISC-V, where misaligned words are taken to work
// as they do in compiled guest code.
static inline block load_block(const unsigned char *from) {
  block value;
  __builtin_memcpy_inline(&value, from, sizeof value);
  return value;
}

static inline void store_block(unsigned char *to, block value) {
  __builtin_memcpy_inline(to, &value, sizeof value);
}

static inline void copy_small(unsigned char *to, const unsigned char *from, size_t count) {
  while (count--)
    *to++ = *from++;
}

// Also right for overlapping places if `to` is below `from`: every block is read before anything
// at or above it is written, but for the last one, which is read first.
static inline void copy_forward(void *destination, const void *source, size_t count) {
  unsigned char *to = destination;
  const unsigned char *from = source;
  if (count < 16)
    return copy_small(to, from, count);
  block last = load_block(from + count - 16);
  unsigned char *end = to + count;
  for (; end - to > 64; to += 64, from += 64) {
    block a = load_block(from), b = load_block(from + 16);
    block c = load_block(from + 32), d = load_block(from + 48);
    store_block(to, a), store_block(to + 16, b);
    store_block(to + 32, c), store_block(to + 48, d);
  }
  for (; end - to > 16; to += 16, from += 16)
    store_block(to, load_block(from));
  store_block(end - 16, last);
}

// For overlapping places with `to` above `from`.
static inline void copy_backward(void *destination, const void *source, size_t count) {
  unsigned char *to = destination;
  const unsigned char *from = source;
  if (count < 16) {
    while (count--)
      to[count] = from[count];
    return;
  }
  block first = load_block(from);
  for (; count > 64; count -= 64) {
    block a = load_block(from + count - 16), b = load_block(from + count - 32);
    block c = load_block(from + count - 48), d = load_block(from + count - 64);
    store_block(to + count - 16, a), store_block(to + count - 32, b);
    store_block(to + count - 48, c), store_block(to + count - 64, d);
  }
  for (; count > 16; count -= 16)
    store_block(to + count - 16, load_block(from + count - 16));
  store_block(to, first);
}
