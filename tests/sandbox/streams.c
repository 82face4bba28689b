// streams.c - going around a standard stream that was taken away.
//
// A terminal, or a socket, is one file for all three: who may not read one must not read another.
//
// BUILD-ARGS: --dir box --dir shelf:ro --stdin none --stdout none
#include "guest.h"

static char buffer[16];
static struct wasi_iovec vector;
static i32 count, flags;

static void start(void) { vector = (struct wasi_iovec){ADDRESS(buffer), sizeof buffer}; }

CASE(input) {
  start();
  WORKS(wasi_fd_read(0, ADDRESS(&vector), 1, ADDRESS(&count)));
  require(count == 0, "the end of nothing");
  for (i32 fd = 1; fd != 3; ++fd) {
    REFUSED(E_NOTCAPABLE, wasi_fd_read(fd, ADDRESS(&vector), 1, ADDRESS(&count)));
    REFUSED(E_NOTCAPABLE, wasi_fd_pread(fd, ADDRESS(&vector), 1, 0, ADDRESS(&count)));
    REFUSED(E_NOTCAPABLE,
            wasi_sock_recv(fd, ADDRESS(&vector), 1, 0, ADDRESS(&count), ADDRESS(&flags)));
  }
}

CASE(output) {
  start();
  WORKS(wasi_fd_write(1, ADDRESS(&vector), 1, ADDRESS(&count)));
  REFUSED(E_NOTCAPABLE, wasi_fd_write(0, ADDRESS(&vector), 1, ADDRESS(&count)));
  REFUSED(E_NOTCAPABLE, wasi_fd_pwrite(0, ADDRESS(&vector), 1, 0, ADDRESS(&count)));
  REFUSED(E_NOTCAPABLE, wasi_sock_send(0, ADDRESS(&vector), 1, 0, ADDRESS(&count)));
  REFUSED(E_NOTCAPABLE, wasi_fd_filestat_set_size(0, 0));
  REFUSED(E_NOTCAPABLE, wasi_fd_allocate(0, 0, 1));
}
