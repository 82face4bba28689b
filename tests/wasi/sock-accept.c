// sock-accept.c - accepting connections, on standard input that is a listening socket.
// LISTENER: hello
// ENGINES: sinter (node reads its own standard input and crashes on others)
// UNSTABLE: no (sock_accept is younger)
#include "harness.h"

static char buffer[64];
static size_t count;
static uint16_t flags;
static fd_t connection;

static uint32_t accept(uint32_t how) {
  connection = CLOSED;
  return sock_accept(0, how, &connection);
}

static void run_cases(void) {
  struct iovec vector = {buffer, 5};
  struct fdstat stat;
  fd_fdstat_get(0, &stat);
  expect_value("fd_fdstat_get: a socket that listens", SOCKET_STREAM, stat.filetype);
  expect("sock_accept: first flag that is none", EINVAL, accept(1));
  expect("sock_accept: a flag beyond 16 bits", EINVAL, accept(1 << 16));
  expect("sock_accept: result across the end of memory", EFAULT, sock_accept(0, 0, before_end(3)));
  expect("sock_accept: result far outside", EFAULT, sock_accept(0, 0, far_away()));
  expect("sock_recv: a socket that listens", ENOTCONN, sock_recv(0, &vector, 1, 0, &count, &flags));
  expect("sock_accept: errors have accepted nothing", SUCCESS, accept(NONBLOCK));
  expect_value("sock_accept: a new number", true, connection > 2 && connection != CLOSED);
  fd_fdstat_get(connection, &stat);
  expect_value("sock_accept: a connection is a socket", SOCKET_STREAM, stat.filetype);
  expect_value("sock_accept: it does not block", NONBLOCK, stat.flags);
  expect_value("sock_accept: rights of a connection", FD_READ | FD_WRITE | SOCK_SHUTDOWN,
               stat.rights & (FD_READ | FD_WRITE | SOCK_SHUTDOWN | SOCK_ACCEPT | FD_SEEK));
  expect("sock_recv: a connection", SUCCESS, sock_recv(connection, &vector, 1, 0, &count, &flags));
  expect_value("sock_recv: what the peer has sent", true,
               count == 5 && is_equal(buffer, "hello", 5));
  expect("sock_accept: a connection accepts none", ENOTCAPABLE, sock_accept(connection, 0, &count));
  expect("sock_send: a connection", SUCCESS, sock_send(connection, &vector, 1, 0, &count));
  fd_fdstat_set_rights(connection, FD_READ, 0);
  expect("sock_send: a connection without its right", ENOTCAPABLE,
         sock_send(connection, &vector, 1, 0, &count));
  expect("sock_shutdown: a connection without its right", ENOTCAPABLE,
         sock_shutdown(connection, SHUTDOWN_READ));
  expect("fd_close: a connection", SUCCESS, fd_close(connection));
  expect("sock_send: a connection that was closed", EBADF,
         sock_send(connection, &vector, 1, 0, &count));
  fd_fdstat_set_flags(0, NONBLOCK);
  expect("sock_accept: nobody waits", EAGAIN, accept(0));
  fd_fdstat_get(0, &stat);
  fd_fdstat_set_rights(0, stat.rights & ~SOCK_ACCEPT, 0);
  expect("sock_accept: a right given up", ENOTCAPABLE, accept(0));
}
