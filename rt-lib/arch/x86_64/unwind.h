// unwind.h - the registers that a frame saves on x86-64, under their DWARF numbers.
// https://gitlab.com/x86-psABIs/x86-64-ABI, section 3.6.2
#pragma once

#include "runtime.h"

enum {
  SINTER_REGISTER_COUNT = 17, // rax, rdx, rcx, rbx, rsi, rdi, rbp, rsp, r8 to r15, return address
  SINTER_STACK_POINTER = 7,
};

/// Where a struct sinter_frame keeps a register; SINTER_REGISTER_COUNT or more: nowhere.
static inline uint64_t sinter_register(uint64_t number) { return number; }

/// The value of a register of the processor's that says how long vectors are, if that is one.
static inline bool sinter_vector_length(uint64_t number, uint64_t *value) {
  (void)number, (void)value;
  return false;
}
