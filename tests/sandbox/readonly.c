// readonly.c - changing what was granted for reading only, and carrying it over to another grant.
// BUILD-ARGS: --dir box --dir shelf:ro
#include "guest.h"

CASE(open_for_writing) {
  i32 fd;
  REFUSED(E_ROFS, tamper(SHELF, "file", 0));
  REFUSED(E_ROFS, tamper(SHELF, "inside", 0));
  REFUSED(E_ROFS, open_with(SHELF, "file", 0, R_FD_WRITE, &fd));
  REFUSED(E_ROFS, open_with(SHELF, "file", 0, R_FD_READ | R_FD_WRITE | R_FD_SEEK, &fd));
}

// Rights that do not make a writer of a reader are left out rather than refused.
CASE(open_with_rights_of_writers) {
  const i64 rights[] = {R_FD_ALLOCATE, R_FD_FILESTAT_SET_SIZE, R_FD_FILESTAT_SET_TIMES,
                        R_DIRECTORY};
  for (size_t i = 0; i != sizeof rights / sizeof *rights; ++i) {
    i32 fd;
    if (open_with(SHELF, "file", 0, R_READING | rights[i], &fd))
      continue;
    REFUSED_EITHER(E_NOTCAPABLE, E_ROFS, wasi_fd_filestat_set_size(fd, 0));
    REFUSED_EITHER(E_NOTCAPABLE, E_ROFS, wasi_fd_allocate(fd, 0, 4096));
    REFUSED_EITHER(E_NOTCAPABLE, E_ROFS, wasi_fd_filestat_set_times(fd, 1, 1, ATIM | MTIM));
    REFUSED_EITHER(E_NOTCAPABLE, E_ROFS, write_fd(fd));
  }
}

CASE(truncate) {
  i32 fd;
  REFUSED(E_ROFS, open_with(SHELF, "file", TRUNC, R_READING, &fd));
  REFUSED(E_ROFS, open_with(SHELF, "file", TRUNC, 0, &fd));
  REFUSED(E_ROFS, open_with(SHELF, "file", TRUNC | CREAT, R_READING, &fd));
}

CASE(create) {
  i32 fd;
  REFUSED(E_ROFS, open_with(SHELF, "fresh", CREAT, R_READING, &fd));
  REFUSED(E_ROFS, open_with(SHELF, "fresh", CREAT | EXCL, R_READING, &fd));
  REFUSED(E_ROFS, open_with(SHELF, "folder/fresh", CREAT, 0, &fd));
  REFUSED(E_ROFS, wasi_path_create_directory(SHELF, PATH("fresh")));
  REFUSED(E_ROFS, symlink_to("file", SHELF, "fresh"));
}

CASE(remove) {
  REFUSED(E_ROFS, wasi_path_unlink_file(SHELF, PATH("victim")));
  REFUSED(E_ROFS, wasi_path_remove_directory(SHELF, PATH("folder")));
}

CASE(times) {
  i32 fd;
  REFUSED(E_ROFS, wasi_path_filestat_set_times(SHELF, 0, PATH("file"), 1, 1, ATIM | MTIM));
  REFUSED(E_ROFS, wasi_path_filestat_set_times(SHELF, FOLLOW, PATH("inside"), 1, 1, ATIM_NOW));
  WORKS(open_with(SHELF, "file", 0, R_READING | R_FD_FILESTAT_SET_TIMES, &fd));
  REFUSED_EITHER(E_ROFS, E_NOTCAPABLE, wasi_fd_filestat_set_times(fd, 1, 1, ATIM | MTIM));
  REFUSED_EITHER(E_ROFS, E_NOTCAPABLE, wasi_fd_filestat_set_times(SHELF, 1, 1, ATIM | MTIM));
}

// Everything that changes a file, on one that is open for reading with all rights asked for.
CASE(by_descriptor) {
  struct wasi_iovec vector = {ADDRESS("tampered"), 8};
  i32 fd, count;
  WORKS(open_with(SHELF, "file", 0, R_DIRECTORY, &fd));
  REFUSED(E_NOTCAPABLE, wasi_fd_write(fd, ADDRESS(&vector), 1, ADDRESS(&count)));
  REFUSED(E_NOTCAPABLE, wasi_fd_pwrite(fd, ADDRESS(&vector), 1, 0, ADDRESS(&count)));
  REFUSED(E_NOTCAPABLE, wasi_fd_filestat_set_size(fd, 0));
  REFUSED(E_NOTCAPABLE, wasi_fd_allocate(fd, 0, 4096));
  REFUSED(E_NOTCAPABLE, wasi_fd_fdstat_set_rights(fd, R_ALL, R_ALL));
  spill_fd(fd);
}

// A directory opened below is as much for reading only, however deep.
CASE(below_opened_directory) {
  i32 fd, deeper;
  WORKS(open_directory(SHELF, "folder", &fd));
  WORKS(open_directory(fd, ".", &deeper));
  WORKS(spill(deeper, "inner"));
  REFUSED(E_ROFS, tamper(deeper, "inner", 0));
  REFUSED(E_ROFS, tamper(deeper, "fresh", CREAT));
  REFUSED(E_ROFS, wasi_path_unlink_file(deeper, PATH("inner")));
  REFUSED(E_ROFS, rename_to(deeper, "inner", BOX, "stolen"));
  REFUSED(E_ROFS, link_to(deeper, "inner", BOX, "stolen", 0));
}

CASE(rename_out) {
  REFUSED(E_ROFS, rename_to(SHELF, "victim", BOX, "stolen"));
  REFUSED(E_ROFS, rename_to(SHELF, "folder", BOX, "stolen"));
  REFUSED(E_ROFS, rename_to(SHELF, "victim", SHELF, "stolen"));
}

CASE(rename_in) {
  REFUSED(E_ROFS, rename_to(BOX, "file", SHELF, "fresh"));
  REFUSED(E_ROFS, rename_to(BOX, "file", SHELF, "victim"));
  REFUSED(E_ROFS, rename_to(BOX, "empty", SHELF, "fresh"));
}

// A second name in a grant for writing would be the same file.
CASE(hard_link_out) {
  REFUSED(E_ROFS, link_to(SHELF, "victim", BOX, "stolen", 0));
  REFUSED(E_ROFS, link_to(SHELF, "inside", BOX, "stolen", FOLLOW));
  REFUSED(E_ROFS, link_to(SHELF, "inside", BOX, "stolen", 0));
}

CASE(hard_link_in) {
  REFUSED(E_ROFS, link_to(BOX, "file", SHELF, "fresh", 0));
  REFUSED_EITHER(E_ROFS, E_EXIST, link_to(BOX, "file", SHELF, "victim", 0));
}

CASE(give_up_rights_and_renumber) {
  i32 fd;
  WORKS(open_with(BOX, "file", 0, R_WRITING, &fd));
  WORKS(wasi_fd_renumber(SHELF, fd));
  REFUSED(E_ROFS, tamper(fd, "file", 0));
  REFUSED(E_BADF, spill(SHELF, "file"));
  REFUSED(E_NOTCAPABLE, wasi_fd_fdstat_set_rights(fd, R_ALL, R_ALL));
}

// The number of a grant for writing, taken over by one for reading.
CASE(renumber_onto_writable) {
  WORKS(wasi_fd_renumber(SHELF, BOX));
  WORKS(spill(BOX, "file"));
  REFUSED(E_ROFS, tamper(BOX, "file", 0));
  REFUSED(E_ROFS, tamper(BOX, "fresh", CREAT));
  REFUSED(E_ROFS, wasi_path_unlink_file(BOX, PATH("victim")));
}

CASE(renumber_writable_onto) {
  WORKS(wasi_fd_renumber(BOX, SHELF));
  WORKS(tamper(SHELF, "file", 0));
  WORKS(tamper(SHELF, "fresh", CREAT));
  REFUSED(E_NOENT, spill(SHELF, "victim"));
  REFUSED(E_NOTCAPABLE, spill(SHELF, "../shelf/victim"));
}

// A closed grant's number goes to what is opened next.
CASE(reuse_number) {
  i32 fd;
  WORKS(wasi_fd_close(BOX));
  WORKS(open_directory(SHELF, "folder", &fd));
  require(fd == BOX, "the lowest free number");
  REFUSED(E_ROFS, tamper(BOX, "inner", 0));
  REFUSED(E_ROFS, tamper(BOX, "fresh", CREAT));
  REFUSED(E_NOTCAPABLE, spill(BOX, "../victim"));
}

// The directory's own descriptor of the kernel is open for reading only, whatever its rights say.
CASE(directory_descriptor) {
  struct wasi_iovec vector = {ADDRESS("tampered"), 8};
  i32 count;
  REFUSED(E_NOTCAPABLE, wasi_fd_filestat_set_size(SHELF, 0));
  REFUSED(E_NOTCAPABLE, wasi_fd_allocate(SHELF, 0, 1));
  REFUSED(E_NOTCAPABLE, wasi_fd_write(SHELF, ADDRESS(&vector), 1, ADDRESS(&count)));
  REFUSED(E_NOTCAPABLE, wasi_fd_pwrite(SHELF, ADDRESS(&vector), 1, 0, ADDRESS(&count)));
}
