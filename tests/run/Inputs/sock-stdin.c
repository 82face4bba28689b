// Standard streams that are sockets: argument "stream", "listener" or "datagram".
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wasi/api.h>

#define CHECK(condition) check(condition, #condition, __LINE__)

static char buffer[64];
static __wasi_size_t size;
static __wasi_roflags_t flags;

static void check(int isTrue, const char *condition, int line) {
  if (isTrue)
    return;
  fprintf(stderr, "line %d: %s\n", line, condition);
  exit(1);
}

static __wasi_errno_t receive(int fd, size_t length, int how) {
  __wasi_iovec_t vector = {(uint8_t *)buffer, length};
  memset(buffer, 0, sizeof buffer);
  return __wasi_sock_recv(fd, &vector, 1, how, &size, &flags);
}

// What of reading and writing the descriptor is ready now: 1, 2 or both.
static int ready(int fd) {
  __wasi_subscription_t wanted[3] = {
      {.u = {.tag = __WASI_EVENTTYPE_FD_READ, .u.fd_read.file_descriptor = fd}},
      {.u = {.tag = __WASI_EVENTTYPE_FD_WRITE, .u.fd_write.file_descriptor = fd}},
      {.u = {.tag = __WASI_EVENTTYPE_CLOCK}}};
  __wasi_event_t events[3];
  int result = 0;
  CHECK(!__wasi_poll_oneoff(wanted, events, 3, &size));
  for (unsigned i = 0; i != size; ++i)
    result |= events[i].type;
  return result;
}

static void stream(void) {
  CHECK(ready(0) == __WASI_EVENTTYPE_FD_WRITE);
  CHECK(write(0, "begin", 5) == 5);
  CHECK(!receive(0, 5, __WASI_RIFLAGS_RECV_WAITALL) && size == 5 && !strcmp(buffer, "hello"));
  CHECK(flags == 0 && ready(0) == __WASI_EVENTTYPE_FD_WRITE);
  // Writes until nothing more fits: then it is not ready for that.
  CHECK(!__wasi_fd_fdstat_set_flags(0, __WASI_FDFLAGS_NONBLOCK));
  while (write(0, buffer, sizeof buffer) > 0)
    ;
  CHECK(ready(0) == 0);
  CHECK(!__wasi_sock_shutdown(0, __WASI_SDFLAGS_RD | __WASI_SDFLAGS_WR));
  CHECK(!receive(0, 5, 0) && size == 0);
}

static void listener(void) {
  __wasi_fd_t fd;
  CHECK(!__wasi_sock_accept(0, 0, &fd) && fd == 3);
  CHECK(!receive(fd, 5, __WASI_RIFLAGS_RECV_WAITALL) && !strcmp(buffer, "hello"));
}

static void datagram(void) {
  CHECK(!receive(0, 3, __WASI_RIFLAGS_RECV_PEEK) && size == 3 && !strcmp(buffer, "hel"));
  CHECK(flags == __WASI_ROFLAGS_RECV_DATA_TRUNCATED);
  CHECK(!receive(0, 3, 0) && size == 3 && flags == __WASI_ROFLAGS_RECV_DATA_TRUNCATED);
  CHECK(!receive(0, 3, 0) && size == 2 && flags == 0 && !strcmp(buffer, "on"));
}

int main(int count, char **arguments) {
  CHECK(count == 2);
  if (!strcmp(arguments[1], "stream"))
    stream();
  else if (!strcmp(arguments[1], "listener"))
    listener();
  else
    datagram();
  puts("done");
  return 0;
}
