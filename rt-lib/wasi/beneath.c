// beneath.c - opens a directory beneath another one, and never anything else.
//
// Linux 5.6 does it in one call, openat2 with RESOLVE_BENEATH. Where that is missing, a walk takes
// one component at a time. Its safety rests on two rules, whatever others do to the tree meanwhile:
// the kernel is given single names only, with O_NOFOLLOW, so it never resolves a link; and ".." is
// never given to it. Instead the walk remembers the names that it has passed, and goes back by
// starting again from the root with one name less.
//
// A directory that others move out of the grant while the walk is in it remains open, as it would
// for a guest that had opened it before; but from there the walk only goes deeper. Links of procfs
// that lead to open files, whatever their text, are read like others, and their text is a path
// beneath the root or refused.
#include "path.h"

enum { WALK_FLAGS = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

struct walk {
  int root, current;
  unsigned links;
  size_t done_length;
  char done[LINUX_PATH_MAX]; // names passed, each ending with a slash
  char todo[LINUX_PATH_MAX];
  char link[LINUX_PATH_MAX];
};

static void move_to(struct walk *walk, int fd) {
  if (walk->current != walk->root)
    SINTER_SYSCALL(close, walk->current);
  walk->current = fd;
}

// Puts the target of a link in front of what is left to do.
static long follow(struct walk *walk, const char *name, const char *rest) {
  long length = SINTER_SYSCALL(readlinkat, walk->current, name, walk->link, LINUX_PATH_MAX);
  if (linux_failed(length))
    return length == -LINUX_EINVAL ? -LINUX_ENOTDIR : length;
  if (++walk->links > MAX_LINKS)
    return -LINUX_ELOOP;
  if (walk->link[0] == '/')
    return -LINUX_EXDEV;
  size_t rest_length = strlen(rest);
  if ((size_t)length + rest_length + 2 > sizeof walk->todo)
    return -LINUX_ENAMETOOLONG;
  memmove(walk->todo + length + 1, rest, rest_length + 1);
  walk->todo[length] = '/';
  memcpy(walk->todo, walk->link, (size_t)length);
  return 0;
}

// One name, which is no link.
static long enter(struct walk *walk, const char *name, size_t length) {
  long fd = SINTER_SYSCALL(openat, walk->current, name, WALK_FLAGS);
  if (linux_failed(fd))
    return fd;
  if (walk->done_length + length + 1 > sizeof walk->done) {
    SINTER_SYSCALL(close, fd);
    return -LINUX_ENAMETOOLONG;
  }
  memcpy(walk->done + walk->done_length, name, length);
  walk->done_length += length + 1;
  walk->done[walk->done_length - 1] = '/';
  move_to(walk, (int)fd);
  return 0;
}

static long leave(struct walk *walk) {
  if (!walk->done_length)
    return -LINUX_EXDEV;
  size_t end = walk->done_length - 1;
  while (end && walk->done[end - 1] != '/')
    --end;
  walk->done_length = 0;
  move_to(walk, walk->root);
  for (size_t at = 0; at != end;) {
    char name[LINUX_NAME_MAX + 1];
    size_t length = 0;
    for (; walk->done[at + length] != '/'; ++length)
      name[length] = walk->done[at + length];
    name[length] = 0;
    long error = enter(walk, name, length);
    if (error)
      return error;
    at += length + 1;
  }
  return 0;
}

// Takes the first component of `todo`.
static long step(struct walk *walk) {
  char name[LINUX_NAME_MAX + 1];
  size_t start = 0, length = 0;
  while (walk->todo[start] == '/')
    ++start;
  for (; walk->todo[start + length] && walk->todo[start + length] != '/'; ++length) {
    if (length == LINUX_NAME_MAX)
      return -LINUX_ENAMETOOLONG;
    name[length] = walk->todo[start + length];
  }
  name[length] = 0;
  const char *rest = walk->todo + start + length;
  long error = 0;
  bool is_dot = name[0] == '.' && !name[1];
  if (length == 2 && name[0] == '.' && name[1] == '.') {
    error = leave(walk);
  } else if (length && !is_dot) {
    error = enter(walk, name, length);
    // A link is not a directory to O_NOFOLLOW.
    if (error == -LINUX_ENOTDIR || error == -LINUX_ELOOP)
      return follow(walk, name, rest);
  }
  if (!error)
    memmove(walk->todo, rest, strlen(rest) + 1);
  return error;
}

static long walk_beneath(int root, const char *path) {
  struct walk walk;
  walk.root = walk.current = root;
  walk.links = 0;
  walk.done_length = 0;
  size_t length = strlen(path);
  if (length >= sizeof walk.todo)
    return -LINUX_ENAMETOOLONG;
  memcpy(walk.todo, path, length + 1);
  long error = 0;
  while (!error && walk.todo[0])
    error = step(&walk);
  if (!error)
    return walk.current;
  move_to(&walk, root);
  return error;
}

long sinter_open_beneath(int root, const char *path) {
  static bool has_no_openat2;
  struct linux_open_how how = {.flags = O_PATH | O_DIRECTORY | O_CLOEXEC,
                               .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
  if (!*path)
    return root;
  if (has_no_openat2)
    return walk_beneath(root, path);
  long fd = SINTER_SYSCALL(openat2, root, path, &how, sizeof how);
  has_no_openat2 = fd == -LINUX_ENOSYS;
  // EPERM: a filter of system calls; EAGAIN: something on the way was renamed meanwhile; ELOOP: too
  // many links, or one of procfs that leads anywhere, which the walk takes for its text.
  if (has_no_openat2 || fd == -LINUX_EPERM || fd == -LINUX_EAGAIN || fd == -LINUX_ELOOP)
    return walk_beneath(root, path);
  return fd;
}
