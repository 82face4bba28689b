// typed-entry.s - how the host enters guest code without slots, on RISC-V: see context/typed.h.

// SINTER_ENTRY name, thunk: defines a function that calls `thunk` on the store's stack. All arguments
// are in registers and stay there, the instance first. What is stored in the store comes back only if
// the guest traps.
.macro SINTER_ENTRY name, thunk
  .section .text.sinter.entry, "ax", @progbits
  .p2align 2
  .globl \name
  .type \name, @function
\name:
  ld t0, 8(a0)
  la.tls.ie t1, sinter_thread_is_prepared
  add t1, t1, tp
  lbu t1, 0(t1)
  beqz t1, 1f
  ld t1, 0(t0)
  bnez t1, 1f
  ld t1, 8(t0)
  lbu t1, 0(t1)
  beqz t1, 1f
  ld t2, 16(t0)
  sd ra, 32(t0)
  sd s0, 40(t0)
  sd s1, 48(t0)
  sd s2, 56(t0)
  sd s3, 64(t0)
  sd s4, 72(t0)
  sd s5, 80(t0)
  sd s6, 88(t0)
  sd s7, 96(t0)
  sd s8, 104(t0)
  sd s9, 112(t0)
  sd s10, 120(t0)
  sd s11, 128(t0)
  fsd fs0, 136(t0)
  fsd fs1, 144(t0)
  fsd fs2, 152(t0)
  fsd fs3, 160(t0)
  fsd fs4, 168(t0)
  fsd fs5, 176(t0)
  fsd fs6, 184(t0)
  fsd fs7, 192(t0)
  fsd fs8, 200(t0)
  fsd fs9, 208(t0)
  fsd fs10, 216(t0)
  fsd fs11, 224(t0)
  sd sp, 232(t0)
  addi sp, sp, -16
  sd ra, 8(sp)
  sd s0, 0(sp)
  mv s0, sp
  mv sp, t2
  call \thunk
  mv sp, s0
  ld ra, 8(sp)
  ld s0, 0(sp)
  addi sp, sp, 16
  ret
1:
  lla t2, \thunk
  tail sinter_typed_slow
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
  lla t2, \thunk
  tail sinter_typed_slow
  .size \name, . - \name
.endm
