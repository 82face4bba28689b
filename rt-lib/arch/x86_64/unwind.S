// unwind.S - leaving the current frame for that of a landing pad on x86-64.

// sinter_throw(exception): does not return. LLVM calls it _Unwind_Resume where an exception goes on
// from a landing pad. The block on the stack is a struct sinter_frame.
  .section .text.sinter_throw, "ax", @progbits
  .globl sinter_throw, _Unwind_Resume
  .hidden sinter_throw, _Unwind_Resume
  .type sinter_throw, @function
  .type _Unwind_Resume, @function
sinter_throw:
_Unwind_Resume:
  subq $152, %rsp
  movq %rbx, 24(%rsp)
  movq %rbp, 48(%rsp)
  leaq 160(%rsp), %rax
  movq %rax, 56(%rsp)
  movq %r12, 96(%rsp)
  movq %r13, 104(%rsp)
  movq %r14, 112(%rsp)
  movq %r15, 120(%rsp)
  movq 152(%rsp), %rax
  movq %rax, 136(%rsp)
  movq %rsp, %rsi
  callq sinter_unwind
  movq 24(%rsp), %rbx
  movq 48(%rsp), %rbp
  movq 96(%rsp), %r12
  movq 104(%rsp), %r13
  movq 112(%rsp), %r14
  movq 120(%rsp), %r15
  movq 136(%rsp), %rcx
  movq 56(%rsp), %rsp
  xorl %edx, %edx
  jmpq *%rcx
  .size sinter_throw, . - sinter_throw
  .size _Unwind_Resume, . - _Unwind_Resume

  .section .note.GNU-stack, "", @progbits
