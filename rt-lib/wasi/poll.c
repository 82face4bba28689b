// poll.c - poll_oneoff: waits for the first of a list of clocks and descriptors.
//
// The guest's list is read whole, then there is a wait, then all that has come true is reported, in
// the order of the list: the two arrays of the guest may overlap. A subscription that cannot be
// waited for is reported with its error, and then nothing is waited for; what is no subscription at
// all fails the call.
//
// A time to wait for is kept as a point in time. The kernel waits for an interval, so the clock is
// read again after it, and the wait goes on if the time has not come yet: because of a signal, or
// because somebody has set the clock back. A relative time is one of the monotonic clock. CPU time
// does not pass while its only thread sleeps, so nobody can wait for it. In a library, whose host
// may interrupt a wait, it is one of many short ones.
#include "os/linux/os.h"
#include "wasi.h"

enum { EVENT_CLOCK = 0, EVENT_FD_READ = 1, EVENT_FD_WRITE = 2 };
enum { CLOCK_REALTIME = 0, WAITABLE_CLOCKS = 2, ALL_CLOCKS = 4 };
enum { CLOCK_FLAG_ABSOLUTE = 1, EVENT_FLAG_HANGUP = 1 };
enum { FEW = 32 };

struct event {
  uint64_t user_data;
  uint16_t error;
  uint8_t type;
  uint8_t padding[5];
  uint64_t byte_count;
  uint16_t flags;
  uint8_t more_padding[6];
};
_Static_assert(sizeof(struct event) == 32, "event layout");

// A subscription, as it has been understood.
struct wait {
  uint64_t user_data;
  uint16_t error;
  uint8_t type;
  uint8_t clock;     // realtime or monotonic
  uint32_t fd_index; // in `fds` below
  uint64_t due;      // on the clock, nanoseconds
};

struct poll {
  struct sinter_wasi *wasi;
  struct wait *waits;
  struct linux_pollfd *fds; // each descriptor once: the kernel takes no more than may be open
  uint32_t count, fd_count;
  bool has_error;
  uint64_t now[WAITABLE_CLOCKS]; // what the clocks showed, 0 if they were not read
  uint32_t events, event_count;  // guest address, and how many are there
};

static uint64_t now(struct poll *poll, unsigned clock) {
  struct linux_timespec time;
  if (!poll->now[clock]) {
    SINTER_SYSCALL(clock_gettime, clock, &time);
    poll->now[clock] = (uint64_t)time.seconds * 1000000000 + (uint64_t)time.nanoseconds;
  }
  return poll->now[clock];
}

static uint16_t collect_clock(struct poll *poll, struct wait *wait, const char *from) {
  struct {
    uint32_t id, padding;
    uint64_t timeout, precision;
    uint16_t flags;
  } clock;
  memcpy(&clock, from, sizeof clock);
  if (clock.id >= ALL_CLOCKS || clock.flags & ~CLOCK_FLAG_ABSOLUTE)
    return WASI_EINVAL;
  if (clock.id >= WAITABLE_CLOCKS)
    return WASI_ENOTSUP;
  wait->clock = (uint8_t)clock.id;
  wait->due = clock.timeout;
  if (!(clock.flags & CLOCK_FLAG_ABSOLUTE)) {
    wait->clock = CLOCK_MONOTONIC;
    if (__builtin_add_overflow(now(poll, CLOCK_MONOTONIC), clock.timeout, &wait->due))
      wait->due = UINT64_MAX;
  }
  return WASI_SUCCESS;
}

static uint16_t collect_fd(struct poll *poll, struct wait *wait, const char *from) {
  struct sinter_fd *entry;
  uint32_t fd;
  memcpy(&fd, from, sizeof fd);
  bool is_read = wait->type == EVENT_FD_READ;
  uint32_t error = sinter_fd_get(
      poll->wasi, fd, RIGHT_POLL_FD_READWRITE | (is_read ? RIGHT_FD_READ : RIGHT_FD_WRITE), &entry);
  if (error)
    return (uint16_t)error;
  // An index from an earlier call points nowhere, or to another descriptor.
  if (entry->poll_index >= poll->fd_count || poll->fds[entry->poll_index].fd != entry->host) {
    entry->poll_index = poll->fd_count++;
    poll->fds[entry->poll_index] = (struct linux_pollfd){.fd = entry->host};
  }
  wait->fd_index = entry->poll_index;
  poll->fds[entry->poll_index].events |= is_read ? POLLIN : POLLOUT;
  return WASI_SUCCESS;
}

// A subscription: user data, type, at 16 a descriptor or, at clock_offset, a clock of 32 bytes.
static uint32_t collect(struct poll *poll, uint32_t subscriptions, uint32_t clock_offset) {
  const char *from = (const char *)poll->wasi->memory->base + subscriptions;
  for (uint32_t i = 0; i != poll->count; ++i, from += clock_offset + 32) {
    struct wait *wait = poll->waits + i;
    memcpy(&wait->user_data, from, sizeof wait->user_data);
    wait->type = (uint8_t)from[8];
    if (wait->type > EVENT_FD_WRITE)
      return WASI_EINVAL;
    wait->error = wait->type == EVENT_CLOCK ? collect_clock(poll, wait, from + clock_offset)
                                            : collect_fd(poll, wait, from + 16);
    poll->has_error |= wait->error != 0;
  }
  return WASI_SUCCESS;
}

// Returns the kernel's negative errno, or something else. A signal is like the end of a wait in
// which no descriptor has become ready: none was before.
static long wait_once(struct poll *poll) {
  uint64_t timeout = poll->has_error ? 0 : UINT64_MAX;
  for (const struct wait *wait = poll->waits; wait != poll->waits + poll->count && timeout; ++wait)
    if (wait->type == EVENT_CLOCK) {
      uint64_t time = now(poll, wait->clock);
      uint64_t remaining = wait->due > time ? wait->due - time : 0;
      timeout = remaining < timeout ? remaining : timeout;
    }
#ifdef SINTER_CONTEXT
  if (timeout > SINTER_PATIENCE) // which is no end
    timeout = SINTER_PATIENCE;
#endif
  struct linux_timespec time = {.seconds = (int64_t)(timeout / 1000000000),
                                .nanoseconds = (int64_t)(timeout % 1000000000)};
  long ready =
      SINTER_SYSCALL(ppoll, poll->fds, poll->fd_count, timeout == UINT64_MAX ? NULL : &time);
  memset(poll->now, 0, sizeof poll->now);
  return ready == -LINUX_EINTR ? 0 : ready;
}

// Whether a descriptor is ready. Where the other side has gone, reading or writing says how.
static bool report_fd(const struct linux_pollfd *fd, struct event *event) {
  const int gone = fd->revents & (POLLHUP | POLLERR), invalid = fd->revents & POLLNVAL;
  const bool is_read = event->type == EVENT_FD_READ;
  const int ready = fd->revents & (is_read ? POLLIN : POLLOUT);
  int available = 0;
  // What has no number of bytes, a socket that listens for example, has one thing to read.
  if (is_read && ready && linux_failed(SINTER_SYSCALL(ioctl, fd->fd, FIONREAD, &available)))
    available = 1;
  event->byte_count = available > 0 ? (uint64_t)available : 0;
  event->flags = gone ? EVENT_FLAG_HANGUP : 0;
  event->error = invalid ? WASI_EBADF : WASI_SUCCESS;
  return gone || invalid || ready;
}

static void report(struct poll *poll) {
  for (const struct wait *wait = poll->waits; wait != poll->waits + poll->count; ++wait) {
    struct event event = {.user_data = wait->user_data, .error = wait->error, .type = wait->type};
    bool has_come = wait->error != 0;
    if (!has_come && wait->type == EVENT_CLOCK)
      has_come = now(poll, wait->clock) >= wait->due;
    else if (!has_come)
      has_come = report_fd(poll->fds + wait->fd_index, &event);
    if (has_come)
      memcpy((char *)poll->wasi->memory->base + poll->events +
                 (uint64_t)poll->event_count++ * sizeof event,
             &event, sizeof event);
  }
}

uint32_t sinter_poll(struct sinter_wasi *wasi, uint32_t subscriptions, uint32_t events,
                     uint32_t count, uint32_t result, uint32_t clock_offset) {
  struct wait few_waits[FEW];
  struct linux_pollfd few_fds[FEW];
  struct poll poll = {
      .wasi = wasi, .waits = few_waits, .fds = few_fds, .count = count, .events = events};
  if (!count)
    return WASI_EINVAL;
  if (!sinter_guest_range(wasi, subscriptions, (uint64_t)count * (clock_offset + 32)) ||
      !sinter_guest_range(wasi, events, (uint64_t)count * sizeof(struct event)) ||
      !sinter_guest_range(wasi, result, sizeof result))
    return WASI_EFAULT;
  size_t size = count * (sizeof *poll.waits + sizeof *poll.fds);
  if (count > FEW) {
    poll.waits = (struct wait *)sinter_os_allocate(size);
    if (!poll.waits)
      return WASI_ENOMEM;
    poll.fds = (struct linux_pollfd *)(poll.waits + count);
  }
  uint32_t error = collect(&poll, subscriptions, clock_offset);
  while (!error && !poll.event_count) {
    error = sinter_wasi_errno(wait_once(&poll));
    if (!error)
      report(&poll);
    if (!poll.event_count && sinter_wasi_is_interrupted(wasi))
      error = WASI_EINTR;
  }
  if (count > FEW)
    sinter_os_release((uintptr_t)poll.waits, size);
  return error ? error : sinter_guest_store_u32(wasi, result, poll.event_count);
}

i32 sinter_wasi_poll_oneoff(struct sinter_wasi *wasi, i32 subscriptions, i32 events, i32 count,
                            i32 result) {
  return sinter_poll(wasi, subscriptions, events, count, result, 16);
}
