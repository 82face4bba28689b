// wasi_functions.c - the functions of WASI as functions of the host, one for each row of Wasi.def.
//
// sinter_hosted_<name> takes its arguments from slots, and its `user` is the WASI state of the
// instance that imports it. A module refers to those that it imports, and no others are linked.
//
// In a process that is not ours, three things differ. proc_exit and proc_raise end the call, not
// the process. What the guest writes must not raise a signal there: see SINTER_QUIETLY. And nothing
// is enforced by the kernel, since that would bind the host.
#include "context/wasi_grant.h"

#define COUNT(...) COUNT_(__VA_ARGS__ __VA_OPT__(, ) 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
#define COUNT_(a, b, c, d, e, f, g, h, i, count, ...) count
#define ARGUMENTS(...) ARGUMENTS_COUNT(COUNT(__VA_ARGS__), __VA_ARGS__)
#define ARGUMENTS_COUNT(count, ...) ARGUMENTS_JOIN(count, __VA_ARGS__)
#define ARGUMENTS_JOIN(count, ...) ARGUMENTS_##count(__VA_ARGS__)
#define SLOT(type, index) , SLOT_##type(values[index])
#define SLOT_i32(value) (uint32_t)(value).i32
#define SLOT_i64(value) (uint64_t)(value).i64
#define ARGUMENTS_0(a)
#define ARGUMENTS_1(a) SLOT(a, 0)
#define ARGUMENTS_2(a, b) SLOT(a, 0) SLOT(b, 1)
#define ARGUMENTS_3(a, b, c) ARGUMENTS_2(a, b) SLOT(c, 2)
#define ARGUMENTS_4(a, b, c, d) ARGUMENTS_3(a, b, c) SLOT(d, 3)
#define ARGUMENTS_5(a, b, c, d, e) ARGUMENTS_4(a, b, c, d) SLOT(e, 4)
#define ARGUMENTS_6(a, b, c, d, e, f) ARGUMENTS_5(a, b, c, d, e) SLOT(f, 5)
#define ARGUMENTS_7(a, b, c, d, e, f, g) ARGUMENTS_6(a, b, c, d, e, f) SLOT(g, 6)
#define ARGUMENTS_8(a, b, c, d, e, f, g, h) ARGUMENTS_7(a, b, c, d, e, f, g) SLOT(h, 7)
#define ARGUMENTS_9(a, b, c, d, e, f, g, h, i) ARGUMENTS_8(a, b, c, d, e, f, g, h) SLOT(i, 8)

#define HOSTED(name) name(void *user, sinter_store *store, sinter_value *values)
#define RETURN_i32(...)                                                                            \
  values[0].i32 = (int32_t)(__VA_ARGS__);                                                          \
  return take_status(store)
#define RETURN_none(...)                                                                           \
  __VA_ARGS__;                                                                                     \
  return take_status(store)

static sinter_status take_status(sinter_store *store) {
  sinter_status status = store->is_exiting ? SINTER_EXIT : SINTER_OK;
  store->is_exiting = false;
  return status;
}

static void leave(struct sinter_wasi *wasi, int32_t code) {
  struct sinter_store *store = ((struct sinter_wasi_grant *)wasi)->store;
  store->exit_code = code;
  store->is_exiting = true;
}

#define WASI(name, result, ...)                                                                    \
  sinter_status HOSTED(sinter_hosted_##name) {                                                     \
    (void)values;                                                                                  \
    RETURN_##result(sinter_wasi_##name(sinter_wasi_of(user) ARGUMENTS(__VA_ARGS__)));              \
  }
#define WASI_UNSTABLE(name, result, ...)                                                           \
  sinter_status HOSTED(sinter_hosted_unstable_##name) {                                            \
    RETURN_##result(sinter_wasi_unstable_##name(sinter_wasi_of(user) ARGUMENTS(__VA_ARGS__)));     \
  }
#include "lowering/Wasi.def"

none sinter_wasi_proc_exit(struct sinter_wasi *wasi, i32 status) { leave(wasi, (int32_t)status); }

// What would end a process ends the call, with the status that a shell would show.
i32 sinter_wasi_proc_raise(struct sinter_wasi *wasi, i32 signal) {
  enum { NONE = 0, PIPE = 13, CHILD = 16, URGENT = 22, WINDOW = 27, LAST = 30 };
  if (signal == NONE || signal > LAST)
    return WASI_EINVAL;
  if (signal == PIPE || signal == CHILD || signal == URGENT || signal == WINDOW)
    return WASI_SUCCESS;
  leave(wasi, 128 + (int32_t)(signal + (signal > CHILD)));
  return WASI_SUCCESS;
}

i32 sinter_wasi_sched_yield(struct sinter_wasi *wasi) {
  (void)wasi;
  return sinter_wasi_errno(SINTER_SYSCALL(sched_yield));
}
