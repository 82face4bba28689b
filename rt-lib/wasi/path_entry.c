// path_entry.c - operations on directory entries: create, remove, rename, link.
#include "path.h"

// The entry of a directory that an operation changes.
static uint32_t resolve_entry(struct sinter_wasi *wasi, uint32_t fd, uint32_t rights, uint32_t path,
                              uint32_t length, struct sinter_place *place) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, rights, &entry);
  if (error)
    return error;
  if (entry->is_read_only)
    return WASI_EROFS;
  return sinter_path_resolve(wasi, entry, path, length, LAST_ENTRY, place);
}

// Gives a slash at the end of the path back, so that the kernel applies its rules for those. Only
// for calls that do not follow a link before the slash.
static void restore_slash(struct sinter_place *place) {
  if (!place->needs_directory)
    return;
  size_t length = strlen(place->name);
  place->name[length] = '/';
  place->name[length + 1] = 0;
}

static uint32_t finish(struct sinter_place *place, long result) {
  sinter_place_release(place);
  return sinter_wasi_errno(result);
}

i32 sinter_wasi_path_create_directory(struct sinter_wasi *wasi, i32 fd, i32 path, i32 length) {
  struct sinter_place place;
  uint32_t error = resolve_entry(wasi, fd, RIGHT_PATH_CREATE_DIRECTORY, path, length, &place);
  if (error)
    return error;
  return finish(&place, SINTER_SYSCALL(mkdirat, place.directory, place.name, 0777));
}

i32 sinter_wasi_path_remove_directory(struct sinter_wasi *wasi, i32 fd, i32 path, i32 length) {
  struct sinter_place place;
  uint32_t error = resolve_entry(wasi, fd, RIGHT_PATH_REMOVE_DIRECTORY, path, length, &place);
  if (error)
    return error;
  return finish(&place, SINTER_SYSCALL(unlinkat, place.directory, place.name, AT_REMOVEDIR));
}

i32 sinter_wasi_path_unlink_file(struct sinter_wasi *wasi, i32 fd, i32 path, i32 length) {
  struct sinter_place place;
  uint32_t error = resolve_entry(wasi, fd, RIGHT_PATH_UNLINK_FILE, path, length, &place);
  if (error)
    return error;
  restore_slash(&place);
  return finish(&place, SINTER_SYSCALL(unlinkat, place.directory, place.name, 0));
}

i32 sinter_wasi_path_rename(struct sinter_wasi *wasi, i32 fd, i32 path, i32 length, i32 new_fd,
                            i32 new_path, i32 new_length) {
  struct sinter_place from, to;
  uint32_t error = resolve_entry(wasi, fd, RIGHT_PATH_RENAME_SOURCE, path, length, &from);
  if (error)
    return error;
  error = resolve_entry(wasi, new_fd, RIGHT_PATH_RENAME_TARGET, new_path, new_length, &to);
  long result = 0;
  if (!error) {
    restore_slash(&from);
    restore_slash(&to);
    result = SINTER_SYSCALL(renameat2, from.directory, from.name, to.directory, to.name, 0);
    sinter_place_release(&to);
  }
  sinter_place_release(&from);
  return error ? error : sinter_wasi_errno(result);
}

// The result would be a second name of the file, so both grants must be writable. A slash at the
// end asks for a directory, which has no second names.
i32 sinter_wasi_path_link(struct sinter_wasi *wasi, i32 fd, i32 look_up, i32 path, i32 length,
                          i32 new_fd, i32 new_path, i32 new_length) {
  struct sinter_fd *entry;
  struct sinter_place from, to;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_PATH_LINK_SOURCE, &entry);
  if (!error && entry->is_read_only)
    error = WASI_EROFS;
  if (!error)
    error = sinter_path_resolve(wasi, entry, path, length, look_up & 1 ? LAST_FOLLOW : LAST_KEEP,
                                &from);
  if (error)
    return error;
  error = resolve_entry(wasi, new_fd, RIGHT_PATH_LINK_TARGET, new_path, new_length, &to);
  long result = 0;
  if (!error) {
    result = from.needs_directory ? -LINUX_EPERM
             : to.needs_directory
                 ? -LINUX_ENOENT
                 : SINTER_SYSCALL(linkat, from.directory, from.name, to.directory, to.name, 0);
    sinter_place_release(&to);
  }
  sinter_place_release(&from);
  return error ? error : sinter_wasi_errno(result);
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
    error = resolve_entry(wasi, fd, RIGHT_PATH_SYMLINK, path, length, &place);
  if (error)
    return error;
  return finish(&place, place.needs_directory
                            ? -LINUX_ENOENT
                            : SINTER_SYSCALL(symlinkat, contents, place.directory, place.name));
}
