// paths.c - escapes by the spelling of a path alone.
// BUILD-ARGS: --dir box --dir shelf:ro
#include "guest.h"

CASE(parent) { attack(BOX, "../outside", E_NOTCAPABLE); }

CASE(parent_of_read_only) {
  REFUSED(E_NOTCAPABLE, spill(SHELF, "../secret"));
  REFUSED(E_NOTCAPABLE, stat_of(SHELF, "../outside/victim", 0));
  REFUSED(E_NOTCAPABLE, spill(SHELF, "sub/../../secret"));
}

CASE(parent_after_descent) { attack(BOX, "sub/../../outside", E_NOTCAPABLE); }

// Deep down, and one step too many on the way back.
CASE(parent_once_too_often) {
  WORKS(spill(BOX, "a/b/c/d/../../../../file"));
  attack(BOX, "a/b/c/d/../../../../../outside", E_NOTCAPABLE);
}

// Out and in again: the way is outside even though the end is not.
CASE(parent_and_back) {
  REFUSED(E_NOTCAPABLE, spill(BOX, "../box/file"));
  REFUSED(E_NOTCAPABLE, tamper(BOX, "sub/../../box/file", 0));
  REFUSED(E_NOTCAPABLE, spill(SHELF, "../box/file"));
}

CASE(parent_alone) {
  i32 fd;
  const char *paths[] = {"..", "../", "../.", "./..", ".//..//", "sub/../..", "a/../sub/../../"};
  for (size_t i = 0; i != sizeof paths / sizeof *paths; ++i) {
    REFUSED(E_NOTCAPABLE, open_with(BOX, paths[i], DIRECTORY, R_READING, &fd));
    REFUSED(E_NOTCAPABLE, stat_of(BOX, paths[i], 0));
    REFUSED(E_NOTCAPABLE, stat_of(BOX, paths[i], FOLLOW));
    REFUSED(E_NOTCAPABLE, wasi_path_filestat_set_times(BOX, 0, PATH(paths[i]), 1, 1, 5));
    REFUSED(E_NOTCAPABLE, rename_to(BOX, paths[i], BOX, "stolen"));
    REFUSED(E_NOTCAPABLE, wasi_path_remove_directory(BOX, PATH(paths[i])));
  }
}

CASE(parent_many_times) {
  static char path[4096];
  size_t at = 0;
  while (at < 3900) {
    path[at++] = '.';
    path[at++] = '.';
    path[at++] = '/';
  }
  REFUSED(E_NOTCAPABLE, spill(BOX, join(path, "etc/passwd")));
}

// What is not there, or no directory, cannot be passed on the way to "..": the kernel would say so
// too.
CASE(parent_of_nothing) {
  REFUSED(E_NOENT, spill(BOX, "missing/../../secret"));
  REFUSED(E_NOTDIR, spill(BOX, "file/../../secret"));
  REFUSED(E_NOTDIR, spill(BOX, "file/.."));
}

CASE(absolute) {
  attack(BOX, join(top, "/outside"), E_NOTCAPABLE);
  REFUSED(E_NOTCAPABLE, spill(BOX, join(top, "/secret")));
  REFUSED(E_NOTCAPABLE, spill(BOX, "/etc/passwd"));
}

// Also where it leads into the grant: the guest knows no root.
CASE(absolute_into_grant) {
  REFUSED(E_NOTCAPABLE, spill(BOX, join(top, "/box/file")));
  REFUSED(E_NOTCAPABLE, spill(BOX, "/file"));
}

CASE(absolute_many_slashes) {
  REFUSED(E_NOTCAPABLE, spill(BOX, join("//", join(top, "/secret"))));
  REFUSED(E_NOTCAPABLE, spill(BOX, join("/.", join(top, "/secret"))));
  REFUSED(E_NOTCAPABLE, spill(BOX, "/"));
  REFUSED(E_NOTCAPABLE, stat_of(BOX, "///", 0));
}

CASE(dots_and_slashes) {
  attack(BOX, ".//./../././/outside", E_NOTCAPABLE);
  attack(BOX, "sub/.//.././/..///outside//.", E_NOTCAPABLE);
}

// Three dots are a name.
CASE(dots_as_names) {
  REFUSED(E_NOENT, spill(BOX, ".../secret"));
  REFUSED(E_NOENT, spill(BOX, "..../../secret"));
  REFUSED(E_NOENT, spill(BOX, ".. /secret"));
  REFUSED(E_NOENT, spill(BOX, "..\\secret"));
}

CASE(empty) {
  i32 fd, count;
  char buffer[16];
  REFUSED(E_NOENT, open_with(BOX, "", 0, R_READING, &fd));
  REFUSED(E_NOENT, stat_of(BOX, "", 0));
  REFUSED(E_NOENT, wasi_path_unlink_file(BOX, PATH("")));
  REFUSED(E_NOENT, wasi_path_remove_directory(BOX, PATH("")));
  REFUSED(E_NOENT, wasi_path_create_directory(BOX, PATH("")));
  REFUSED(E_NOENT, rename_to(BOX, "", BOX, "stolen"));
  REFUSED(E_NOENT, rename_to(BOX, "file", BOX, ""));
  REFUSED(E_NOENT, link_to(BOX, "", BOX, "stolen", FOLLOW));
  REFUSED(E_NOENT, symlink_to("", BOX, "stolen"));
  REFUSED(E_NOENT, symlink_to("file", BOX, ""));
  REFUSED(E_NOENT, wasi_path_readlink(BOX, PATH(""), ADDRESS(buffer), 16, ADDRESS(&count)));
}

// The kernel's strings end where ours may go on.
CASE(zero_byte) {
  static const char path[] = "file\0/../../secret";
  static const char first[] = "\0../secret";
  i32 fd;
  REFUSED_EITHER(E_INVAL, E_ILSEQ,
                 wasi_path_open(BOX, FOLLOW, ADDRESS(path), sizeof path - 1, 0, R_READING, 0, 0,
                                ADDRESS(&fd)));
  REFUSED_EITHER(E_INVAL, E_ILSEQ,
                 wasi_path_open(BOX, FOLLOW, ADDRESS(first), sizeof first - 1, 0, R_READING, 0, 0,
                                ADDRESS(&fd)));
  REFUSED_EITHER(E_INVAL, E_ILSEQ, wasi_path_unlink_file(BOX, ADDRESS(path), 5));
  REFUSED_EITHER(E_INVAL, E_ILSEQ, wasi_path_symlink(ADDRESS(path), 5, BOX, PATH("stolen")));
}

// Around the limits of the kernel's buffers, with the way out behind them.
CASE(long_path) {
  static char path[70000];
  const size_t lengths[] = {4000, 4084, 4085, 4086, 4087, 4094, 4095, 4096, 4097, 8192, 65536};
  for (size_t i = 0; i != sizeof lengths / sizeof *lengths; ++i) {
    const char *end = "../../outside/victim";
    for (size_t at = 0; at != lengths[i]; ++at)
      path[at] = at % 2 ? '/' : '.';
    size_t start = lengths[i] - length_of(end);
    path[start - 1] = '/';
    for (size_t at = 0; end[at]; ++at)
      path[start + at] = end[at];
    i32 fd;
    REFUSED(
        lengths[i] < 4096 ? E_NOTCAPABLE : E_NAMETOOLONG,
        wasi_path_open(BOX, FOLLOW, ADDRESS(path), lengths[i], 0, R_READING, 0, 0, ADDRESS(&fd)));
  }
}

CASE(long_name) {
  static char name[300];
  const size_t lengths[] = {255, 256, 257, 258, 299};
  for (size_t i = 0; i != sizeof lengths / sizeof *lengths; ++i) {
    for (size_t at = 0; at != sizeof name; ++at)
      name[at] = at < lengths[i] ? 'n' : 0;
    i32 error = lengths[i] > 255 ? E_NAMETOOLONG : E_NOENT;
    REFUSED(error, spill(BOX, name));
    REFUSED(error, spill(BOX, join(name, "/../../secret")));
    REFUSED(error, spill(BOX, join(name, "/")));
    REFUSED_EITHER(error, E_NOTCAPABLE, spill(BOX, join("../", name)));
    REFUSED(error, wasi_path_remove_directory(BOX, PATH(name)));
    if (lengths[i] > 255)
      REFUSED(error, wasi_path_create_directory(BOX, PATH(name)));
  }
}

CASE(trailing_slashes) {
  attack(BOX, "../outside/", E_NOTCAPABLE);
  REFUSED(E_NOTCAPABLE, wasi_path_create_directory(BOX, PATH("../outside/fresh/")));
  REFUSED(E_NOTCAPABLE, wasi_path_remove_directory(BOX, PATH("../outside/folder//")));
  REFUSED(E_NOTCAPABLE, rename_to(BOX, "sub", BOX, "../outside/fresh/"));
  REFUSED(E_NOTDIR, spill(BOX, "file/"));
  REFUSED(E_NOTDIR, stat_of(BOX, "file/.", 0));
}

// The grant itself cannot be moved or removed from within.
CASE(grant_itself) {
  REFUSED_EITHER(E_INVAL, E_NOTEMPTY, wasi_path_remove_directory(BOX, PATH(".")));
  REFUSED_EITHER(E_INVAL, E_NOTEMPTY, wasi_path_remove_directory(BOX, PATH("sub/..")));
  REFUSED_EITHER(E_BUSY, E_INVAL, rename_to(BOX, ".", BOX, "sub/moved"));
  REFUSED_EITHER(E_BUSY, E_INVAL, rename_to(BOX, "sub", BOX, "."));
}

// A directory opened below a grant is a root of its own.
CASE(parent_of_opened) {
  i32 fd;
  WORKS(open_directory(BOX, "a/b", &fd));
  WORKS(spill(fd, "c/d/leaf"));
  REFUSED(E_NOTCAPABLE, spill(fd, "../../file"));
  attack(fd, "../../../outside", E_NOTCAPABLE);
  attack(fd, "c/../../../../outside", E_NOTCAPABLE);
}
