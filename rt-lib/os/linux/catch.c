// catch.c - signals in a process that is not ours: turns faults of guest code into traps, and
// serves pages.
//
// The handlers stay for the life of the process, in front of those that were there, which get every
// fault that is no trap: those of the host, of other runtimes, of nobody. Whose a fault is follows
// from the stack pointer, since guest code runs on a stack of its store, or from the address, since
// leaves that run on the host's access a memory of their store: a handler could not safely look at
// thread-local variables, which may have to be allocated.
//
// The kernel needs another stack to report that one is exhausted. Threads that have none get one.
// They do not tell when they end, so a stack is given away again when its thread is gone.
#include "context/context.h"
#include "linux.h"
#include "os.h"
#include "signal.h"

enum { SIGNALS = 2 };
static const int signals[SIGNALS] = {SIGSEGV, SIGBUS};
static struct linux_sigaction previous[SIGNALS];
static uint32_t installed_in; // the process that has been looked at, or 0
static sinter_lock lock;

static void set_action(int signal, const struct linux_sigaction *action,
                       struct linux_sigaction *old) {
  SINTER_SYSCALL(rt_sigaction, signal, action, old, sizeof action->mask);
}

// What would have happened without us.
static void pass_on(int signal, struct linux_siginfo *info, void *context) {
  const struct linux_sigaction *action = &previous[signal == signals[0] ? 0 : 1];
  bool is_sent = info->code <= 0;
  if (is_sent && (uintptr_t)action->handler == (uintptr_t)SIG_IGN)
    return;
  if ((uintptr_t)action->handler <= (uintptr_t)SIG_IGN) {
    // Returning repeats the instruction, now with the default action; or delivers the signal again.
    struct linux_sigaction standard = sinter_make_sigaction(NULL, 0);
    set_action(signal, &standard, NULL);
    if (is_sent)
      SINTER_SYSCALL(tgkill, SINTER_SYSCALL(getpid), SINTER_SYSCALL(gettid), signal);
  } else if (action->flags & SA_SIGINFO) {
    ((void (*)(int, struct linux_siginfo *, void *))action->handler)(signal, info, context);
  } else {
    ((void (*)(int))action->handler)(signal);
  }
}

static void leave(struct sinter_store *store, void *context) {
  sinter_status status = SINTER_TRAP;
  struct sinter_activation *activation = sinter_prepare_leave(store, &status);
  sinter_fault_return_to(context, (void *)sinter_leave, activation, status);
}

int sinter_api_handle_signal(int signal, void *information, void *context) {
  const struct linux_siginfo *info = information;
  if (signal != SIGSEGV && signal != SIGBUS)
    return 0;
  // Whoever accesses a memory that is served: the host, too.
  if (signal == SIGBUS && info->code == BUS_ADRERR && sinter_serve_fault((uintptr_t)info->address))
    return 1;
  if (info->code <= 0) // somebody sent it
    return 0;
  const uintptr_t address = (uintptr_t)info->address, pc = sinter_fault_pc(context),
                  stack = sinter_fault_stack(context);
  struct sinter_store *store = sinter_stack_owner(stack);
  if (store && sinter_is_trap(store, pc, address)) {
    leave(store, context);
    return 1;
  }
  store = sinter_memory_owner(address);
  if (!store || !sinter_is_leaf_trap(store, pc, stack))
    return 0;
  sinter_fault_return_to(context, (void *)sinter_leaf_return, NULL, 0);
  return 1;
}

static void handle_fault(int signal, struct linux_siginfo *info, void *context) {
  if (!sinter_api_handle_signal(signal, info, context))
    pass_on(signal, info, context);
}

// A child may have the memory of a parent that has its handlers and the actions of a moment before,
// which are those that were there. Others are left alone: the host has put its handler before ours.
static void install(unsigned i) {
  struct linux_sigaction current;
  set_action(signals[i], NULL, &current);
  if ((void *)current.handler == (void *)handle_fault ||
      (installed_in && current.handler != previous[i].handler))
    return;
  // Other handlers, which may interrupt ours, may access memories, too.
  struct linux_sigaction action =
      sinter_make_sigaction((void *)handle_fault, SA_SIGINFO | SA_ONSTACK | SA_NODEFER);
  // Known before it is needed: another thread may fault between the two calls.
  previous[i] = current;
  set_action(signals[i], &action, &previous[i]);
}

void sinter_os_catch_faults(void) {
  const uint32_t process = sinter_os_process();
  if (__atomic_load_n(&installed_in, __ATOMIC_ACQUIRE) == process)
    return;
  sinter_acquire(&lock);
  if (installed_in != process) {
    for (unsigned i = 0; i != SIGNALS; ++i)
      install(i);
    __atomic_store_n(&installed_in, process, __ATOMIC_RELEASE);
  }
  sinter_release(&lock);
}

// A stack for signals, at the lower end of its mapping.
struct alternate {
  struct alternate *next;
  long process, thread;
};

enum { ALTERNATE_SIZE = 64 << 10 };
static struct alternate *alternates;

static bool is_free(const struct alternate *alternate, long process, long thread) {
  // After a fork, the one thread of the new process may be using any of its parent's.
  if (alternate->process != process)
    return false;
  return alternate->thread == thread ||
         SINTER_SYSCALL(tgkill, process, alternate->thread, 0) == -LINUX_ESRCH;
}

static struct alternate *take_alternate(void) {
  long process = SINTER_SYSCALL(getpid), thread = SINTER_SYSCALL(gettid);
  sinter_acquire(&lock);
  struct alternate *alternate = alternates;
  while (alternate && !is_free(alternate, process, thread))
    alternate = alternate->next;
  if (!alternate) {
    alternate = (struct alternate *)sinter_os_allocate(ALTERNATE_SIZE);
    if (alternate) {
      alternate->next = alternates;
      alternates = alternate;
    }
  }
  if (alternate) {
    alternate->process = process;
    alternate->thread = thread;
  }
  sinter_release(&lock);
  return alternate;
}

static bool prepare(void) {
  struct linux_stack stack;
  SINTER_SYSCALL(sigaltstack, NULL, &stack);
  if (!(stack.flags & SS_DISABLE))
    return true;
  struct alternate *alternate = take_alternate();
  if (!alternate)
    return false;
  stack = (struct linux_stack){.base = alternate + 1, .size = ALTERNATE_SIZE - sizeof *alternate};
  return !linux_failed(SINTER_SYSCALL(sigaltstack, &stack, NULL));
}

_Thread_local bool sinter_thread_is_prepared;

bool sinter_os_prepare_thread(void) {
  if (!sinter_thread_is_prepared)
    sinter_thread_is_prepared = prepare();
  return sinter_thread_is_prepared;
}
