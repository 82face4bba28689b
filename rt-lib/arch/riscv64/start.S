// start.S - entry point and change of stack on RISC-V.

  .section .text._start, "ax", @progbits
  .globl _start
  .hidden _start
  .type _start, @function
_start:
  li fp, 0
  li ra, 0
  mv s1, sp
  call sinter_relocate
  mv a0, s1
  call sinter_start
  unimp
  .size _start, . - _start

// sinter_run_on_stack(function, stack_top): calls the function there, exits with what it returns.
  .section .text.sinter_run_on_stack, "ax", @progbits
  .globl sinter_run_on_stack
  .hidden sinter_run_on_stack
  .type sinter_run_on_stack, @function
sinter_run_on_stack:
  mv sp, a1
  li fp, 0
  li ra, 0
  jalr a0
  call sinter_os_exit
  unimp
  .size sinter_run_on_stack, . - sinter_run_on_stack

  .section .note.GNU-stack, "", @progbits
