// typed.S - the slow way of typed entries on AArch64. The frame is a struct sinter_typed_frame.

// Reached from an entry, with its arguments and the code to call in x16.
  .section .text.sinter_typed_slow, "ax", @progbits
  .globl sinter_typed_slow
  .hidden sinter_typed_slow
  .type sinter_typed_slow, @function
sinter_typed_slow:
  stp x29, x30, [sp, #-16]!
  mov x29, sp
  sub sp, sp, #160
  stp x0, x1, [sp, #0]
  stp x2, x3, [sp, #16]
  stp x4, x5, [sp, #32]
  stp d0, d1, [sp, #64]
  stp d2, d3, [sp, #80]
  stp d4, d5, [sp, #96]
  stp d6, d7, [sp, #112]
  str x16, [sp, #128]
  mov x1, sp
  bl sinter_typed_run
  ldr x0, [sp, #136]
  ldr d0, [sp, #144]
  mov sp, x29
  ldp x29, x30, [sp], #16
  ret
  .size sinter_typed_slow, . - sinter_typed_slow

// sinter_typed_replay(frame)
  .section .text.sinter_typed_replay, "ax", @progbits
  .globl sinter_typed_replay
  .hidden sinter_typed_replay
  .type sinter_typed_replay, @function
sinter_typed_replay:
  stp x19, x30, [sp, #-16]!
  mov x19, x0
  ldr x16, [x19, #128]
  ldp x0, x1, [x19, #0]
  ldp x2, x3, [x19, #16]
  ldp x4, x5, [x19, #32]
  ldp d0, d1, [x19, #64]
  ldp d2, d3, [x19, #80]
  ldp d4, d5, [x19, #96]
  ldp d6, d7, [x19, #112]
  blr x16
  str x0, [x19, #136]
  str d0, [x19, #144]
  ldp x19, x30, [sp], #16
  ret
  .size sinter_typed_replay, . - sinter_typed_replay

// Where the handler lets a leaf go on: see context.h.
  .section .text.sinter_leaf_return, "ax", @progbits
  .globl sinter_leaf_return
  .hidden sinter_leaf_return
  .type sinter_leaf_return, @function
sinter_leaf_return:
  mov x0, #0
  fmov d0, xzr
  ret
  .size sinter_leaf_return, . - sinter_leaf_return

  .section .note.GNU-stack, "", @progbits
