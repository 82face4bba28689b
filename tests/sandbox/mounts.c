// mounts.c - file systems that are mounted in a grant: part of it, and no way round it.
//
// BUILD-ARGS: --dir box --dir shelf:ro
// RUN-AS: with-mounts
#include "guest.h"

// At box/mount is what is also outside, at ../gift.
CASE(parent_of_mount) {
  WORKS(spill(BOX, "mount/file"));
  WORKS(spill(BOX, "mount/../file"));
  attack(BOX, "mount/../../outside", E_NOTCAPABLE);
  REFUSED(E_NOTCAPABLE, spill(BOX, "mount/../../gift/file"));
  REFUSED(E_NOTCAPABLE, spill(BOX, "mount/../sub/../../secret"));
}

// It says ../secret, which was the secret where the link lay first.
CASE(link_in_mount) {
  REFUSED(E_NOENT, spill(BOX, "mount/out"));
  REFUSED(E_NOENT, stat_of(BOX, "mount/out", FOLLOW));
  i32 fd;
  WORKS(open_directory(BOX, "mount", &fd));
  REFUSED(E_NOTCAPABLE, spill(fd, "out"));
  REFUSED(E_NOTCAPABLE, spill(fd, "../file"));
  REFUSED(E_NOTCAPABLE, spill(fd, "../../secret"));
}

// A mount that can be written to does not make the grant writable.
CASE(mount_in_read_only) {
  WORKS(spill(SHELF, "sub/file"));
  REFUSED(E_ROFS, tamper(SHELF, "sub/file", 0));
  REFUSED(E_ROFS, tamper(SHELF, "sub/fresh", CREAT));
  REFUSED(E_ROFS, link_to(SHELF, "sub/file", BOX, "mount/stolen", 0));
  REFUSED(E_ROFS, rename_to(BOX, "mount/file", SHELF, "sub/stolen"));
  REFUSED(E_NOTCAPABLE, spill(SHELF, "sub/../../secret"));
}

// What is mounted can neither be moved nor taken away.
CASE(mount_itself) {
  REFUSED(E_BUSY, rename_to(BOX, "mount", BOX, "moved"));
  REFUSED(E_BUSY, wasi_path_remove_directory(BOX, PATH("mount")));
  REFUSED(E_BUSY, rename_to(BOX, "empty", BOX, "mount"));
}
