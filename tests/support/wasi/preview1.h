// preview1.h - wasi_snapshot_preview1 as a module imports it, for C programs without a C library.
//
// wasi_fd_read and so on, for all functions. Addresses are plain numbers, so that a test can pass
// any: ADDRESS(object) is that of an object. Constants are spelled out here rather than taken from
// the runtime library, whose numbers are under test. Compile with -std=c23 and the root of the
// source tree on the include path.
//
// https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef uint32_t i32;
typedef uint64_t i64;
typedef void none;

#define WASI(name, result, ...)                                                                    \
  __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name))) result wasi_##name( \
      __VA_ARGS__);
#include "lowering/Wasi.def"

#define ADDRESS(object) ((i32)(uintptr_t)(object))

enum {
  E_SUCCESS = 0,
  E_2BIG = 1,
  E_ACCES = 2,
  E_AGAIN = 6,
  E_BADF = 8,
  E_BUSY = 10,
  E_EXIST = 20,
  E_FAULT = 21,
  E_FBIG = 22,
  E_ILSEQ = 25,
  E_INTR = 27,
  E_INVAL = 28,
  E_IO = 29,
  E_ISDIR = 31,
  E_LOOP = 32,
  E_MFILE = 33,
  E_MLINK = 34,
  E_NAMETOOLONG = 37,
  E_NFILE = 41,
  E_NOENT = 44,
  E_NOMEM = 48,
  E_NOSPC = 51,
  E_NOSYS = 52,
  E_NOTCONN = 53,
  E_NOTDIR = 54,
  E_NOTEMPTY = 55,
  E_NOTSOCK = 57,
  E_NOTSUP = 58,
  E_NOTTY = 59,
  E_NXIO = 60,
  E_OVERFLOW = 61,
  E_PERM = 63,
  E_PIPE = 64,
  E_ROFS = 69,
  E_SPIPE = 70,
  E_TXTBSY = 74,
  E_XDEV = 75,
  E_NOTCAPABLE = 76,
};

enum { FOLLOW = 1 };                                                // lookupflags
enum { CREAT = 1, DIRECTORY = 2, EXCL = 4, TRUNC = 8 };             // oflags
enum { APPEND = 1, DSYNC = 2, NONBLOCK = 4, RSYNC = 8, SYNC = 16 }; // fdflags
enum { ATIM = 1, ATIM_NOW = 2, MTIM = 4, MTIM_NOW = 8 };            // fstflags
enum { WHENCE_SET = 0, WHENCE_CUR = 1, WHENCE_END = 2 };
enum { CLOCK_REALTIME = 0, CLOCK_MONOTONIC = 1, CLOCK_PROCESS = 2, CLOCK_THREAD = 3 };

enum {
  TYPE_UNKNOWN,
  TYPE_BLOCK_DEVICE,
  TYPE_CHARACTER_DEVICE,
  TYPE_DIRECTORY,
  TYPE_REGULAR_FILE,
  TYPE_SOCKET_DGRAM,
  TYPE_SOCKET_STREAM,
  TYPE_SYMBOLIC_LINK,
};

enum : i64 {
  R_FD_DATASYNC = 1 << 0,
  R_FD_READ = 1 << 1,
  R_FD_SEEK = 1 << 2,
  R_FD_FDSTAT_SET_FLAGS = 1 << 3,
  R_FD_SYNC = 1 << 4,
  R_FD_TELL = 1 << 5,
  R_FD_WRITE = 1 << 6,
  R_FD_ADVISE = 1 << 7,
  R_FD_ALLOCATE = 1 << 8,
  R_PATH_CREATE_DIRECTORY = 1 << 9,
  R_PATH_CREATE_FILE = 1 << 10,
  R_PATH_LINK_SOURCE = 1 << 11,
  R_PATH_LINK_TARGET = 1 << 12,
  R_PATH_OPEN = 1 << 13,
  R_FD_READDIR = 1 << 14,
  R_PATH_READLINK = 1 << 15,
  R_PATH_RENAME_SOURCE = 1 << 16,
  R_PATH_RENAME_TARGET = 1 << 17,
  R_PATH_FILESTAT_GET = 1 << 18,
  R_PATH_FILESTAT_SET_SIZE = 1 << 19,
  R_PATH_FILESTAT_SET_TIMES = 1 << 20,
  R_FD_FILESTAT_GET = 1 << 21,
  R_FD_FILESTAT_SET_SIZE = 1 << 22,
  R_FD_FILESTAT_SET_TIMES = 1 << 23,
  R_PATH_SYMLINK = 1 << 24,
  R_PATH_REMOVE_DIRECTORY = 1 << 25,
  R_PATH_UNLINK_FILE = 1 << 26,
  R_POLL_FD_READWRITE = 1 << 27,
  R_SOCK_SHUTDOWN = 1 << 28,
  R_SOCK_ACCEPT = 1 << 29,
  R_ALL = (1 << 30) - 1,
};

struct wasi_iovec {
  i32 base, length;
};

struct wasi_fdstat {
  uint8_t type, padding;
  uint16_t flags;
  uint32_t more_padding;
  uint64_t rights, inheriting;
};

struct wasi_filestat {
  uint64_t device, inode;
  uint8_t type, padding[7];
  uint64_t links, size, atim, mtim, ctim;
};

struct wasi_dirent {
  uint64_t next, inode;
  uint32_t name_length;
  uint8_t type, padding[3];
};

struct wasi_prestat {
  uint8_t tag, padding[3];
  uint32_t name_length;
};

enum { EVENT_CLOCK, EVENT_FD_READ, EVENT_FD_WRITE };

struct wasi_subscription {
  uint64_t user_data;
  uint8_t type, padding[7];
  union {
    struct {
      uint32_t id, padding;
      uint64_t timeout, precision;
      uint16_t flags; // 1: the timeout is a point in time
    } clock;
    uint32_t fd;
  };
};

struct wasi_event {
  uint64_t user_data;
  uint16_t error;
  uint8_t type, padding[5];
  uint64_t byte_count;
  uint16_t flags;
};

static_assert(sizeof(struct wasi_fdstat) == 24);
static_assert(sizeof(struct wasi_filestat) == 64);
static_assert(sizeof(struct wasi_dirent) == 24);
static_assert(sizeof(struct wasi_subscription) == 48);
static_assert(sizeof(struct wasi_event) == 32);
