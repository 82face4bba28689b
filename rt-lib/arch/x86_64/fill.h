// fill.h - filling many words with one instruction on x86-64.
//
// Every processor has a fast form of rep stos, which writes whole cache lines, but takes a while to
// begin. (Rep movs is not used: on some processors it copies a byte at a time where source and
// destination are close to one another modulo 4 KiB.)
#pragma once

#include "core/core.h"

/// Fills so many words, unless they are better filled by a loop: false.
static inline bool sinter_fill_words(void *to, uint64_t word, size_t count) {
  enum { LEAST = 256 };
  if (count < LEAST)
    return false;
  __asm__ volatile("rep stosq" : "+D"(to), "+c"(count) : "a"(word) : "memory");
  return true;
}
