// magic.c - /proc as a grant: its links lead to where their text does not say.
//
// BUILD-ARGS: --dir box --dir shelf:ro --dir /proc::/proc:ro --dir /dev/fd::/dev/fd:ro
// BUILD-ARGS: --dir /proc::/writable
#include "guest.h"

enum { PROC = THIRD, DEV_FD, WRITABLE };

static const char *numbered(const char *prefix, int number, const char *rest) {
  static char digits[3];
  digits[0] = (char)('0' + number / 10);
  digits[1] = (char)('0' + number % 10);
  return join(join(prefix, number < 10 ? digits + 1 : digits), rest);
}

CASE(root_link) {
  WORKS(stat_of(PROC, "self/status", 0));
  REFUSED(E_NOTCAPABLE, spill(PROC, join("self/root", join(top, "/secret"))));
  REFUSED(E_NOTCAPABLE, spill(PROC, "self/root/etc/passwd"));
  REFUSED(E_NOTCAPABLE, stat_of(PROC, "self/root", FOLLOW));
  REFUSED(E_NOTCAPABLE, stat_of(PROC, "self/root/", 0));
  REFUSED_EITHER(E_NOTCAPABLE, E_ACCES, spill(PROC, "1/root/etc/passwd"));
  REFUSED_EITHER(E_NOTCAPABLE, E_ROFS,
                 tamper(PROC, join("self/root", join(top, "/outside/victim")), 0));
  REFUSED_EITHER(E_NOTCAPABLE, E_ROFS,
                 tamper(PROC, join("self/root", join(top, "/outside/fresh")), CREAT));
}

CASE(cwd_link) {
  REFUSED(E_NOTCAPABLE, spill(PROC, "self/cwd/secret"));
  REFUSED(E_NOTCAPABLE, spill(PROC, "self/cwd/../secret"));
  REFUSED(E_NOTCAPABLE, stat_of(PROC, "self/cwd", FOLLOW));
  REFUSED(E_NOTCAPABLE, spill(PROC, "self/task/../cwd/secret"));
}

CASE(exe_link) {
  REFUSED(E_NOTCAPABLE, stat_of(PROC, "self/exe", FOLLOW));
  REFUSED(E_NOTCAPABLE, spill(PROC, "self/exe"));
}

// Those of the grants, of the inherited secret, of pipes.
CASE(descriptor_links) {
  for (int number = 0; number != 40; ++number) {
    i32 fd;
    const char *path = numbered("self/fd/", number, "");
    if (stat_of(PROC, path, 0) == E_NOENT)
      continue;
    // A pipe's text is a name that is not there.
    REFUSED_EITHER(E_NOTCAPABLE, E_NOENT, spill(PROC, path));
    REFUSED_EITHER(E_NOTCAPABLE, E_NOENT, stat_of(PROC, path, FOLLOW));
    REFUSED(E_ROFS, tamper(PROC, path, 0));
    REFUSED_EITHER(E_NOTCAPABLE, E_NOENT, open_with(PROC, path, DIRECTORY, R_READING, &fd));
    REFUSED_EITHER(E_NOTCAPABLE, E_NOENT, spill(PROC, numbered("self/fd/", number, "/victim")));
    REFUSED_EITHER(E_NOTCAPABLE, E_NOENT, spill(PROC, numbered("self/fd/", number, "/../secret")));
  }
}

CASE(descriptor_directory) {
  for (int number = 0; number != 40; ++number) {
    const char *path = numbered("", number, "");
    if (stat_of(DEV_FD, path, 0) == E_NOENT)
      continue;
    REFUSED_EITHER(E_NOTCAPABLE, E_NOENT, spill(DEV_FD, path));
    REFUSED_EITHER(E_NOTCAPABLE, E_NOENT, spill(DEV_FD, numbered("", number, "/../secret")));
  }
  REFUSED(E_NOTCAPABLE, spill(DEV_FD, "../cwd/secret"));
  REFUSED(E_NOTCAPABLE, spill(DEV_FD, "../root/etc/passwd"));
}

CASE(map_files) {
  REFUSED(E_NOTCAPABLE, spill(PROC, "self/ns/../root/etc/passwd"));
  REFUSED_EITHER(E_NOENT, E_NOTCAPABLE, spill(PROC, "self/ns/mnt"));
  REFUSED_EITHER(E_NOENT, E_NOTCAPABLE, spill(PROC, "thread-self/ns/user"));
}

// A link made by the guest onto a magic one, from a grant where it may make some.
CASE(by_guest_link) {
  REFUSED(E_NOTCAPABLE, symlink_to("/proc/self/root", BOX, "way"));
  WORKS(symlink_to("../../../../../../../proc/self/cwd", BOX, "way"));
  attack(BOX, "way/outside", E_NOTCAPABLE);
  REFUSED(E_ROFS, symlink_to("file", PROC, "self/way"));
}

// Who writes to the memory of the process has no bounds any more, so not even a grant for writing
// is one for that.
CASE(own_memory) {
  WORKS(stat_of(WRITABLE, "self/mem", 0));
  const char *paths[] = {"self/mem", "thread-self/mem", "self/task/../mem"};
  for (size_t i = 0; i != sizeof paths / sizeof *paths; ++i) {
    REFUSED(E_ACCES, tamper(WRITABLE, paths[i], 0));
    REFUSED(E_ACCES, tamper(WRITABLE, paths[i], TRUNC));
    REFUSED(E_ROFS, tamper(PROC, paths[i], 0));
  }
}
