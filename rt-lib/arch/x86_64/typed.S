// typed.S - the slow way of typed entries on x86-64. The frame is a struct sinter_typed_frame.

// Reached from an entry, with its arguments and the code to call in r11.
  .section .text.sinter_typed_slow, "ax", @progbits
  .globl sinter_typed_slow
  .hidden sinter_typed_slow
  .type sinter_typed_slow, @function
sinter_typed_slow:
  pushq %rbp
  movq %rsp, %rbp
  subq $160, %rsp
  movq %rdi, 0(%rsp)
  movq %rsi, 8(%rsp)
  movq %rdx, 16(%rsp)
  movq %rcx, 24(%rsp)
  movq %r8, 32(%rsp)
  movq %r9, 40(%rsp)
  movsd %xmm0, 64(%rsp)
  movsd %xmm1, 72(%rsp)
  movsd %xmm2, 80(%rsp)
  movsd %xmm3, 88(%rsp)
  movsd %xmm4, 96(%rsp)
  movsd %xmm5, 104(%rsp)
  movsd %xmm6, 112(%rsp)
  movsd %xmm7, 120(%rsp)
  movq %r11, 128(%rsp)
  movq %rsp, %rsi
  callq sinter_typed_run
  movq 136(%rsp), %rax
  movsd 144(%rsp), %xmm0
  leave
  retq
  .size sinter_typed_slow, . - sinter_typed_slow

// sinter_typed_replay(frame)
  .section .text.sinter_typed_replay, "ax", @progbits
  .globl sinter_typed_replay
  .hidden sinter_typed_replay
  .type sinter_typed_replay, @function
sinter_typed_replay:
  pushq %rbx
  movq %rdi, %rbx
  movq 0(%rbx), %rdi
  movq 8(%rbx), %rsi
  movq 16(%rbx), %rdx
  movq 24(%rbx), %rcx
  movq 32(%rbx), %r8
  movq 40(%rbx), %r9
  movsd 64(%rbx), %xmm0
  movsd 72(%rbx), %xmm1
  movsd 80(%rbx), %xmm2
  movsd 88(%rbx), %xmm3
  movsd 96(%rbx), %xmm4
  movsd 104(%rbx), %xmm5
  movsd 112(%rbx), %xmm6
  movsd 120(%rbx), %xmm7
  callq *128(%rbx)
  movq %rax, 136(%rbx)
  movsd %xmm0, 144(%rbx)
  popq %rbx
  retq
  .size sinter_typed_replay, . - sinter_typed_replay

// Where the handler lets a leaf go on: see context.h.
  .section .text.sinter_leaf_return, "ax", @progbits
  .globl sinter_leaf_return
  .hidden sinter_leaf_return
  .type sinter_leaf_return, @function
sinter_leaf_return:
  xorl %eax, %eax
  xorps %xmm0, %xmm0
  retq
  .size sinter_leaf_return, . - sinter_leaf_return

  .section .note.GNU-stack, "", @progbits
