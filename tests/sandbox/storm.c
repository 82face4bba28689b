// storm.c - calls at random: every function, with arguments that are each well or badly chosen.
//
// Nothing is expected of a single call. The numbers are the same each time; what they meet depends
// on the calls before. What would end or stop the program, or fill a disk, is left out: proc_exit
// and proc_raise, FIFOs, waiting, large sizes of files; and what waits for a disk is rare. So is
// what takes the two grants away, since nothing would be left to do.
//
// BUILD-ARGS: --dir box --dir shelf:ro
#include "guest.h"

enum { CALLS = 30000, PAGE = 65536 };

static uint64_t state;
static int opened;

static uint32_t any(uint32_t count) {
  state = state * 6364136223846793005 + 1442695040888963407;
  return (uint32_t)((state >> 33) % count);
}

#define ANY_OF(table) table[any(sizeof table / sizeof *table)]

static i32 any_fd(void) {
  static const i32 others[] = {0, 1, 15, 16, 255, 256, 4096, 0x7fffffff, 0x80000000, 0xffffffff};
  return any(8) ? BOX + any(8) : ANY_OF(others);
}

// Whether to do to a descriptor what may be the end of it.
static bool is_doomed(i32 fd) { return fd != 1 && (fd >= THIRD || !any(500)); }

struct text {
  i32 at, length;
};

static struct text any_path(void) {
  static const char *const paths[] = {
      "file",
      "fresh",
      "sub",
      "sub/inner",
      "a/b/c/d",
      "empty",
      "..",
      ".",
      "",
      "../secret",
      "../outside",
      "../outside/victim",
      "out",
      "out-dir",
      "out-dir/victim",
      "up",
      "up/secret",
      "up/outside/fresh",
      "sub/..",
      "sub/../..",
      "absolute",
      "/etc/passwd",
      "absolute-dir/fresh",
      "chain/victim",
      "loop",
      "dangling",
      "nested/victim",
      "deep/fresh",
      "out-slash",
      "stolen",
      "stolen/x",
      "a/b/c/../../..",
      "a/moved",
      "sub/moved/..",
      "moved",
      "../shelf/file",
      "victim",
      "folder",
      "folder/inner",
      "../box/file",
      "socket",
      "fresh/../../secret",
      "moved/../../outside/victim",
      "./.././secret",
      "out/",
      "to-shelf/fresh",
  };
  const char *path = ANY_OF(paths);
  struct text text = {PATH(path)};
  if (!any(16))
    text.length += any(8) - 4;
  if (!any(64))
    text.at = (i32)__builtin_wasm_memory_size(0) * PAGE - any(16);
  return text;
}

static uint8_t room[8192];

static i32 any_address(void) {
  const i32 end = (i32)__builtin_wasm_memory_size(0) * PAGE;
  const i32 others[] = {end,        end - any(64), end + any(64), 0xffffffff - any(64),
                        0x80000000, 0u - 8};
  return any(16) ? ADDRESS(room) + any(4096) : ANY_OF(others);
}

static i32 any_size(void) {
  static const i32 sizes[] = {0, 1, 2, 7, 8, 23, 24, 25, 48, 64, 100, 255, 256, 4095, 4096};
  static const i32 others[] = {0x7fffffff, 0x80000000, 0xffffffff, 0x20000000, 0x10000001};
  return any(16) ? ANY_OF(sizes) : ANY_OF(others);
}

static i64 any_offset(void) {
  static const i64 offsets[] = {0, 1, 5, 4096, 65536, ~0ull, 1ull << 63};
  return ANY_OF(offsets);
}

static i64 any_rights(void) {
  static const i64 rights[] = {0,     R_READING, R_WRITING,   R_ALL,      R_DIRECTORY,
                               ~0ull, R_FD_READ, R_PATH_OPEN, R_FD_WRITE, 1ull << 40};
  return ANY_OF(rights);
}

static i32 any_flags(uint32_t count) { return any(32) ? any(count) : 1u << any(32); }

// A list of vectors, some of them bad; and subscriptions that are due at once.
static i32 any_vectors(void) {
  static struct wasi_iovec vectors[80];
  for (size_t i = 0; i != sizeof vectors / sizeof *vectors; ++i)
    vectors[i] = (struct wasi_iovec){ADDRESS(room) + any(4096), any(64)};
  if (!any(4))
    vectors[any(80)] = (struct wasi_iovec){any_address(), any_size()};
  return any(32) ? ADDRESS(vectors) : any_address() | 0x80000000;
}

static i32 any_subscriptions(void) {
  static struct wasi_subscription subscriptions[80];
  for (size_t i = 0; i != sizeof subscriptions / sizeof *subscriptions; ++i) {
    subscriptions[i] = (struct wasi_subscription){.type = (uint8_t)any(4)};
    if (subscriptions[i].type)
      subscriptions[i].fd = any_fd();
    else
      subscriptions[i].clock.id = any(5);
  }
  subscriptions[0] = (struct wasi_subscription){.clock.id = CLOCK_MONOTONIC};
  return ADDRESS(subscriptions);
}

// clang-format off
static void call(uint32_t which) {
  const struct text path = any_path(), other = any_path();
  const i32 fd = any_fd(), onto = any_fd(), result = any_address(), at = any_address();
  switch (which) {
  case 0: wasi_args_get(at, result); break;
  case 1: wasi_args_sizes_get(at, result); break;
  case 2: wasi_environ_get(at, result); break;
  case 3: wasi_environ_sizes_get(at, result); break;
  case 4: wasi_clock_res_get(any(6), result); break;
  case 5: wasi_clock_time_get(any(6), any_offset(), result); break;
  case 6: wasi_fd_advise(fd, any_offset(), any_offset(), any_flags(7)); break;
  case 7: wasi_fd_allocate(fd, any_offset(), any_offset()); break;
  case 8: if (is_doomed(fd)) wasi_fd_close(fd); break;
  case 9: if (!any(32)) wasi_fd_datasync(fd); break;
  case 10: wasi_fd_fdstat_get(fd, result); break;
  case 11: wasi_fd_fdstat_set_flags(fd, any_flags(32)); break;
  case 12: if (is_doomed(fd)) wasi_fd_fdstat_set_rights(fd, any_rights(), any_rights()); break;
  case 13: wasi_fd_filestat_get(fd, result); break;
  case 14: wasi_fd_filestat_set_size(fd, any_offset()); break;
  case 15: wasi_fd_filestat_set_times(fd, any_offset(), any_offset(), any_flags(16)); break;
  case 16: wasi_fd_pread(fd, any_vectors(), any(80), any_offset(), result); break;
  case 17: wasi_fd_prestat_get(fd, result); break;
  case 18: wasi_fd_prestat_dir_name(fd, at, any_size()); break;
  case 19: wasi_fd_pwrite(fd, any_vectors(), any(80), any_offset(), result); break;
  case 20: wasi_fd_read(fd, any_vectors(), any(80), result); break;
  case 21: wasi_fd_readdir(fd, at, any_size(), any_offset(), result); break;
  case 22: if (is_doomed(fd) && is_doomed(onto)) wasi_fd_renumber(fd, onto); break;
  case 23: wasi_fd_seek(fd, any_offset(), any_flags(3), result); break;
  case 24: if (!any(32)) wasi_fd_sync(fd); break;
  case 25: wasi_fd_tell(fd, result); break;
  case 26: wasi_fd_write(fd, any_vectors(), any(80), result); break;
  case 27: wasi_path_create_directory(fd, path.at, path.length); break;
  case 28: wasi_path_filestat_get(fd, any_flags(2), path.at, path.length, result); break;
  case 29:
    wasi_path_filestat_set_times(fd, any_flags(2), path.at, path.length, 1, 1, any_flags(16));
    break;
  case 30:
    wasi_path_link(fd, any_flags(2), path.at, path.length, any_fd(), other.at, other.length);
    break;
  case 31: wasi_path_readlink(fd, path.at, path.length, at, any_size(), result); break;
  case 32: wasi_path_remove_directory(fd, path.at, path.length); break;
  case 33: wasi_path_rename(fd, path.at, path.length, any_fd(), other.at, other.length); break;
  case 34: wasi_path_symlink(other.at, other.length, fd, path.at, path.length); break;
  case 35: wasi_path_unlink_file(fd, path.at, path.length); break;
  case 36: wasi_poll_oneoff(any_subscriptions(), at, 1 + any(79), result); break;
  case 37: wasi_random_get(at, any_size()); break;
  case 38: wasi_sched_yield(); break;
  case 39: wasi_sock_recv(fd, any_vectors(), any(80), any_flags(2), at, result); break;
  case 40: wasi_sock_send(fd, any_vectors(), any(80), any_flags(1), result); break;
  case 41: wasi_sock_shutdown(fd, any_flags(4)); break;
  default:
    opened += !wasi_path_open(fd, any_flags(2), path.at, path.length,
                              any(4) ? any(2) : any_flags(16), any(2) ? R_WRITING : any_rights(),
                              any_rights(), any_flags(32) & ~(i32)(DSYNC | RSYNC | SYNC), result);
  }
}
// clang-format on

static void storm(uint64_t seed) {
  state = seed;
  // Where it says what it means to nobody.
  WORKS(wasi_fd_close(2));
  for (int i = 0; i != CALLS; ++i)
    call(any(60));
  require(opened > 100, "files that were opened");
}

CASE(first) { storm(1); }
CASE(second) { storm(2); }
CASE(third) { storm(3); }
CASE(fourth) { storm(4); }
