// path_entry.c - operations on directory entries: create, remove, rename, link.
#include "path.h"

enum change { CHANGE_OLD, CHANGE_NEW };

// Gives a slash at the end of the path back, so that the kernel applies its rules for those. Only
// for calls that do not follow a link before the slash.
static void restore_slash(struct sinter_place *place) {
  if (!place->needs_directory)
    return;
  size_t length = strlen(place->name);
  place->name[length] = '/';
  place->name[length + 1] = 0;
}

// On a read-only grant, as on a read-only file system, what is to be created but exists already is
// told apart: programs that want a directory to be there ask for it in this way.
static uint32_t read_only_errno(const struct sinter_place *place, enum change change) {
  struct linux_statx stat;
  bool exists = change == CHANGE_NEW && !linux_failed(sinter_place_stat(place, &stat));
  return exists ? WASI_EEXIST : WASI_EROFS;
}

// The entry of a directory that an operation removes, or creates.
static uint32_t resolve_entry(struct sinter_wasi *wasi, uint32_t fd, uint32_t rights, uint32_t path,
                              uint32_t length, enum change change, struct sinter_place *place) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, rights, &entry);
  if (!error)
    error = sinter_path_resolve(wasi, entry, path, length, LAST_ENTRY, place);
  if (error)
    return error;
  if (!entry->is_read_only) {
    restore_slash(place);
    return WASI_SUCCESS;
  }
  error = read_only_errno(place, change);
  sinter_place_release(place);
  return error;
}

static uint32_t finish(struct sinter_place *place, long result) {
  sinter_place_release(place);
  return sinter_wasi_errno(result);
}

i32 sinter_wasi_path_create_directory(struct sinter_wasi *wasi, i32 fd, i32 path, i32 length) {
  struct sinter_place place;
  uint32_t error =
      resolve_entry(wasi, fd, RIGHT_PATH_CREATE_DIRECTORY, path, length, CHANGE_NEW, &place);
  if (error)
    return error;
  return finish(&place, SINTER_SYSCALL(mkdirat, place.directory, place.name, 0777));
}

i32 sinter_wasi_path_remove_directory(struct sinter_wasi *wasi, i32 fd, i32 path, i32 length) {
  struct sinter_place place;
  uint32_t error =
      resolve_entry(wasi, fd, RIGHT_PATH_REMOVE_DIRECTORY, path, length, CHANGE_OLD, &place);
  if (error)
    return error;
  // What ".." led to has the directory before it in it.
  return finish(&place, place.is_parent
                            ? -LINUX_ENOTEMPTY
                            : SINTER_SYSCALL(unlinkat, place.directory, place.name, AT_REMOVEDIR));
}

i32 sinter_wasi_path_unlink_file(struct sinter_wasi *wasi, i32 fd, i32 path, i32 length) {
  struct sinter_place place;
  uint32_t error =
      resolve_entry(wasi, fd, RIGHT_PATH_UNLINK_FILE, path, length, CHANGE_OLD, &place);
  if (error)
    return error;
  return finish(&place, SINTER_SYSCALL(unlinkat, place.directory, place.name, 0));
}

i32 sinter_wasi_path_rename(struct sinter_wasi *wasi, i32 fd, i32 path, i32 length, i32 new_fd,
                            i32 new_path, i32 new_length) {
  struct sinter_place from, to;
  uint32_t error =
      resolve_entry(wasi, fd, RIGHT_PATH_RENAME_SOURCE, path, length, CHANGE_OLD, &from);
  if (error)
    return error;
  error =
      resolve_entry(wasi, new_fd, RIGHT_PATH_RENAME_TARGET, new_path, new_length, CHANGE_OLD, &to);
  if (error) {
    sinter_place_release(&from);
    return error;
  }
  long result = SINTER_SYSCALL(renameat2, from.directory, from.name, to.directory, to.name, 0);
  sinter_place_release(&to);
  return finish(&from, result);
}

// The file that a link is to be made of. The link would be a second name by which it could be
// written, so its grant must be writable.
static uint32_t resolve_link_source(struct sinter_wasi *wasi, uint32_t fd, uint32_t look_up,
                                    uint32_t path, uint32_t length, struct sinter_place *place) {
  struct sinter_fd *entry;
  struct linux_statx stat;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_PATH_LINK_SOURCE, &entry);
  if (!error)
    error = sinter_path_resolve(wasi, entry, path, length, sinter_last(look_up), place);
  if (error)
    return error;
  error = sinter_wasi_errno(sinter_place_stat(place, &stat));
  if (!error && entry->is_read_only)
    error = WASI_EROFS;
  if (error)
    sinter_place_release(place);
  return error;
}

i32 sinter_wasi_path_link(struct sinter_wasi *wasi, i32 fd, i32 look_up, i32 path, i32 length,
                          i32 new_fd, i32 new_path, i32 new_length) {
  struct sinter_place from, to;
  uint32_t error = resolve_link_source(wasi, fd, look_up, path, length, &from);
  if (error)
    return error;
  error =
      resolve_entry(wasi, new_fd, RIGHT_PATH_LINK_TARGET, new_path, new_length, CHANGE_NEW, &to);
  if (error) {
    sinter_place_release(&from);
    return error;
  }
  long result = SINTER_SYSCALL(linkat, from.directory, from.name, to.directory, to.name, 0);
  sinter_place_release(&to);
  return finish(&from, result);
}

// A link to an absolute path would never work within the grant, and might mislead others.
i32 sinter_wasi_path_symlink(struct sinter_wasi *wasi, i32 target, i32 target_length, i32 fd,
                             i32 path, i32 length) {
  char contents[LINUX_PATH_MAX];
  struct sinter_place place;
  uint32_t error = sinter_path_copy(wasi, target, target_length, contents);
  if (!error && contents[0] == '/')
    error = WASI_ENOTCAPABLE;
  if (!error)
    error = resolve_entry(wasi, fd, RIGHT_PATH_SYMLINK, path, length, CHANGE_NEW, &place);
  if (error)
    return error;
  return finish(&place, SINTER_SYSCALL(symlinkat, contents, place.directory, place.name));
}
