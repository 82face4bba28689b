// poll.c - poll_oneoff: waits for the first of a list of clocks and descriptors.
//
// Two passes over the guest's list, with one wait between them: the first collects what to wait
// for, the second reports what has come true. Subscriptions that cannot be waited for are reported
// with their error, and then nothing is waited for.
#include "os/linux/os.h"
#include "wasi.h"

enum { EVENT_CLOCK = 0, EVENT_FD_READ = 1, EVENT_FD_WRITE = 2 };

struct subscription {
  uint64_t user_data;
  uint8_t type;
  uint8_t padding[7];
  union {
    struct {
      uint32_t id;
      uint32_t padding;
      uint64_t timeout, precision;
      uint16_t flags; // 1: timeout is a point in time
    } clock;
    uint32_t fd;
  };
};
_Static_assert(sizeof(struct subscription) == 48, "subscription layout");

struct event {
  uint64_t user_data;
  uint16_t error;
  uint8_t type;
  uint8_t padding[5];
  uint64_t byte_count;
  uint16_t flags; // 1: the other side has hung up
  uint8_t more_padding[6];
};
_Static_assert(sizeof(struct event) == 32, "event layout");

struct poll {
  struct sinter_wasi *wasi;
  uint32_t subscriptions, events, count;
  struct linux_pollfd *fds;
  uint64_t timeout;   // nanoseconds
  uint64_t elapsed;   // of it, after the wait
  uint32_t first_due; // index of the clock that the timeout is of; `count` if it is of none
  uint32_t event_count;
};

static struct subscription subscription_at(const struct poll *poll, uint32_t index) {
  struct subscription subscription;
  const char *base = poll->wasi->memory->base;
  memcpy(&subscription, base + poll->subscriptions + (uint64_t)index * sizeof subscription,
         sizeof subscription);
  return subscription;
}

// How long a clock still has to run.
static uint32_t remaining(const struct poll *poll, const struct subscription *subscription,
                          uint64_t *nanoseconds) {
  struct linux_timespec now;
  uint64_t timeout = subscription->clock.timeout;
  if (subscription->clock.id > 3)
    return WASI_EINVAL;
  *nanoseconds = timeout > poll->elapsed ? timeout - poll->elapsed : 0;
  if (!(subscription->clock.flags & 1))
    return WASI_SUCCESS;
  long result = SINTER_SYSCALL(clock_gettime, subscription->clock.id, &now);
  if (linux_failed(result))
    return sinter_wasi_errno(result);
  uint64_t time = (uint64_t)now.seconds * 1000000000 + (uint64_t)now.nanoseconds;
  *nanoseconds = timeout > time ? timeout - time : 0;
  return WASI_SUCCESS;
}

// The descriptor of a subscription to one; a clock, or an error, is a negative one to the kernel.
static uint32_t descriptor(const struct poll *poll, const struct subscription *subscription,
                           struct linux_pollfd *fd) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(poll->wasi, subscription->fd, RIGHT_POLL_FD_READWRITE, &entry);
  if (!error)
    *fd = (struct linux_pollfd){.fd = entry->host,
                                .events = subscription->type == EVENT_FD_READ ? POLLIN : POLLOUT};
  return error;
}

static void collect(struct poll *poll) {
  for (uint32_t i = 0; i != poll->count; ++i) {
    struct subscription subscription = subscription_at(poll, i);
    uint64_t time = 0;
    uint32_t error = WASI_EINVAL;
    poll->fds[i] = (struct linux_pollfd){.fd = -1};
    if (subscription.type == EVENT_CLOCK)
      error = remaining(poll, &subscription, &time);
    else if (subscription.type <= EVENT_FD_WRITE)
      error = descriptor(poll, &subscription, &poll->fds[i]);
    if (!error && (subscription.type != EVENT_CLOCK || time >= poll->timeout))
      continue;
    poll->timeout = error ? 0 : time;
    poll->first_due = error ? poll->count : i;
  }
}

static void emit(struct poll *poll, const struct event *event) {
  char *base = poll->wasi->memory->base;
  memcpy(base + poll->events + (uint64_t)poll->event_count++ * sizeof *event, event, sizeof *event);
}

static void report_fd(struct poll *poll, struct event *event, const struct linux_pollfd *fd) {
  if (!fd->revents)
    return;
  int available = 0;
  if (event->type == EVENT_FD_READ && fd->revents & POLLIN &&
      linux_failed(SINTER_SYSCALL(ioctl, fd->fd, FIONREAD, &available)))
    available = 1;
  event->byte_count = available > 0 ? (uint64_t)available : 0;
  event->flags = fd->revents & (POLLHUP | POLLERR) ? 1 : 0;
  event->error = fd->revents & POLLNVAL ? WASI_EBADF : WASI_SUCCESS;
  emit(poll, event);
}

// The clock that was waited for has come even if its own reading is a little behind.
static void report(struct poll *poll, bool is_timeout) {
  poll->elapsed = is_timeout ? poll->timeout : 0;
  for (uint32_t i = 0; i != poll->count; ++i) {
    struct subscription subscription = subscription_at(poll, i);
    struct event event = {.user_data = subscription.user_data, .type = subscription.type};
    struct linux_pollfd unused;
    uint64_t time = 0;
    uint32_t error = WASI_EINVAL;
    if (subscription.type == EVENT_CLOCK)
      error = remaining(poll, &subscription, &time);
    else if (subscription.type <= EVENT_FD_WRITE)
      error = descriptor(poll, &subscription, &unused);
    event.error = (uint16_t)error;
    if (!error && subscription.type != EVENT_CLOCK)
      report_fd(poll, &event, &poll->fds[i]);
    else if (error || time == 0 || (is_timeout && i == poll->first_due))
      emit(poll, &event);
  }
}

// The kernel counts the time down, so an interrupted wait just goes on.
static long wait(struct poll *poll) {
  struct linux_timespec time = {.seconds = (int64_t)(poll->timeout / 1000000000),
                                .nanoseconds = (int64_t)(poll->timeout % 1000000000)};
  long ready;
  do
    ready =
        SINTER_SYSCALL(ppoll, poll->fds, poll->count, poll->timeout == UINT64_MAX ? NULL : &time);
  while (ready == -LINUX_EINTR);
  return ready;
}

i32 sinter_wasi_poll_oneoff(struct sinter_wasi *wasi, i32 subscriptions, i32 events, i32 count,
                            i32 result) {
  struct linux_pollfd few[32];
  struct poll poll = {wasi, subscriptions, events, count, few, UINT64_MAX, 0, count, 0};
  if (!count)
    return WASI_EINVAL;
  if (!sinter_guest_range(wasi, subscriptions, (uint64_t)count * sizeof(struct subscription)) ||
      !sinter_guest_range(wasi, events, (uint64_t)count * sizeof(struct event)))
    return WASI_EFAULT;
  size_t size = count * sizeof *few;
  if (size > sizeof few && !(poll.fds = (void *)sinter_os_allocate(size)))
    return WASI_ENOMEM;
  collect(&poll);
  long ready = wait(&poll);
  if (!linux_failed(ready))
    report(&poll, ready == 0);
  if (poll.fds != few)
    sinter_os_release((uintptr_t)poll.fds, size);
  return linux_failed(ready) ? sinter_wasi_errno(ready)
                             : sinter_guest_store_u32(wasi, result, poll.event_count);
}
