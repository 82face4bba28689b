// path.c - path resolution: the file system's half of the sandbox.
//
// A path is split into its parent and its last component. beneath.c opens the parent; all that a
// system call ever gets is that descriptor and the single name. A link at the end is read here and
// its target resolved in the same manner, from the grant, so no link is left for the kernel to
// follow. A path that others change meanwhile may lead to another place, but to one in the grant.
// What is mounted below a grant belongs to it.
#include "path.h"

uint32_t sinter_path_copy(struct sinter_wasi *wasi, uint32_t pointer, uint32_t length,
                          char path[LINUX_PATH_MAX]) {
  const char *from = sinter_guest_range(wasi, pointer, length);
  if (!from)
    return WASI_EFAULT;
  if (!length)
    return WASI_ENOENT;
  if (length >= LINUX_PATH_MAX)
    return WASI_ENAMETOOLONG;
  for (uint32_t i = 0; i != length; ++i)
    if (!(path[i] = from[i]))
      return WASI_EINVAL;
  path[length] = 0;
  return WASI_SUCCESS;
}

// Cuts the last component off `path`, which leaves its parent, and puts it into `place`.
static uint32_t split(char *path, struct sinter_place *place) {
  size_t end = strlen(path);
  while (end && path[end - 1] == '/')
    --end;
  place->needs_directory = path[end] == '/';
  size_t start = end;
  while (start && path[start - 1] != '/')
    --start;
  size_t length = end - start;
  if (length > LINUX_NAME_MAX)
    return WASI_ENAMETOOLONG;
  memcpy(place->name, path + start, length);
  place->name[length] = 0;
  place->is_parent = length == 2 && path[start] == '.' && path[start + 1] == '.';
  bool is_self = length == 1 && path[start] == '.';
  if (!place->is_parent && !is_self) {
    path[start] = 0;
    return WASI_SUCCESS;
  }
  // ".." is for the walk to resolve; what remains is the directory that it led to.
  place->needs_directory = true;
  place->name[0] = '.';
  place->name[1] = 0;
  path[place->is_parent ? end : start] = 0;
  return WASI_SUCCESS;
}

static uint32_t beneath_errno(long result) {
  return result == -LINUX_EXDEV ? WASI_ENOTCAPABLE : sinter_wasi_errno(result);
}

// Replaces `path`, the parent of a link, by the link's target seen from the grant. `is_link` is
// false if the place is not a link, or not there.
static uint32_t follow(const struct sinter_place *place, char path[LINUX_PATH_MAX], bool *is_link) {
  char target[LINUX_PATH_MAX];
  long length = SINTER_SYSCALL(readlinkat, place->directory, place->name, target, sizeof target);
  *is_link = !linux_failed(length);
  if (length == -LINUX_EINVAL || length == -LINUX_ENOENT)
    return WASI_SUCCESS;
  if (!*is_link)
    return sinter_wasi_errno(length);
  if (target[0] == '/')
    return WASI_ENOTCAPABLE;
  size_t parent = strlen(path);
  if (parent + (size_t)length + 2 > LINUX_PATH_MAX)
    return WASI_ENAMETOOLONG;
  memcpy(path + parent, target, (size_t)length);
  path[parent + (size_t)length] = place->needs_directory ? '/' : 0;
  path[parent + (size_t)length + 1] = 0;
  return WASI_SUCCESS;
}

// One round: opens the parent of `path`; if the last component is a link that is to be followed,
// leaves the path to go on with in `path`.
static uint32_t resolve_once(int root, char path[LINUX_PATH_MAX], enum sinter_last last,
                             struct sinter_place *place, bool *is_link) {
  *is_link = false;
  uint32_t error = path[0] == '/' ? WASI_ENOTCAPABLE : split(path, place);
  if (error)
    return error;
  long directory = sinter_open_beneath(root, path);
  if (linux_failed(directory))
    return beneath_errno(directory);
  place->directory = (int)directory;
  place->is_owned = directory != root;
  if (last == LAST_FOLLOW || (last == LAST_KEEP && place->needs_directory))
    error = follow(place, path, is_link);
  if (error || *is_link)
    sinter_place_release(place);
  return error;
}

uint32_t sinter_path_resolve(struct sinter_wasi *wasi, const struct sinter_fd *entry,
                             uint32_t pointer, uint32_t length, enum sinter_last last,
                             struct sinter_place *place) {
  char path[LINUX_PATH_MAX];
  uint32_t error =
      last == LAST_UNKNOWN ? WASI_EINVAL : sinter_path_copy(wasi, pointer, length, path);
  bool is_link = true;
  for (unsigned links = 0; !error && is_link; ++links)
    error = links > MAX_LINKS ? WASI_ELOOP : resolve_once(entry->host, path, last, place, &is_link);
  return error;
}

void sinter_place_release(struct sinter_place *place) {
  if (place->is_owned)
    SINTER_SYSCALL(close, place->directory);
}

long sinter_place_stat(const struct sinter_place *place, struct linux_statx *stat) {
  long result = SINTER_SYSCALL(statx, place->directory, place->name, AT_SYMLINK_NOFOLLOW,
                               STATX_BASIC_STATS, stat);
  if (linux_failed(result) || !place->needs_directory || (stat->mode & S_IFMT) == S_IFDIR)
    return result;
  return -LINUX_ENOTDIR;
}
