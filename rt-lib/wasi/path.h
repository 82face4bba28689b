// path.h - from a guest's path to a directory that is open and one name in it.
#pragma once

#include "wasi.h"

#pragma GCC visibility push(hidden)

/// What happens to a symbolic link at the end of a path.
enum sinter_last {
  LAST_FOLLOW, // it is followed
  LAST_KEEP,   // it is the object itself, unless a slash follows it
  LAST_ENTRY,  // the operation is about the directory's entry: never followed
  LAST_UNKNOWN // flags that do not exist: EINVAL
};

/// What lookupflags of the guest ask for.
static inline enum sinter_last sinter_last(uint32_t look_up) {
  return look_up > 1 ? LAST_UNKNOWN : look_up ? LAST_FOLLOW : LAST_KEEP;
}

/// A place below a grant. `name` is one component, never "..", perhaps ".". System calls get it
/// with flags that keep the kernel from following it.
struct sinter_place {
  int directory;                 // the kernel's descriptor
  bool is_owned;                 // it was opened for this path
  bool needs_directory;          // the path ended with a slash, "." or ".."
  bool is_parent;                // it ended with ".."
  char name[LINUX_NAME_MAX + 2]; // with room for a slash
};

/// Resolves guest path [pointer, pointer + length) below descriptor `entry`. Symbolic links on the
/// way are followed, within the grant. Errors: ENOTCAPABLE for what leads out of it, and what the
/// walk meets. On success sinter_place_release must follow.
uint32_t sinter_path_resolve(struct sinter_wasi *wasi, const struct sinter_fd *entry,
                             uint32_t pointer, uint32_t length, enum sinter_last last,
                             struct sinter_place *place);
void sinter_place_release(struct sinter_place *place);

/// The attributes of what is at a place, links not followed. A result of the kernel's: ENOTDIR,
/// too, if the path asked for a directory and there is something else.
long sinter_place_stat(const struct sinter_place *place, struct linux_statx *stat);

/// Copies a guest string and ends it with a zero byte. Errors: EFAULT, ENAMETOOLONG, ENOENT if it
/// is empty, EINVAL if there is a zero byte in it.
uint32_t sinter_path_copy(struct sinter_wasi *wasi, uint32_t pointer, uint32_t length,
                          char path[LINUX_PATH_MAX]);

/// Opens a directory below `root` for walking on. `path` may be empty: `root` itself, which is
/// then the result. Returns a descriptor or the kernel's negative errno, EXDEV for leading out.
long sinter_open_beneath(int root, const char *path);

/// The limit on links in one resolution, the kernel's.
enum { MAX_LINKS = 40 };

#pragma GCC visibility pop
