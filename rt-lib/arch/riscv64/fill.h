// fill.h - filling many words on RISC-V, which has no instruction for that.
#pragma once

#include "core/core.h"

/// Fills so many words, unless they are better filled by a loop: false.
static inline bool sinter_fill_words(void *to, uint64_t word, size_t count) {
  (void)to, (void)word, (void)count;
  return false;
}
