// unwind.S - leaving the current frame for that of a landing pad on RISC-V.

  .macro callee_saved operation, float_operation
  \operation s0, 64(sp)
  \operation s1, 72(sp)
  \operation s2, 144(sp)
  \operation s3, 152(sp)
  \operation s4, 160(sp)
  \operation s5, 168(sp)
  \operation s6, 176(sp)
  \operation s7, 184(sp)
  \operation s8, 192(sp)
  \operation s9, 200(sp)
  \operation s10, 208(sp)
  \operation s11, 216(sp)
  \float_operation fs0, 320(sp)
  \float_operation fs1, 328(sp)
  \float_operation fs2, 400(sp)
  \float_operation fs3, 408(sp)
  \float_operation fs4, 416(sp)
  \float_operation fs5, 424(sp)
  \float_operation fs6, 432(sp)
  \float_operation fs7, 440(sp)
  \float_operation fs8, 448(sp)
  \float_operation fs9, 456(sp)
  \float_operation fs10, 464(sp)
  \float_operation fs11, 472(sp)
  .endm

// sinter_throw(exception): does not return. LLVM calls it _Unwind_Resume where an exception goes on
// from a landing pad. The block on the stack is a struct sinter_frame.
  .section .text.sinter_throw, "ax", @progbits
  .globl sinter_throw, _Unwind_Resume
  .hidden sinter_throw, _Unwind_Resume
  .type sinter_throw, @function
  .type _Unwind_Resume, @function
sinter_throw:
_Unwind_Resume:
  addi sp, sp, -528
  callee_saved sd, fsd
  addi t0, sp, 528
  sd ra, 8(sp)
  sd t0, 16(sp)
  sd ra, 512(sp)
  mv a1, sp
  call sinter_unwind
  callee_saved ld, fld
  ld t0, 16(sp)
  ld t1, 512(sp)
  li a1, 0
  mv sp, t0
  jr t1
  .size sinter_throw, . - sinter_throw
  .size _Unwind_Resume, . - _Unwind_Resume

  .section .note.GNU-stack, "", @progbits
