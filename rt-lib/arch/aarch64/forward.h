// forward.h - jumps through the table that an instance begins with, on AArch64.
#pragma once

#define SINTER_FORWARD(name)                                                                       \
  __attribute__((naked, visibility("hidden"))) void name(void) {                                   \
    __asm__("ldr x16, [x0]\n\tldr x16, [x16, %0]\n\tbr x16"                                        \
            :                                                                                      \
            : "i"(offsetof(struct sinter_runtime, name)));                                         \
  }
