// pointers.c - addresses that are not the guest's, in every parameter of every function.
//
// A probe calls a function with all its parameters in order, but for one address, which runs
// through the end of memory and beyond. The function must say EFAULT, and not a byte at the end of
// memory may change, even if part of the object would fit.
//
// BUILD-ARGS: --dir box --dir shelf:ro --env NAME=value
#include "guest.h"

enum { PAGE = 65536, EDGE = 256, MOST_ADDRESSES = 4 };

struct address {
  i32 size;         // of the object
  const char *text; // what is there to read; null for room to write
};

struct probe {
  const char *name;
  i32 (*call)(const i32 *at);
  struct address addresses[MOST_ADDRESSES];
};

static uint8_t rooms[MOST_ADDRESSES][512];
static i32 memory_size(void) { return (i32)__builtin_wasm_memory_size(0) * PAGE; }

static uint8_t *edge(void) { return (uint8_t *)(uintptr_t)(memory_size() - EDGE); }

// The last bytes of memory belong to nobody: the memory is enlarged before.
static void mark_edge(void) {
  for (int i = 0; i != EDGE; ++i)
    edge()[i] = (uint8_t)(i * 7 + 1);
}

static bool is_edge_whole(void) {
  for (int i = 0; i != EDGE; ++i)
    if (edge()[i] != (uint8_t)(i * 7 + 1))
      return false;
  return true;
}

static struct wasi_iovec vector;
static struct wasi_subscription subscription = {.type = EVENT_CLOCK, .clock.id = CLOCK_MONOTONIC};
static i32 file;

// Functions are listed as they are called here, so that none is forgotten: see the end of the list.
#define CALL(name, ...)                                                                            \
  enum { listed_##name };                                                                          \
  static i32 call_##name([[maybe_unused]] const i32 *at) { return wasi_##name(__VA_ARGS__); }
CALL(args_get, at[0], at[1])
CALL(args_sizes_get, at[0], at[1])
CALL(environ_get, at[0], at[1])
CALL(environ_sizes_get, at[0], at[1])
CALL(clock_res_get, CLOCK_MONOTONIC, at[0])
CALL(clock_time_get, CLOCK_MONOTONIC, 0, at[0])
CALL(fd_fdstat_get, file, at[0])
CALL(fd_filestat_get, file, at[0])
CALL(fd_pread, file, at[0], 1, 0, at[1])
CALL(fd_prestat_get, BOX, at[0])
CALL(fd_prestat_dir_name, BOX, at[0], 3)
CALL(fd_pwrite, file, at[0], 1, 0, at[1])
CALL(fd_read, file, at[0], 1, at[1])
CALL(fd_readdir, BOX, at[0], 256, 0, at[1])
CALL(fd_seek, file, 0, WHENCE_SET, at[0])
CALL(fd_tell, file, at[0])
CALL(fd_write, file, at[0], 1, at[1])
CALL(path_create_directory, BOX, at[0], 5)
CALL(path_filestat_get, BOX, 0, at[0], 4, at[1])
CALL(path_filestat_set_times, BOX, 0, at[0], 4, 0, 0, 0)
CALL(path_link, BOX, 0, at[0], 4, BOX, at[1], 5)
CALL(path_open, BOX, 0, at[0], 4, 0, R_FD_READ, 0, 0, at[1])
CALL(path_readlink, BOX, at[0], 3, at[1], 64, at[2])
CALL(path_remove_directory, BOX, at[0], 5)
CALL(path_rename, BOX, at[0], 4, BOX, at[1], 5)
CALL(path_symlink, at[0], 4, BOX, at[1], 5)
CALL(path_unlink_file, BOX, at[0], 5)
CALL(poll_oneoff, at[0], at[1], 1, at[2])
CALL(random_get, at[0], 64)
CALL(sock_recv, 0, at[0], 1, 0, at[1], at[2])
CALL(sock_send, 1, at[0], 1, 0, at[1])

#define LIST {8, (const char *)&vector}
#define PROBE(name, ...)                                                                           \
  {                                                                                                \
    #name, call_##name, { __VA_ARGS__ }                                                            \
  }
static const struct probe probes[] = {
    PROBE(args_get, {16, NULL}, {8, NULL}),
    PROBE(args_sizes_get, {4, NULL}, {4, NULL}),
    PROBE(environ_get, {4, NULL}, {11, NULL}),
    PROBE(environ_sizes_get, {4, NULL}, {4, NULL}),
    PROBE(clock_res_get, {8, NULL}),
    PROBE(clock_time_get, {8, NULL}),
    PROBE(fd_fdstat_get, {24, NULL}),
    PROBE(fd_filestat_get, {64, NULL}),
    PROBE(fd_pread, LIST, {4, NULL}),
    PROBE(fd_prestat_get, {8, NULL}),
    PROBE(fd_prestat_dir_name, {3, NULL}),
    PROBE(fd_pwrite, LIST, {4, NULL}),
    PROBE(fd_read, LIST, {4, NULL}),
    PROBE(fd_readdir, {256, NULL}, {4, NULL}),
    PROBE(fd_seek, {8, NULL}),
    PROBE(fd_tell, {8, NULL}),
    PROBE(fd_write, LIST, {4, NULL}),
    PROBE(path_create_directory, {5, "fresh"}),
    PROBE(path_filestat_get, {4, "file"}, {64, NULL}),
    PROBE(path_filestat_set_times, {4, "file"}),
    PROBE(path_link, {4, "file"}, {5, "fresh"}),
    PROBE(path_open, {4, "file"}, {4, NULL}),
    PROBE(path_readlink, {3, "out"}, {64, NULL}, {4, NULL}),
    PROBE(path_remove_directory, {5, "empty"}),
    PROBE(path_rename, {4, "file"}, {5, "moved"}),
    PROBE(path_symlink, {4, "file"}, {5, "fresh"}),
    PROBE(path_unlink_file, {5, "fifo "}),
    PROBE(poll_oneoff, {48, (const char *)&subscription}, {32, NULL}, {4, NULL}),
    PROBE(random_get, {64, NULL}),
    PROBE(sock_recv, LIST, {4, NULL}, {2, NULL}),
    PROBE(sock_send, LIST, {4, NULL}),
};

// Those without addresses, and sock_accept, which needs a socket of its own: see sockets.c. A
// function that is in neither list does not compile.
enum {
  listed_fd_advise,
  listed_fd_allocate,
  listed_fd_close,
  listed_fd_datasync,
  listed_fd_fdstat_set_flags,
  listed_fd_fdstat_set_rights,
  listed_fd_filestat_set_size,
  listed_fd_filestat_set_times,
  listed_fd_renumber,
  listed_fd_sync,
  listed_proc_exit,
  listed_proc_raise,
  listed_sched_yield,
  listed_sock_accept,
  listed_sock_shutdown,
};
[[maybe_unused]] static const int all_are_listed[] = {
#define WASI(name, ...) listed_##name,
#include "lowering/Wasi.def"
};

static void fill(const struct probe *probe, i32 at[MOST_ADDRESSES]) {
  for (int i = 0; i != MOST_ADDRESSES; ++i) {
    at[i] = ADDRESS(rooms[i]);
    for (i32 byte = 0; probe->addresses[i].text && byte != probe->addresses[i].size; ++byte)
      rooms[i][byte] = (uint8_t)probe->addresses[i].text[byte];
  }
}

static void try_address(const struct probe *probe, int index, i32 bad) {
  i32 at[MOST_ADDRESSES];
  fill(probe, at);
  at[index] = bad;
  mark_edge();
  i32 error = probe->call(at);
  if (error != E_FAULT || !is_edge_whole()) {
    print_number(bad);
    print(" as an address of ");
  }
  refused(probe->name, error, E_FAULT, E_FAULT);
  if (!is_edge_whole())
    breach(probe->name);
}

static void try_addresses(const struct probe *probe) {
  for (int i = 0; i != MOST_ADDRESSES && probe->addresses[i].size; ++i) {
    const i32 size = probe->addresses[i].size, end = memory_size();
    const i32 bad[] = {end - size + 1, end - 1,    end,       end + 1,   end + PAGE, 0x7fffffff,
                       0x80000000,     0xffff0000, 0u - size, 1u - size, 0xfffffff8, 0xffffffff};
    for (size_t k = 0; k != sizeof bad / sizeof *bad; ++k)
      if (size > 1 || bad[k] != end - 1)
        try_address(probe, i, bad[k]);
  }
}

// All functions whose names begin so.
static void try_functions(const char *prefix) {
  int count = 0;
  vector = (struct wasi_iovec){ADDRESS(rooms[MOST_ADDRESSES - 1]), 4};
  require(__builtin_wasm_memory_grow(0, 1) != (size_t)-1, "a page more");
  WORKS(open_with(BOX, "file", 0, R_WRITING, &file));
  for (size_t i = 0; i != sizeof probes / sizeof *probes; ++i) {
    const char *name = probes[i].name;
    size_t at = 0;
    while (prefix[at] && prefix[at] == name[at])
      ++at;
    if (prefix[at])
      continue;
    try_addresses(&probes[i]);
    ++count;
  }
  require(count > 0, prefix);
}

CASE(of_args) { try_functions("args_"); }
CASE(of_environ) { try_functions("environ_"); }
CASE(of_clock) { try_functions("clock_"); }
CASE(of_fd) { try_functions("fd_"); }
CASE(of_path) { try_functions("path_"); }
CASE(of_poll) { try_functions("poll_"); }
CASE(of_random) { try_functions("random_"); }
CASE(of_sock) { try_functions("sock_"); }
