// fault.c - turns the kernel's fault signals into traps.
//
// A fault is a trap in two cases. The instruction is guest code: an access beyond the end of a
// guarded memory faults, and guest code touches nothing else that can. Or the address lies in
// the guard region below the guest stack, whoever touched it. Everything else is a bug, which
// shall crash the way bugs do. The handler runs on a stack of its own, since the usual one may be
// exhausted, and calls nothing that is not safe in a handler: the report uses the stack only.
// It never returns, so that the program need not be allowed to. (That of paging.c, in programs
// whose memories are served, does, and goes on here where it has nothing to serve.)
//
// Programs with native code have a version of this file (SINTER_HOSTED) to whom a fault of that
// code is a bug wherever it happens. Before native code is called there is room for it above the
// guard region, so what exhausts the stack all the same has done so by itself.
#include "linux.h"
#include "os.h"
#include "signal.h"

#pragma GCC visibility push(hidden)
// Bounds of the guest code, from the linker script.
extern const char __sinter_guest_start[], __sinter_guest_end[];
#ifdef SINTER_HOSTED
extern const char __sinter_host_start[], __sinter_host_end[];
// Emitted by the compiler.
extern const uint64_t sinter_host_room;
// Native code is called with a stack pointer that is not below this.
extern uintptr_t sinter_host_limit;
#endif
#pragma GCC visibility pop

static uintptr_t stack_guard;
static size_t stack_guard_size;

static void set_handler(int signal, void *handler, unsigned long flags) {
  struct linux_sigaction action = sinter_make_sigaction(handler, flags);
  SINTER_STARTUP_SYSCALL(rt_sigaction, signal, &action, 0, sizeof action.mask);
}

#ifdef SINTER_HOSTED
uintptr_t sinter_host_limit;

// What native code has called, memcpy for instance, has its stack pointer.
static bool is_host(const char *pc, uintptr_t stack) {
  return (pc >= __sinter_host_start && pc < __sinter_host_end) || stack >= sinter_host_limit;
}
#else
static bool is_host(const char *pc, uintptr_t stack) {
  (void)pc, (void)stack;
  return false;
}
#endif

_Noreturn void sinter_fault(int signal, struct linux_siginfo *info, void *context) {
  (void)signal;
  const char *pc = (const char *)sinter_fault_pc(context);
  // Codes up to 0 are signals that somebody sent.
  bool is_fault = info->code > 0;
  if (is_fault && (uintptr_t)info->address - stack_guard < stack_guard_size &&
      !is_host(pc, sinter_fault_stack(context)))
    sinter_trap_in(sinter_text_call_stack_exhausted, pc);
  if (is_fault && pc >= __sinter_guest_start && pc < __sinter_guest_end)
    sinter_trap_at(sinter_text_memory_out_of_bounds, pc);
  // Nobody handles a fault of the handler itself.
  for (;;)
    *(volatile char *)0 = 0;
}

uintptr_t sinter_os_stack_end(void) {
  return stack_guard + stack_guard_size +
         sinter_round_up(sinter_program.stack_size, stack_guard_size);
}

void sinter_fault_start(uintptr_t guard, size_t guard_size, void *alternate_stack, size_t size) {
  stack_guard = guard;
  stack_guard_size = guard_size;
#ifdef SINTER_HOSTED
  sinter_host_limit = guard + guard_size + sinter_host_room;
#endif
  struct linux_stack stack = {.base = alternate_stack, .size = size};
  SINTER_STARTUP_SYSCALL(sigaltstack, &stack);
  set_handler(SIGSEGV, (void *)sinter_fault, SA_SIGINFO | SA_ONSTACK);
  set_handler(SIGBUS, (void *)sinter_fault, SA_SIGINFO | SA_ONSTACK);
  // Whoever started the program may have blocked them: then a fault would be its end.
  uint64_t mask = (uint64_t)1 << (SIGSEGV - 1) | (uint64_t)1 << (SIGBUS - 1);
  SINTER_STARTUP_SYSCALL(rt_sigprocmask, SIG_UNBLOCK, &mask, NULL, sizeof mask);
}
