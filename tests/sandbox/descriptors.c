// descriptors.c - descriptors that are closed, were never open, or are of another kind or right.
// BUILD-ARGS: --dir box --dir shelf:ro
#include "guest.h"

// Every function that takes a descriptor, but for fd_close and fd_renumber.
static void use(i32 fd, i32 error, i32 other) {
  static uint8_t room[256];
  struct wasi_iovec vector = {ADDRESS(room), 64};
  const i32 at = ADDRESS(room), list = ADDRESS(&vector), result = ADDRESS(room + 192);
  i32 count;
  REFUSED_EITHER(error, other, wasi_fd_advise(fd, 0, 0, 0));
  REFUSED_EITHER(error, other, wasi_fd_allocate(fd, 0, 1));
  REFUSED_EITHER(error, other, wasi_fd_datasync(fd));
  REFUSED_EITHER(error, other, wasi_fd_fdstat_set_flags(fd, 0));
  REFUSED_EITHER(error, other, wasi_fd_filestat_set_size(fd, 0));
  REFUSED_EITHER(error, other, wasi_fd_filestat_set_times(fd, 1, 1, ATIM | MTIM));
  REFUSED_EITHER(error, other, wasi_fd_pread(fd, list, 1, 0, result));
  REFUSED_EITHER(error, other, wasi_fd_prestat_get(fd, at));
  REFUSED_EITHER(error, other, wasi_fd_prestat_dir_name(fd, at, 64));
  REFUSED_EITHER(error, other, wasi_fd_pwrite(fd, list, 1, 0, result));
  REFUSED_EITHER(error, other, wasi_fd_read(fd, list, 1, result));
  REFUSED_EITHER(error, other, wasi_fd_readdir(fd, at, 64, 0, result));
  REFUSED_EITHER(error, other, wasi_fd_seek(fd, 0, WHENCE_SET, result));
  REFUSED_EITHER(error, other, wasi_fd_sync(fd));
  REFUSED_EITHER(error, other, wasi_fd_tell(fd, result));
  REFUSED_EITHER(error, other, wasi_fd_write(fd, list, 1, result));
  REFUSED_EITHER(error, other, wasi_sock_accept(fd, 0, result));
  REFUSED_EITHER(error, other, wasi_sock_recv(fd, list, 1, 0, result, result));
  REFUSED_EITHER(error, other, wasi_sock_send(fd, list, 1, 0, result));
  REFUSED_EITHER(error, other, wasi_sock_shutdown(fd, 3));
  REFUSED_EITHER(error, other, open_with(fd, "file", 0, R_READING, &count));
  REFUSED_EITHER(error, other, stat_of(fd, "file", 0));
  REFUSED_EITHER(error, other, wasi_path_filestat_set_times(fd, 0, PATH("file"), 1, 1, 5));
  REFUSED_EITHER(error, other, wasi_path_create_directory(fd, PATH("fresh")));
  REFUSED_EITHER(error, other, wasi_path_remove_directory(fd, PATH("empty")));
  REFUSED_EITHER(error, other, wasi_path_unlink_file(fd, PATH("file")));
  REFUSED_EITHER(error, other, wasi_path_readlink(fd, PATH("out"), at, 64, result));
  REFUSED_EITHER(error, other, symlink_to("file", fd, "fresh"));
  REFUSED_EITHER(error, other, rename_to(fd, "file", BOX, "fresh"));
  REFUSED_EITHER(error, other, rename_to(BOX, "file", fd, "fresh"));
  REFUSED_EITHER(error, other, link_to(fd, "file", BOX, "fresh", 0));
  REFUSED_EITHER(error, other, link_to(BOX, "file", fd, "fresh", 0));
}

// What fails for descriptors that are not open, besides that.
static void use_closed(i32 fd) {
  struct wasi_fdstat fdstat;
  struct wasi_filestat stat;
  use(fd, E_BADF, E_BADF);
  REFUSED(E_BADF, wasi_fd_fdstat_get(fd, ADDRESS(&fdstat)));
  REFUSED(E_BADF, wasi_fd_filestat_get(fd, ADDRESS(&stat)));
  REFUSED(E_BADF, wasi_fd_fdstat_set_rights(fd, 0, 0));
  REFUSED(E_BADF, wasi_fd_renumber(fd, BOX));
  REFUSED(E_BADF, wasi_fd_renumber(BOX, fd));
  REFUSED(E_BADF, wasi_fd_renumber(fd, fd));
  REFUSED(E_BADF, wasi_fd_close(fd));
}

// poll_oneoff reports per subscription.
static i32 poll_error(i32 fd) {
  struct wasi_subscription subscription = {.type = EVENT_FD_READ, .fd = fd};
  struct wasi_event event;
  i32 count = 0;
  i32 error = wasi_poll_oneoff(ADDRESS(&subscription), ADDRESS(&event), 1, ADDRESS(&count));
  return error ? error : count == 1 ? event.error : E_IO;
}

CASE(never_opened) {
  const i32 fds[] = {5,          6,          15,           16,         17,
                     255,        256,        257,          65535,      1u << 20,
                     0x7ffffffe, 0x7fffffff, 0x80000000,   0x80000003, 0xfffffffe,
                     0xffffffff, 0xffffff9c, 1u << 24 | 3, 1u << 27,   1u << 27 | 3,
                     0xaaaaaaab, 0x15555555, 0x0ccccccd};
  for (size_t i = 0; i != sizeof fds / sizeof *fds; ++i) {
    use_closed(fds[i]);
    REFUSED(E_BADF, poll_error(fds[i]));
  }
}

// The process that started this one left descriptors of the secret open.
CASE(inherited) {
  struct wasi_fdstat stat;
  for (i32 fd = THIRD; fd != 1 << 16; ++fd)
    REFUSED(E_BADF, wasi_fd_fdstat_get(fd, ADDRESS(&stat)));
}

CASE(after_close) {
  i32 file, directory;
  WORKS(open_with(BOX, "file", 0, R_WRITING, &file));
  WORKS(open_directory(BOX, "sub", &directory));
  WORKS(wasi_fd_close(file));
  WORKS(wasi_fd_close(directory));
  use_closed(file);
  use_closed(directory);
  REFUSED(E_BADF, poll_error(file));
}

CASE(grants_after_close) {
  i32 fd;
  WORKS(wasi_fd_close(SHELF));
  use_closed(SHELF);
  WORKS(open_with(BOX, "file", 0, R_READING, &fd));
  WORKS(wasi_fd_renumber(BOX, fd));
  REFUSED(E_BADF, spill(BOX, "file"));
  REFUSED(E_BADF, wasi_fd_renumber(fd, BOX));
  REFUSED(E_NOTCAPABLE, spill(fd, "../secret"));
}

// Numbers 0 to 2 of the guest and of the kernel are two things: a file must not become a stream.
CASE(streams_after_close) {
  i32 fd;
  WORKS(wasi_fd_close(0));
  WORKS(wasi_fd_close(2));
  use_closed(0);
  use_closed(2);
  WORKS(open_with(BOX, "kept", CREAT, R_WRITING, &fd));
  require(fd == 0, "the lowest free number");
  WORKS(open_with(BOX, "kept", 0, R_READING, &fd));
  require(fd == 2, "the next free number");
  WORKS(write_fd(0));
  REFUSED(E_NOTCAPABLE, write_fd(2));
}

CASE(streams_as_directories) {
  for (i32 fd = 0; fd != 3; ++fd) {
    i32 opened;
    REFUSED_EITHER(E_NOTCAPABLE, E_NOTDIR, open_with(fd, "secret", 0, R_READING, &opened));
    REFUSED_EITHER(E_NOTCAPABLE, E_NOTDIR, stat_of(fd, ".", 0));
    REFUSED_EITHER(E_NOTCAPABLE, E_NOTDIR, wasi_path_create_directory(fd, PATH("fresh")));
    REFUSED_EITHER(E_NOTCAPABLE, E_NOTDIR, rename_to(BOX, "file", fd, "fresh"));
    REFUSED_EITHER(E_BADF, E_NOTDIR, wasi_fd_prestat_get(fd, ADDRESS(&opened)));
  }
}

// A file that is standard input was given to read.
CASE(times_of_input) {
  REFUSED_EITHER(E_ROFS, E_NOTCAPABLE, wasi_fd_filestat_set_times(0, 1, 1, ATIM | MTIM));
}

CASE(file_as_directory) {
  i32 fd, opened, count;
  char buffer[64];
  WORKS(wasi_path_open(BOX, FOLLOW, PATH("file"), 0, R_ALL, R_ALL, 0, ADDRESS(&fd)));
  REFUSED_EITHER(E_NOTCAPABLE, E_NOTDIR, open_with(fd, "../secret", 0, R_READING, &opened));
  REFUSED_EITHER(E_NOTCAPABLE, E_NOTDIR, open_with(fd, ".", 0, R_READING, &opened));
  REFUSED_EITHER(E_NOTCAPABLE, E_NOTDIR, stat_of(fd, "..", 0));
  REFUSED_EITHER(E_NOTCAPABLE, E_NOTDIR,
                 wasi_fd_readdir(fd, ADDRESS(buffer), 64, 0, ADDRESS(&count)));
  REFUSED_EITHER(E_NOTCAPABLE, E_NOTDIR, symlink_to("file", fd, "fresh"));
  REFUSED_EITHER(E_BADF, E_NOTDIR, wasi_fd_prestat_get(fd, ADDRESS(buffer)));
}

CASE(directory_as_file) {
  char buffer[64];
  struct wasi_iovec vector = {ADDRESS(buffer), sizeof buffer};
  uint64_t position;
  i32 count;
  for (i32 fd = BOX; fd != THIRD; ++fd) {
    REFUSED_EITHER(E_NOTCAPABLE, E_ISDIR, wasi_fd_read(fd, ADDRESS(&vector), 1, ADDRESS(&count)));
    REFUSED_EITHER(E_NOTCAPABLE, E_ISDIR, wasi_fd_write(fd, ADDRESS(&vector), 1, ADDRESS(&count)));
    REFUSED_EITHER(E_NOTCAPABLE, E_ISDIR,
                   wasi_fd_pread(fd, ADDRESS(&vector), 1, 0, ADDRESS(&count)));
    REFUSED_EITHER(E_NOTCAPABLE, E_ISDIR, wasi_fd_seek(fd, 1, WHENCE_SET, ADDRESS(&position)));
    REFUSED_EITHER(E_NOTCAPABLE, E_ISDIR, wasi_fd_filestat_set_size(fd, 0));
    REFUSED_EITHER(E_NOTCAPABLE, E_ISDIR, wasi_fd_allocate(fd, 0, 1));
  }
}

CASE(renumber_onto_grant) {
  i32 fd;
  struct wasi_prestat prestat;
  WORKS(open_directory(BOX, "sub", &fd));
  WORKS(wasi_fd_renumber(fd, BOX));
  WORKS(spill(BOX, "inner"));
  REFUSED(E_BADF, wasi_fd_prestat_get(BOX, ADDRESS(&prestat)));
  REFUSED(E_NOTCAPABLE, spill(BOX, "../file"));
  REFUSED(E_NOTCAPABLE, spill(BOX, "../../secret"));
  REFUSED(E_BADF, spill(fd, "inner"));
}

// Rights go with the descriptor, whatever its number was before.
CASE(renumber_keeps_rights) {
  i32 file, reading;
  WORKS(open_with(BOX, "file", 0, R_WRITING, &file));
  WORKS(open_with(BOX, "sub/inner", 0, R_FD_READ, &reading));
  WORKS(wasi_fd_renumber(reading, file));
  REFUSED(E_NOTCAPABLE, write_fd(file));
  REFUSED(E_NOTCAPABLE, wasi_fd_filestat_set_size(file, 0));
  REFUSED(E_NOTCAPABLE, wasi_fd_fdstat_set_rights(file, R_WRITING, 0));
  WORKS(wasi_fd_renumber(file, 0));
  REFUSED(E_NOTCAPABLE, write_fd(0));
}

CASE(renumber_onto_itself) {
  WORKS(wasi_fd_renumber(BOX, BOX));
  WORKS(spill(BOX, "file"));
  REFUSED(E_NOTCAPABLE, spill(BOX, "../secret"));
}

// Two numbers never name one descriptor, so closing one cannot leave the other to a stranger.
CASE(renumber_then_close) {
  i32 first, second;
  WORKS(open_with(BOX, "file", 0, R_WRITING, &first));
  WORKS(wasi_fd_renumber(first, SHELF));
  WORKS(wasi_fd_close(SHELF));
  WORKS(open_with(BOX, "sub/inner", 0, R_READING, &second));
  require(second == SHELF, "the lowest free number");
  use_closed(first);
  REFUSED(E_NOTCAPABLE, write_fd(second));
}

CASE(rights_regained) {
  WORKS(wasi_fd_fdstat_set_rights(BOX, R_PATH_OPEN, R_FD_READ));
  const i64 more[] = {R_PATH_OPEN | R_PATH_UNLINK_FILE, R_ALL, ~0ull, 1ull << 63, 1ull << 32,
                      R_PATH_OPEN | 1ull << 40};
  for (size_t i = 0; i != sizeof more / sizeof *more; ++i) {
    REFUSED(E_NOTCAPABLE, wasi_fd_fdstat_set_rights(BOX, more[i], 0));
    REFUSED(E_NOTCAPABLE, wasi_fd_fdstat_set_rights(BOX, 0, more[i]));
  }
  REFUSED(E_NOTCAPABLE, wasi_path_unlink_file(BOX, PATH("file")));
  REFUSED(E_NOTCAPABLE, stat_of(BOX, "file", 0));
  REFUSED(E_NOTCAPABLE, tamper(BOX, "file", 0));
  REFUSED(E_NOTCAPABLE, tamper(BOX, "file", TRUNC));
  REFUSED(E_NOTCAPABLE, tamper(BOX, "fresh", CREAT));
}

// What is opened below has no more than may be inherited, and what is opened below that.
CASE(rights_by_opening) {
  i32 below, deeper, file;
  const i64 kept = R_PATH_OPEN | R_FD_READ;
  WORKS(wasi_fd_fdstat_set_rights(BOX, R_PATH_OPEN, kept));
  REFUSED(E_NOTCAPABLE, wasi_path_open(BOX, FOLLOW, PATH("sub"), DIRECTORY, kept | R_PATH_SYMLINK,
                                       kept, 0, ADDRESS(&below)));
  REFUSED(E_NOTCAPABLE, wasi_path_open(BOX, FOLLOW, PATH("sub"), DIRECTORY, kept, kept | R_FD_WRITE,
                                       0, ADDRESS(&below)));
  WORKS(wasi_path_open(BOX, FOLLOW, PATH("sub"), DIRECTORY, kept, kept, 0, ADDRESS(&below)));
  REFUSED(E_NOTCAPABLE, tamper(below, "inner", 0));
  REFUSED(E_NOTCAPABLE, wasi_path_unlink_file(below, PATH("inner")));
  WORKS(wasi_path_open(below, FOLLOW, PATH("."), DIRECTORY, kept, kept, 0, ADDRESS(&deeper)));
  REFUSED(E_NOTCAPABLE, wasi_fd_fdstat_set_rights(deeper, kept | R_PATH_UNLINK_FILE, kept));
  REFUSED(E_NOTCAPABLE, wasi_path_unlink_file(deeper, PATH("inner")));
  WORKS(wasi_path_open(deeper, FOLLOW, PATH("inner"), 0, R_FD_READ, 0, 0, ADDRESS(&file)));
  REFUSED(E_NOTCAPABLE, write_fd(file));
  REFUSED(E_NOTCAPABLE, wasi_fd_filestat_set_times(file, 1, 1, ATIM | MTIM));
}

CASE(no_rights_at_all) {
  WORKS(wasi_fd_fdstat_set_rights(SHELF, 0, 0));
  REFUSED(E_NOTCAPABLE, spill(SHELF, "file"));
  REFUSED(E_NOTCAPABLE, stat_of(SHELF, "file", 0));
  WORKS(wasi_fd_fdstat_set_rights(BOX, R_PATH_OPEN, 0));
  REFUSED(E_NOTCAPABLE, spill(BOX, "file"));
}

// As many as the kernel gives: the table grows several times, and stays right.
CASE(exhausted) {
  i32 last = 0, fd, error;
  while (!(error = open_with(BOX, "file", 0, R_READING, &fd)))
    last = fd;
  REFUSED_EITHER(E_MFILE, E_NFILE, error);
  require(last > 16 + 3, "descriptors beyond the first table");
  REFUSED_EITHER(E_MFILE, E_NFILE, spill(BOX, "sub/inner"));
  use_closed(last + 1);
  for (fd = THIRD; fd <= last; ++fd)
    WORKS(wasi_fd_close(fd));
  use_closed(last);
  WORKS(spill(BOX, "file"));
  REFUSED(E_NOTCAPABLE, spill(BOX, "../secret"));
  REFUSED(E_ROFS, tamper(SHELF, "file", 0));
}

// A directory in use by one descriptor, moved by another: its parent is still not to be had.
CASE(directory_moved_by_guest) {
  i32 fd;
  WORKS(open_directory(BOX, "a/b", &fd));
  WORKS(rename_to(BOX, "a/b", BOX, "moved"));
  WORKS(spill(fd, "c/d/leaf"));
  REFUSED(E_NOTCAPABLE, spill(fd, "../file"));
  REFUSED(E_NOTCAPABLE, spill(fd, "../../secret"));
  REFUSED(E_NOTCAPABLE, spill(fd, "c/../../../secret"));
  REFUSED(E_INVAL, rename_to(BOX, "moved", BOX, "moved/c/below-itself"));
}

CASE(directory_removed_by_guest) {
  i32 fd;
  WORKS(open_directory(BOX, "empty", &fd));
  WORKS(wasi_path_remove_directory(BOX, PATH("empty")));
  REFUSED(E_NOENT, tamper(fd, "fresh", CREAT));
  REFUSED(E_NOENT, wasi_path_create_directory(fd, PATH("fresh")));
  REFUSED(E_NOTCAPABLE, spill(fd, "../file"));
  REFUSED(E_NOTCAPABLE, spill(fd, "../../secret"));
}
