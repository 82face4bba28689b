// proc.c - proc_exit and sched_yield.
#include "os/linux/os.h"
#include "wasi.h"

none sinter_wasi_proc_exit(struct sinter_wasi *wasi, i32 status) {
  (void)wasi;
  sinter_os_exit((int)(status & 255));
}

i32 sinter_wasi_sched_yield(struct sinter_wasi *wasi) {
  (void)wasi;
  return sinter_wasi_errno(SINTER_SYSCALL(sched_yield));
}
