// unwind.h - the registers that a frame saves on AArch64, under their DWARF numbers.
// https://github.com/ARM-software/abi-aa/blob/main/aadwarf64/aadwarf64.rst
#pragma once

#include "runtime.h"

enum {
  SINTER_REGISTER_COUNT = 40, // x0 to x30, sp, d8 to d15
  SINTER_STACK_POINTER = 31,
};

/// Where a struct sinter_frame keeps a register; SINTER_REGISTER_COUNT or more: nowhere.
static inline uint64_t sinter_register(uint64_t number) {
  if (number < 32)
    return number;
  return number >= 72 && number < 80 ? number - 40 : SINTER_REGISTER_COUNT;
}

/// The value of a register of the processor's that says how long vectors are, if that is one.
static inline bool sinter_vector_length(uint64_t number, uint64_t *value) {
  enum { VG = 46 }; // in units of 64 bits; code that names it runs where SVE is
  if (number != VG)
    return false;
  __asm__(".arch_extension sve\n\tcntd %0" : "=r"(*value));
  return true;
}
