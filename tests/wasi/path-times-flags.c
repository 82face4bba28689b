// path-times-flags.c - path_filestat_set_times with flags that contradict each other.
// GRANT: . /sandbox
// FILE: file contents
// ENGINES: sinter (after the first of these errors node never returns from a call again)
#include "harness.h"

static const uint64_t modify = 1100000000987654321;

static uint32_t set(uint32_t flags) {
  return path_filestat_set_times(GRANT, 0, P("file"), 1, modify, flags);
}

static void run_cases(void) {
  struct filestat stat;
  set(MTIM);
  expect("path_filestat_set_times: access given and now", EINVAL, set(ATIM | ATIM_NOW));
  expect("path_filestat_set_times: modification given and now", EINVAL, set(MTIM | MTIM_NOW));
  expect("path_filestat_set_times: all flags", EINVAL, set(15));
  expect("path_filestat_set_times: first flag that is none", EINVAL, set(16));
  expect("path_filestat_set_times: a flag beyond 16 bits", EINVAL, set(1 << 16));
  path_filestat_get(GRANT, 0, P("file"), &stat);
  expect_value("path_filestat_set_times: errors change nothing", modify, stat.modify_time);
}
