// typed-entry.s - how the host enters guest code without slots, on AArch64: see context/typed.h.

// SINTER_ENTRY name, thunk: defines a function that calls `thunk` on the store's stack. All arguments
// are in registers and stay there, the instance first. What is stored in the store comes back only if
// the guest traps.
.macro SINTER_ENTRY name, thunk
  .section .text.sinter.entry, "ax", @progbits
  .p2align 4
  .globl \name
  .type \name, @function
\name:
  ldr x9, [x0, #8]
  adrp x10, :gottprel:sinter_thread_is_prepared
  ldr x10, [x10, :gottprel_lo12:sinter_thread_is_prepared]
  mrs x11, tpidr_el0
  ldrb w10, [x11, x10]
  cbz w10, 1f
  ldp x10, x11, [x9]
  cbnz x10, 1f
  ldrb w11, [x11]
  cbz w11, 1f
  ldr x10, [x9, #16]
  mov x11, sp
  stp x19, x20, [x9, #32]
  stp x21, x22, [x9, #48]
  stp x23, x24, [x9, #64]
  stp x25, x26, [x9, #80]
  stp x27, x28, [x9, #96]
  stp x29, x30, [x9, #112]
  stp d8, d9, [x9, #128]
  stp d10, d11, [x9, #144]
  stp d12, d13, [x9, #160]
  stp d14, d15, [x9, #176]
  str x11, [x9, #192]
  stp x29, x30, [sp, #-16]!
  mov x29, sp
  mov sp, x10
  bl \thunk
  mov sp, x29
  ldp x29, x30, [sp], #16
  ret
1:
  adrp x16, \thunk
  add x16, x16, :lo12:\thunk
  b sinter_typed_slow
  .size \name, . - \name
.endm

// SINTER_SLOW name, thunk: the way that the entry takes if anything is in the way of it, alone.
.macro SINTER_SLOW name, thunk
  .section .text.sinter.entry, "ax", @progbits
  .p2align 2
  .globl \name
  .hidden \name
  .type \name, @function
\name:
  adrp x16, \thunk
  add x16, x16, :lo12:\thunk
  b sinter_typed_slow
  .size \name, . - \name
.endm
