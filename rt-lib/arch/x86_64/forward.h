// forward.h - jumps through the table that an instance begins with, on x86-64.
#pragma once

#define SINTER_FORWARD(name)                                                                       \
  __attribute__((naked, visibility("hidden"))) void name(void) {                                   \
    __asm__("movq (%%rdi), %%rax\n\tjmpq *%c0(%%rax)"                                              \
            :                                                                                      \
            : "i"(offsetof(struct sinter_runtime, name)));                                         \
  }
