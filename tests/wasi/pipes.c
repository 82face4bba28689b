// pipes.c - a pipe below a grant: partial transfers, and what is not there yet.
// GRANT: . /sandbox
// FIFO: fifo
#include "harness.h"

static char buffer[100000];
static size_t count;

static uint32_t write_bytes(fd_t fd, size_t size) {
  struct iovec vector = {buffer, size};
  count = 12345;
  return fd_write(fd, &vector, 1, &count);
}

static uint32_t read_bytes(fd_t fd, size_t size) {
  struct iovec vector = {buffer, size};
  count = 12345;
  return fd_read(fd, &vector, 1, &count);
}

// Whether the pipe is ready within a few milliseconds.
static bool is_ready(fd_t fd, uint8_t type) {
  struct subscription wanted[2] = {{.user_data = 1, .type = EVENT_CLOCK},
                                   {.user_data = 2, .type = type}};
  struct event events[2];
  wanted[0].clock.id = MONOTONIC;
  wanted[0].clock.timeout = 5000000;
  wanted[1].fd = fd;
  return !poll_oneoff(wanted, events, 2, &count) && count == 1 && events[0].user_data == 2;
}

static void run_cases(void) {
  struct fdstat stat;
  uint64_t position;
  fd_t fd = CLOSED, reader = CLOSED;
  expect("path_open: a pipe, to read and write without waiting", SUCCESS,
         path_open(GRANT, 0, P("fifo"), 0, FILE_RIGHTS, 0, NONBLOCK, &fd));
  fd_fdstat_get(fd, &stat);
  expect_value("fd_fdstat_get: a pipe below a grant", UNKNOWN, stat.filetype);
  expect("fd_read: a pipe with nothing in it", EAGAIN, read_bytes(fd, 10));
  expect_value("poll_oneoff: a pipe with nothing in it", false, is_ready(fd, EVENT_FD_READ));
  expect_value("poll_oneoff: a pipe with room", true, is_ready(fd, EVENT_FD_WRITE));
  expect("fd_write: a pipe with room", SUCCESS, write_bytes(fd, 10));
  expect_value("poll_oneoff: a pipe with something in it", true, is_ready(fd, EVENT_FD_READ));
  expect("fd_read: more than is in a pipe", SUCCESS, read_bytes(fd, 100));
  expect_value("fd_read: what is in a pipe", 10, count);
  expect("fd_write: more than a pipe has room for", SUCCESS, write_bytes(fd, sizeof buffer));
  expect_value("fd_write: as much as there is room for", true, count > 0 && count < sizeof buffer);
  expect("fd_write: a full pipe", EAGAIN, write_bytes(fd, 1));
  expect_value("poll_oneoff: a full pipe", false, is_ready(fd, EVENT_FD_WRITE));
  expect("fd_seek: a pipe below a grant", ESPIPE, fd_seek(fd, 0, SEEK_SET, &position));
  expect("fd_tell: a pipe below a grant", ESPIPE, fd_tell(fd, &position));
  expect("fd_pread: a pipe below a grant", ESPIPE,
         fd_pread(fd, &(struct iovec){buffer, 1}, 1, 0, &count));
  expect("fd_allocate: a pipe below a grant", ESPIPE, fd_allocate(fd, 0, 1));
  expect("fd_advise: a pipe below a grant", ESPIPE, fd_advise(fd, 0, 1, 0));
  expect("fd_sync: a pipe below a grant", EINVAL, fd_sync(fd));
  expect("fd_filestat_set_size: a pipe", EINVAL, fd_filestat_set_size(fd, 0));
  path_open(GRANT, 0, P("fifo"), 0, FD_READ, 0, NONBLOCK, &reader);
  fd_close(fd);
  while (!read_bytes(reader, sizeof buffer) && count)
    ;
  expect("fd_read: a pipe that nobody writes to", SUCCESS, read_bytes(reader, 1));
  expect_value("fd_read: its end", 0, count);
  path_open(GRANT, 0, P("fifo"), 0, FD_WRITE, 0, NONBLOCK, &fd);
  fd_close(reader);
  expect("fd_write: a pipe that nobody reads", EPIPE, write_bytes(fd, 1));
}
