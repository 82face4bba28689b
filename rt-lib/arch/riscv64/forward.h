// forward.h - jumps through the table that an instance begins with, on RISC-V.
#pragma once

#define SINTER_FORWARD(name)                                                                       \
  __attribute__((naked, visibility("hidden"))) void name(void) {                                   \
    __asm__("ld t1, 0(a0)\n\tld t1, %0(t1)\n\tjr t1"                                               \
            :                                                                                      \
            : "i"(offsetof(struct sinter_runtime, name)));                                         \
  }
