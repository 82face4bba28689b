// setjmp.h - setjmp and longjmp as clang compiles them with -mllvm -wasm-enable-sjlj.
//
// The compiler replaces the calls by those of setjmp.c beside this file.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  void *function; // identifies the call of the function that called setjmp
  unsigned label; // which of its setjmps it was
  struct {
    void *buffer;
    int value;
  } thrown; // what longjmp throws the address of
} jmp_buf[1];

int setjmp(jmp_buf) __attribute__((returns_twice));
__attribute__((noreturn)) void longjmp(jmp_buf, int);

#ifdef __cplusplus
}
#endif
