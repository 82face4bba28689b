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
  if (!store->has_stopped_waiting)
    return status;
  store->has_stopped_waiting = false;
  sinter_note_trap(store, sinter_text_interrupted, NULL);
  return SINTER_TRAP;
}

bool sinter_wasi_is_interrupted(struct sinter_wasi *wasi) {
  struct sinter_store *store = ((struct sinter_wasi_grant *)wasi)->store;
  store->has_stopped_waiting = __atomic_load_n(&store->deadline.interrupt, __ATOMIC_RELAXED) != 0;
  return store->has_stopped_waiting;
}

// Whether it is ready, or asking fails. A signal is as good as the end of the time.
static bool is_ready(int host, int64_t nanoseconds) {
  struct linux_pollfd fd = {.fd = host, .events = POLLIN};
  struct linux_timespec time = {.nanoseconds = nanoseconds};
  long ready = SINTER_SYSCALL(ppoll, &fd, 1, &time);
  return ready && ready != -LINUX_EINTR;
}

// Whether an option of a socket has this value. Nothing else has options.
static bool has_option(int host, int name, uint64_t wanted) {
  uint64_t value[2] = {0}; // a number, or two: the seconds and the rest
  uint32_t size = sizeof value;
  return !SINTER_SYSCALL(getsockopt, host, SOL_SOCKET, name, value, &size) && value[0] == wanted &&
         !value[1];
}

// Whether the call, while it cannot be ready, is certain to wait until it is, and no shorter. What
// fails at once, has a time limit or is content with less than what counts as ready would hang if
// we waited for it here: a terminal may read nothing, for example.
static bool does_wait(int host, bool is_accepting) {
  long flags = SINTER_SYSCALL(fcntl, host, F_GETFL, 0);
  if (linux_failed(flags) || flags & O_NONBLOCK)
    return false;
  struct linux_stat stat;
  if (SINTER_SYSCALL(fstat, host, &stat))
    return false;
  if ((stat.mode & S_IFMT) == S_IFIFO)
    return (flags & O_ACCMODE) != O_WRONLY && !is_accepting;
  return has_option(host, SO_TYPE, SOCK_STREAM) && has_option(host, SO_ACCEPTCONN, is_accepting) &&
         has_option(host, SO_RCVTIMEO, 0) && has_option(host, SO_RCVLOWAT, 1);
}

// Between the end of the wait and what follows, somebody else may take what has come.
bool sinter_wasi_await(struct sinter_wasi *wasi, int host, bool is_accepting) {
  if (is_ready(host, 0) || !does_wait(host, is_accepting))
    return true;
  do
    if (sinter_wasi_is_interrupted(wasi))
      return false;
  while (!is_ready(host, SINTER_PATIENCE));
  return true;
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
