// control.c - attempts that succeed, because all is granted: each must be noticed from outside.
// BUILD-ARGS: --dir .
// CAUGHT: reads: leaked: standard output
// CAUGHT: copies: leaked: box/copy
// CAUGHT: links: leaked: box/stolen
// CAUGHT: moves: gone: outside/victim
// CAUGHT: writes: changed: outside/victim
// CAUGHT: writes_read_only: changed: shelf/file
// CAUGHT: creates: new: outside/target/fresh
// CAUGHT: removes: gone: outside/folder/inner
// CAUGHT: touches: changed: outside/folder
// CAUGHT: crashes: exit status 134
// CAUGHT: hangs: no end
// CAUGHT: succeeds: breach: spill(TOP, "box/file")
// CAUGHT: mistakes: unexpected: spill(TOP, "missing")
#include "guest.h"

enum { TOP = 3 };

CASE(reads) { WORKS(spill(TOP, "secret")); }

CASE(copies) {
  char buffer[64];
  struct wasi_iovec vector = {ADDRESS(buffer), sizeof buffer};
  i32 from, to;
  WORKS(open_with(TOP, "secret", 0, R_READING, &from));
  WORKS(open_with(TOP, "box/copy", CREAT, R_WRITING, &to));
  WORKS(wasi_fd_read(from, ADDRESS(&vector), 1, ADDRESS(&vector.length)));
  WORKS(wasi_fd_write(to, ADDRESS(&vector), 1, ADDRESS(&vector.length)));
}

CASE(links) { WORKS(link_to(TOP, "secret", TOP, "box/stolen", 0)); }

CASE(moves) { WORKS(rename_to(TOP, "outside/victim", TOP, "box/stolen")); }

CASE(writes) { WORKS(tamper(TOP, "outside/victim", 0)); }

CASE(writes_read_only) { WORKS(tamper(TOP, "shelf/file", 0)); }

CASE(creates) { WORKS(tamper(TOP, "outside/target/fresh", CREAT)); }

CASE(removes) { WORKS(wasi_path_unlink_file(TOP, PATH("outside/folder/inner"))); }

CASE(touches) { WORKS(wasi_path_filestat_set_times(TOP, 0, PATH("outside/folder"), 1, 1, 5)); }

CASE(crashes) { __builtin_trap(); }

CASE(hangs) {
  for (volatile int forever = 1; forever;) {
  }
}

CASE(succeeds) { REFUSED(E_NOTCAPABLE, spill(TOP, "box/file")); }

CASE(mistakes) { REFUSED(E_NOTCAPABLE, spill(TOP, "missing")); }
