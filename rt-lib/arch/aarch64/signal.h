// signal.h - the kernel's signal structures on AArch64.
#pragma once

#include "os/linux/linux.h"

struct linux_sigaction {
  void *handler;
  unsigned long flags;
  void *restorer; // the kernel's own is used
  uint64_t mask;
};

static inline struct linux_sigaction sinter_make_sigaction(void *handler, unsigned long flags) {
  return (struct linux_sigaction){.handler = handler, .flags = flags};
}

/// The faulting instruction, from the ucontext: uc_mcontext.pc.
static inline uintptr_t sinter_fault_pc(const void *context) {
  return *(const uintptr_t *)((const char *)context + 440);
}

/// The stack pointer then.
static inline uintptr_t sinter_fault_stack(const void *context) {
  return *(const uintptr_t *)((const char *)context + 432);
}

/// Makes the handler return into function(a, b).
static inline void sinter_fault_return_to(void *context, void *function, void *a, uintptr_t b) {
  *(void **)((char *)context + 440) = function;
  *(void **)((char *)context + 184) = a;
  *(uintptr_t *)((char *)context + 192) = b;
}
