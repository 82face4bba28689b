// enter.S - from the host into guest code and back, on RISC-V.

// sinter_enter(activation, entry, a, b, c, stack)
  .section .text.sinter_enter, "ax", @progbits
  .globl sinter_enter
  .hidden sinter_enter
  .type sinter_enter, @function
sinter_enter:
  sd ra, 0(a0)
  sd s0, 8(a0)
  sd s1, 16(a0)
  sd s2, 24(a0)
  sd s3, 32(a0)
  sd s4, 40(a0)
  sd s5, 48(a0)
  sd s6, 56(a0)
  sd s7, 64(a0)
  sd s8, 72(a0)
  sd s9, 80(a0)
  sd s10, 88(a0)
  sd s11, 96(a0)
  fsd fs0, 104(a0)
  fsd fs1, 112(a0)
  fsd fs2, 120(a0)
  fsd fs3, 128(a0)
  fsd fs4, 136(a0)
  fsd fs5, 144(a0)
  fsd fs6, 152(a0)
  fsd fs7, 160(a0)
  fsd fs8, 168(a0)
  fsd fs9, 176(a0)
  fsd fs10, 184(a0)
  fsd fs11, 192(a0)
  sd sp, 200(a0)
  beqz a5, 1f
  andi sp, a5, -16
1:
  mv s1, a0
  mv t1, a1
  mv a0, a2
  mv a1, a3
  mv a2, a4
  jalr t1
  mv a0, s1
  li a1, 0
  tail sinter_leave
  .size sinter_enter, . - sinter_enter

// sinter_leave(activation, status)
  .section .text.sinter_leave, "ax", @progbits
  .globl sinter_leave
  .hidden sinter_leave
  .type sinter_leave, @function
sinter_leave:
  ld ra, 0(a0)
  ld s0, 8(a0)
  ld s1, 16(a0)
  ld s2, 24(a0)
  ld s3, 32(a0)
  ld s4, 40(a0)
  ld s5, 48(a0)
  ld s6, 56(a0)
  ld s7, 64(a0)
  ld s8, 72(a0)
  ld s9, 80(a0)
  ld s10, 88(a0)
  ld s11, 96(a0)
  fld fs0, 104(a0)
  fld fs1, 112(a0)
  fld fs2, 120(a0)
  fld fs3, 128(a0)
  fld fs4, 136(a0)
  fld fs5, 144(a0)
  fld fs6, 152(a0)
  fld fs7, 160(a0)
  fld fs8, 168(a0)
  fld fs9, 176(a0)
  fld fs10, 184(a0)
  fld fs11, 192(a0)
  ld sp, 200(a0)
  mv a0, a1
  ret
  .size sinter_leave, . - sinter_leave

  .section .note.GNU-stack, "", @progbits
