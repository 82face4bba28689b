// words.h - unaligned accesses of 1 to 16 bytes: vector registers where the baseline has them,
// pairs of general registers on RISC-V.
//
// The files of this folder are compiled with -fno-builtin, without which the compiler would
// recognise the loops and call the very functions that they are the bodies of.
//
// Lengths are handled alike in all of them: up to 64 bytes, from both ends, by two accesses (or
// four) that overlap as much as they must; so a few well predicted branches, and no loop. Beyond,
// a loop of 64 aligned bytes, what it leaves at the ends being done from there.
#pragma once

#include "core/core.h"

typedef uint64_t block __attribute__((vector_size(16)));
typedef uint64_t word8 __attribute__((aligned(1), may_alias));
typedef uint32_t word4 __attribute__((aligned(1), may_alias));

// One load, or two on RISC-V, where misaligned words are taken to work as they do in compiled guest
// code.
static inline block load_block(const unsigned char *from) {
  block value;
  __builtin_memcpy_inline(&value, from, sizeof value);
  return value;
}

static inline void store_block(unsigned char *to, block value) {
  __builtin_memcpy_inline(to, &value, sizeof value);
}

// Four blocks, for loops and ends.
struct line {
  block a, b, c, d;
};

static inline struct line load_line(const unsigned char *from) {
  return (struct line){load_block(from), load_block(from + 16), load_block(from + 32),
                       load_block(from + 48)};
}

static inline void store_line(unsigned char *to, struct line line) {
  store_block(to, line.a), store_block(to + 16, line.b);
  store_block(to + 32, line.c), store_block(to + 48, line.d);
}
