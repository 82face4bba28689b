// poll.c - poll_oneoff: clocks, descriptors, both, and subscriptions that cannot be.
// GRANT: . /sandbox
// FILE: digits 0123456789
// STDIN: line
#include "harness.h"

enum { MANY = 200 };

static const uint64_t millisecond = 1000000;
static struct subscription wanted[MANY];
static struct event events[MANY];
static char unaligned[128];
static size_t count;

static struct subscription clock(uint32_t id, uint64_t timeout, uint32_t flags, uint64_t user) {
  struct subscription subscription = {.user_data = user, .type = EVENT_CLOCK};
  subscription.clock.id = id;
  subscription.clock.timeout = timeout;
  subscription.clock.precision = 0;
  subscription.clock.flags = (uint16_t)flags;
  return subscription;
}

static struct subscription descriptor(fd_t fd, uint8_t type, uint64_t user) {
  struct subscription subscription = {.user_data = user, .type = type};
  subscription.fd = fd;
  return subscription;
}

static uint32_t poll(size_t subscriptions) {
  fill(events, 0xff, sizeof events);
  count = 12345;
  return poll_oneoff(wanted, events, subscriptions, &count);
}

static uint64_t now(uint32_t id) {
  uint64_t result = 0;
  clock_time_get(id, 1, &result);
  return result;
}

// Milliseconds that one subscription takes, rounded down.
static uint64_t time_of(struct subscription subscription) {
  wanted[0] = subscription;
  uint64_t begin = now(MONOTONIC);
  poll(1);
  return (now(MONOTONIC) - begin) / millisecond;
}

// The first event for a subscription; one of no kind if there is none.
static struct event event_of(uint64_t user) {
  for (size_t i = 0; i < count && i != MANY; ++i)
    if (events[i].user_data == user)
      return events[i];
  return (struct event){.type = 255};
}

static void clocks(void) {
  const uint64_t user = 0xfedcba9876543210;
  wanted[0] = clock(MONOTONIC, millisecond, 0, user);
  expect("poll_oneoff: a clock", SUCCESS, poll(1));
  expect_value("poll_oneoff: one event", 1, count);
  expect_value("poll_oneoff: user data comes back", user, events[0].user_data);
  expect_value("poll_oneoff: type of a clock", EVENT_CLOCK, events[0].type);
  expect_value("poll_oneoff: a clock without an error", SUCCESS, events[0].error);
  expect_value("poll_oneoff: nothing behind the event", true,
               is_filled(&events[1], 0xff, sizeof events[1]));
  expect_value("poll_oneoff: monotonic, relative", true,
               time_of(clock(MONOTONIC, 30 * millisecond, 0, 0)) >= 30);
  expect_value("poll_oneoff: realtime, relative", true,
               time_of(clock(REALTIME, 30 * millisecond, 0, 0)) >= 29);
  expect_value("poll_oneoff: no time at all", true, time_of(clock(MONOTONIC, 0, 0, 0)) < 1000);
  wanted[0] = clock(MONOTONIC, 2000 * millisecond, 0, 1);
  wanted[1] = clock(MONOTONIC, millisecond, 0, 2);
  expect("poll_oneoff: two clocks", SUCCESS, poll(2));
  expect_value("poll_oneoff: the sooner one only", true, count == 1 && events[0].user_data == 2);
  wanted[0] = clock(MONOTONIC, 0, 0, 1);
  wanted[1] = clock(REALTIME, 0, 0, 2);
  poll(2);
  expect_value("poll_oneoff: two clocks that are due", true,
               event_of(1).type == EVENT_CLOCK && event_of(2).type == EVENT_CLOCK);
  for (size_t i = 0; i != MANY; ++i)
    wanted[i] = clock(MONOTONIC, i == 150 ? millisecond : 2000 * millisecond, 0, i);
  expect("poll_oneoff: 200 clocks", SUCCESS, poll(MANY));
  expect_value("poll_oneoff: the soonest of 200", true, count == 1 && events[0].user_data == 150);
}

static void descriptors(void) {
  wanted[0] = descriptor(0, EVENT_FD_READ, 7);
  expect("poll_oneoff: a pipe to read", SUCCESS, poll(1));
  expect_value("poll_oneoff: type of a read", EVENT_FD_READ, event_of(7).type);
  expect_value("poll_oneoff: a pipe without an error", SUCCESS, event_of(7).error);
  expect_value("poll_oneoff: bytes in the pipe", 5, event_of(7).byte_count);
  read_some(0, unaligned, sizeof unaligned);
  expect("poll_oneoff: a pipe at its end", SUCCESS, poll(1));
  expect_value("poll_oneoff: it has hung up", HANGUP, event_of(7).flags & HANGUP);
  expect_value("poll_oneoff: no bytes at the end", 0, event_of(7).byte_count);
  wanted[0] = descriptor(1, EVENT_FD_WRITE, 8);
  expect("poll_oneoff: a pipe to write", SUCCESS, poll(1));
  expect_value("poll_oneoff: type of a write", EVENT_FD_WRITE, event_of(8).type);
  expect_value("poll_oneoff: a pipe for writing without an error", SUCCESS, event_of(8).error);
  fd_t fd = open_file("digits", 0);
  read_some(fd, unaligned, 3);
  wanted[0] = descriptor(fd, EVENT_FD_READ, 1);
  wanted[1] = descriptor(fd, EVENT_FD_WRITE, 2);
  expect("poll_oneoff: a file to read and write", SUCCESS, poll(2));
  expect_value("poll_oneoff: both are ready", true,
               count == 2 && event_of(1).type == EVENT_FD_READ &&
                   event_of(2).type == EVENT_FD_WRITE);
  expect_value("poll_oneoff: bytes up to the file's end", 7, event_of(1).byte_count);
  wanted[1] = clock(MONOTONIC, 2000 * millisecond, 0, 3);
  expect("poll_oneoff: a file and a clock", SUCCESS, poll(2));
  expect_value("poll_oneoff: the file only", true, count == 1 && event_of(1).type == EVENT_FD_READ);
  fd_close(fd);
}

static void errors(void) {
  fd_t fd = open_with("digits", 0, FD_READ | FD_SEEK);
  wanted[0] = descriptor(CLOSED, EVENT_FD_READ, 1);
  expect("poll_oneoff: a descriptor that is not open", SUCCESS, poll(1));
  expect_value("poll_oneoff: its event says so", EBADF, event_of(1).error);
  wanted[1] = clock(MONOTONIC, 2000 * millisecond, 0, 2);
  expect("poll_oneoff: a bad descriptor and a clock", SUCCESS, poll(2));
  expect_value("poll_oneoff: errors do not wait", EBADF, event_of(1).error);
  wanted[0] = descriptor(fd, EVENT_FD_READ, 1);
  expect("poll_oneoff: without its right", SUCCESS, poll(1));
  expect_value("poll_oneoff: the event tells of the right", ENOTCAPABLE, event_of(1).error);
  fd_close(fd);
  wanted[0] = clock(77, millisecond, 0, 1);
  expect("poll_oneoff: a clock that is none", SUCCESS, poll(1));
  expect_value("poll_oneoff: the event tells of the clock", EINVAL, event_of(1).error);
  expect("poll_oneoff: no subscriptions", EINVAL, poll(0));
  wanted[0] = clock(MONOTONIC, 0, 0, 1);
  expect("poll_oneoff: subscriptions across the end of memory", EFAULT,
         poll_oneoff(before_end(sizeof *wanted - 1), events, 1, &count));
  expect("poll_oneoff: subscriptions far outside", EFAULT,
         poll_oneoff(far_away(), events, 1, &count));
  expect("poll_oneoff: events across the end of memory", EFAULT,
         poll_oneoff(wanted, before_end(sizeof *events - 1), 1, &count));
  expect("poll_oneoff: events far outside", EFAULT, poll_oneoff(wanted, far_away(), 1, &count));
  expect("poll_oneoff: result across the end of memory", EFAULT,
         poll_oneoff(wanted, events, 1, before_end(3)));
  __builtin_memcpy(unaligned + 3, wanted, sizeof *wanted);
  expect("poll_oneoff: unaligned records", SUCCESS,
         poll_oneoff(unaligned + 3, unaligned + 61, 1, unaligned + 101));
  expect_value("poll_oneoff: unaligned count", 1, load_u32(unaligned + 101));
  expect_value("poll_oneoff: unaligned user data", 1, load_u64(unaligned + 61));
}

static void run_cases(void) {
  clocks();
  descriptors();
  errors();
}
