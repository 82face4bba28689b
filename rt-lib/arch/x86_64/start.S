// start.S - entry point and change of stack on x86-64.

  .section .text._start, "ax", @progbits
  .globl _start
  .hidden _start
  .type _start, @function
_start:
  xorl %ebp, %ebp
  movq %rsp, %rbx
  andq $-16, %rsp
  callq sinter_relocate
  movq %rbx, %rdi
  callq sinter_start
  ud2
  .size _start, . - _start

// sinter_run_on_stack(function, stack_top): calls the function there, exits with what it returns.
  .section .text.sinter_run_on_stack, "ax", @progbits
  .globl sinter_run_on_stack
  .hidden sinter_run_on_stack
  .type sinter_run_on_stack, @function
sinter_run_on_stack:
  movq %rsi, %rsp
  xorl %ebp, %ebp
  callq *%rdi
  movl %eax, %edi
  callq sinter_os_exit
  ud2
  .size sinter_run_on_stack, . - sinter_run_on_stack

  .section .note.GNU-stack, "", @progbits
