// served.c - a program that uses a module whose memory userfaultfd serves.
//
// usage: served SERVED GUARDED TEST: twice the module of alpha.c, its memory served and not
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/host.h"

enum { PAGE = 4096, WASM_PAGE = 65536 };
static const sinter_module *alpha, *guarded;
static int pipe_ends[2];

struct fixture {
  sinter_store *store;
  sinter_instance *instance;
  sinter_memory *memory;
  volatile uint8_t *data;
};

static const sinter_kind int_to_int[] = {SINTER_I32, SINTER_I32};

static sinter_status instantiate(struct fixture *f, const sinter_module *module,
                                 sinter_host_callback callback) {
  f->store = api->store_new();
  CHECK(f->store);
  sinter_extern host = {SINTER_EXTERN_FUNCTION, {0}};
  host.of.function = api->host_function_new(f->store, int_to_int, 1, 1, callback, NULL);
  return api->instantiate(f->store, module, &host, &f->instance);
}

static struct fixture start(sinter_host_callback callback) {
  struct fixture f;
  CHECK(instantiate(&f, alpha, callback) == SINTER_OK);
  f.memory = find(f.instance, "memory").of.memory;
  f.data = api->memory_data(f.memory);
  return f;
}

static sinter_status call(struct fixture f, const char *name, int argument, int *result) {
  sinter_value value = {.i32 = argument};
  sinter_status status = api->call(f.store, find(f.instance, name).of.function, &value);
  *result = value.i32;
  return status;
}

static sinter_status increment(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)store;
  ++values[0].i32;
  return SINTER_OK;
}

// Whether the system finds a page there.
static int is_present(const volatile uint8_t *address) {
  char byte;
  if (write(pipe_ends[1], (const void *)address, 1) == 1)
    return read(pipe_ends[0], &byte, 1) == 1;
  CHECK(errno == EFAULT);
  return 0;
}

static void check_beyond(struct fixture f, int offset) {
  int result;
  CHECK(call(f, "load", offset, &result) == SINTER_TRAP);
  CHECK(!strcmp(api->trap_message(f.store), "out of bounds memory access"));
}

static void test_pages(void) {
  int result;
  struct fixture f = start(increment);
  CHECK(f.data[0] == 'a' && !is_present(f.data + PAGE) && !is_present(f.data + 9 * PAGE));
  CHECK(call(f, "load", 9 * PAGE, &result) == SINTER_OK && result == 0);
  CHECK(is_present(f.data + 9 * PAGE) && !is_present(f.data + 8 * PAGE));
  check_beyond(f, WASM_PAGE);
  check_beyond(f, WASM_PAGE - 3);
  check_beyond(f, -4);
  // The size is all that changes.
  CHECK(call(f, "grow", 2, &result) == SINTER_OK && result == 1);
  CHECK(call(f, "load", WASM_PAGE - 2, &result) == SINTER_OK && result == 0);
  CHECK(api->memory_grow(f.memory, 1) && api->memory_data(f.memory) == f.data);
  check_beyond(f, 4 * WASM_PAGE - 3);
  f.data[4 * WASM_PAGE - 1] = 'z';
  CHECK(call(f, "load", 4 * WASM_PAGE - 4, &result) == SINTER_OK && result == 'z' << 24);
  // What the host gives the system.
  CHECK(api->memory_touch(f.memory, 3 * WASM_PAGE - 1, 2) == SINTER_OK);
  CHECK(is_present(f.data + 3 * WASM_PAGE - 1) && is_present(f.data + 3 * WASM_PAGE));
  CHECK(api->memory_touch(f.memory, 0, 4 * WASM_PAGE + 1) == SINTER_OUT_OF_BOUNDS);
  CHECK(api->memory_touch(f.memory, UINT64_MAX, 2) == SINTER_OUT_OF_BOUNDS);
  CHECK(api->memory_touch(f.memory, 4 * WASM_PAGE, 0) == SINTER_OK);
  api->store_delete(f.store);
}

// A reservation is empty again when the next store gets it.
static void test_released(void) {
  for (int round = 0; round != 3; ++round) {
    struct fixture f = start(increment);
    CHECK(!is_present(f.data + 3 * PAGE) && f.data[5 * PAGE] == 0);
    CHECK(api->memory_grow(f.memory, 3) && !is_present(f.data + 4 * WASM_PAGE - 1));
    for (int i = 1; i != 4 * WASM_PAGE; ++i) {
      CHECK(f.data[i] == 0);
      f.data[i] = 1;
    }
    api->store_delete(f.store);
  }
}

static void test_many(void) {
  enum { COUNT = 150 };
  static struct fixture fixtures[COUNT];
  int result;
  for (int round = 0; round != 3; ++round) {
    for (int i = 0; i != COUNT; ++i)
      fixtures[i] = start(increment);
    for (int i = 0; i != COUNT; ++i) {
      CHECK(fixtures[i].data[2 * PAGE] == 0);
      fixtures[i].data[2 * PAGE] = (uint8_t)i;
    }
    for (int i = 0; i != COUNT; ++i) {
      CHECK(call(fixtures[i], "load", 2 * PAGE, &result) == SINTER_OK && result == i);
      check_beyond(fixtures[i], WASM_PAGE);
    }
    for (int i = 0; i != COUNT; ++i)
      api->store_delete(fixtures[i].store);
  }
}

enum { THREADS = 4 };
static struct fixture shared;

// Threads of the host's own, without an alternate stack, at the same pages.
static void *fill(void *number) {
  for (int i = (int)(intptr_t)number; i < 4 * WASM_PAGE; i += THREADS)
    shared.data[i] = (uint8_t)(i % 251);
  return NULL;
}

static void *use_stores(void *unused) {
  for (int i = 0; i != 50; ++i) {
    struct fixture f = start(increment);
    for (int page = 1; page != 16; ++page)
      CHECK(f.data[page * PAGE] == 0);
    check_beyond(f, WASM_PAGE);
    api->store_delete(f.store);
  }
  return unused;
}

static void run_threads(void *(*body)(void *)) {
  pthread_t threads[THREADS];
  for (intptr_t i = 0; i != THREADS; ++i)
    CHECK(!pthread_create(&threads[i], NULL, body, (void *)i));
  for (int i = 0; i != THREADS; ++i)
    CHECK(!pthread_join(threads[i], NULL));
}

static void test_threads(void) {
  for (int round = 0; round != 30; ++round) {
    shared = start(increment);
    CHECK(api->memory_grow(shared.memory, 3));
    shared.data[0] = 0;
    run_threads(fill);
    for (int i = 0; i != 4 * WASM_PAGE; ++i)
      CHECK(shared.data[i] == i % 251);
    api->store_delete(shared.store);
  }
  run_threads(use_stores);
}

// Descriptors of this process that serve memories: not its parent's.
static int count_services(void) {
  int count = 0;
  char path[64], target[64];
  for (int fd = 0; fd != 256; ++fd) {
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(path, target, sizeof target - 1);
    target[length < 0 ? 0 : length] = 0;
    count += strstr(target, "userfaultfd") != NULL;
  }
  return count;
}

static void in_child(void (*body)(struct fixture), struct fixture f) {
  pid_t child = fork();
  CHECK(child >= 0);
  if (!child) {
    body(f);
    _exit(7);
  }
  int status;
  CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 7);
}

static void use_in_grandchild(struct fixture f) {
  check_beyond(f, WASM_PAGE);
  CHECK(count_services() == 1);
  CHECK(f.data[6 * PAGE] == 6 && !is_present(f.data + 10 * PAGE));
}

static void use_in_child(struct fixture f) {
  int result;
  check_beyond(f, WASM_PAGE);
  CHECK(count_services() == 1);
  CHECK(f.data[5 * PAGE] == 5 && f.data[7 * PAGE] == 0);
  f.data[6 * PAGE] = 6;
  CHECK(call(f, "load", 9 * PAGE, &result) == SINTER_OK && result == 0);
  struct fixture another = start(increment);
  CHECK(another.data[8 * PAGE] == 0);
  check_beyond(another, WASM_PAGE);
  in_child(use_in_grandchild, f);
  api->store_delete(another.store);
  api->store_delete(f.store);
}

// Guest code goes on in the child.
static sinter_status fork_here(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)store;
  pid_t child = fork();
  CHECK(child >= 0);
  int status;
  if (child)
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 7);
  values[0].i32 = child ? 1 : 2;
  return SINTER_OK;
}

static void test_fork(void) {
  int result;
  struct fixture f = start(fork_here);
  f.data[5 * PAGE] = 5;
  in_child(use_in_child, f);
  // The child's pages are not the parent's.
  CHECK(!is_present(f.data + 6 * PAGE) && !is_present(f.data + 9 * PAGE) && f.data[6 * PAGE] == 0);
  check_beyond(f, WASM_PAGE);
  CHECK(call(f, "call_host", 0, &result) == SINTER_OK);
  if (result == 20) {
    check_beyond(f, WASM_PAGE);
    CHECK(!is_present(f.data + 12 * PAGE) && f.data[12 * PAGE] == 0);
    _exit(7);
  }
  CHECK(result == 10 && !is_present(f.data + 12 * PAGE));
  api->store_delete(f.store);
}

// What the host has put in the inherited descriptor's place is not closed.
static void keep_descriptor(struct fixture f) {
  CHECK(dup2(pipe_ends[0], 63) == 63);
  check_beyond(f, WASM_PAGE);
  CHECK(fcntl(63, F_GETFD) >= 0);
}

// Forks while other threads make and release memories, and may be about to at that moment.
static volatile int is_over;

static void *make_memories(void *unused) {
  while (!is_over) {
    struct fixture f = start(increment);
    api->store_delete(f.store);
  }
  return unused;
}

static void use_after_fork(struct fixture f) {
  alarm(20);
  check_beyond(f, WASM_PAGE);
}

static void test_fork_threads(void) {
  enum { MEMORIES = 1000, FORKS = 100 };
  static struct fixture fixtures[MEMORIES];
  for (int i = 0; i != MEMORIES; ++i)
    fixtures[i] = start(increment);
  // They are looked for behind all others, while a lock is held.
  for (int i = 0; i != THREADS; ++i)
    api->store_delete(fixtures[i].store);
  struct fixture last = fixtures[MEMORIES - 1];
  in_child(keep_descriptor, last);
  pthread_t threads[THREADS];
  for (int i = 0; i != THREADS; ++i)
    CHECK(!pthread_create(&threads[i], NULL, make_memories, NULL));
  for (int i = 0; i != FORKS; ++i)
    in_child(use_after_fork, last);
  is_over = 1;
  for (int i = 0; i != THREADS; ++i)
    CHECK(!pthread_join(threads[i], NULL));
  for (int i = THREADS; i != MEMORIES; ++i)
    api->store_delete(fixtures[i].store);
}

static void test_unsupported(void) {
  struct fixture f;
  for (int i = 0; i != 3; ++i) {
    CHECK(instantiate(&f, alpha, increment) == SINTER_UNSUPPORTED);
    api->store_delete(f.store);
  }
  // What needs none goes on as ever.
  int result;
  CHECK(instantiate(&f, guarded, increment) == SINTER_OK);
  CHECK(call(f, "load", 9 * PAGE, &result) == SINTER_OK && result == 0);
  check_beyond(f, WASM_PAGE);
  sinter_memory *memory = api->memory_new(f.store, 0, 0, 1, 1);
  CHECK(memory && api->memory_touch(memory, 0, WASM_PAGE) == SINTER_OK);
  CHECK(is_present(api->memory_data(memory) + WASM_PAGE - 1));
  api->store_delete(f.store);
}

int main(int count, char **arguments) {
  static const struct {
    const char *name;
    void (*run)(void);
  } tests[] = {{"pages", test_pages},
               {"released", test_released},
               {"many", test_many},
               {"threads", test_threads},
               {"fork", test_fork},
               {"fork-threads", test_fork_threads},
               {"unsupported", test_unsupported}};
  CHECK(count == 4 && !pipe(pipe_ends));
  alpha = load(arguments[1]);
  guarded = load(arguments[2]);
  for (size_t i = 0; i != sizeof tests / sizeof *tests; ++i)
    if (!strcmp(tests[i].name, arguments[3])) {
      tests[i].run();
      return 42;
    }
  return 2;
}
