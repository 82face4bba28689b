// special.c - FIFOs, sockets and devices in a grant: none may hang the program or lead on.
// BUILD-ARGS: --dir box --dir shelf:ro
#include "guest.h"

CASE(fifo_as_directory) {
  REFUSED(E_NOTDIR, spill(BOX, "fifo/file"));
  REFUSED(E_NOTDIR, spill(BOX, "fifo/../../secret"));
  REFUSED(E_NOTDIR, spill(BOX, "to-fifo/x"));
  REFUSED(E_NOTDIR, tamper(BOX, "fifo/", 0));
  REFUSED(E_NOTDIR, wasi_path_remove_directory(BOX, PATH("fifo")));
  REFUSED(E_NOTDIR, wasi_path_create_directory(BOX, PATH("fifo/fresh")));
}

// None of this opens it, so none waits for the other side.
CASE(fifo_looked_at) {
  i32 fd;
  struct wasi_filestat stat;
  WORKS(wasi_path_filestat_get(BOX, 0, PATH("fifo"), ADDRESS(&stat)));
  require(stat.type != TYPE_REGULAR_FILE && stat.type != TYPE_DIRECTORY, "a FIFO's type");
  WORKS(wasi_path_filestat_get(BOX, FOLLOW, PATH("to-fifo"), ADDRESS(&stat)));
  WORKS(wasi_path_filestat_set_times(BOX, 0, PATH("fifo"), 1, 1, ATIM | MTIM));
  REFUSED(E_ROFS, wasi_path_filestat_set_times(SHELF, 0, PATH("fifo"), 1, 1, ATIM | MTIM));
  REFUSED(E_NOTDIR, open_with(BOX, "fifo", DIRECTORY, R_READING, &fd));
  REFUSED(E_EXIST, tamper(BOX, "fifo", CREAT | EXCL));
  REFUSED_EITHER(E_EXIST, E_ROFS, open_with(SHELF, "fifo", CREAT | EXCL, R_READING, &fd));
  WORKS(link_to(BOX, "fifo", BOX, "fifo-2", 0));
  WORKS(rename_to(BOX, "fifo", BOX, "fifo-3"));
  WORKS(wasi_path_unlink_file(BOX, PATH("fifo-3")));
}

CASE(fifo_not_blocking) {
  i32 fd, count;
  char buffer[8];
  struct wasi_iovec vector = {ADDRESS(buffer), sizeof buffer};
  REFUSED(E_NXIO,
          wasi_path_open(BOX, FOLLOW, PATH("to-fifo"), 0, R_FD_WRITE, 0, NONBLOCK, ADDRESS(&fd)));
  WORKS(wasi_path_open(BOX, FOLLOW, PATH("fifo"), 0, R_READING, 0, NONBLOCK, ADDRESS(&fd)));
  WORKS(wasi_fd_read(fd, ADDRESS(&vector), 1, ADDRESS(&count)));
  require(count == 0, "the end of a FIFO that nobody writes to");
  REFUSED_EITHER(E_SPIPE, E_NOTCAPABLE, wasi_fd_pread(fd, ADDRESS(&vector), 1, 0, ADDRESS(&count)));
}

// Sockets are for connecting, which no function does.
CASE(socket) {
  i32 fd;
  REFUSED(E_NXIO, open_with(BOX, "socket", 0, R_READING, &fd));
  REFUSED(E_NXIO, tamper(BOX, "socket", 0));
  REFUSED(E_NXIO, tamper(BOX, "socket", TRUNC));
  REFUSED(E_NOTDIR, spill(BOX, "socket/x"));
}

// The terminal of whoever started the program: there is none here, and it must not become one.
CASE(terminal) {
  i32 error = spill(BOX, "tty");
  // The world has a device only where it may be made.
  REFUSED_EITHER(E_NXIO, E_NOENT, error);
  REFUSED(error, tamper(BOX, "tty", 0));
  REFUSED_EITHER(E_NOTDIR, E_NOENT, spill(BOX, "tty/../../secret"));
}
