// wasi.h - what the WASI functions share: guest memory, descriptors, error numbers.
//
// Every number that comes from the guest is checked where it enters: guest pointers by
// sinter_guest_range, descriptors by sinter_fd_get, paths by sinter_path_resolve. Host pointers
// into guest memory are not kept from one call to the next, since the memory may move as it grows.
// One that a system call gets, too, comes from sinter_transfer_prepare or sinter_guest_present.
//
// https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md
#pragma once

#include "core/core.h"
#include "os/linux/linux.h"
#include "os/linux/quiet.h"
#ifdef SINTER_CONTEXT
#include "context/context.h"
#endif

#pragma GCC visibility push(hidden)

/// errno of preview 1.
enum {
  WASI_SUCCESS = 0,
#define ERRNO(name, value, linux) WASI_E##name = value,
#include "wasi/Errno.def"
  WASI_ENOTCAPABLE = 76,
};

/// rights of preview 1: one bit per operation that a descriptor allows.
enum {
  RIGHT_FD_DATASYNC = 1 << 0,
  RIGHT_FD_READ = 1 << 1,
  RIGHT_FD_SEEK = 1 << 2,
  RIGHT_FD_FDSTAT_SET_FLAGS = 1 << 3,
  RIGHT_FD_SYNC = 1 << 4,
  RIGHT_FD_TELL = 1 << 5,
  RIGHT_FD_WRITE = 1 << 6,
  RIGHT_FD_ADVISE = 1 << 7,
  RIGHT_FD_ALLOCATE = 1 << 8,
  RIGHT_PATH_CREATE_DIRECTORY = 1 << 9,
  RIGHT_PATH_CREATE_FILE = 1 << 10,
  RIGHT_PATH_LINK_SOURCE = 1 << 11,
  RIGHT_PATH_LINK_TARGET = 1 << 12,
  RIGHT_PATH_OPEN = 1 << 13,
  RIGHT_FD_READDIR = 1 << 14,
  RIGHT_PATH_READLINK = 1 << 15,
  RIGHT_PATH_RENAME_SOURCE = 1 << 16,
  RIGHT_PATH_RENAME_TARGET = 1 << 17,
  RIGHT_PATH_FILESTAT_GET = 1 << 18,
  RIGHT_PATH_FILESTAT_SET_SIZE = 1 << 19,
  RIGHT_PATH_FILESTAT_SET_TIMES = 1 << 20,
  RIGHT_FD_FILESTAT_GET = 1 << 21,
  RIGHT_FD_FILESTAT_SET_SIZE = 1 << 22,
  RIGHT_FD_FILESTAT_SET_TIMES = 1 << 23,
  RIGHT_PATH_SYMLINK = 1 << 24,
  RIGHT_PATH_REMOVE_DIRECTORY = 1 << 25,
  RIGHT_PATH_UNLINK_FILE = 1 << 26,
  RIGHT_POLL_FD_READWRITE = 1 << 27,
  RIGHT_SOCK_SHUTDOWN = 1 << 28,
  RIGHT_SOCK_ACCEPT = 1 << 29,

  RIGHTS_FILE = RIGHT_FD_DATASYNC | RIGHT_FD_READ | RIGHT_FD_SEEK | RIGHT_FD_FDSTAT_SET_FLAGS |
                RIGHT_FD_SYNC | RIGHT_FD_TELL | RIGHT_FD_WRITE | RIGHT_FD_ADVISE |
                RIGHT_FD_ALLOCATE | RIGHT_FD_FILESTAT_GET | RIGHT_FD_FILESTAT_SET_SIZE |
                RIGHT_FD_FILESTAT_SET_TIMES | RIGHT_POLL_FD_READWRITE,
  RIGHTS_PATH = RIGHT_PATH_CREATE_DIRECTORY | RIGHT_PATH_CREATE_FILE | RIGHT_PATH_LINK_SOURCE |
                RIGHT_PATH_LINK_TARGET | RIGHT_PATH_OPEN | RIGHT_FD_READDIR | RIGHT_PATH_READLINK |
                RIGHT_PATH_RENAME_SOURCE | RIGHT_PATH_RENAME_TARGET | RIGHT_PATH_FILESTAT_GET |
                RIGHT_PATH_FILESTAT_SET_SIZE | RIGHT_PATH_FILESTAT_SET_TIMES | RIGHT_PATH_SYMLINK |
                RIGHT_PATH_REMOVE_DIRECTORY | RIGHT_PATH_UNLINK_FILE,
  RIGHTS_DIRECTORY = RIGHTS_PATH | RIGHT_FD_FDSTAT_SET_FLAGS | RIGHT_FD_SYNC | RIGHT_FD_DATASYNC |
                     RIGHT_FD_ADVISE | RIGHT_FD_FILESTAT_GET | RIGHT_FD_FILESTAT_SET_TIMES,
  RIGHTS_ALL = RIGHTS_FILE | RIGHTS_PATH,
  // What only a descriptor that is open for writing can do.
  RIGHTS_WRITING = RIGHT_FD_WRITE | RIGHT_FD_ALLOCATE | RIGHT_FD_FILESTAT_SET_SIZE,
  // A socket that is connected, and one that listens: who may not read it may not wait for it.
  RIGHTS_SOCKET = RIGHT_FD_READ | RIGHT_FD_WRITE | RIGHT_FD_FDSTAT_SET_FLAGS |
                  RIGHT_FD_FILESTAT_GET | RIGHT_POLL_FD_READWRITE | RIGHT_SOCK_SHUTDOWN,
  RIGHTS_LISTENER = RIGHT_FD_READ | RIGHT_FD_FDSTAT_SET_FLAGS | RIGHT_FD_FILESTAT_GET |
                    RIGHT_POLL_FD_READWRITE | RIGHT_SOCK_ACCEPT,
  // Whatever a standard stream is, the kernel knows.
  RIGHTS_STREAM = RIGHTS_FILE | RIGHT_SOCK_SHUTDOWN | RIGHT_SOCK_ACCEPT,
  // What a terminal cannot do: wasi-libc tells terminals from other character devices by that.
  RIGHTS_SEEKING = RIGHT_FD_SEEK | RIGHT_FD_TELL,
};

/// filetype of preview 1.
enum {
  FILETYPE_UNKNOWN = 0,
  FILETYPE_BLOCK_DEVICE = 1,
  FILETYPE_CHARACTER_DEVICE = 2,
  FILETYPE_DIRECTORY = 3,
  FILETYPE_REGULAR_FILE = 4,
  FILETYPE_SOCKET_DGRAM = 5,
  FILETYPE_SOCKET_STREAM = 6,
  FILETYPE_SYMBOLIC_LINK = 7,
};

/// A guest descriptor.
struct sinter_fd {
  int host;            // the kernel's descriptor, -1 if this one is free
  bool is_read_only;   // it, and all that is opened below it, comes from a read-only grant
  bool is_directory;   // what PATH_ rights are for
  bool is_socket;      // a listener or what it accepted; a standard stream may be one, too
  uint32_t rights;     // for operations on it
  uint32_t inheriting; // rights that descriptors opened below it may have
  const char *preopen; // guest path of a grant, or ADDR:PORT of one; null for others
  uint32_t poll_index; // poll.c: where its list may have this descriptor
};

enum { INITIAL_FDS = 16 };

struct sinter_wasi {
  struct sinter_memory *memory;
  const char *const *arguments; // what the guest sees of them, each ending with a zero byte
  const char *const *environment;
  size_t argument_count, environment_count;
  struct sinter_fd *fds;
  uint32_t fd_capacity;
  struct sinter_fd initial_fds[INITIAL_FDS];
};

/// The errno for a result of a system call: success unless it failed.
uint32_t sinter_wasi_errno(long result);

/// The host address of guest bytes [pointer, pointer + length), or null if they are not all there.
static inline char *sinter_guest_range(struct sinter_wasi *wasi, uint32_t pointer,
                                       uint64_t length) {
  if (!wasi->memory || !sinter_in_bounds(pointer, length, wasi->memory->size))
    return NULL;
  return (char *)wasi->memory->base + pointer;
}

/// Stores a number in guest memory; EFAULT if it does not fit there. All ISAs are little endian.
uint32_t sinter_guest_store_u32(struct sinter_wasi *wasi, uint32_t pointer, uint32_t value);
uint32_t sinter_guest_store_u64(struct sinter_wasi *wasi, uint32_t pointer, uint64_t value);

/// Looks up an open descriptor that has all the rights: EBADF, ENOTCAPABLE; ENOTDIR, EISDIR,
/// ENOTSOCK and ESPIPE if it has not because of what it is.
uint32_t sinter_fd_get(struct sinter_wasi *wasi, uint32_t fd, uint32_t rights,
                       struct sinter_fd **result);
/// Makes sure that a descriptor of the kernel, just opened, is none of the numbers of the standard
/// streams. Returns the descriptor or the kernel's negative errno, which may be passed in, too.
long sinter_fd_above_streams(long host);
/// Gives the lowest free descriptor to `entry`; EMFILE if there can be no more.
uint32_t sinter_fd_insert(struct sinter_wasi *wasi, struct sinter_fd entry, uint32_t *fd);
/// Both of them for start-up: see os/linux/filter.h.
long sinter_startup_fd_above_streams(long host);
uint32_t sinter_startup_fd_insert(struct sinter_wasi *wasi, struct sinter_fd entry, uint32_t *fd);

/// A guest's list of iovecs as the kernel's, up to TRANSFER_BATCH of them.
enum { TRANSFER_BATCH = 64 };
struct sinter_transfer {
  int host; // the kernel's descriptor
  size_t count;
  struct linux_iovec batch[TRANSFER_BATCH];
};
/// Looks up descriptor and list: EBADF, ENOTCAPABLE, EISDIR, EFAULT. The list may have been cut
/// short. RIGHT_FD_WRITE among the rights says that the kernel reads what the list names.
uint32_t sinter_transfer_prepare(struct sinter_wasi *wasi, uint32_t fd, uint32_t rights,
                                 uint32_t vectors, uint32_t count,
                                 struct sinter_transfer *transfer);

#ifdef SINTER_CONTEXT
/// Waits until reading from (or accepting at) a descriptor of the kernel's would not. For what is
/// no pipe and no stream socket, or has a time limit, or fails, that is left to the call itself.
/// False if the host has interrupted the store; the call then traps, whatever it returns.
bool sinter_wasi_await(struct sinter_wasi *wasi, int host, bool is_accepting);
/// The same for what waits by itself: whether it is to end.
bool sinter_wasi_is_interrupted(struct sinter_wasi *wasi);
#else
static inline bool sinter_wasi_await(struct sinter_wasi *wasi, int host, bool is_accepting) {
  (void)wasi, (void)host, (void)is_accepting;
  return true;
}
static inline bool sinter_wasi_is_interrupted(struct sinter_wasi *wasi) {
  (void)wasi;
  return false;
}
#endif

#ifdef SINTER_CONTEXT
// Any instance may have such a memory.
extern const struct sinter_paging sinter_paging_of_stores;
static inline const struct sinter_paging *sinter_paging_now(void) {
  return __atomic_load_n(&sinter_service, __ATOMIC_ACQUIRE) ? &sinter_paging_of_stores : NULL;
}
#else
static inline const struct sinter_paging *sinter_paging_now(void) { return sinter_program.paging; }
#endif

/// Makes guest memory present that a system call is to use, from `from` on. Returns for how many
/// bytes that was done, at most `size`.
static inline size_t sinter_guest_present(const char *from, size_t size) {
  const struct sinter_paging *paging = sinter_paging_now();
  return paging ? paging->touch(from, size) : size;
}

// For programs whose memories are served: see struct sinter_paging.
size_t sinter_touch(const char *from, size_t size);
void sinter_transfer_touch(struct sinter_transfer *transfer, bool is_reading);

/// filetype for the mode of a file.
uint8_t sinter_filetype(uint32_t mode);

/// The attributes of an open file, and of a path: what *_filestat_get of both previews report.
uint32_t sinter_fd_stat(struct sinter_wasi *wasi, uint32_t fd, struct linux_statx *stat);
uint32_t sinter_path_stat(struct sinter_wasi *wasi, uint32_t fd, uint32_t look_up, uint32_t path,
                          uint32_t length, struct linux_statx *stat);

/// filestat of preview 1.
struct sinter_filestat {
  uint64_t device, inode, filetype, link_count, size, access_time, modify_time, change_time;
};
struct sinter_filestat sinter_make_filestat(const struct linux_statx *stat);

/// Writes a filestat record, 64 bytes, to guest memory.
uint32_t sinter_filestat_store(struct sinter_wasi *wasi, uint32_t pointer,
                               const struct linux_statx *stat);

/// Times for utimensat from a request of the guest; EINVAL if `flags` contradict each other.
uint32_t sinter_times(uint64_t access, uint64_t modify, uint32_t flags,
                      struct linux_timespec times[2]);

/// poll_oneoff. In a subscription of preview 1 a clock stands at offset 16, of preview 0 at 24.
uint32_t sinter_poll(struct sinter_wasi *wasi, uint32_t subscriptions, uint32_t events,
                     uint32_t count, uint32_t result, uint32_t clock_offset);

#pragma GCC visibility pop
