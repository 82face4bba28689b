// What sock-server.py talks to: every socket function, on both ends of connections that the driver
// makes. A check that fails says which, and ends the program with status 1.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wasi/api.h>

#define CHECK(condition) check(condition, #condition, __LINE__)
#define ERRNO(name) __WASI_ERRNO_##name

enum { FIRST = 3, SECOND, DIRECTORY, BYTES = 1 << 20 };
static char buffer[BYTES];

static void check(int isTrue, const char *condition, int line) {
  if (isTrue)
    return;
  printf("line %d: %s\n", line, condition);
  exit(1);
}

static int accept_from(int listener, int flags) {
  __wasi_fd_t fd = 0;
  CHECK(!__wasi_sock_accept(listener, flags, &fd));
  return (int)fd;
}

static int receive(int fd, size_t size, int flags, __wasi_size_t *received) {
  __wasi_iovec_t vector = {(uint8_t *)buffer, size};
  __wasi_roflags_t result = 0xffff;
  memset(buffer, '?', size);
  __wasi_errno_t error = __wasi_sock_recv(fd, &vector, 1, flags, received, &result);
  CHECK(error || result == 0);
  return error;
}

static int is_received(int fd, const char *text, int flags) {
  __wasi_size_t received;
  return !receive(fd, strlen(text), flags, &received) && received == strlen(text) &&
         !memcmp(buffer, text, received);
}

static int send_text(int fd, const char *text) {
  __wasi_ciovec_t vector = {(const uint8_t *)text, strlen(text)};
  __wasi_size_t sent;
  __wasi_errno_t error = __wasi_sock_send(fd, &vector, 1, 0, &sent);
  CHECK(error || sent == strlen(text));
  return error;
}

// Waits for one descriptor, a second at most; the event's flags, or -1 for the time.
static int wait_for(int fd, int type, __wasi_filesize_t *bytes) {
  __wasi_subscription_t wanted[2] = {
      {.userdata = 1, .u = {.tag = type, .u.fd_read.file_descriptor = fd}},
      {.userdata = 2,
       .u = {.tag = __WASI_EVENTTYPE_CLOCK,
             .u.clock = {.id = __WASI_CLOCKID_MONOTONIC, .timeout = 1000000000}}}};
  __wasi_event_t events[2];
  __wasi_size_t count;
  CHECK(!__wasi_poll_oneoff(wanted, events, 2, &count) && count == 1 && !events[0].error);
  if (events[0].userdata == 2)
    return -1;
  *bytes = events[0].fd_readwrite.nbytes;
  return events[0].fd_readwrite.flags;
}

// Listeners stand before directories, and do not keep the C library from finding those.
static void descriptors(void) {
  __wasi_prestat_t prestat;
  CHECK(!__wasi_fd_prestat_get(FIRST, &prestat) && prestat.tag != __WASI_PREOPENTYPE_DIR);
  CHECK(__wasi_fd_prestat_dir_name(FIRST, (uint8_t *)buffer, BYTES) == ERRNO(NOTDIR));
  CHECK(!__wasi_fd_prestat_get(DIRECTORY, &prestat) && prestat.tag == __WASI_PREOPENTYPE_DIR);
  CHECK(__wasi_fd_prestat_get(DIRECTORY + 1, &prestat) == ERRNO(BADF));
  FILE *file = fopen("/data/file", "r");
  CHECK(file && fgets(buffer, BYTES, file) && !strcmp(buffer, "text\n") && !fclose(file));

  __wasi_fdstat_t status;
  CHECK(!__wasi_fd_fdstat_get(FIRST, &status));
  CHECK(status.fs_filetype == __WASI_FILETYPE_SOCKET_STREAM && status.fs_flags == 0);
  CHECK(status.fs_rights_base & __WASI_RIGHTS_SOCK_ACCEPT);
  CHECK(!(status.fs_rights_base & __WASI_RIGHTS_SOCK_SHUTDOWN));
}

static void accepting(void) {
  __wasi_fd_t fd;
  __wasi_size_t size;
  __wasi_filesize_t bytes;
  CHECK(__wasi_sock_accept(FIRST, 1 << 15, &fd) == ERRNO(INVAL));
  CHECK(__wasi_sock_accept(FIRST, __WASI_FDFLAGS_APPEND, &fd) == ERRNO(INVAL));
  CHECK(__wasi_sock_accept(FIRST, 0, (__wasi_fd_t *)0xfffffffe) == ERRNO(FAULT));
  CHECK(__wasi_sock_accept(DIRECTORY, 0, &fd) == ERRNO(NOTSOCK) ||
        __wasi_sock_accept(DIRECTORY, 0, &fd) == ERRNO(NOTCAPABLE));
  CHECK(receive(FIRST, 1, 0, &size) == ERRNO(NOTCONN));
  CHECK(send_text(FIRST, "x") == ERRNO(NOTCAPABLE));
  CHECK(__wasi_sock_shutdown(FIRST, __WASI_SDFLAGS_RD) == ERRNO(NOTCAPABLE));
  CHECK(!__wasi_fd_fdstat_set_flags(SECOND, __WASI_FDFLAGS_NONBLOCK));
  CHECK(__wasi_sock_accept(SECOND, 0, &fd) == ERRNO(AGAIN));
  CHECK(wait_for(SECOND, __WASI_EVENTTYPE_FD_READ, &bytes) == -1);
  puts("connect 2");
  fflush(stdout);
  while (wait_for(SECOND, __WASI_EVENTTYPE_FD_READ, &bytes))
    ;
  CHECK(bytes == 1);
  int quiet = accept_from(SECOND, __WASI_FDFLAGS_NONBLOCK);
  __wasi_fdstat_t status;
  CHECK(!__wasi_fd_fdstat_get(quiet, &status) && status.fs_flags == __WASI_FDFLAGS_NONBLOCK);
  CHECK(receive(quiet, 1, 0, &size) == ERRNO(AGAIN));
  CHECK(read(quiet, buffer, 1) == -1 && errno == EAGAIN);
  CHECK(wait_for(quiet, __WASI_EVENTTYPE_FD_WRITE, &bytes) == 0);
  CHECK(__wasi_sock_accept(quiet, 0, &fd) == ERRNO(NOTCAPABLE));
  CHECK(!close(quiet));
}

static void receiving(int fd) {
  __wasi_size_t size;
  __wasi_filesize_t bytes;
  __wasi_fdstat_t status;
  CHECK(!__wasi_fd_fdstat_get(fd, &status) && status.fs_flags == 0);
  CHECK(status.fs_filetype == __WASI_FILETYPE_SOCKET_STREAM);
  CHECK(status.fs_rights_base & __WASI_RIGHTS_SOCK_SHUTDOWN);
  CHECK(lseek(fd, 0, SEEK_SET) == -1 && errno == ESPIPE);
  CHECK(receive(fd, 1, 4, &size) == ERRNO(INVAL));
  CHECK(!send_text(fd, "begin"));
  CHECK(wait_for(fd, __WASI_EVENTTYPE_FD_READ, &bytes) == 0 && bytes == 12);
  CHECK(is_received(fd, "hello", __WASI_RIFLAGS_RECV_PEEK));
  CHECK(is_received(fd, "hello", 0));
  CHECK(read(fd, buffer, 1) == 1 && buffer[0] == ' ');
  CHECK(is_received(fd, "world!", 0));

  // Two vectors, one of them empty; then pieces that arrive one by one.
  CHECK(!send_text(fd, "pieces"));
  char head[4], tail[6];
  __wasi_iovec_t vectors[] = {{(uint8_t *)head, 4}, {NULL, 0}, {(uint8_t *)tail, 6}};
  __wasi_roflags_t flags;
  CHECK(!__wasi_sock_recv(fd, vectors, 3, __WASI_RIFLAGS_RECV_WAITALL, &size, &flags));
  CHECK(size == 10 && !memcmp(head, "0123", 4) && !memcmp(tail, "456789", 6));
  CHECK(__wasi_sock_recv(fd, vectors, 3, 0, (__wasi_size_t *)0xfffffffe, &flags) == ERRNO(FAULT));
  CHECK(__wasi_sock_recv(fd, vectors, 3, 0, &size, (__wasi_roflags_t *)-1) == ERRNO(FAULT));
  CHECK(__wasi_sock_recv(fd, vectors, 0x20000000, 0, &size, &flags) == ERRNO(FAULT));
}

static void sending(int fd) {
  __wasi_size_t size;
  __wasi_ciovec_t vectors[] = {{(const uint8_t *)"ab", 2}, {(const uint8_t *)"cde", 3}};
  CHECK(__wasi_sock_send(fd, vectors, 2, 1, &size) == ERRNO(INVAL));
  CHECK(__wasi_sock_send(fd, vectors, 2, 0, (__wasi_size_t *)0xfffffffe) == ERRNO(FAULT));
  CHECK(!__wasi_sock_send(fd, vectors, 2, 0, &size) && size == 5);
  CHECK(write(fd, "fg", 2) == 2);
  CHECK(!__wasi_sock_send(fd, vectors, 0, 0, &size) && size == 0);
  // The other side reads all of it, but not at once.
  memset(buffer, 'z', BYTES);
  for (int sent = 0; sent != BYTES;) {
    __wasi_ciovec_t rest = {(const uint8_t *)buffer + sent, BYTES - sent};
    CHECK(!__wasi_sock_send(fd, &rest, 1, 0, &size) && size > 0);
    sent += (int)size;
  }
}

static void ending(int fd) {
  __wasi_size_t size;
  __wasi_filesize_t bytes;
  CHECK(__wasi_sock_shutdown(fd, 0) == ERRNO(INVAL));
  CHECK(__wasi_sock_shutdown(fd, 4) == ERRNO(INVAL));
  CHECK(!__wasi_sock_shutdown(fd, __WASI_SDFLAGS_WR));
  CHECK(send_text(fd, "x") == ERRNO(PIPE));
  CHECK(write(fd, "x", 1) == -1 && errno == EPIPE);
  // What the other side sends is still received, then its end.
  CHECK(is_received(fd, "last", __WASI_RIFLAGS_RECV_WAITALL));
  CHECK(!receive(fd, 10, 0, &size) && size == 0);
  CHECK(wait_for(fd, __WASI_EVENTTYPE_FD_READ, &bytes) == __WASI_EVENTRWFLAGS_FD_READWRITE_HANGUP);
  CHECK(bytes == 0 && !close(fd));
  CHECK(receive(fd, 10, 0, &size) == ERRNO(BADF));

  // A connection that the other side has reset.
  fd = accept_from(FIRST, 0);
  CHECK(wait_for(fd, __WASI_EVENTTYPE_FD_READ, &bytes) == __WASI_EVENTRWFLAGS_FD_READWRITE_HANGUP);
  CHECK(receive(fd, 10, 0, &size) == ERRNO(CONNRESET));
  CHECK(send_text(fd, "x") == ERRNO(PIPE));
  CHECK(!close(fd));
}

int main(void) {
  descriptors();
  accepting();
  puts("connect 1");
  fflush(stdout);
  int fd = accept_from(FIRST, 0);
  receiving(fd);
  sending(fd);
  ending(fd);
  // What a listener accepts has no right that it could not pass on.
  CHECK(!__wasi_fd_fdstat_set_rights(FIRST, __WASI_RIGHTS_SOCK_ACCEPT, __WASI_RIGHTS_FD_READ));
  puts("connect 1");
  fflush(stdout);
  fd = accept_from(FIRST, 0);
  CHECK(send_text(fd, "x") == ERRNO(NOTCAPABLE) &&
        is_received(fd, "read", __WASI_RIFLAGS_RECV_WAITALL));
  puts("done");
  return 0;
}
