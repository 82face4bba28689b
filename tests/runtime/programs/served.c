// served.c - memories whose pages userfaultfd serves: what is resident, system calls, descriptors.
// The first argument says which group.
#include "program.h"
#include "wasi/wasi.h"

enum { PAGE = 4096 };
static struct sinter_memory memory = {
    .max_size = 65535 * WASM_PAGE, .page_log2 = 16, .strategy = STRATEGY};
static struct sinter_memory second = {
    .max_size = 65535 * WASM_PAGE, .page_log2 = 16, .strategy = STRATEGY};

__attribute__((section(".sinter.image.0"), aligned(65536))) static char moved[65536] = {
    'm', [65535] = 'd'};
static const struct sinter_image_chunk chunks[] = {
    {8, "copied", 6, 0},
    {2 * WASM_PAGE, moved, sizeof moved, 1},
};

static char *at(uint64_t offset) { return (char *)memory.base + offset; }

// Whether the page has been made. A system call that finds none fails.
static bool is_resident(const char *address) {
  return SINTER_SYSCALL(openat, -1, address, O_PATH) != -LINUX_EFAULT;
}

static uint64_t count_resident(const char *from, uint64_t size) {
  uint64_t count = 0;
  for (uint64_t i = 0; i != size; i += PAGE)
    count += is_resident(from + i);
  return count;
}

static volatile char sink;

static void GUEST(read_byte)(const char *address) { sink = *(const volatile char *)address; }
static void GUEST(write_byte)(char *address, char value) { *(volatile char *)address = value; }
static void GUEST(write_8)(char *address, uint64_t value) {
  __builtin_memcpy(address, &value, sizeof value);
}

static void test_image(void) {
  CHECK(equal(at(8), "copied") && *at(2 * WASM_PAGE) == 'm' && *at(3 * WASM_PAGE - 1) == 'd');
  *at(2 * WASM_PAGE) = 'w';
  CHECK(count_resident(at(0), WASM_PAGE) == 1 && count_resident(at(WASM_PAGE), WASM_PAGE) == 0);
  CHECK(count_resident(at(3 * WASM_PAGE), memory.size - 3 * WASM_PAGE) == 0);
}

// Pages come some at a time, but not those of the executable, which lie between others: the 16 that
// would come from the 18th on reach beyond where those begin, at the 32nd.
static void test_order(void) {
  for (uint64_t i = 3 * PAGE; i != memory.size; i += PAGE)
    write_byte(at(i + 100), 'o');
  for (uint64_t i = 3 * PAGE; i != memory.size; i += PAGE)
    CHECK(*at(i + 100) == 'o');
  CHECK(equal(at(8), "copied") && *at(2 * WASM_PAGE) == 'm' && *at(3 * WASM_PAGE - 1) == 'd');
}

// Where nothing was touched before it, one page; behind that, as many again.
static void test_resident(void) {
  CHECK(sinter_memory_grow(&memory, 1000) == 4);
  uint64_t start = 100 * WASM_PAGE;
  for (uint64_t i = 0; i != 64; ++i)
    write_byte(at(start + i * 8 * PAGE), 1);
  CHECK(count_resident(at(start), 64 * 8 * PAGE) == 64);
  start = 200 * WASM_PAGE;
  for (uint64_t pages = 1; pages <= 512; ++pages) {
    write_byte(at(start + (pages - 1) * PAGE), 1);
    CHECK(count_resident(at(start), 600 * PAGE) <= 2 * pages);
  }
  // Three arrays at a time.
  for (uint64_t i = 0; i != 256; ++i)
    for (uint64_t array = 0; array != 3; ++array)
      write_byte(at((300 + 100 * array) * WASM_PAGE + i * PAGE), 1);
  for (uint64_t i = 0; i != 256 * PAGE; ++i)
    for (uint64_t array = 0; array != 3; ++array)
      CHECK(*at((300 + 100 * array) * WASM_PAGE + i) == (i % PAGE == 0));
  // Downwards, and over what is there already.
  for (uint64_t i = 300; i-- != 0;)
    read_byte(at(600 * WASM_PAGE + i * PAGE));
  write_8(at(700 * WASM_PAGE - 4), UINT64_MAX);
  CHECK(*at(700 * WASM_PAGE - 4) == (char)-1 && *at(700 * WASM_PAGE + 3) == (char)-1);
  CHECK(*at(700 * WASM_PAGE - 5) == 0 && *at(700 * WASM_PAGE + 4) == 0);
}

// Of the runtime's own accesses.
static void test_bulk(void) {
  static struct sinter_data_segment segment = {"abcdef", 6};
  sinter_memory_grow(&memory, 1000);
  memmove(at(600 * WASM_PAGE - 3), at(500 * WASM_PAGE - 5), 3 * WASM_PAGE);
  memset(at(700 * WASM_PAGE - 3), 7, 3 * WASM_PAGE);
  CHECK(*at(700 * WASM_PAGE - 4) == 0 && *at(700 * WASM_PAGE - 3) == 7);
  CHECK(*at(703 * WASM_PAGE - 4) == 7 && *at(703 * WASM_PAGE - 3) == 0);
  sinter_memory_init(&memory, &segment, memory.size - 6, 0, 6);
  CHECK(!memcmp(at(memory.size - 6), "abcdef", 6));
  memmove((char *)second.base + 1, at(memory.size - 7), 7);
  CHECK(!memcmp((char *)second.base, "\0\0abcdef\0", 9));
}

static void test_growth(void) {
  for (uint64_t pages = memory.size / WASM_PAGE; pages < 65535; pages += 97) {
    CHECK(sinter_memory_grow(&memory, 97 < 65535 - pages ? 97 : 65535 - pages) == pages);
    CHECK(*at(memory.size - 1) == 0);
    write_byte(at(memory.size - 1), 1);
    write_byte(at(memory.size - WASM_PAGE), 1);
  }
  CHECK(memory.size == 65535 * WASM_PAGE && sinter_memory_grow(&memory, 1) == (uint64_t)-1);
}

#define WASI(name, ...) sinter_wasi_##name(&sinter_wasi, __VA_ARGS__)
enum { RESULT = 16, VECTORS = 64 };

static void set_vector(uint32_t index, uint32_t base, uint32_t length) {
  memcpy(at(VECTORS + index * 8), &base, 4);
  memcpy(at(VECTORS + index * 8 + 4), &length, 4);
}

static uint32_t result(void) {
  uint32_t value;
  memcpy(&value, at(RESULT), 4);
  return value;
}

// A file of that size whose byte n is n >> 10, as descriptor 3.
static void check_bytes(uint32_t from, uint32_t size, uint32_t n) {
  for (uint32_t i = 0; i != size; ++i, ++n)
    CHECK(*at(from + i) == (char)(n >> 10));
}

static void test_read(void) {
  enum { SIZE = 5000000 };
  CHECK(sinter_memory_grow(&memory, 20000) == 4);
  // One vector, then many that meet within a page, all of them untouched; larger than the file.
  set_vector(0, 100 << 20, 512 << 20);
  CHECK(WASI(fd_pread, 3, VECTORS, 1, 0, RESULT) == 0 && result() == SIZE);
  check_bytes(100 << 20, SIZE, 0);
  CHECK(!is_resident(at((100 << 20) + SIZE + (512 << 10))));
  CHECK(WASI(fd_pread, 3, VECTORS, 1, 4 << 20, RESULT) == 0 && result() == SIZE - (4 << 20));
  check_bytes(100 << 20, SIZE - (4 << 20), 4 << 20);
  uint32_t start = 700 << 20;
  set_vector(0, start, 1);
  set_vector(1, start + 1, 300000);
  set_vector(2, start + 300001, 0);
  set_vector(3, start + 300001, 3000000);
  set_vector(4, start + 3300001, 3000000);
  CHECK(WASI(fd_read, 3, VECTORS, 5, RESULT) == 0 && result() == SIZE);
  check_bytes(start, SIZE, 0);
  CHECK(WASI(fd_read, 3, VECTORS, 5, RESULT) == 0 && result() == 0);
  // A pipe that holds less than a piece, and stays open: what is there.
  set_vector(0, 900 << 20, 1 << 20);
  CHECK(WASI(fd_read, 0, VECTORS, 1, RESULT) == 0 && result() == 5);
  CHECK(!memcmp(at(900 << 20), "input", 5));
  // The result's own page, and the list's, are as untouched as any.
  uint32_t far = 1000 << 20;
  CHECK(WASI(fd_read, 3, far, 1, far + PAGE) == 0);
  CHECK(WASI(random_get, far + 2 * PAGE + 1, 1 << 20) == 0);
  uint32_t zeros = 0;
  for (uint32_t i = 0; i != 1 << 20; ++i)
    zeros += *at(far + 2 * PAGE + 1 + i) == 0;
  CHECK(zeros < 5000);
}

// What arrives on a socket as a message is one, however large the buffer, and so is what leaves.
static void test_messages(void) {
  CHECK(sinter_memory_grow(&memory, 2000) == 4);
  set_vector(0, 1 << 20, 2000000);
  CHECK(WASI(fd_read, 0, VECTORS, 1, RESULT) == 0 && result() == 400000);
  CHECK(WASI(fd_read, 0, VECTORS, 1, RESULT) == 0 && result() == 256 << 10);
  set_vector(0, 8 << 20, 100000);
  set_vector(1, 10 << 20, 50 << 20);
  CHECK(WASI(sock_recv, 0, VECTORS, 2, 1, RESULT, 32) == 0 && result() == 300000);
  CHECK(WASI(sock_recv, 0, VECTORS, 2, 2, RESULT, 32) == 0 && result() == 300000 && !*at(32));
  CHECK(WASI(fd_read, 0, VECTORS, 2, RESULT) == 0 && result() == 5);
  set_vector(1, 70 << 20, 200000);
  CHECK(WASI(fd_write, 0, VECTORS, 2, RESULT) == 0 && result() == 300000);
  CHECK(WASI(sock_send, 0, VECTORS, 1, 0, RESULT) == 0 && result() == 100000);
}

// Of a file that is longer than a 32-bit number can tell.
static void test_large(void) {
  CHECK(sinter_memory_grow(&memory, 2000) == 4);
  set_vector(0, 1 << 20, 2000000);
  CHECK(WASI(fd_read, 3, VECTORS, 1, RESULT) == 0 && result() == 2000000);
}

// Nobody has touched what is written: zeros.
static void test_write(void) {
  CHECK(sinter_memory_grow(&memory, 2000) == 4);
  set_vector(0, 64 << 20, 3000000);
  set_vector(1, (67 << 20) - 1, 2);
  CHECK(WASI(fd_write, 4, VECTORS, 2, RESULT) == 0 && result() == 3000002);
  CHECK(WASI(fd_pwrite, 4, VECTORS, 2, 7, RESULT) == 0 && result() == 3000002);
  set_vector(0, (uint32_t)memory.size - 1, 1);
  set_vector(1, (uint32_t)memory.size - 1, 2);
  CHECK(WASI(fd_write, 4, VECTORS, 1, RESULT) == 0 && result() == 1);
  CHECK(WASI(fd_write, 4, VECTORS, 2, RESULT) == WASI_EFAULT);
}

static int GUEST(run)(void) {
  const char *what = argument(1);
  CHECK(memory.base == (void *)65536 && memory.size == 4 * WASM_PAGE);
  if (equal(what, "image"))
    test_image();
  else if (equal(what, "order"))
    test_order();
  else if (equal(what, "messages"))
    test_messages();
  else if (equal(what, "large"))
    test_large();
  else if (equal(what, "resident"))
    test_resident();
  else if (equal(what, "bulk"))
    test_bulk();
  else if (equal(what, "growth"))
    test_growth();
  else if (equal(what, "read"))
    test_read();
  else if (equal(what, "write"))
    test_write();
  else if (equal(what, "descriptor"))
    print_number((uint64_t)SINTER_STARTUP_SYSCALL(fcntl, 0, F_DUPFD_CLOEXEC, 0));
  else if (equal(what, "beyond"))
    write_byte(at(memory.size), 1);
  else if (equal(what, "straddling"))
    write_8(at(memory.size - 4), 1);
  else if (equal(what, "far"))
    read_byte(at(((uint64_t)8 << 30) + 65535));
  else if (equal(what, "second"))
    read_byte((char *)second.base + second.size);
  else if (equal(what, "runtime"))
    memset(at(memory.size), 1, 1); // a bug
  return 42;
}

static void init(void) {
  sinter_wasi.memory = &memory;
  sinter_wasi.fds = sinter_wasi.initial_fds;
  sinter_wasi.fd_capacity = INITIAL_FDS;
  for (int fd = 0; fd != INITIAL_FDS; ++fd)
    sinter_wasi.fds[fd] = (struct sinter_fd){.host = fd < 5 ? fd : -1, .rights = RIGHTS_FILE};
}

static const struct sinter_initial_memory initial[] = {
    {
        .memory = &memory,
        .size = 4 * WASM_PAGE,
        GUARD_MEMORY,
        .chunks = (void *)chunks,
        .chunk_count = 2,
    },
    {
        .memory = &second,
        .size = WASM_PAGE,
        .reserve = ((uint64_t)8 << 30) + 65536,
    },
};

const struct sinter_program sinter_program = {.run = run,
                                              .stack_size = 1 << 20,
                                              .memories = (void *)initial,
                                              .memory_count = 2,
                                              .init_wasi = init,
                                              PAGING};
