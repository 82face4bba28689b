// instances.c - instances that come and go: what they begin with, what they leave, how many fit.
//
// usage: instances INSTANCES DATA-TRAP ELEMENT-TRAP DATA-ORDER TEST
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/footprint.h"
#include "tests/support/host.h"

static const sinter_module *module, *data_trap, *element_trap, *data_order;

struct pair {
  sinter_store *store;
  sinter_instance *instance;
};

static sinter_status start(struct pair *pair, const sinter_store_config *config) {
  pair->store = config ? api->store_new_with(config) : api->store_new();
  return pair->store ? api->instantiate(pair->store, module, NULL, &pair->instance)
                     : SINTER_OUT_OF_MEMORY;
}

static struct pair begin(void) {
  struct pair pair;
  CHECK(start(&pair, NULL) == SINTER_OK);
  return pair;
}

static sinter_status call(struct pair pair, const char *name, int a, int b, int *result) {
  sinter_value values[2] = {{.i32 = a}, {.i32 = b}};
  sinter_status status = api->call(pair.store, find(pair.instance, name).of.function, values);
  if (result)
    *result = values[0].i32;
  return status;
}

static const char *data_of(sinter_instance *instance) {
  return (const char *)api->memory_data(find(instance, "memory").of.memory);
}

static void check_image(struct pair pair) {
  const char *data = data_of(pair.instance);
  static const char zeros[65536 - 9];
  CHECK(api->memory_size(find(pair.instance, "memory").of.memory) == 131072);
  CHECK(!memcmp(data, "beGIn", 5) && !memcmp(data + 65534, "across", 6) &&
        !memcmp(data + 131069, "end", 3));
  CHECK(!memcmp(data + 5, zeros, 65529 - 5) && !memcmp(data + 65540, zeros, 65529 - 5));
  int result;
  CHECK(call(pair, "get", 2, 0, &result) == SINTER_OK && result == 'G');
  CHECK(call(pair, "get", 131072, 0, NULL) == SINTER_TRAP);
  CHECK(call(pair, "count", 0, 0, &result) == SINTER_OK && result == 8);
  CHECK(api->table_size(find(pair.instance, "table").of.table) == 2);
}

// Writes to all that can be written, and grows what can grow.
static void use(struct pair pair) {
  int result;
  CHECK(call(pair, "grow", 1, 0, &result) == SINTER_OK && result == 2);
  CHECK(call(pair, "grow", 1, 0, &result) == SINTER_OK && result == -1);
  for (int at = 0; at < 196608; at += 1000)
    CHECK(call(pair, "set", at, 'x', NULL) == SINTER_OK);
  CHECK(call(pair, "init", 131066, 0, NULL) == SINTER_OK);
  CHECK(call(pair, "get", 196000, 0, &result) == SINTER_OK && result == 'x');
  CHECK(call(pair, "table-grow", 50, 0, &result) == SINTER_OK && result == 2);
  CHECK(call(pair, "recurse", 1000, 0, &result) == SINTER_OK && result == 1000);
  CHECK(call(pair, "recurse", 1 << 30, 0, &result) == SINTER_TRAP);
}

static void test_images(void) {
  for (int i = 0; i != 3; ++i) {
    struct pair pair = begin();
    check_image(pair);
    use(pair);
    api->store_delete(pair.store);
  }
  sinter_store *store = api->store_new();
  sinter_instance *instance = NULL;
  CHECK(api->instantiate(store, data_trap, NULL, &instance) == SINTER_TRAP && instance);
  CHECK(!memcmp(data_of(instance), "first", 6) && !data_of(instance)[100] &&
        !data_of(instance)[65534]);
  CHECK(api->instantiate(store, element_trap, NULL, &instance) == SINTER_TRAP);
  CHECK(!data_of(instance)[0]);
  sinter_extern at = {SINTER_EXTERN_GLOBAL, {0}};
  at.of.global = api->global_new(store, SINTER_I32, 0, (sinter_value){.i32 = 2});
  CHECK(api->instantiate(store, data_order, &at, &instance) == SINTER_OK);
  CHECK(!memcmp(data_of(instance), "aabcc", 6));
  api->store_delete(store);
}

static void test_names(void) {
  struct pair pair = begin();
  static const char *const unknown[] = {"", "g", "gett", "gat", "zzz", "mamory", "table-grown"};
  sinter_extern found;
  for (size_t i = 0; i != sizeof unknown / sizeof *unknown; ++i)
    CHECK(!api->find_export(pair.instance, (sinter_name){unknown[i], strlen(unknown[i])}, &found));
  for (size_t i = 0; i != api->export_count(module); ++i) {
    sinter_name name;
    sinter_extern_kind kind;
    api->export_at(module, i, &name, &kind);
    CHECK(api->find_export(pair.instance, name, &found) && found.kind == kind);
    CHECK(found.of.function == api->instance_export(pair.instance, i).of.function);
  }
  api->store_delete(pair.store);
}

// Emulators take their time.
static int number(const char *variable, int fallback) {
  const char *given = getenv(variable);
  return given ? atoi(given) : fallback;
}

static void run_row(int count) {
  for (int i = 0; i != count; ++i) {
    struct pair pair = begin();
    CHECK(call(pair, "set", i % 131072, 1, NULL) == SINTER_OK);
    if (i % (count / 10) == 0)
      use(pair);
    api->store_delete(pair.store);
  }
}

static void test_row(void) {
  run_row(100);
  int lines = count_mappings(), descriptors = count_descriptors();
  long pages = count_resident();
  run_row(number("ROW", 1000));
  CHECK(count_mappings() <= lines + 2);
  CHECK(count_descriptors() == descriptors);
  CHECK(count_resident() <= pages + 100);
}

static void test_alive(void) {
  static struct pair pairs[1000];
  const int count = number("ALIVE", 20);
  for (int round = 0; round != 2; ++round) {
    for (int i = 0; i != count; ++i) {
      pairs[i] = begin();
      CHECK(call(pairs[i], "set", 100, i & 127, NULL) == SINTER_OK);
    }
    for (int i = 0, result; i != count; ++i) {
      CHECK(call(pairs[i], "get", 100, 0, &result) == SINTER_OK && result == (i & 127));
      CHECK(call(pairs[i], "get", -8, 0, NULL) == SINTER_TRAP);
    }
    for (int i = 0; i != count; ++i)
      api->store_delete(pairs[i].store);
  }
}

// As much address space as there is with 39 bits.
static void test_scarce(void) {
  enum { MOST = 600 };
  static struct pair pairs[MOST];
  const struct rlimit limit = {(rlim_t)1 << 38, (rlim_t)1 << 38};
  CHECK(!setrlimit(RLIMIT_AS, &limit));
  sinter_reservation_info info = {.size = sizeof info};
  for (int round = 0; round != 2; ++round) {
    int alive = 0;
    sinter_status status;
    for (; alive != MOST && (status = start(&pairs[alive], NULL)) == SINTER_OK; ++alive) {
      api->memory_reservation(find(pairs[alive].instance, "memory").of.memory, &info);
      CHECK(info.is_shared && info.bytes >= 196608);
      if (info.kind != SINTER_RESERVATION_GUARDED)
        CHECK(info.kind == SINTER_RESERVATION_GROWTH && info.are_scarce);
    }
    // Modules that check are content with less; others are refused, but not before it is used up.
    CHECK(alive == MOST ? info.kind == SINTER_RESERVATION_GROWTH
                        : alive >= 30 && alive < 32 && status == SINTER_OUT_OF_MEMORY);
    for (int i = 0; i != alive; ++i) {
      check_image(pairs[i]);
      api->store_delete(pairs[i].store);
    }
    if (alive != MOST && pairs[alive].store)
      api->store_delete(pairs[alive].store);
  }
}

static void test_limits(void) {
  sinter_store_config config = {.size = sizeof config};
  struct pair pair;
  int result;
  config.memory_bytes = 131071;
  CHECK(start(&pair, &config) == SINTER_OUT_OF_MEMORY);
  api->store_delete(pair.store);
  config.memory_bytes = 131072;
  config.table_elements = 51;
  config.stack_bytes = 1 << 20;
  CHECK(start(&pair, &config) == SINTER_OK);
  CHECK(call(pair, "grow", 1, 0, &result) == SINTER_OK && result == -1);
  CHECK(call(pair, "table-grow", 50, 0, &result) == SINTER_OK && result == -1);
  CHECK(call(pair, "table-grow", 49, 0, &result) == SINTER_OK && result == 2);
  CHECK(!api->memory_new(pair.store, 0, 0, 1, 1));
  CHECK(call(pair, "recurse", 5000, 0, &result) == SINTER_OK && result == 5000);
  CHECK(call(pair, "recurse", 150000, 0, &result) == SINTER_TRAP);
  api->store_delete(pair.store);
  config = (sinter_store_config){.size = sizeof config, .stack_bytes = 64 << 20};
  CHECK(start(&pair, &config) == SINTER_OK);
  CHECK(call(pair, "recurse", 150000, 0, &result) == SINTER_OK && result == 150000);
  api->store_delete(pair.store);
}

// The host closes what it does not know, and its descriptors go to other files.
static void test_descriptors(void) {
  api->store_delete(begin().store);
  struct pair first = begin();
  for (int descriptor = 3; descriptor != 256; ++descriptor)
    close(descriptor);
  for (int i = 0; i != 250; ++i)
    CHECK(fopen("/proc/self/status", "r"));
  struct pair others[4];
  for (int i = 0; i != 4; ++i)
    check_image(others[i] = begin());
  for (int i = 0; i != 4; ++i)
    api->store_delete(others[i].store);
  check_image(first);
  api->store_delete(first.store);
}

static void *run_thread(void *unused) {
  (void)unused;
  for (int i = 0; i != 300; ++i) {
    struct pair pair = begin();
    check_image(pair);
    if (i % 10 == 0)
      use(pair);
    api->store_delete(pair.store);
  }
  return NULL;
}

static void test_threads(void) {
  pthread_t threads[4];
  for (int i = 0; i != 4; ++i)
    CHECK(!pthread_create(&threads[i], NULL, run_thread, NULL));
  for (int i = 0; i != 4; ++i)
    CHECK(!pthread_join(threads[i], NULL));
}

static void *run_on(void *stop) {
  while (!__atomic_load_n((int *)stop, __ATOMIC_RELAXED))
    api->store_delete(begin().store);
  return NULL;
}

// A child goes on where another thread of its parent had something of the runtime's in hand.
static void test_forks(void) {
  int stop = 0, status;
  pthread_t thread;
  CHECK(!pthread_create(&thread, NULL, run_on, &stop));
  for (int i = 0; i != 1000; ++i) {
    pid_t child = fork();
    if (!child) {
      alarm(60);
      struct pair pair = begin();
      check_image(pair);
      api->store_delete(pair.store);
      _exit(0);
    }
    CHECK(child > 0 && waitpid(child, &status, 0) == child);
    CHECK(!status);
  }
  __atomic_store_n(&stop, 1, __ATOMIC_RELAXED);
  CHECK(!pthread_join(thread, NULL));
}

// Memory and signal actions of a child are copied one after the other: the parent's other thread
// may have installed its handlers in between.
static void test_early(void) {
  api->store_delete(begin().store);
  pid_t child = fork();
  CHECK(child >= 0);
  if (!child) {
    signal(SIGSEGV, SIG_DFL);
    check_image(begin());
    _exit(0);
  }
  int status;
  CHECK(waitpid(child, &status, 0) == child);
  CHECK(!status);
}

int main(int count, char **words) {
  CHECK(count == 6);
  module = load(words[1]);
  data_trap = load(words[2]);
  element_trap = load(words[3]);
  data_order = load(words[4]);
#define TEST(name)                                                                                 \
  if (!strcmp(words[5], #name))                                                                    \
    return test_##name(), 42;
  TEST(images)
  TEST(names)
  TEST(row)
  TEST(alive)
  TEST(scarce)
  TEST(limits)
  TEST(descriptors)
  TEST(threads)
  TEST(forks)
  TEST(early)
  CHECK(!"test");
}
