// path_open.c - opens files and directories below a grant.
#include "path.h"

enum { OPEN_CREATE = 1, OPEN_DIRECTORY = 2, OPEN_EXCLUSIVE = 4, OPEN_TRUNCATE = 8 };

enum { CREATE_MODE = 0666 };

static int access_mode(uint64_t rights) {
  bool is_reading = rights & (RIGHT_FD_READ | RIGHT_FD_READDIR);
  if (rights & RIGHTS_WRITING)
    return is_reading ? O_RDWR : O_WRONLY;
  return O_RDONLY;
}

static int host_flags(uint32_t open_flags, uint64_t rights, uint32_t fd_flags) {
  // As the last component is resolved already, a link here is a race, and not to be followed.
  int flags = O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | access_mode(rights);
  flags |= open_flags & OPEN_CREATE ? O_CREAT : 0;
  flags |= open_flags & OPEN_DIRECTORY ? O_DIRECTORY : 0;
  flags |= open_flags & OPEN_EXCLUSIVE ? O_EXCL : 0;
  flags |= open_flags & OPEN_TRUNCATE ? O_TRUNC : 0;
  flags |= fd_flags & 1 ? O_APPEND : 0;
  flags |= fd_flags & 2 ? O_DSYNC : 0;
  flags |= fd_flags & 4 ? O_NONBLOCK : 0;
  flags |= fd_flags & (8 | 16) ? O_SYNC : 0;
  return flags;
}

// Rights that are asked for but not to be had are left out, since libraries ask for all that they
// know; only what shows in how the file is opened is an error.
static uint32_t check(const struct sinter_fd *entry, uint32_t open_flags, uint64_t rights) {
  uint32_t needed = open_flags & OPEN_CREATE ? RIGHT_PATH_CREATE_FILE : 0;
  needed |= open_flags & OPEN_TRUNCATE ? RIGHT_PATH_FILESTAT_SET_SIZE : 0;
  const uint32_t decisive = RIGHT_FD_READ | RIGHTS_WRITING;
  // Directories are created otherwise; kernels before 6.4 would create a file.
  if (open_flags & OPEN_CREATE && open_flags & OPEN_DIRECTORY)
    return WASI_EINVAL;
  if (needed & ~entry->rights || rights & decisive & ~(uint64_t)entry->inheriting)
    return WASI_ENOTCAPABLE;
  bool is_writing = open_flags & OPEN_TRUNCATE || rights & RIGHTS_WRITING;
  return entry->is_read_only && is_writing ? WASI_EROFS : WASI_SUCCESS;
}

// On a read-only grant O_CREAT is fine as long as the file is there. With O_EXCL it always fails,
// and looks only, since opening some files has effects or blocks.
static long open_place(const struct sinter_fd *entry, const struct sinter_place *place, int flags) {
  if (place->needs_directory && flags & O_CREAT)
    return -LINUX_EISDIR;
  if (place->needs_directory)
    flags |= O_DIRECTORY;
  if (!entry->is_read_only || !(flags & O_CREAT))
    return SINTER_SYSCALL(openat, place->directory, place->name, flags, CREATE_MODE);
  bool must_be_new = flags & O_EXCL;
  flags = must_be_new ? O_PATH | O_NOFOLLOW | O_CLOEXEC : flags & ~O_CREAT;
  long fd = SINTER_SYSCALL(openat, place->directory, place->name, flags);
  if (fd == -LINUX_ENOENT)
    return -LINUX_EROFS;
  if (linux_failed(fd) || !must_be_new)
    return fd;
  SINTER_SYSCALL(close, fd);
  return -LINUX_EEXIST;
}

// Takes the kernel's descriptor over.
static uint32_t insert(struct sinter_wasi *wasi, const struct sinter_fd *entry, int host,
                       uint64_t rights, uint64_t inheriting, uint32_t result) {
  struct linux_statx stat;
  long status = SINTER_SYSCALL(statx, host, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &stat);
  uint32_t error = sinter_wasi_errno(status);
  uint32_t fd = 0;
  bool is_directory = !error && (stat.mode & S_IFMT) == S_IFDIR;
  struct sinter_fd opened = {
      .host = host,
      .is_read_only = entry->is_read_only,
      .rights =
          (uint32_t)rights & entry->inheriting & (is_directory ? RIGHTS_DIRECTORY : RIGHTS_FILE),
      .inheriting = is_directory ? (uint32_t)inheriting & entry->inheriting : 0,
  };
  if (!error)
    error = sinter_fd_insert(wasi, opened, &fd);
  if (error) {
    SINTER_SYSCALL(close, host);
    return error;
  }
  return sinter_guest_store_u32(wasi, result, fd);
}

i32 sinter_wasi_path_open(struct sinter_wasi *wasi, i32 fd, i32 look_up, i32 path, i32 length,
                          i32 open_flags, i64 rights, i64 inheriting, i32 fd_flags, i32 result) {
  struct sinter_fd *entry;
  struct sinter_place place;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_PATH_OPEN, &entry);
  if (!error)
    error = check(entry, open_flags, rights);
  if (!error && !sinter_guest_range(wasi, result, 4))
    error = WASI_EFAULT;
  if (error)
    return error;
  bool is_new = (open_flags & OPEN_CREATE) && (open_flags & OPEN_EXCLUSIVE);
  enum sinter_last last = is_new ? LAST_ENTRY : look_up & 1 ? LAST_FOLLOW : LAST_KEEP;
  error = sinter_path_resolve(wasi, entry, path, length, last, &place);
  if (error)
    return error;
  long host = open_place(entry, &place, host_flags(open_flags, rights, fd_flags));
  sinter_place_release(&place);
  host = sinter_fd_above_streams(host);
  if (linux_failed(host))
    return sinter_wasi_errno(host);
  return insert(wasi, entry, (int)host, rights, inheriting, result);
}
