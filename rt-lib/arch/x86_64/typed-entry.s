// typed-entry.s - how the host enters guest code without slots, on x86-64: see context/typed.h.

// SINTER_ENTRY name, thunk: defines a function that calls `thunk` on the store's stack. All arguments
// are in registers and stay there, the instance first. What is stored comes back only if the guest
// traps, so nothing waits for it; the stack pointer itself passes through a register, because the
// next call would wait for memory.
.macro SINTER_ENTRY name, thunk
  .section .text.sinter.entry, "ax", @progbits
  .p2align 4
  .globl \name
  .type \name, @function
\name:
  movq 8(%rdi), %r10
  movq sinter_thread_is_prepared@gottpoff(%rip), %rax
  cmpb $0, %fs:(%rax)
  je 1f
  cmpq $0, 0(%r10)
  jne 1f
  movq 8(%r10), %rax
  cmpb $0, (%rax)
  je 1f
  movq %rbx, 32(%r10)
  movq %rbp, 40(%r10)
  movq %r12, 48(%r10)
  movq %r13, 56(%r10)
  movq %r14, 64(%r10)
  movq %r15, 72(%r10)
  movq %rsp, 80(%r10)
  pushq %rbp
  movq %rsp, %rbp
  movq 16(%r10), %rsp
  callq \thunk
  movq %rbp, %rsp
  popq %rbp
  retq
1:
  leaq \thunk(%rip), %r11
  jmp sinter_typed_slow
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
  leaq \thunk(%rip), %r11
  jmp sinter_typed_slow
  .size \name, . - \name
.endm
