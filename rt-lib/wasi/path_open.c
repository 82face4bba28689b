// path_open.c - opens files and directories below a grant.
//
// This is the one function that opens what a path names; all others only look, or change directory
// entries. A FIFO, a device or whatever else is there is opened as POSIX has it: without the
// guest's asking for nonblock, opening a FIFO waits for its other end. A guest that is not to reach
// devices must not be granted a directory that has any.
#include "path.h"

enum { OPEN_CREATE = 1, OPEN_DIRECTORY = 2, OPEN_EXCLUSIVE = 4, OPEN_TRUNCATE = 8 };

enum { FD_APPEND = 1, FD_DSYNC = 2, FD_NONBLOCK = 4, FD_RSYNC = 8, FD_SYNC = 16 };

enum { KNOWN_OPEN_FLAGS = 15, KNOWN_FD_FLAGS = 31 };

enum { CREATE_MODE = 0666 };

// Reading and the right to change the size do not make a writer: there are libraries that ask for
// all rights they know but writing when a program opens a file to read it. They get those that such
// a descriptor has.
static int access_mode(uint64_t rights) {
  bool is_reading = rights & (RIGHT_FD_READ | RIGHT_FD_READDIR);
  bool is_writing = rights & (is_reading ? RIGHT_FD_WRITE : RIGHTS_WRITING);
  return !is_writing ? O_RDONLY : is_reading ? O_RDWR : O_WRONLY;
}

static bool is_new(uint32_t open_flags) {
  return open_flags & OPEN_CREATE && open_flags & OPEN_EXCLUSIVE;
}

static int host_flags(uint32_t open_flags, uint64_t rights, uint32_t fd_flags) {
  // As the last component is resolved already, a link here is a race, and not to be followed.
  int flags = O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | access_mode(rights);
  flags |= open_flags & OPEN_CREATE ? O_CREAT : 0;
  flags |= open_flags & OPEN_DIRECTORY ? O_DIRECTORY : 0;
  flags |= is_new(open_flags) ? O_EXCL : 0;
  flags |= open_flags & OPEN_TRUNCATE ? O_TRUNC : 0;
  flags |= fd_flags & FD_APPEND ? O_APPEND : 0;
  flags |= fd_flags & FD_DSYNC ? O_DSYNC : 0;
  flags |= fd_flags & FD_NONBLOCK ? O_NONBLOCK : 0;
  flags |= fd_flags & (FD_RSYNC | FD_SYNC) ? O_SYNC : 0;
  return flags;
}

// Every right that is asked for must be one to inherit, but those that nothing has that a path can
// name: of sockets, and unknown ones.
static uint32_t check_rights(const struct sinter_fd *entry, uint32_t open_flags, uint64_t rights,
                             uint32_t fd_flags) {
  uint32_t needed = open_flags & OPEN_CREATE ? RIGHT_PATH_CREATE_FILE : 0;
  needed |= open_flags & OPEN_TRUNCATE ? RIGHT_PATH_FILESTAT_SET_SIZE : 0;
  uint32_t inherited = (uint32_t)rights & RIGHTS_ALL;
  inherited |= fd_flags & FD_DSYNC ? RIGHT_FD_DATASYNC : 0;
  inherited |= fd_flags & (FD_RSYNC | FD_SYNC) ? RIGHT_FD_SYNC : 0;
  bool has_all = !(needed & ~entry->rights) && !(inherited & ~entry->inheriting);
  return has_all ? WASI_SUCCESS : WASI_ENOTCAPABLE;
}

static uint32_t check(const struct sinter_fd *entry, uint32_t open_flags, uint64_t rights,
                      uint64_t inheriting, uint32_t fd_flags) {
  // Directories are created otherwise; kernels before 6.4 would create a file.
  bool is_made_directory = open_flags & OPEN_CREATE && open_flags & OPEN_DIRECTORY;
  if (open_flags & ~(uint32_t)KNOWN_OPEN_FLAGS || fd_flags & ~(uint32_t)KNOWN_FD_FLAGS ||
      is_made_directory)
    return WASI_EINVAL;
  uint32_t error = check_rights(entry, open_flags, rights | inheriting, fd_flags);
  if (error)
    return error;
  bool is_writing = open_flags & OPEN_TRUNCATE || access_mode(rights) != O_RDONLY;
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

// A process that writes to its own memory as a file of procfs has no sandbox any more, so nothing
// there is opened for writing.
static bool is_forbidden(int host, const struct linux_statx *stat, int flags) {
  struct linux_statfs system;
  // The file systems that are on no device have no major number.
  if ((flags & O_ACCMODE) == O_RDONLY || stat->dev_major)
    return false;
  return linux_failed(SINTER_SYSCALL(fstatfs, host, &system)) || system.type == PROC_SUPER_MAGIC;
}

// What is opened has of the rights those that suit it.
static uint32_t rights_of(const struct linux_statx *stat, int flags) {
  if ((stat->mode & S_IFMT) == S_IFDIR)
    return RIGHTS_DIRECTORY;
  return (flags & O_ACCMODE) == O_RDONLY ? RIGHTS_FILE & ~RIGHTS_WRITING : RIGHTS_FILE;
}

// Takes the kernel's descriptor over.
static uint32_t insert(struct sinter_wasi *wasi, const struct sinter_fd *entry, int host, int flags,
                       uint64_t rights, uint64_t inheriting, uint32_t *fd) {
  struct linux_statx stat;
  long status = SINTER_SYSCALL(statx, host, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &stat);
  uint32_t error = sinter_wasi_errno(status);
  if (!error && is_forbidden(host, &stat, flags))
    error = WASI_EACCES;
  if (!error) {
    bool is_directory = (stat.mode & S_IFMT) == S_IFDIR;
    struct sinter_fd opened = {
        .host = host,
        .is_read_only = entry->is_read_only,
        .is_directory = is_directory,
        .rights = (uint32_t)rights & entry->inheriting & rights_of(&stat, flags),
        .inheriting = is_directory ? (uint32_t)inheriting & entry->inheriting : 0,
    };
    error = sinter_fd_insert(wasi, opened, fd);
  }
  if (error)
    SINTER_SYSCALL(close, host);
  return error;
}

i32 sinter_wasi_path_open(struct sinter_wasi *wasi, i32 fd, i32 look_up, i32 path, i32 length,
                          i32 open_flags, i64 rights, i64 inheriting, i32 fd_flags, i32 result) {
  struct sinter_fd *entry;
  struct sinter_place place;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_PATH_OPEN, &entry);
  if (!error)
    error = check(entry, open_flags, rights, inheriting, fd_flags);
  // A descriptor that cannot be reported would be lost.
  if (!error && !sinter_guest_range(wasi, result, sizeof result))
    error = WASI_EFAULT;
  enum sinter_last last = sinter_last(look_up);
  if (is_new(open_flags) && last != LAST_UNKNOWN)
    last = LAST_ENTRY;
  if (!error)
    error = sinter_path_resolve(wasi, entry, path, length, last, &place);
  if (error)
    return error;
  int flags = host_flags(open_flags, rights, fd_flags);
  long host = open_place(entry, &place, flags);
  sinter_place_release(&place);
  host = sinter_fd_above_streams(host);
  if (linux_failed(host))
    return sinter_wasi_errno(host);
  uint32_t opened;
  error = insert(wasi, entry, (int)host, flags, rights, inheriting, &opened);
  return error ? error : sinter_guest_store_u32(wasi, result, opened);
}
