// proc.c - proc_exit, proc_raise, sched_yield, and the signals that a program could meet.
#include "grants.h"
#include "os/linux/os.h"
#include "signal.h"

none sinter_wasi_proc_exit(struct sinter_wasi *wasi, i32 status) {
  (void)wasi;
  sinter_os_exit((int)(status & 255));
}

// Signals of preview 1: the kernel's in the same order, but that none stands at 16.
enum {
  SIGNAL_NONE = 0,
  SIGNAL_PIPE = 13,
  SIGNAL_CHLD = 16,
  SIGNAL_URG = 22,
  SIGNAL_WINCH = 27,
  SIGNAL_LAST = 30,
};

// A program has no handlers, so a signal does what preview 1 says it does, whatever the process was
// started with: it is neither ignored nor blocked. It is sent to this thread and no other process.
i32 sinter_wasi_proc_raise(struct sinter_wasi *wasi, i32 signal) {
  (void)wasi;
  switch (signal) {
  case SIGNAL_PIPE:
  case SIGNAL_CHLD:
  case SIGNAL_URG:
  case SIGNAL_WINCH:
    return WASI_SUCCESS;
  case SIGNAL_NONE:
    return WASI_EINVAL;
  default:
    if (signal > SIGNAL_LAST)
      return WASI_EINVAL;
  }
  unsigned host = signal + (signal >= SIGNAL_CHLD);
  struct linux_sigaction standard = sinter_make_sigaction(NULL, 0);
  uint64_t mask = (uint64_t)1 << (host - 1);
  SINTER_SYSCALL(rt_sigaction, host, &standard, NULL, sizeof mask);
  SINTER_SYSCALL(rt_sigprocmask, SIG_UNBLOCK, &mask, NULL, sizeof mask);
  long process = SINTER_SYSCALL(getpid), thread = SINTER_SYSCALL(gettid);
  return sinter_wasi_errno(SINTER_SYSCALL(tgkill, process, thread, host));
}

static void ignore(int signal) {
  struct linux_sigaction action = sinter_make_sigaction((void *)SIG_IGN, 0);
  SINTER_STARTUP_SYSCALL(rt_sigaction, signal, &action, NULL, sizeof action.mask);
}

// Preview 1 has errors instead. Writing where nobody reads any more is EPIPE, as it must be for a
// server, and not the end of the process, which would be silent. (`program | head` ends because the
// program minds its errors, or not at all.) Writing beyond the process's limit on the size of files
// is EFBIG.
void sinter_wasi_ignore_signals(struct sinter_wasi *wasi) {
  (void)wasi;
  ignore(SIGPIPE);
  ignore(SIGXFSZ);
}

i32 sinter_wasi_sched_yield(struct sinter_wasi *wasi) {
  (void)wasi;
  return sinter_wasi_errno(SINTER_SYSCALL(sched_yield));
}
