// setjmp.c - what clang's code for setjmp and longjmp in wasm calls, and no library of Debian's has.
//
// setjmp notes which call of which function it stands in. longjmp throws; every function that calls
// setjmp catches around its calls, and asks whether the buffer is one of its own.
#include "setjmp.h"

__asm__(".globl __c_longjmp\n"
        ".tagtype __c_longjmp i32\n"
        "__c_longjmp:\n");

void __wasm_setjmp(jmp_buf buffer, unsigned label, void *function) {
  buffer->function = function;
  buffer->label = label;
}

unsigned __wasm_setjmp_test(jmp_buf buffer, void *function) {
  return buffer->function == function ? buffer->label : 0;
}

void __wasm_longjmp(jmp_buf buffer, int value) {
  buffer->thrown.buffer = buffer;
  buffer->thrown.value = value ? value : 1;
  __builtin_wasm_throw(1, &buffer->thrown); // tag 1: __c_longjmp
}
