// buffers.c - lengths, counts and structures that are too large, overlap, or say what is not so.
// BUILD-ARGS: --dir box --dir shelf:ro
#include "guest.h"

enum { PAGE = 65536 };

static uint8_t room[4096];
static i32 count;

static i32 memory_size(void) { return (i32)__builtin_wasm_memory_size(0) * PAGE; }

static i32 open_file(void) {
  i32 fd;
  WORKS(open_with(BOX, "file", 0, R_WRITING, &fd));
  return fd;
}

// Every function with vectors, on vectors that must all be refused.
static void refuse_vectors(i32 fd, i32 list, i32 length) {
  REFUSED(E_FAULT, wasi_fd_read(fd, list, length, ADDRESS(&count)));
  REFUSED(E_FAULT, wasi_fd_write(fd, list, length, ADDRESS(&count)));
  REFUSED(E_FAULT, wasi_fd_pread(fd, list, length, 0, ADDRESS(&count)));
  REFUSED(E_FAULT, wasi_fd_pwrite(fd, list, length, 0, ADDRESS(&count)));
  REFUSED(E_FAULT, wasi_sock_recv(0, list, length, 0, ADDRESS(&count), ADDRESS(room)));
  REFUSED(E_FAULT, wasi_sock_send(0, list, length, 0, ADDRESS(&count)));
}

CASE(vectors_beyond_memory) {
  const i32 end = memory_size();
  const struct wasi_iovec vectors[] = {
      {end, 1},        {end - 1, 2},    {end - 4, 0xffffffff}, {0, end + 1},
      {0, 0xffffffff}, {0xffffffff, 1}, {0xffffffff, 2},       {0xffffff00, 0x200},
      {0x80000000, 1}, {1, 0xffffffff}, {end + PAGE, 16},      {0x80000000, 0x80000000},
      {end + 1, 0},    {0xffffffff, 0},
  };
  i32 fd = open_file();
  for (size_t i = 0; i != sizeof vectors / sizeof *vectors; ++i)
    refuse_vectors(fd, ADDRESS(&vectors[i]), 1);
}

// The last of several is the bad one: nothing may be transferred by those before it.
CASE(last_vector_beyond_memory) {
  struct wasi_iovec vectors[8];
  i32 fd = open_file();
  for (int i = 0; i != 7; ++i)
    vectors[i] = (struct wasi_iovec){ADDRESS("tampered"), 8};
  vectors[7] = (struct wasi_iovec){memory_size() - 1, 2};
  REFUSED(E_FAULT, wasi_fd_write(fd, ADDRESS(vectors), 8, ADDRESS(&count)));
  struct wasi_filestat stat;
  WORKS(wasi_fd_filestat_get(fd, ADDRESS(&stat)));
  require(stat.size == 5, "a file that is as long as before");
}

// Counts whose product with the size of a vector wraps to something small.
CASE(vector_counts) {
  const i32 counts[] = {0x20000000, 0x20000001, 0x40000000, 0x80000000,
                        0x80000001, 0xe0000001, 0xffffffff};
  struct wasi_iovec vector = {ADDRESS(room), 1};
  i32 fd = open_file();
  for (size_t i = 0; i != sizeof counts / sizeof *counts; ++i)
    refuse_vectors(fd, ADDRESS(&vector), counts[i]);
}

// More than one call can hand to the kernel, and more in sum than 32 bits count.
CASE(vectors_in_masses) {
  static struct wasi_iovec vectors[5000];
  i32 fd, first = 0;
  WORKS(open_with(BOX, "masses", CREAT, R_WRITING, &fd));
  for (int i = 0; i != 5000; ++i)
    vectors[i] = (struct wasi_iovec){ADDRESS(room), 1};
  WORKS(wasi_fd_write(fd, ADDRESS(vectors), 5000, ADDRESS(&first)));
  require(first > 0 && first <= 5000, "a number of bytes written");
  WORKS(wasi_fd_pread(fd, ADDRESS(vectors), 5000, 0, ADDRESS(&count)));
  require(count <= first, "no more bytes read than written");
  for (int i = 0; i != 5000; ++i)
    vectors[i] = (struct wasi_iovec){0, memory_size()};
  WORKS(wasi_fd_pread(fd, ADDRESS(vectors), 5000, first, ADDRESS(&count)));
  require(count == 0, "nothing read at the end");
}

// The list itself, and where the result goes, in what is read into.
CASE(vectors_over_themselves) {
  i32 fd = open_file();
  struct wasi_iovec *vector = (struct wasi_iovec *)room;
  *vector = (struct wasi_iovec){ADDRESS(room), sizeof room};
  WORKS(wasi_fd_read(fd, ADDRESS(room), 1, ADDRESS(room + 4)));
  require(room[0] == 'p' && room[4] == 5, "what was read, and on top of it how much");
  *vector = (struct wasi_iovec){ADDRESS(room), 8};
  WORKS(wasi_fd_pread(fd, ADDRESS(room), 1, 1, ADDRESS(room)));
  require(room[0] == 4, "how much was read");
}

// Structures anywhere, and on top of each other.
CASE(unaligned) {
  i32 fd = open_file();
  for (i32 at = ADDRESS(room); at != ADDRESS(room) + 16; ++at) {
    WORKS(wasi_fd_filestat_get(fd, at));
    WORKS(wasi_fd_fdstat_get(fd, at));
    WORKS(wasi_clock_time_get(CLOCK_MONOTONIC, 0, at));
    WORKS(wasi_args_sizes_get(at, at));
    WORKS(wasi_args_get(at, at + 64));
    WORKS(wasi_path_filestat_get(BOX, 0, PATH("file"), at));
  }
}

// Right up to the end of memory is fine.
CASE(to_the_last_byte) {
  const i32 end = memory_size();
  i32 fd = open_file();
  struct wasi_iovec vector = {end - 5, 5};
  WORKS(wasi_fd_read(fd, ADDRESS(&vector), 1, end - 4));
  WORKS(wasi_fd_filestat_get(fd, end - 64));
  WORKS(wasi_fd_fdstat_get(fd, end - 24));
  WORKS(wasi_random_get(end - 64, 64));
  WORKS(wasi_random_get(end, 0));
  WORKS(wasi_fd_readdir(BOX, end - 100, 100, 0, ADDRESS(&count)));
  WORKS(wasi_fd_prestat_dir_name(BOX, end - 3, 3));
  REFUSED(E_FAULT, wasi_random_get(end + 1, 0));
}

CASE(huge_lengths) {
  const i32 end = memory_size();
  const i32 lengths[] = {end, 0x7fffffff, 0x80000000, 0xfffff000, 0xffffffff, 0u - ADDRESS(room)};
  for (size_t i = 0; i != sizeof lengths / sizeof *lengths; ++i) {
    const i32 at = ADDRESS(room), length = lengths[i];
    REFUSED(E_FAULT, wasi_random_get(at, length));
    REFUSED(E_FAULT, wasi_fd_readdir(BOX, at, length, 0, ADDRESS(&count)));
    REFUSED(E_FAULT, wasi_fd_prestat_dir_name(BOX, at, length));
    REFUSED(E_FAULT, wasi_path_readlink(BOX, PATH("out"), at, length, ADDRESS(&count)));
    REFUSED(E_FAULT, wasi_path_unlink_file(BOX, at, length));
    REFUSED(E_FAULT, wasi_path_create_directory(BOX, at, length));
    REFUSED(E_FAULT, wasi_path_symlink(at, length, BOX, PATH("fresh")));
    REFUSED(E_FAULT, wasi_path_open(BOX, 0, at, length, 0, R_FD_READ, 0, 0, ADDRESS(&count)));
  }
}

// All of memory as a path.
CASE(memory_as_path) {
  const i32 size = memory_size();
  REFUSED_EITHER(E_NAMETOOLONG, E_INVAL, wasi_path_unlink_file(BOX, 0, size));
  REFUSED_EITHER(E_NAMETOOLONG, E_INVAL,
                 wasi_path_open(BOX, 0, 0, size, CREAT, R_WRITING, 0, 0, ADDRESS(&count)));
}

// Buffers that cut records at every place: never a byte beyond the buffer.
CASE(readdir_buffers) {
  for (i32 size = 0; size != 300; ++size) {
    for (i32 at = 0; at != sizeof room; ++at)
      room[at] = 0xa5;
    WORKS(wasi_fd_readdir(BOX, ADDRESS(room), size, 0, ADDRESS(&count)));
    require(count == size, "a buffer that is full, as there are more entries");
    for (i32 at = size; at != sizeof room; ++at)
      if (room[at] != 0xa5)
        breach("bytes behind the buffer of fd_readdir");
  }
}

// A cookie is a number from the guest like any other.
CASE(readdir_cookies) {
  const uint64_t cookies[] = {
      1,          2,          3,     77,        1ull << 31,         1ull << 32,
      1ull << 62, 1ull << 63, ~0ull, ~0ull - 1, 0x7fffffffffffffff, 0xdeadbeefdeadbeef};
  for (size_t i = 0; i != sizeof cookies / sizeof *cookies; ++i) {
    i32 error = wasi_fd_readdir(BOX, ADDRESS(room), 2048, cookies[i], ADDRESS(&count));
    require(error || count <= 2048, "a refusal, or no more than there is room for");
  }
  WORKS(wasi_fd_readdir(BOX, ADDRESS(room), 2048, 0, ADDRESS(&count)));
  REFUSED(E_NOTCAPABLE, spill(BOX, "../secret"));
}

// Names and numbers of what lies outside do not show in a listing either.
CASE(readdir_of_parent) {
  WORKS(wasi_fd_readdir(BOX, ADDRESS(room), sizeof room, 0, ADDRESS(&count)));
  for (i32 at = 0; at + sizeof(struct wasi_dirent) <= count;) {
    struct wasi_dirent entry;
    __builtin_memcpy(&entry, room + at, sizeof entry);
    const char *name = (const char *)room + at + sizeof entry;
    for (i32 i = 0; at + sizeof entry + i + 6 <= count && i + 6 <= entry.name_length; ++i)
      require(!(name[i] == 's' && name[i + 1] == 'e' && name[i + 2] == 'c'), "no secret name");
    at += sizeof entry + entry.name_length;
  }
}

static struct wasi_subscription subscriptions[64];
static struct wasi_event events[64];

CASE(poll_counts) {
  const i32 counts[] = {0x05555556, 0x0aaaaaab, 0x08000000, 0x08000001, 0x10000000,
                        0x15555556, 0x80000000, 0xaaaaaaab, 0xffffffff};
  for (size_t i = 0; i != sizeof counts / sizeof *counts; ++i)
    REFUSED(E_FAULT,
            wasi_poll_oneoff(ADDRESS(subscriptions), ADDRESS(events), counts[i], ADDRESS(&count)));
  REFUSED(E_INVAL, wasi_poll_oneoff(ADDRESS(subscriptions), ADDRESS(events), 0, ADDRESS(&count)));
}

// Events written over subscriptions that have not been read yet.
CASE(poll_overlapping) {
  for (i32 shift = 0; shift != 96; shift += 4) {
    for (int i = 0; i != 32; ++i) {
      subscriptions[i] = (struct wasi_subscription){.user_data = ~0ull, .type = (uint8_t)(i % 3)};
      if (i % 3)
        subscriptions[i].fd = (i32)i % 7;
      else
        subscriptions[i].clock.id = CLOCK_MONOTONIC;
    }
    const i32 at = ADDRESS(subscriptions);
    WORKS(wasi_poll_oneoff(at + 96, at + shift, 30, ADDRESS(&count)));
    require(count > 0 && count <= 30, "as many events as subscriptions at most");
    subscriptions[0] = (struct wasi_subscription){.clock.id = CLOCK_MONOTONIC};
    WORKS(wasi_poll_oneoff(at, at, 1, at));
  }
}

CASE(poll_contents) {
  struct wasi_subscription subscription;
  for (int type = 0; type != 256; ++type) {
    for (int byte = 0; byte != sizeof subscription; ++byte)
      ((uint8_t *)&subscription)[byte] = 0xff;
    subscription.type = (uint8_t)type;
    i32 error = wasi_poll_oneoff(ADDRESS(&subscription), ADDRESS(events), 1, ADDRESS(&count));
    require(error || (count == 1 && events[0].error), "an error");
  }
}

// A large but possible number; the table for the kernel does not fit the stack.
CASE(poll_many) {
  enum { MANY = 20000 };
  size_t pages = (MANY * (sizeof *subscriptions + sizeof *events) + PAGE - 1) / PAGE;
  const i32 at = memory_size();
  require(__builtin_wasm_memory_grow(0, pages) != (size_t)-1, "pages");
  struct wasi_subscription *many = (struct wasi_subscription *)(uintptr_t)at;
  for (int i = 0; i != MANY; ++i)
    many[i] = (struct wasi_subscription){.type = EVENT_CLOCK, .clock.id = CLOCK_MONOTONIC};
  i32 error = wasi_poll_oneoff(at, at + MANY * (i32)sizeof *many, MANY, ADDRESS(&count));
  require(error == E_INVAL || error == E_NOMEM || (!error && count == MANY), "all, or too many");
}

// Offsets and sizes at which signed and unsigned part.
CASE(file_offsets) {
  const uint64_t offsets[] = {1ull << 63, ~0ull, ~0ull - 4095, (1ull << 63) - 1};
  struct wasi_iovec vector = {ADDRESS(room), 16};
  uint64_t position;
  i32 fd = open_file();
  for (size_t i = 0; i != sizeof offsets / sizeof *offsets; ++i) {
    const uint64_t offset = offsets[i];
    const bool is_negative = offset >> 63;
    require(wasi_fd_pwrite(fd, ADDRESS(&vector), 1, offset, ADDRESS(&count)), "no such offset");
    require(wasi_fd_filestat_set_size(fd, offset), "no such size");
    require(wasi_fd_allocate(fd, offset, 1), "nothing to allocate there");
    require(wasi_fd_allocate(fd, 0, offset), "not so much to allocate");
    if (is_negative) {
      REFUSED(E_INVAL, wasi_fd_pread(fd, ADDRESS(&vector), 1, offset, ADDRESS(&count)));
      REFUSED(E_INVAL, wasi_fd_seek(fd, offset, WHENCE_SET, ADDRESS(&position)));
    }
  }
}

// Flags that do not exist must not become others of the kernel's.
CASE(unknown_flags) {
  i32 fd, opened;
  struct wasi_filestat stat;
  WORKS(open_with(BOX, "file", 0,
                  R_WRITING | R_FD_ADVISE | R_FD_FILESTAT_SET_TIMES | R_FD_FDSTAT_SET_FLAGS, &fd));
  WORKS(wasi_fd_advise(fd, 0, 0, 0));
  for (int bit = 0; bit != 32; ++bit) {
    const i32 flag = 1u << bit;
    if (bit > 4) {
      REFUSED_EITHER(E_INVAL, E_NOTSUP, wasi_fd_fdstat_set_flags(fd, flag));
      i32 error = wasi_path_open(BOX, 0, PATH("out"), 0, R_READING, 0, flag, ADDRESS(&opened));
      REFUSED_EITHER(E_LOOP, E_INVAL, error);
    }
    if (bit > 3) {
      REFUSED_EITHER(E_LOOP, E_INVAL,
                     wasi_path_open(BOX, 0, PATH("out"), flag, R_READING, 0, 0, ADDRESS(&opened)));
      REFUSED(E_INVAL, wasi_fd_filestat_set_times(fd, 1, 1, flag));
    }
    if (bit > 0) {
      REFUSED_EITHER(E_LOOP, E_INVAL,
                     wasi_path_open(BOX, flag, PATH("out"), 0, R_READING, 0, 0, ADDRESS(&opened)));
      REFUSED_EITHER(E_NOTCAPABLE, E_INVAL,
                     wasi_path_filestat_get(BOX, flag | FOLLOW, PATH("out"), ADDRESS(&stat)));
    }
    if (bit > 2)
      REFUSED(E_INVAL, wasi_fd_advise(fd, 0, 0, flag));
    if (bit > 1)
      REFUSED(E_INVAL, wasi_fd_seek(fd, 0, flag, ADDRESS(room)));
    REFUSED_EITHER(E_INVAL, E_NOTSUP, wasi_clock_time_get(flag | 4, 0, ADDRESS(room)));
  }
}
