// clock.c - clock_res_get, clock_time_get. Clock numbers are the kernel's: realtime, monotonic,
// process CPU time, thread CPU time.
#include "wasi.h"

enum { CLOCK_COUNT = 4 };

static uint32_t store_time(struct sinter_wasi *wasi, long result, const struct linux_timespec *time,
                           uint32_t pointer) {
  if (linux_failed(result))
    return sinter_wasi_errno(result);
  return sinter_guest_store_u64(wasi, pointer,
                                (uint64_t)time->seconds * 1000000000 + (uint64_t)time->nanoseconds);
}

i32 sinter_wasi_clock_res_get(struct sinter_wasi *wasi, i32 clock, i32 result) {
  struct linux_timespec time;
  if (clock >= CLOCK_COUNT)
    return WASI_EINVAL;
  return store_time(wasi, SINTER_SYSCALL(clock_getres, clock, &time), &time, result);
}

i32 sinter_wasi_clock_time_get(struct sinter_wasi *wasi, i32 clock, i64 precision, i32 result) {
  (void)precision;
  struct linux_timespec time;
  if (clock >= CLOCK_COUNT)
    return WASI_EINVAL;
  return store_time(wasi, SINTER_SYSCALL(clock_gettime, clock, &time), &time, result);
}
