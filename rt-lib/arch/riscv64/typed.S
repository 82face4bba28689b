// typed.S - the slow way of typed entries on RISC-V. The frame is a struct sinter_typed_frame.

// Reached from an entry, with its arguments and the code to call in t2: a tail call needs t1.
  .section .text.sinter_typed_slow, "ax", @progbits
  .globl sinter_typed_slow
  .hidden sinter_typed_slow
  .type sinter_typed_slow, @function
sinter_typed_slow:
  addi sp, sp, -176
  sd ra, 168(sp)
  sd a0, 0(sp)
  sd a1, 8(sp)
  sd a2, 16(sp)
  sd a3, 24(sp)
  sd a4, 32(sp)
  sd a5, 40(sp)
  fsd fa0, 64(sp)
  fsd fa1, 72(sp)
  fsd fa2, 80(sp)
  fsd fa3, 88(sp)
  fsd fa4, 96(sp)
  fsd fa5, 104(sp)
  fsd fa6, 112(sp)
  fsd fa7, 120(sp)
  sd t2, 128(sp)
  mv a1, sp
  call sinter_typed_run
  ld a0, 136(sp)
  fld fa0, 144(sp)
  ld ra, 168(sp)
  addi sp, sp, 176
  ret
  .size sinter_typed_slow, . - sinter_typed_slow

// sinter_typed_replay(frame)
  .section .text.sinter_typed_replay, "ax", @progbits
  .globl sinter_typed_replay
  .hidden sinter_typed_replay
  .type sinter_typed_replay, @function
sinter_typed_replay:
  addi sp, sp, -16
  sd ra, 8(sp)
  sd s0, 0(sp)
  mv s0, a0
  ld t1, 128(s0)
  ld a0, 0(s0)
  ld a1, 8(s0)
  ld a2, 16(s0)
  ld a3, 24(s0)
  ld a4, 32(s0)
  ld a5, 40(s0)
  fld fa0, 64(s0)
  fld fa1, 72(s0)
  fld fa2, 80(s0)
  fld fa3, 88(s0)
  fld fa4, 96(s0)
  fld fa5, 104(s0)
  fld fa6, 112(s0)
  fld fa7, 120(s0)
  jalr t1
  sd a0, 136(s0)
  fsd fa0, 144(s0)
  ld ra, 8(sp)
  ld s0, 0(sp)
  addi sp, sp, 16
  ret
  .size sinter_typed_replay, . - sinter_typed_replay

// Where the handler lets a leaf go on: see context.h.
  .section .text.sinter_leaf_return, "ax", @progbits
  .globl sinter_leaf_return
  .hidden sinter_leaf_return
  .type sinter_leaf_return, @function
sinter_leaf_return:
  li a0, 0
  fmv.d.x fa0, zero
  ret
  .size sinter_leaf_return, . - sinter_leaf_return

  .section .note.GNU-stack, "", @progbits
