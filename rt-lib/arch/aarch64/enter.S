// enter.S - from the host into guest code and back, on AArch64.

// sinter_enter(activation, entry, a, b, c, stack)
  .section .text.sinter_enter, "ax", @progbits
  .globl sinter_enter
  .hidden sinter_enter
  .type sinter_enter, @function
sinter_enter:
  stp x19, x20, [x0, #0]
  stp x21, x22, [x0, #16]
  stp x23, x24, [x0, #32]
  stp x25, x26, [x0, #48]
  stp x27, x28, [x0, #64]
  stp x29, x30, [x0, #80]
  stp d8, d9, [x0, #96]
  stp d10, d11, [x0, #112]
  stp d12, d13, [x0, #128]
  stp d14, d15, [x0, #144]
  mov x9, sp
  str x9, [x0, #160]
  cbz x5, 1f
  and x5, x5, #-16
  mov sp, x5
1:
  mov x19, x0
  mov x9, x1
  mov x0, x2
  mov x1, x3
  mov x2, x4
  blr x9
  mov x0, x19
  mov w1, #0
  b sinter_leave
  .size sinter_enter, . - sinter_enter

// sinter_leave(activation, status)
  .section .text.sinter_leave, "ax", @progbits
  .globl sinter_leave
  .hidden sinter_leave
  .type sinter_leave, @function
sinter_leave:
  ldp x19, x20, [x0, #0]
  ldp x21, x22, [x0, #16]
  ldp x23, x24, [x0, #32]
  ldp x25, x26, [x0, #48]
  ldp x27, x28, [x0, #64]
  ldp x29, x30, [x0, #80]
  ldp d8, d9, [x0, #96]
  ldp d10, d11, [x0, #112]
  ldp d12, d13, [x0, #128]
  ldp d14, d15, [x0, #144]
  ldr x9, [x0, #160]
  mov sp, x9
  mov w0, w1
  ret
  .size sinter_leave, . - sinter_leave

  .section .note.GNU-stack, "", @progbits
