// signal.h - the kernel's signal structures on RISC-V.
#pragma once

#include "os/linux/linux.h"

struct linux_sigaction {
  void *handler;
  unsigned long flags;
  uint64_t mask;
  uint64_t room; // QEMU takes the mask to be here, as on ISAs with a restorer
};

static inline struct linux_sigaction sinter_make_sigaction(void *handler, unsigned long flags) {
  return (struct linux_sigaction){.handler = handler, .flags = flags};
}

/// The faulting instruction, from the ucontext: uc_mcontext.__gregs[REG_PC].
static inline uintptr_t sinter_fault_pc(const void *context) {
  return *(const uintptr_t *)((const char *)context + 176);
}

/// The stack pointer then.
static inline uintptr_t sinter_fault_stack(const void *context) {
  return *(const uintptr_t *)((const char *)context + 192);
}

/// Makes the handler return into function(a, b).
static inline void sinter_fault_return_to(void *context, void *function, void *a, uintptr_t b) {
  *(void **)((char *)context + 176) = function;
  *(void **)((char *)context + 256) = a;
  *(uintptr_t *)((char *)context + 264) = b;
}
