// unwind.h - the registers that a frame saves on RISC-V, under their DWARF numbers.
// https://github.com/riscv-non-isa/riscv-elf-psabi-doc/blob/master/riscv-dwarf.adoc
#pragma once

#include "runtime.h"

enum {
  SINTER_REGISTER_COUNT = 64, // x0 to x31, f0 to f31
  SINTER_STACK_POINTER = 2,
};

/// Where a struct sinter_frame keeps a register; SINTER_REGISTER_COUNT or more: nowhere.
static inline uint64_t sinter_register(uint64_t number) { return number; }

/// The value of a register of the processor's that says how long vectors are, if that is one.
static inline bool sinter_vector_length(uint64_t number, uint64_t *value) {
  enum { VLENB = 0x1000 + 0xc22 }; // in bytes; code that names it runs where V is
  if (number != VLENB)
    return false;
  __asm__("csrr %0, 0xc22" : "=r"(*value));
  return true;
}
