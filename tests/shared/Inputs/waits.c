// waits.c - a host that interrupts guests while they wait.
//
// usage: waits MODULE waits|failures|limits
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "tests/support/host.h"

enum { INTERRUPTED = 20 };
enum { WASI_EAGAIN = 6, WASI_EBADF = 8, WASI_EINVAL = 28, WASI_ENOTCONN = 53 };
enum { WAITALL = 2 };
enum { LONG = 60 }; // seconds, after which a wait that nothing ends fails the test

static void *interrupt(void *store) {
  usleep(20000);
  api->interrupt(store, 1);
  return NULL;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// An instance in a store of its own, whose standard streams these are.
static sinter_instance *start(const sinter_module *module, sinter_store **store, int first,
                              int second, int third) {
  *store = api->store_new();
  const int streams[] = {first, second, third};
  const sinter_wasi_config config = {.size = sizeof config, .streams = streams};
  CHECK(api->grant_wasi(*store, &config) == SINTER_OK);
  sinter_instance *instance;
  CHECK(api->instantiate(*store, module, NULL, &instance) == SINTER_OK);
  return instance;
}

// The errno, or a negative status.
static int call(sinter_store *store, sinter_instance *instance, const char *name, int fd, int size,
                int flags) {
  sinter_value values[] = {{.i32 = fd}, {.i32 = size}, {.i32 = flags}};
  sinter_status status = api->call(store, find(instance, name).of.function, values);
  return status == SINTER_OK ? values[0].i32 : -(int)status;
}

// The same, with a descriptor as the standard input of a new instance; also how much was read.
static int call_once(const sinter_module *module, int host, const char *name, int size, int flags,
                     uint32_t *result) {
  sinter_store *store;
  sinter_instance *instance = start(module, &store, host, -1, -1);
  int error = call(store, instance, name, 0, size, flags);
  memcpy(result, api->memory_data(find(instance, "memory").of.memory) + 80, sizeof *result);
  api->store_delete(store);
  return error;
}

static int listen_anywhere(struct sockaddr_in *address) {
  socklen_t size = sizeof *address;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  *address = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  CHECK(!bind(listener, (struct sockaddr *)address, size) && !listen(listener, 1));
  CHECK(!getsockname(listener, (struct sockaddr *)address, &size));
  return listener;
}

static int connect_to(const struct sockaddr_in *address) {
  int host = socket(AF_INET, SOCK_STREAM, 0);
  CHECK(!connect(host, (const struct sockaddr *)address, sizeof *address));
  return host;
}

static void test_waits(const sinter_module *module) {
  sinter_store *store;
  int ends[2], pair[2];
  struct sockaddr_in address;
  CHECK(!pipe(ends) && !socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
  int listener = listen_anywhere(&address);
  sinter_instance *instance = start(module, &store, ends[0], pair[0], listener);
  static const struct {
    const char *name;
    int fd, size, flags;
  } waits[] = {{"sleep", 0, 0, 0},         {"wait", 0, 0, 0},    {"read", 0, 8, 0},
               {"read", 1, 8, 0},          {"receive", 1, 8, 0}, {"receive", 1, 0, 0},
               {"receive", 1, 8, WAITALL}, {"accept", 2, 0, 0}};
  const int count = sizeof waits / sizeof *waits;
  for (int i = 0; i != 2 * count; ++i) {
    const int which = i % count;
    for (int again = 0; again != 2; ++again) { // it stays so
      pthread_t thread;
      double begin = now();
      if (!again)
        CHECK(!pthread_create(&thread, NULL, interrupt, store));
      CHECK(call(store, instance, waits[which].name, waits[which].fd, waits[which].size,
                 waits[which].flags) == -SINTER_TRAP);
      CHECK(api->trap_code(store) == INTERRUPTED && now() - begin < 10);
      if (!again)
        CHECK(!pthread_join(thread, NULL));
    }
    api->interrupt(store, 0);
  }
  // What is there is read, even then; what never waits does not begin to.
  CHECK(write(ends[1], "0123456789", 10) == 10 && write(pair[1], "abcdefgh", 8) == 8);
  CHECK(call(store, instance, "read", 0, 8, 0) == 0);
  api->interrupt(store, 1);
  CHECK(call(store, instance, "read", 0, 8, 0) == 0);
  const char *read = (const char *)api->memory_data(find(instance, "memory").of.memory) + 96;
  CHECK(!memcmp(read, "89234567", 8));
  CHECK(call(store, instance, "receive", 1, 8, WAITALL) == 0 && !memcmp(read, "abcdefgh", 8));
  CHECK(connect_to(&address) >= 0 && call(store, instance, "accept", 2, 0, 0) == 0);
  CHECK(!fcntl(ends[0], F_SETFL, O_NONBLOCK));
  CHECK(call(store, instance, "read", 0, 8, 0) == WASI_EAGAIN);
  api->store_delete(store);
}

// What fails does so at once, though it is not ready either.
static void test_failures(const sinter_module *module) {
  int ends[2], pair[2];
  uint32_t result;
  struct sockaddr_in address;
  CHECK(!pipe(ends) && !socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
  int listener = listen_anywhere(&address);
  CHECK(call_once(module, ends[1], "read", 8, 0, &result) == WASI_EBADF);
  CHECK(call_once(module, pair[0], "accept", 0, 0, &result) == WASI_EINVAL);
  CHECK(call_once(module, listener, "receive", 8, 0, &result) == WASI_ENOTCONN);
  CHECK(call_once(module, listener, "read", 8, 0, &result) == WASI_ENOTCONN);
}

// What has nothing to wait for, or not for long.
static void test_limits(const sinter_module *module) {
  int ends[2], pair[2];
  uint32_t result;
  struct sockaddr_in address;
  CHECK(!pipe(ends) && !socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
  CHECK(call_once(module, ends[0], "read", 0, 0, &result) == 0 && result == 0);
  CHECK(call_once(module, pair[0], "read", 0, 0, &result) == 0 && result == 0);
  int listener = listen_anywhere(&address), client = connect_to(&address);
  int server = accept(listener, NULL, NULL);
  const struct timeval soon = {.tv_usec = 50000};
  const int hosts[] = {pair[0], server, listener};
  for (int i = 0; i != 3; ++i)
    CHECK(!setsockopt(hosts[i], SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof soon));
  for (int i = 0; i != 2; ++i) {
    CHECK(call_once(module, hosts[i], "read", 8, 0, &result) == WASI_EAGAIN);
    CHECK(call_once(module, hosts[i], "receive", 8, 0, &result) == WASI_EAGAIN);
  }
  CHECK(call_once(module, listener, "accept", 0, 0, &result) == WASI_EAGAIN);
  // It counts as ready only when there is more than is read.
  const struct timeval never = {0};
  const int much = 100;
  CHECK(!setsockopt(server, SOL_SOCKET, SO_RCVTIMEO, &never, sizeof never));
  CHECK(!setsockopt(server, SOL_SOCKET, SO_RCVLOWAT, &much, sizeof much));
  CHECK(write(client, "0123456789", 10) == 10);
  CHECK(call_once(module, server, "receive", 8, 0, &result) == 0 && result == 8);
  // A terminal may give what is there, which may be nothing.
  int terminal = posix_openpt(O_RDWR | O_NOCTTY);
  CHECK(terminal >= 0 && !grantpt(terminal) && !unlockpt(terminal));
  int line = open(ptsname(terminal), O_RDWR | O_NOCTTY);
  struct termios mode;
  CHECK(line >= 0 && !tcgetattr(line, &mode));
  cfmakeraw(&mode);
  mode.c_cc[VMIN] = 0;
  CHECK(!tcsetattr(line, TCSANOW, &mode));
  CHECK(call_once(module, line, "read", 8, 0, &result) == 0 && result == 0);
}

int main(int count, char **words) {
  CHECK(count == 3);
  const sinter_module *module = load(words[1]);
  alarm(LONG);
  if (!strcmp(words[2], "waits"))
    test_waits(module);
  else if (!strcmp(words[2], "failures"))
    test_failures(module);
  else
    test_limits(module);
  return 42;
}
