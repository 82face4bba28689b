// enter.S - from the host into guest code and back, on x86-64.

// sinter_enter(activation, entry, a, b, c, stack)
  .section .text.sinter_enter, "ax", @progbits
  .globl sinter_enter
  .hidden sinter_enter
  .type sinter_enter, @function
sinter_enter:
  movq %rbx, 0(%rdi)
  movq %rbp, 8(%rdi)
  movq %r12, 16(%rdi)
  movq %r13, 24(%rdi)
  movq %r14, 32(%rdi)
  movq %r15, 40(%rdi)
  movq %rsp, 48(%rdi)
  testq %r9, %r9
  cmovneq %r9, %rsp
  andq $-16, %rsp
  movq %rdi, %rbx
  movq %rsi, %rax
  movq %rdx, %rdi
  movq %rcx, %rsi
  movq %r8, %rdx
  callq *%rax
  movq %rbx, %rdi
  xorl %esi, %esi
  jmp sinter_leave
  .size sinter_enter, . - sinter_enter

// sinter_leave(activation, status)
  .section .text.sinter_leave, "ax", @progbits
  .globl sinter_leave
  .hidden sinter_leave
  .type sinter_leave, @function
sinter_leave:
  movq 0(%rdi), %rbx
  movq 8(%rdi), %rbp
  movq 16(%rdi), %r12
  movq 24(%rdi), %r13
  movq 32(%rdi), %r14
  movq 40(%rdi), %r15
  movq 48(%rdi), %rsp
  movl %esi, %eax
  retq
  .size sinter_leave, . - sinter_leave

  .section .note.GNU-stack, "", @progbits
