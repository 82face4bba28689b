// sock-stream.c - receiving, sending and shutting down, on standard input that is a socket.
// SOCKET: 0123456789abcdef
// ENGINES: sinter (node reads its own standard input and crashes on others)
// UNSTABLE: no (sock_accept is younger)
#include "harness.h"

enum { PEEK = 1, WAITALL = 2 };

static char buffer[64], unaligned[64];
static size_t count;
static uint16_t flags;

static uint32_t receive(size_t size, uint32_t how) {
  struct iovec vector = {buffer, size};
  count = 12345;
  flags = 999;
  return sock_recv(0, &vector, 1, how, &count, &flags);
}

static uint32_t send(const void *text, size_t size, uint32_t how) {
  struct iovec vector = {text, size};
  count = 12345;
  return sock_send(0, &vector, 1, how, &count);
}

static bool got(const char *text) {
  return count == length_of(text) && is_equal(buffer, text, count);
}

static void kind(void) {
  struct fdstat stat;
  struct filestat attributes;
  uint64_t position;
  fd_fdstat_get(0, &stat);
  expect_value("fd_fdstat_get: a socket", SOCKET_STREAM, stat.filetype);
  expect_value("fd_fdstat_get: rights of a socket", FD_READ | FD_WRITE | SOCK_SHUTDOWN,
               stat.rights & (FD_READ | FD_WRITE | SOCK_SHUTDOWN | FD_SEEK | FD_TELL));
  fd_filestat_get(0, &attributes);
  expect_value("fd_filestat_get: a socket", SOCKET_STREAM, attributes.filetype);
  expect("fd_tell: a socket", ESPIPE, fd_tell(0, &position));
}

static void receiving(void) {
  expect("sock_recv: peek", SUCCESS, receive(4, PEEK));
  expect_value("sock_recv: what peeking sees", true, got("0123"));
  expect_value("sock_recv: no flags of the result", 0, flags);
  expect("sock_recv: some bytes", SUCCESS, receive(4, 0));
  expect_value("sock_recv: peeking has taken nothing", true, got("0123"));
  expect("sock_recv: wait for all", SUCCESS, receive(2, WAITALL));
  expect_value("sock_recv: all that were waited for", true, got("45"));
  struct iovec two[] = {{buffer, 2}, {buffer + 2, 2}};
  expect("sock_recv: several vectors", SUCCESS, sock_recv(0, two, 2, 0, &count, &flags));
  expect_value("sock_recv: bytes of several vectors", true, got("6789"));
  struct iovec vector = {unaligned + 1, 2};
  expect("sock_recv: unaligned results", SUCCESS,
         sock_recv(0, &vector, 1, 0, unaligned + 9, unaligned + 21));
  expect_value("sock_recv: an unaligned count", 2, load_u32(unaligned + 9));
  expect("fd_read: a socket", SUCCESS, fd_read(0, &vector, 1, &count));
  expect_value("fd_read: bytes of a socket", true, is_equal(unaligned + 1, "cd", 2));
}

static void refusing(void) {
  struct iovec vector = {buffer, 1}, outside = {far_away(), 1};
  expect("sock_recv: first flag that is none", EINVAL, receive(1, 4));
  expect("sock_recv: buffer outside memory", EFAULT, sock_recv(0, &outside, 1, 0, &count, &flags));
  expect("sock_recv: vectors outside memory", EFAULT,
         sock_recv(0, far_away(), 1, 0, &count, &flags));
  expect("sock_recv: count across the end of memory", EFAULT,
         sock_recv(0, &vector, 1, 0, before_end(3), &flags));
  expect("sock_recv: flags across the end of memory", EFAULT,
         sock_recv(0, &vector, 1, 0, &count, before_end(1)));
  expect("sock_send: a flag", EINVAL, send("x", 1, 1));
  expect("sock_send: buffer outside memory", EFAULT, send(far_away(), 1, 0));
  expect("sock_send: vectors outside memory", EFAULT, sock_send(0, far_away(), 1, 0, &count));
  expect("sock_send: result outside memory", EFAULT, sock_send(0, &vector, 1, 0, far_away()));
  expect("sock_shutdown: no direction", EINVAL, sock_shutdown(0, 0));
  expect("sock_shutdown: a direction that is none", EINVAL, sock_shutdown(0, 4));
}

static void nothing_waiting(void) {
  receive(60, 0);
  expect_value("sock_recv: errors have taken nothing", true, got("ef"));
  fd_fdstat_set_flags(0, NONBLOCK);
  expect("sock_recv: nothing there yet", EAGAIN, receive(1, 0));
  struct iovec vector = {buffer, 1};
  expect("fd_read: nothing there yet", EAGAIN, fd_read(0, &vector, 1, &count));
}

static void sending(void) {
  struct iovec two[] = {{"ab", 2}, {"cd", 2}}, vector = {"x", 1};
  expect("sock_send: some bytes", SUCCESS, send("hello", 5, 0));
  expect_value("sock_send: their count", 5, count);
  expect("sock_send: several vectors", SUCCESS, sock_send(0, two, 2, 0, &count));
  expect_value("sock_send: bytes of several vectors", 4, count);
  expect("sock_send: no bytes", SUCCESS, send("", 0, 0));
  expect_value("sock_send: count of no bytes", 0, count);
  expect("fd_write: a socket", SUCCESS, fd_write(0, &vector, 1, &count));
  expect("sock_shutdown: sending", SUCCESS, sock_shutdown(0, SHUTDOWN_WRITE));
  expect("sock_send: after shutting down", EPIPE, send("x", 1, 0));
  expect("fd_write: a socket after shutting down", EPIPE, fd_write(0, &vector, 1, &count));
  expect("sock_recv: receiving goes on", EAGAIN, receive(1, 0));
  expect("sock_shutdown: both directions", SUCCESS,
         sock_shutdown(0, SHUTDOWN_READ | SHUTDOWN_WRITE));
  expect("sock_recv: after shutting down", SUCCESS, receive(1, 0));
  expect_value("sock_recv: nothing after shutting down", 0, count);
}

static void rights(void) {
  struct fdstat stat;
  fd_fdstat_get(0, &stat);
  fd_fdstat_set_rights(0, stat.rights & ~(FD_READ | FD_WRITE | SOCK_SHUTDOWN), 0);
  expect("sock_recv: a right given up", ENOTCAPABLE, receive(1, 0));
  expect("sock_send: a right given up", ENOTCAPABLE, send("x", 1, 0));
  expect("sock_shutdown: a right given up", ENOTCAPABLE, sock_shutdown(0, SHUTDOWN_READ));
  expect("fd_close: a socket", SUCCESS, fd_close(0));
  expect("sock_recv: a socket that was closed", EBADF, receive(1, 0));
}

static void run_cases(void) {
  kind();
  receiving();
  refusing();
  nothing_waiting();
  sending();
  rights();
}
