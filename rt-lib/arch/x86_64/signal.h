// signal.h - the kernel's signal structures on x86-64.
#pragma once

#include "os/linux/linux.h"

struct linux_sigaction {
  void *handler;
  unsigned long flags;
  void *restorer;
  uint64_t mask;
};

// Where handlers return to. The kernel asks for it on this ISA.
__attribute__((naked, unused)) static void sinter_signal_return(void) {
  __asm__("movl $15, %eax\n"
          "  syscall");
}

static inline struct linux_sigaction sinter_make_sigaction(void *handler, unsigned long flags) {
  return (struct linux_sigaction){
      .handler = handler, .flags = flags | SA_RESTORER, .restorer = (void *)sinter_signal_return};
}

/// The faulting instruction, from the ucontext: uc_mcontext.gregs[REG_RIP].
static inline uintptr_t sinter_fault_pc(const void *context) {
  return *(const uintptr_t *)((const char *)context + 168);
}

/// The stack pointer then.
static inline uintptr_t sinter_fault_stack(const void *context) {
  return *(const uintptr_t *)((const char *)context + 160);
}

/// Makes the handler return into function(a, b).
static inline void sinter_fault_return_to(void *context, void *function, void *a, uintptr_t b) {
  *(void **)((char *)context + 168) = function;
  *(void **)((char *)context + 104) = a;
  *(uintptr_t *)((char *)context + 112) = b;
}
