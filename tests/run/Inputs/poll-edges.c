// poll_oneoff where it is easily wrong. A check that fails says which; the status is their number.
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <wasi/api.h>

#define CHECK(condition) check(condition, #condition, __LINE__)

enum { CLOCK = __WASI_EVENTTYPE_CLOCK, READ = __WASI_EVENTTYPE_FD_READ, WRITE, MANY = 3000 };
enum { MONOTONIC = __WASI_CLOCKID_MONOTONIC };
static const uint64_t second = 1000000000;
static int failures;

static union {
  __wasi_subscription_t subscriptions[MANY];
  __wasi_event_t events[MANY];
} memory, other;
static __wasi_size_t count;

static void check(int isTrue, const char *condition, int line) {
  if (!isTrue) {
    fprintf(stderr, "line %d: %s\n", line, condition);
    ++failures;
  }
}

static __wasi_subscription_t clock_at(int id, uint64_t time, int flags, uint64_t user) {
  return (__wasi_subscription_t){
      .userdata = user,
      .u = {.tag = CLOCK, .u.clock = {.id = id, .timeout = time, .flags = flags}}};
}

static __wasi_subscription_t descriptor(int fd, int type, uint64_t user) {
  return (__wasi_subscription_t){.userdata = user,
                                 .u = {.tag = type, .u.fd_read.file_descriptor = fd}};
}

static __wasi_errno_t poll_list(__wasi_size_t size) {
  count = 12345;
  return __wasi_poll_oneoff(memory.subscriptions, other.events, size, &count);
}

static uint64_t now(void) {
  __wasi_timestamp_t time = 0;
  __wasi_clock_time_get(MONOTONIC, 1, &time);
  return time;
}

static int only_event(__wasi_size_t size, int type, int error, uint64_t user) {
  return !poll_list(size) && count == 1 && other.events[0].type == type &&
         other.events[0].error == error && other.events[0].userdata == user;
}

// Events over the subscriptions they are for: each is as if they were apart.
static void overlap(void) {
  for (int distance = -40; distance <= 40; distance += 5) {
    for (int i = 0; i != 20; ++i)
      memory.subscriptions[5 + i] = clock_at(MONOTONIC, i % 2 ? second * 1000 : 0, 0, 1000 + i);
    char *events = (char *)(memory.subscriptions + 5) + distance;
    CHECK(!__wasi_poll_oneoff(memory.subscriptions + 5, (__wasi_event_t *)events, 20, &count));
    CHECK(count == 10);
    for (int i = 0; i != 10; ++i) {
      __wasi_event_t event;
      memcpy(&event, events + i * sizeof event, sizeof event);
      CHECK(event.userdata == (uint64_t)(1000 + 2 * i) && !event.error && event.type == CLOCK);
    }
  }
  // The number of events over the events.
  memory.subscriptions[0] = clock_at(MONOTONIC, 0, 0, 7);
  CHECK(!__wasi_poll_oneoff(memory.subscriptions, other.events, 1,
                            (__wasi_size_t *)&other.events[0].userdata));
  CHECK(other.events[0].userdata == 1);
}

static void clocks(void) {
  memory.subscriptions[0] = clock_at(MONOTONIC, UINT64_MAX, 0, 1);
  memory.subscriptions[1] = clock_at(__WASI_CLOCKID_REALTIME, UINT64_MAX, 0, 2);
  memory.subscriptions[2] = clock_at(MONOTONIC, UINT64_MAX - 1, 1, 3);
  memory.subscriptions[3] = clock_at(MONOTONIC, second / 50, 0, 4);
  uint64_t begin = now();
  CHECK(only_event(4, CLOCK, 0, 4));
  CHECK(now() - begin >= second / 50);
  for (int id = __WASI_CLOCKID_PROCESS_CPUTIME_ID; id <= __WASI_CLOCKID_THREAD_CPUTIME_ID; ++id) {
    memory.subscriptions[0] = clock_at(id, second * 1000, 0, 5);
    CHECK(only_event(1, CLOCK, __WASI_ERRNO_NOTSUP, 5));
  }
  memory.subscriptions[0] = clock_at(4, 0, 0, 6);
  CHECK(only_event(1, CLOCK, __WASI_ERRNO_INVAL, 6));
  memory.subscriptions[0] = clock_at(MONOTONIC, 0, 2, 7);
  CHECK(only_event(1, CLOCK, __WASI_ERRNO_INVAL, 7));
  // What is no subscription at all is nobody's event.
  memory.subscriptions[0] = clock_at(MONOTONIC, 0, 0, 8);
  memory.subscriptions[1] = descriptor(1, WRITE + 1, 9);
  CHECK(poll_list(2) == __WASI_ERRNO_INVAL && count == 12345);
}

// Standard input is a pipe that is open and empty, descriptor 3 a directory.
static void descriptors(void) {
  for (int i = 0; i != MANY; ++i)
    memory.subscriptions[i] = i % 3 == 2 ? clock_at(MONOTONIC, second * 1000 + i, 0, i)
                                         : descriptor(i % 3, i % 3 ? WRITE : READ, i);
  CHECK(!poll_list(MANY) && count == MANY / 3);
  for (unsigned i = 0; i != count; ++i)
    CHECK(other.events[i].userdata == 3 * i + 1 && other.events[i].type == WRITE);
  // Both ends of a list, and nothing of the list before.
  for (int i = 0; i != MANY - 1; ++i)
    memory.subscriptions[i] = descriptor(0, READ, i);
  memory.subscriptions[MANY - 1] = clock_at(MONOTONIC, 1, 0, MANY);
  CHECK(only_event(MANY, CLOCK, 0, MANY));
  memory.subscriptions[0] = descriptor(0, READ, 1);
  memory.subscriptions[1] = descriptor(99, WRITE, 2);
  memory.subscriptions[2] = descriptor(0, READ, 3);
  CHECK(only_event(3, WRITE, __WASI_ERRNO_BADF, 2));
  memory.subscriptions[1] = descriptor(1, WRITE, 4);
  CHECK(only_event(3, WRITE, 0, 4));
  memory.subscriptions[1] = descriptor(3, READ, 5);
  CHECK(!poll_list(3) && count == 1 && other.events[0].error && other.events[0].userdata == 5);
  CHECK(!__wasi_fd_fdstat_set_rights(1, __WASI_RIGHTS_POLL_FD_READWRITE, 0));
  memory.subscriptions[1] = descriptor(1, WRITE, 6);
  CHECK(only_event(2, WRITE, __WASI_ERRNO_NOTCAPABLE, 6));
}

int main(void) {
  overlap();
  clocks();
  descriptors();
  return failures;
}
