// sockets.c - what a socket that listens must not give: no addresses, no files, no other sockets.
// BUILD-ARGS: --listen 127.0.0.1:{port} --dir box --dir shelf:ro
#define FIRST_DIRECTORY 4 // behind the socket
#include "guest.h"

enum { LISTENER = 3 };

CASE(listener) {
  const i32 end = (i32)__builtin_wasm_memory_size(0) * 65536;
  const i32 bad[] = {end - 3, end, end + 1, 0x80000000, 0xfffffffc, 0xffffffff};
  char byte;
  struct wasi_iovec vector = {ADDRESS(&byte), 1};
  i32 count, flags;
  for (size_t i = 0; i != sizeof bad / sizeof *bad; ++i)
    REFUSED(E_FAULT, wasi_sock_accept(LISTENER, NONBLOCK, bad[i]));
  WORKS(wasi_fd_fdstat_set_flags(LISTENER, NONBLOCK));
  REFUSED(E_AGAIN, wasi_sock_accept(LISTENER, NONBLOCK, ADDRESS(&count)));
  REFUSED(E_INVAL, wasi_sock_accept(LISTENER, 1, ADDRESS(&count)));
  REFUSED_EITHER(E_NOTCAPABLE, E_NOTCONN,
                 wasi_sock_send(LISTENER, ADDRESS(&vector), 1, 0, ADDRESS(&count)));
  REFUSED_EITHER(
      E_NOTCAPABLE, E_NOTCONN,
      wasi_sock_recv(LISTENER, ADDRESS(&vector), 1, 0, ADDRESS(&count), ADDRESS(&flags)));
  REFUSED_EITHER(E_NOTCAPABLE, E_NOTDIR, spill(LISTENER, "../secret"));
  REFUSED_EITHER(E_NOTCAPABLE, E_NOTDIR, stat_of(LISTENER, ".", 0));
  // It may say that it is a grant, but not that it is a directory.
  struct wasi_prestat prestat = {.tag = 1};
  REFUSED_EITHER(E_BADF, E_NOTDIR, wasi_fd_prestat_dir_name(LISTENER, ADDRESS(&flags), 0));
  require(wasi_fd_prestat_get(LISTENER, ADDRESS(&prestat)) || prestat.tag, "no directory");
  REFUSED_EITHER(E_NOTCAPABLE, E_NOTSOCK, wasi_sock_accept(BOX, 0, ADDRESS(&count)));
}
