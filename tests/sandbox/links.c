// links.c - escapes through symbolic links, in every position.
// BUILD-ARGS: --dir box --dir shelf:ro
#include "guest.h"

CASE(to_file_outside) { attack_file(BOX, "out", E_NOTCAPABLE); }

CASE(to_directory_outside) { attack(BOX, "out-dir", E_NOTCAPABLE); }

CASE(to_parent) { attack(BOX, "up/outside", E_NOTCAPABLE); }

CASE(to_root) {
  REFUSED(E_NOTCAPABLE, spill(BOX, "root/etc/passwd"));
  REFUSED(E_NOTCAPABLE, spill(BOX, join("root", join(top, "/secret"))));
  REFUSED(E_NOTCAPABLE, stat_of(BOX, "root", FOLLOW));
  REFUSED(E_NOTCAPABLE, stat_of(BOX, "root/", 0));
}

CASE(absolute) {
  attack_file(BOX, "absolute", E_NOTCAPABLE);
  attack(BOX, "absolute-dir", E_NOTCAPABLE);
}

// It leads into the grant, but by way of the host's root.
CASE(absolute_into_grant) {
  attack_file(BOX, "absolute-inside", E_NOTCAPABLE);
  REFUSED(E_NOTCAPABLE, spill(BOX, "absolute-inside-dir/inner"));
  REFUSED(E_NOTCAPABLE, tamper(BOX, "absolute-inside-dir/fresh", CREAT));
}

CASE(chain) {
  attack(BOX, "chain", E_NOTCAPABLE);
  attack(BOX, "chain-2", E_NOTCAPABLE);
  REFUSED(E_NOTCAPABLE, stat_of(BOX, "chain", FOLLOW));
}

CASE(below_directory) {
  attack(BOX, "nested", E_NOTCAPABLE);
  attack(BOX, "deep", E_NOTCAPABLE);
  attack(BOX, "dots", E_NOTCAPABLE);
}

// A link back to the grant is fine; one step more is not.
CASE(back_and_out) {
  WORKS(spill(BOX, "back/file"));
  WORKS(spill(BOX, "back/back/back/sub/inner"));
  attack(BOX, "back/../outside", E_NOTCAPABLE);
  attack(BOX, "by-back", E_NOTCAPABLE);
}

// ".." behind a link is the parent of where it leads, not of where it is.
CASE(parent_of_link) {
  REFUSED(E_NOTCAPABLE, spill(BOX, "out-dir/../secret"));
  REFUSED(E_NOTCAPABLE, spill(BOX, "out-dir/.."));
  REFUSED(E_NOTCAPABLE, spill(BOX, "up/box/file"));
  REFUSED(E_NOTCAPABLE, spill(BOX, "back/sub/../../secret"));
}

CASE(link_by_link) { attack(BOX, "by-link", E_NOTCAPABLE); }

CASE(out_and_in_again) {
  REFUSED(E_NOTCAPABLE, spill(BOX, "out-and-in/inner"));
  REFUSED(E_NOTCAPABLE, tamper(BOX, "out-and-in/fresh", CREAT));
}

CASE(loops) {
  const char *paths[] = {"loop",  "self",       "loop/file",
                         "self/", "self-below", "self-below/x/../../.."};
  for (size_t i = 0; i != sizeof paths / sizeof *paths; ++i) {
    REFUSED(E_LOOP, spill(BOX, paths[i]));
    REFUSED(E_LOOP, tamper(BOX, paths[i], CREAT));
    REFUSED(E_LOOP, stat_of(BOX, paths[i], FOLLOW));
  }
}

// Creating through a link must not create its target outside.
CASE(dangling) {
  REFUSED(E_NOTCAPABLE, tamper(BOX, "dangling", CREAT));
  REFUSED(E_NOTCAPABLE, tamper(BOX, "dangling", CREAT | TRUNC));
  REFUSED(E_EXIST, tamper(BOX, "dangling", CREAT | EXCL));
  REFUSED(E_EXIST, wasi_path_create_directory(BOX, PATH("dangling")));
  REFUSED(E_EXIST, link_to(BOX, "file", BOX, "dangling", 0));
  REFUSED(E_EXIST, symlink_to("file", BOX, "dangling"));
  REFUSED(E_NOTCAPABLE, link_to(BOX, "dangling", BOX, "stolen", FOLLOW));
}

// A slash after it turns a link into the directory that it leads to.
CASE(trailing_slash) {
  const char *paths[] = {"out-dir/",      "out-dir/.", "out-dir//",
                         "absolute-dir/", "chain/",    "out-slash"};
  char buffer[64];
  i32 fd, count;
  for (size_t i = 0; i != sizeof paths / sizeof *paths; ++i) {
    const char *path = paths[i];
    REFUSED(E_NOTCAPABLE, open_with(BOX, path, DIRECTORY, R_READING, &fd));
    REFUSED(E_NOTCAPABLE, stat_of(BOX, path, FOLLOW));
    if (i != 5)
      REFUSED(E_NOTCAPABLE, stat_of(BOX, path, 0));
    REFUSED(E_NOTCAPABLE, wasi_path_filestat_set_times(BOX, FOLLOW, PATH(path), 1, 1, 5));
  }
  REFUSED(E_NOTCAPABLE,
          wasi_path_readlink(BOX, PATH("out-dir/"), ADDRESS(buffer), 64, ADDRESS(&count)));
  REFUSED_EITHER(E_NOTDIR, E_NOTCAPABLE, wasi_path_remove_directory(BOX, PATH("out-dir/")));
  REFUSED_EITHER(E_NOTDIR, E_NOTCAPABLE, wasi_path_unlink_file(BOX, PATH("out-dir/")));
  REFUSED_EITHER(E_NOTDIR, E_NOTCAPABLE, rename_to(BOX, "out-dir/", BOX, "stolen"));
  REFUSED_EITHER(E_NOTDIR, E_NOTCAPABLE, rename_to(BOX, "empty", BOX, "out-dir/"));
  REFUSED_EITHER(E_EXIST, E_NOTCAPABLE, wasi_path_create_directory(BOX, PATH("dangling/")));
}

// Without FOLLOW a link at the end is not a file to open.
CASE(not_followed) {
  i32 fd;
  REFUSED(E_LOOP, wasi_path_open(BOX, 0, PATH("out"), 0, R_READING, 0, 0, ADDRESS(&fd)));
  REFUSED(E_LOOP, wasi_path_open(BOX, 0, PATH("out"), TRUNC, R_WRITING, 0, 0, ADDRESS(&fd)));
  REFUSED_EITHER(E_LOOP, E_NOTDIR,
                 wasi_path_open(BOX, 0, PATH("out-dir"), DIRECTORY, R_READING, 0, 0, ADDRESS(&fd)));
  REFUSED(E_NOTCAPABLE,
          wasi_path_open(BOX, 0, PATH("out-dir/victim"), 0, R_READING, 0, 0, ADDRESS(&fd)));
}

// What acts on the link itself leaves its target alone.
CASE(link_itself) {
  struct wasi_filestat stat;
  WORKS(wasi_path_filestat_get(BOX, 0, PATH("out"), ADDRESS(&stat)));
  require(stat.type == TYPE_SYMBOLIC_LINK, "a link's own type");
  WORKS(wasi_path_filestat_set_times(BOX, 0, PATH("out"), 1, 1, ATIM | MTIM));
  WORKS(link_to(BOX, "out", BOX, "out-too", 0));
  WORKS(rename_to(BOX, "out", BOX, "moved"));
  attack_file(BOX, "out-too", E_NOTCAPABLE);
  attack_file(BOX, "moved", E_NOTCAPABLE);
  WORKS(wasi_path_unlink_file(BOX, PATH("moved")));
  WORKS(wasi_path_unlink_file(BOX, PATH("out-dir")));
}

// Moved deeper, a link that stayed inside would lead elsewhere; moved up, one leads out.
CASE(moved_link) {
  WORKS(symlink_to("../../outside", BOX, "a/b/way"));
  REFUSED(E_NOENT, spill(BOX, "a/b/way/victim"));
  WORKS(rename_to(BOX, "a/b/way", BOX, "sub/way"));
  attack(BOX, "sub/way", E_NOTCAPABLE);
  WORKS(rename_to(BOX, "a/b/c", BOX, "c"));
  WORKS(symlink_to("../../../../outside", BOX, "c/d/way"));
  attack(BOX, "c/d/way", E_NOTCAPABLE);
}

CASE(made_by_guest) {
  WORKS(symlink_to("../outside", BOX, "way"));
  attack(BOX, "way", E_NOTCAPABLE);
  WORKS(symlink_to("../../outside", BOX, "sub/way"));
  attack(BOX, "sub/way", E_NOTCAPABLE);
  WORKS(symlink_to("way/victim", BOX, "by-way"));
  attack_file(BOX, "by-way", E_NOTCAPABLE);
}

CASE(made_absolute) {
  REFUSED(E_NOTCAPABLE, symlink_to(top, BOX, "way"));
  REFUSED(E_NOTCAPABLE, symlink_to("/", BOX, "way"));
  REFUSED(E_NOTCAPABLE, symlink_to("//etc", BOX, "way"));
  REFUSED(E_NOTCAPABLE, symlink_to("file", BOX, "out-dir/fresh"));
}

// In the middle of nowhere: a link that is entered by an opened directory rather than from the top.
CASE(from_opened_directory) {
  i32 fd;
  WORKS(open_directory(BOX, "sub", &fd));
  WORKS(symlink_to("../file", BOX, "sub/sideways"));
  WORKS(spill(BOX, "sub/sideways"));
  REFUSED(E_NOTCAPABLE, spill(fd, "sideways"));
  REFUSED(E_NOTCAPABLE, spill(fd, "chain-3/victim"));
}

CASE(from_one_grant_to_another) {
  REFUSED(E_NOTCAPABLE, spill(BOX, "to-shelf/file"));
  REFUSED(E_NOTCAPABLE, tamper(BOX, "to-shelf/file", 0));
  REFUSED(E_NOTCAPABLE, spill(SHELF, "to-box/file"));
  REFUSED_EITHER(E_NOTCAPABLE, E_ROFS, tamper(SHELF, "to-box/fresh", CREAT));
}

CASE(through_read_only) {
  WORKS(spill(SHELF, "inside"));
  REFUSED(E_NOTCAPABLE, spill(SHELF, "out"));
  REFUSED(E_NOTCAPABLE, spill(SHELF, "absolute"));
  REFUSED(E_NOTCAPABLE, spill(SHELF, "out-dir/victim"));
  REFUSED(E_NOTCAPABLE, stat_of(SHELF, "out", FOLLOW));
  REFUSED_EITHER(E_NOTCAPABLE, E_ROFS, tamper(SHELF, "out", 0));
  REFUSED_EITHER(E_NOTCAPABLE, E_ROFS, tamper(SHELF, "out-dir/fresh", CREAT));
  REFUSED_EITHER(E_NOTCAPABLE, E_ROFS, wasi_path_unlink_file(SHELF, PATH("out-dir/victim")));
}

// As many links as may be followed, about 40, and the last one leads out; then one too many.
CASE(many_links) {
  static const char digits[] = "0123456789";
  char name[] = "l00", target[] = "l00";
  WORKS(symlink_to("../outside", BOX, "l00"));
  for (int i = 1; i != 50; ++i) {
    name[1] = digits[i / 10], name[2] = digits[i % 10];
    target[1] = digits[(i - 1) / 10], target[2] = digits[(i - 1) % 10];
    WORKS(symlink_to(target, BOX, name));
    i32 first = i < 42 ? E_NOTCAPABLE : E_LOOP, second = i < 38 ? E_NOTCAPABLE : E_LOOP;
    REFUSED_EITHER(first, second, spill(BOX, join(name, "/victim")));
    REFUSED_EITHER(first, second, stat_of(BOX, name, FOLLOW));
  }
}

// Two links whose targets together are longer than any path.
CASE(long_targets) {
  static char target[4096];
  size_t at = 0;
  while (at < 4000) {
    target[at++] = '.';
    target[at++] = '/';
  }
  WORKS(symlink_to(join(target, "long-2/victim"), BOX, "long-1"));
  WORKS(symlink_to(join(target, "../outside"), BOX, "long-2"));
  REFUSED_EITHER(E_NOTCAPABLE, E_NAMETOOLONG, spill(BOX, "long-1"));
  REFUSED_EITHER(E_NOTCAPABLE, E_NAMETOOLONG, tamper(BOX, join(target, "long-2/fresh"), CREAT));
  REFUSED_EITHER(E_NOTCAPABLE, E_NAMETOOLONG, stat_of(BOX, "long-2/victim", 0));
}
