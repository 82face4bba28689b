// start.S - entry point and change of stack on AArch64.

  .section .text._start, "ax", @progbits
  .globl _start
  .hidden _start
  .type _start, @function
_start:
  mov x29, #0
  mov x30, #0
  mov x19, sp
  bl sinter_relocate
  mov x0, x19
  bl sinter_start
  brk #1
  .size _start, . - _start

// sinter_run_on_stack(function, stack_top): calls the function there, exits with what it returns.
  .section .text.sinter_run_on_stack, "ax", @progbits
  .globl sinter_run_on_stack
  .hidden sinter_run_on_stack
  .type sinter_run_on_stack, @function
sinter_run_on_stack:
  mov sp, x1
  mov x29, #0
  mov x30, #0
  blr x0
  bl sinter_os_exit
  brk #1
  .size sinter_run_on_stack, . - sinter_run_on_stack

  .section .note.GNU-stack, "", @progbits
