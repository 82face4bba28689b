// unwind.S - leaving the current frame for that of a landing pad on AArch64.

// sinter_throw(exception): does not return. LLVM calls it _Unwind_Resume where an exception goes on
// from a landing pad. The block on the stack is a struct sinter_frame.
  .section .text.sinter_throw, "ax", @progbits
  .globl sinter_throw, _Unwind_Resume
  .hidden sinter_throw, _Unwind_Resume
  .type sinter_throw, @function
  .type _Unwind_Resume, @function
sinter_throw:
_Unwind_Resume:
  sub sp, sp, #336
  stp x19, x20, [sp, #152]
  stp x21, x22, [sp, #168]
  stp x23, x24, [sp, #184]
  stp x25, x26, [sp, #200]
  stp x27, x28, [sp, #216]
  add x9, sp, #336
  stp x29, x30, [sp, #232]
  str x9, [sp, #248]
  stp d8, d9, [sp, #256]
  stp d10, d11, [sp, #272]
  stp d12, d13, [sp, #288]
  stp d14, d15, [sp, #304]
  str x30, [sp, #320]
  mov x1, sp
  bl sinter_unwind
  ldp x19, x20, [sp, #152]
  ldp x21, x22, [sp, #168]
  ldp x23, x24, [sp, #184]
  ldp x25, x26, [sp, #200]
  ldp x27, x28, [sp, #216]
  ldp x29, x30, [sp, #232]
  ldp d8, d9, [sp, #256]
  ldp d10, d11, [sp, #272]
  ldp d12, d13, [sp, #288]
  ldp d14, d15, [sp, #304]
  ldr x9, [sp, #248]
  ldr x10, [sp, #320]
  mov x1, xzr
  mov sp, x9
  br x10
  .size sinter_throw, . - sinter_throw
  .size _Unwind_Resume, . - _Unwind_Resume

  .section .note.GNU-stack, "", @progbits
