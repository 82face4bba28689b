// sock.c - socket functions on what is no socket. Sockets with a peer are tests of their own.
// GRANT: . /sandbox
// FILE: digits 0123456789
// STDIN: line
// ENGINES: sinter (node crashes)
// UNSTABLE: no (sock_accept is younger)
#include "harness.h"

static char buffer[64];
static size_t count;
static uint16_t flags;
static fd_t accepted;

static uint32_t receive(fd_t fd, uint32_t how) {
  struct iovec vector = {buffer, sizeof buffer};
  return sock_recv(fd, &vector, 1, how, &count, &flags);
}

static uint32_t send(fd_t fd, uint32_t how) {
  struct iovec vector = {buffer, 1};
  return sock_send(fd, &vector, 1, how, &count);
}

static void run_cases(void) {
  fd_t file = open_file("digits", 0), nothing = open_with("digits", 0, FD_TELL);
  expect("sock_recv: a file", ENOTSOCK, receive(file, 0));
  expect("sock_recv: a directory", ENOTSOCK, receive(GRANT, 0));
  expect("sock_recv: a pipe", ENOTSOCK, receive(0, 0));
  expect("sock_recv: a descriptor that is not open", EBADF, receive(CLOSED, 0));
  expect("sock_recv: largest descriptor", EBADF, receive(UINT32_MAX, 0));
  expect("sock_recv: without the right to read", ENOTCAPABLE, receive(nothing, 0));
  expect("sock_send: a file", ENOTSOCK, send(file, 0));
  expect("sock_send: a directory", ENOTSOCK, send(GRANT, 0));
  expect("sock_send: a pipe", ENOTSOCK, send(1, 0));
  expect("sock_send: a descriptor that is not open", EBADF, send(CLOSED, 0));
  expect("sock_send: without the right to write", ENOTCAPABLE, send(nothing, 0));
  expect("sock_shutdown: a file", ENOTSOCK, sock_shutdown(file, SHUTDOWN_READ));
  expect("sock_shutdown: a pipe", ENOTSOCK, sock_shutdown(0, SHUTDOWN_READ | SHUTDOWN_WRITE));
  expect("sock_shutdown: a descriptor that is not open", EBADF,
         sock_shutdown(CLOSED, SHUTDOWN_READ));
  expect("sock_accept: a file", ENOTSOCK, sock_accept(file, 0, &accepted));
  expect("sock_accept: a pipe", ENOTSOCK, sock_accept(0, 0, &accepted));
  expect("sock_accept: a descriptor that is not open", EBADF, sock_accept(CLOSED, 0, &accepted));
  expect("sock_accept: largest descriptor", EBADF, sock_accept(UINT32_MAX, 0, &accepted));
  uint64_t position = 0;
  fd_tell(file, &position);
  expect_value("sock_recv: reads nothing of a file", 0, position);
  expect_value("sock_recv: takes nothing from a pipe", 5,
               (uint64_t)read_some(0, buffer, sizeof buffer));
}
