// linux.h - the kernel's interface: system calls, their constants and structures.
//
// Written out here because the kernel's own headers are installed for the host's ISA only. Where a
// system call has a form that is the same on every ISA (statx rather than stat, openat rather than
// open), that one is used. Results are the kernel's: a negative errno, or a value.
#pragma once

#include "core/core.h"
#include "filter.h"

#pragma GCC visibility push(hidden)

enum {
  LINUX_EPERM = 1,
  LINUX_ENOENT = 2,
  LINUX_ESRCH = 3,
  LINUX_EINTR = 4,
  LINUX_EBADF = 9,
  LINUX_EAGAIN = 11,
  LINUX_ENOMEM = 12,
  LINUX_EACCES = 13,
  LINUX_EFAULT = 14,
  LINUX_EEXIST = 17,
  LINUX_EXDEV = 18,
  LINUX_ENOTDIR = 20,
  LINUX_EISDIR = 21,
  LINUX_EINVAL = 22,
  LINUX_EMFILE = 24,
  LINUX_EFBIG = 27,
  LINUX_EROFS = 30,
  LINUX_EPIPE = 32,
  LINUX_ENAMETOOLONG = 36,
  LINUX_ENOSYS = 38,
  LINUX_ENOTEMPTY = 39,
  LINUX_ELOOP = 40,
  LINUX_EAFNOSUPPORT = 97,
  LINUX_EADDRINUSE = 98,
  LINUX_EADDRNOTAVAIL = 99,
  LINUX_ETIMEDOUT = 110,
};

// Memory.
enum {
  PROT_NONE = 0,
  PROT_READ = 1,
  PROT_WRITE = 2,
  MAP_PRIVATE = 0x02,
  MAP_FIXED = 0x10,
  MAP_ANONYMOUS = 0x20,
  MAP_NORESERVE = 0x4000,
  MAP_FIXED_NOREPLACE = 0x100000,
  MREMAP_MAYMOVE = 1,
  MREMAP_FIXED = 2,
  MADV_NORMAL = 0,
  MADV_DONTNEED = 4,
  MADV_WIPEONFORK = 18,
};

// Files. AArch64 has numbers of its own for two flags.
enum {
  O_RDONLY = 0,
  O_WRONLY = 1,
  O_RDWR = 2,
  O_ACCMODE = 3,
  O_CREAT = 0100,
  O_EXCL = 0200,
  O_NOCTTY = 0400,
  O_TRUNC = 01000,
  O_APPEND = 02000,
  O_NONBLOCK = 04000,
  O_DSYNC = 010000,
#ifdef __aarch64__
  O_DIRECTORY = 040000,
  O_NOFOLLOW = 0100000,
#else
  O_DIRECTORY = 0200000,
  O_NOFOLLOW = 0400000,
#endif
  O_CLOEXEC = 02000000,
  O_SYNC = 04010000,
  O_PATH = 010000000,
  AT_FDCWD = -100,
  AT_SYMLINK_NOFOLLOW = 0x100,
  AT_REMOVEDIR = 0x200,
  AT_EMPTY_PATH = 0x1000,
  F_GETFL = 3,
  F_SETFL = 4,
  F_DUPFD_CLOEXEC = 1030,
  F_ADD_SEALS = 1033,
  F_SEAL_SEAL = 1,
  F_SEAL_SHRINK = 2,
  F_SEAL_GROW = 4,
  F_SEAL_WRITE = 8,
  MFD_CLOEXEC = 1,
  MFD_ALLOW_SEALING = 2,
  RESOLVE_NO_MAGICLINKS = 0x02,
  RESOLVE_BENEATH = 0x08,
  LINUX_PATH_MAX = 4096,
  LINUX_NAME_MAX = 255,
};

// What ioctl does.
#define FIONREAD 0x541b
#define UFFDIO_API 0xc018aa3f
#define UFFDIO_REGISTER 0xc020aa00
#define UFFDIO_WAKE 0x8010aa02
#define UFFDIO_COPY 0xc028aa03

struct linux_open_how {
  uint64_t flags, mode, resolve;
};

struct linux_iovec {
  void *base;
  size_t length;
};

struct linux_timespec {
  int64_t seconds;
  int64_t nanoseconds;
};

enum { UTIME_NOW = 0x3fffffff, UTIME_OMIT = 0x3ffffffe };

enum { STATX_BASIC_STATS = 0x7ff };

struct linux_statx_timestamp {
  int64_t seconds;
  uint32_t nanoseconds;
  int32_t reserved;
};

struct linux_statx {
  uint32_t mask, block_size;
  uint64_t attributes;
  uint32_t link_count, uid, gid;
  uint16_t mode, spare0;
  uint64_t inode, size, blocks, attributes_mask;
  struct linux_statx_timestamp access_time, birth_time, change_time, modify_time;
  uint32_t rdev_major, rdev_minor, dev_major, dev_minor;
  uint64_t spare[14];
};
_Static_assert(sizeof(struct linux_statx) == 256, "statx layout");

enum {
  S_IFMT = 0170000,
  S_IFSOCK = 0140000,
  S_IFIFO = 0010000,
  S_IFLNK = 0120000,
  S_IFREG = 0100000,
  S_IFBLK = 0060000,
  S_IFDIR = 0040000,
  S_IFCHR = 0020000,
};

// What fstat gives, unlike statx without access to any path.
struct linux_stat {
  uint64_t device, inode;
#ifdef __x86_64__
  uint64_t link_count;
  uint32_t mode, uid, gid, padding;
  uint64_t rdev;
#else
  uint32_t mode, link_count, uid, gid;
  uint64_t rdev, padding;
#endif
  int64_t size;
  uint64_t others[11];
};
_Static_assert(sizeof(struct linux_stat) == 144, "stat layout, the larger of the two");

enum { PROC_SUPER_MAGIC = 0x9fa0 };

struct linux_statfs {
  int64_t type;
  uint64_t others[14];
};
_Static_assert(sizeof(struct linux_statfs) == 120, "statfs layout");

struct linux_dirent {
  uint64_t inode;
  int64_t next;
  uint16_t length;
  uint8_t type;
  char name[];
};

struct linux_pollfd {
  int fd;
  int16_t events, revents;
};

enum { POLLIN = 1, POLLOUT = 4, POLLERR = 8, POLLHUP = 16, POLLNVAL = 32 };

// Sockets.
struct linux_msghdr {
  void *name;
  uint32_t name_size;
  struct linux_iovec *vectors;
  size_t vector_count;
  void *control;
  size_t control_size;
  int flags;
};

enum {
  MSG_PEEK = 2,
  MSG_TRUNC = 0x20,
  MSG_WAITALL = 0x100,
  MSG_NOSIGNAL = 0x4000,
  AF_INET6 = 10,
  SOCK_STREAM = 1,
  SOL_SOCKET = 1,
  SO_REUSEADDR = 2,
  SO_TYPE = 3,
  SO_RCVLOWAT = 18,
  SO_RCVTIMEO = 20,
  SO_ACCEPTCONN = 30,
  IPPROTO_IPV6 = 41,
  IPV6_V6ONLY = 26,
  LISTEN_BACKLOG = 4096, // the kernel's limit is lower or the same
  SOCK_NONBLOCK = O_NONBLOCK,
  SOCK_CLOEXEC = O_CLOEXEC,
};

// Signals.
enum {
  SIGBUS = 7,
  SIGSEGV = 11,
  SIGPIPE = 13,
  SIGXFSZ = 25,
  SIG_UNBLOCK = 1,
  SA_SIGINFO = 4,
  SA_ONSTACK = 0x08000000,
  SA_RESTORER = 0x04000000,
  SA_NODEFER = 0x40000000,
  SIG_IGN = 1,
  SS_DISABLE = 2,
  BUS_ADRERR = 2,
};

struct linux_stack {
  void *base;
  int flags;
  size_t size;
};

struct linux_siginfo {
  int signal, error, code, padding;
  void *address;
};

// Threads.
enum {
  CLOCK_MONOTONIC = 1,
  FUTEX_WAKE = 1,
  FUTEX_WAIT_BITSET = 9,
  FUTEX_PRIVATE = 128,
  FUTEX_ANY = -1,
};

// The auxiliary vector.
enum { AT_PAGESZ = 6, AT_SECURE = 23, AT_MINSIGSTKSZ = 51 };

static inline bool linux_failed(long result) { return (unsigned long)result > -4096UL; }

#pragma GCC visibility pop
