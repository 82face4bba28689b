// wasi.h - preview 1 as its specification has it: imports, numbers, records; no C library.
//
// Pointers are passed as they are, so a test can pass any. With WASI_UNSTABLE the same tests are
// about the older snapshot, which has another module name and differs where this file says so.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef WASI_UNSTABLE
#define WASI_MODULE "wasi_unstable"
#else
#define WASI_MODULE "wasi_snapshot_preview1"
#endif

// clang-format off
/// errno, in order: SUCCESS is 0, ENOTCAPABLE 76.
enum {
  SUCCESS, E2BIG, EACCES, EADDRINUSE, EADDRNOTAVAIL, EAFNOSUPPORT, EAGAIN, EALREADY, EBADF,
  EBADMSG, EBUSY, ECANCELED, ECHILD, ECONNABORTED, ECONNREFUSED, ECONNRESET, EDEADLK, EDESTADDRREQ,
  EDOM, EDQUOT, EEXIST, EFAULT, EFBIG, EHOSTUNREACH, EIDRM, EILSEQ, EINPROGRESS, EINTR, EINVAL,
  EIO, EISCONN, EISDIR, ELOOP, EMFILE, EMLINK, EMSGSIZE, EMULTIHOP, ENAMETOOLONG, ENETDOWN,
  ENETRESET, ENETUNREACH, ENFILE, ENOBUFS, ENODEV, ENOENT, ENOEXEC, ENOLCK, ENOLINK, ENOMEM, ENOMSG,
  ENOPROTOOPT, ENOSPC, ENOSYS, ENOTCONN, ENOTDIR, ENOTEMPTY, ENOTRECOVERABLE, ENOTSOCK, ENOTSUP,
  ENOTTY, ENXIO, EOVERFLOW, EOWNERDEAD, EPERM, EPIPE, EPROTO, EPROTONOSUPPORT, EPROTOTYPE, ERANGE,
  EROFS, ESPIPE, ESRCH, ESTALE, ETIMEDOUT, ETXTBSY, EXDEV, ENOTCAPABLE,
};
// clang-format on
_Static_assert(EINVAL == 28 && ENOTCAPABLE == 76, "none is missing");

enum { REALTIME, MONOTONIC, PROCESS_CPUTIME, THREAD_CPUTIME };

enum {
  UNKNOWN,
  BLOCK_DEVICE,
  CHARACTER_DEVICE,
  DIRECTORY,
  REGULAR_FILE,
  SOCKET_DGRAM,
  SOCKET_STREAM,
  SYMBOLIC_LINK,
};

#ifdef WASI_UNSTABLE
enum { SEEK_CUR, SEEK_END, SEEK_SET };
#else
enum { SEEK_SET, SEEK_CUR, SEEK_END };
#endif

enum { FOLLOW = 1 };                                                // lookupflags
enum { CREAT = 1, IS_DIRECTORY = 2, EXCL = 4, TRUNC = 8 };          // oflags
enum { APPEND = 1, DSYNC = 2, NONBLOCK = 4, RSYNC = 8, SYNC = 16 }; // fdflags
enum { ATIM = 1, ATIM_NOW = 2, MTIM = 4, MTIM_NOW = 8 };            // fstflags
enum { EVENT_CLOCK, EVENT_FD_READ, EVENT_FD_WRITE };                // eventtype
enum { ABSTIME = 1 };                                               // subclockflags
enum { HANGUP = 1 };                                                // eventrwflags
enum { SHUTDOWN_READ = 1, SHUTDOWN_WRITE = 2 };                     // sdflags

#define RIGHT(name, bit) static const uint64_t name = (uint64_t)1 << bit;
RIGHT(FD_DATASYNC, 0)
RIGHT(FD_READ, 1)
RIGHT(FD_SEEK, 2)
RIGHT(FD_FDSTAT_SET_FLAGS, 3)
RIGHT(FD_SYNC, 4)
RIGHT(FD_TELL, 5)
RIGHT(FD_WRITE, 6)
RIGHT(FD_ADVISE, 7)
RIGHT(FD_ALLOCATE, 8)
RIGHT(PATH_CREATE_DIRECTORY, 9)
RIGHT(PATH_CREATE_FILE, 10)
RIGHT(PATH_LINK_SOURCE, 11)
RIGHT(PATH_LINK_TARGET, 12)
RIGHT(PATH_OPEN, 13)
RIGHT(FD_READDIR, 14)
RIGHT(PATH_READLINK, 15)
RIGHT(PATH_RENAME_SOURCE, 16)
RIGHT(PATH_RENAME_TARGET, 17)
RIGHT(PATH_FILESTAT_GET, 18)
RIGHT(PATH_FILESTAT_SET_SIZE, 19)
RIGHT(PATH_FILESTAT_SET_TIMES, 20)
RIGHT(FD_FILESTAT_GET, 21)
RIGHT(FD_FILESTAT_SET_SIZE, 22)
RIGHT(FD_FILESTAT_SET_TIMES, 23)
RIGHT(PATH_SYMLINK, 24)
RIGHT(PATH_REMOVE_DIRECTORY, 25)
RIGHT(PATH_UNLINK_FILE, 26)
RIGHT(POLL_FD_READWRITE, 27)
RIGHT(SOCK_SHUTDOWN, 28)
RIGHT(SOCK_ACCEPT, 29)
#undef RIGHT

struct iovec {
  const void *base;
  size_t length;
};

struct prestat {
  uint8_t tag;
  uint32_t name_length;
};

struct fdstat {
  uint8_t filetype;
  uint16_t flags;
  uint64_t rights, inheriting;
};

struct filestat {
  uint64_t device, inode;
  uint8_t filetype;
#ifdef WASI_UNSTABLE
  uint32_t link_count;
#else
  uint64_t link_count;
#endif
  uint64_t size, access_time, modify_time, change_time;
};

struct dirent {
  uint64_t next, inode;
  uint32_t name_length;
  uint8_t type;
};

struct subscription {
  uint64_t user_data;
  uint8_t type;
  union {
    struct {
#ifdef WASI_UNSTABLE
      uint64_t identifier;
#endif
      uint32_t id;
      uint64_t timeout, precision;
      uint16_t flags;
    } clock;
    uint32_t fd;
  };
};

struct event {
  uint64_t user_data;
  uint16_t error;
  uint8_t type;
  uint64_t byte_count;
  uint16_t flags;
};

_Static_assert(sizeof(struct fdstat) == 24 && sizeof(struct dirent) == 24, "record layout");
_Static_assert(sizeof(struct event) == 32 && sizeof(struct prestat) == 8, "record layout");
#ifdef WASI_UNSTABLE
_Static_assert(sizeof(struct filestat) == 56 && sizeof(struct subscription) == 56, "older layout");
#else
_Static_assert(sizeof(struct filestat) == 64 && sizeof(struct subscription) == 48, "layout");
#endif

/// A function of WASI: its name and parameters. They return an errno.
#define IMPORT(name, ...)                                                                          \
  __attribute__((__import_module__(WASI_MODULE), __import_name__(#name))) uint32_t name(           \
      __VA_ARGS__);

typedef uint32_t fd_t;

IMPORT(args_get, void *pointers, void *buffer)
IMPORT(args_sizes_get, void *count, void *size)
IMPORT(environ_get, void *pointers, void *buffer)
IMPORT(environ_sizes_get, void *count, void *size)
IMPORT(clock_res_get, uint32_t clock, void *result)
IMPORT(clock_time_get, uint32_t clock, uint64_t precision, void *result)
IMPORT(fd_advise, fd_t fd, uint64_t offset, uint64_t length, uint32_t advice)
IMPORT(fd_allocate, fd_t fd, uint64_t offset, uint64_t length)
IMPORT(fd_close, fd_t fd)
IMPORT(fd_datasync, fd_t fd)
IMPORT(fd_fdstat_get, fd_t fd, void *result)
IMPORT(fd_fdstat_set_flags, fd_t fd, uint32_t flags)
IMPORT(fd_fdstat_set_rights, fd_t fd, uint64_t rights, uint64_t inheriting)
IMPORT(fd_filestat_get, fd_t fd, void *result)
IMPORT(fd_filestat_set_size, fd_t fd, uint64_t size)
IMPORT(fd_filestat_set_times, fd_t fd, uint64_t access, uint64_t modify, uint32_t flags)
IMPORT(fd_pread, fd_t fd, const void *vectors, size_t count, uint64_t offset, void *result)
IMPORT(fd_prestat_get, fd_t fd, void *result)
IMPORT(fd_prestat_dir_name, fd_t fd, void *buffer, size_t length)
IMPORT(fd_pwrite, fd_t fd, const void *vectors, size_t count, uint64_t offset, void *result)
IMPORT(fd_read, fd_t fd, const void *vectors, size_t count, void *result)
IMPORT(fd_readdir, fd_t fd, void *buffer, size_t length, uint64_t cookie, void *result)
IMPORT(fd_renumber, fd_t from, fd_t to)
IMPORT(fd_seek, fd_t fd, int64_t offset, uint32_t whence, void *result)
IMPORT(fd_sync, fd_t fd)
IMPORT(fd_tell, fd_t fd, void *result)
IMPORT(fd_write, fd_t fd, const void *vectors, size_t count, void *result)
IMPORT(path_create_directory, fd_t fd, const void *path, size_t length)
IMPORT(path_filestat_get, fd_t fd, uint32_t look_up, const void *path, size_t length, void *result)
IMPORT(path_filestat_set_times, fd_t fd, uint32_t look_up, const void *path, size_t length,
       uint64_t access, uint64_t modify, uint32_t flags)
IMPORT(path_link, fd_t fd, uint32_t look_up, const void *path, size_t length, fd_t new_fd,
       const void *new_path, size_t new_length)
IMPORT(path_open, fd_t fd, uint32_t look_up, const void *path, size_t length, uint32_t open_flags,
       uint64_t rights, uint64_t inheriting, uint32_t flags, void *result)
IMPORT(path_readlink, fd_t fd, const void *path, size_t length, void *buffer, size_t buffer_length,
       void *result)
IMPORT(path_remove_directory, fd_t fd, const void *path, size_t length)
IMPORT(path_rename, fd_t fd, const void *path, size_t length, fd_t new_fd, const void *new_path,
       size_t new_length)
IMPORT(path_symlink, const void *target, size_t target_length, fd_t fd, const void *path,
       size_t length)
IMPORT(path_unlink_file, fd_t fd, const void *path, size_t length)
IMPORT(poll_oneoff, const void *subscriptions, void *events, size_t count, void *result)
__attribute__((__import_module__(WASI_MODULE), __import_name__("proc_exit"), __noreturn__)) void
proc_exit(uint32_t status);
IMPORT(proc_raise, uint32_t signal)
IMPORT(random_get, void *buffer, size_t length)
IMPORT(sched_yield, void)
IMPORT(sock_accept, fd_t fd, uint32_t flags, void *result)
IMPORT(sock_recv, fd_t fd, const void *vectors, size_t count, uint32_t flags, void *result,
       void *result_flags)
IMPORT(sock_send, fd_t fd, const void *vectors, size_t count, uint32_t flags, void *result)
IMPORT(sock_shutdown, fd_t fd, uint32_t how)
#undef IMPORT
