// wasi.c - a host that grants WASI to instances of a command, each something else.
//
// usage: wasi MODULE TEST, in a folder with data/file, data/link and outside
#define _GNU_SOURCE
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/footprint.h"
#include "tests/support/host.h"

static const sinter_module *module;

struct outcome {
  sinter_status status;
  int code;
};

static const sinter_wasi_directory writable = {"data", "/data", 0}, readable = {"data", "/data", 1};

// Runs the command with what the configuration grants beside arguments.
static struct outcome run(const char *what, const char *word, sinter_wasi_config config) {
  const char *const arguments[] = {"command", what, word};
  sinter_store *store = api->store_new();
  sinter_instance *instance;
  config.size = sizeof config;
  config.arguments = arguments;
  config.argument_count = word ? 3 : 2;
  struct outcome outcome = {api->grant_wasi(store, &config), 0};
  if (outcome.status == SINTER_OK) {
    CHECK(api->instantiate(store, module, NULL, &instance) == SINTER_OK);
    sinter_value none;
    outcome.status = api->call(store, find(instance, "_start").of.function, &none);
    outcome.code = api->exit_code(store);
    if (outcome.status == SINTER_TRAP)
      CHECK(!strcmp(api->trap_message(store), "unreachable"));
  }
  api->store_delete(store);
  return outcome;
}

static void check(const char *what, sinter_wasi_config config, sinter_status status, int code) {
  struct outcome outcome = run(what, NULL, config);
  if (outcome.status != status || outcome.code != code) {
    fprintf(stderr, "%s: status %d, code %d\n", what, outcome.status, outcome.code);
    exit(1);
  }
}

static void test_streams(void) {
  int in[2], out[2];
  char text[100];
  CHECK(!pipe(in) && !pipe(out));
  const int streams[3] = {in[0], out[1], -1};
  const char *const variables[] = {"COLOUR=green"};
  sinter_wasi_config config = {
      .streams = streams, .environment = variables, .environment_count = 1};
  CHECK(run("print", "word", config).status == SINTER_OK);
  CHECK(read(out[0], text, sizeof text) == 13 && !memcmp(text, "3 word green\n", 13));
  CHECK(write(in[1], "hello", 5) == 5);
  check("echo", config, SINTER_OK, 0);
  CHECK(read(out[0], text, sizeof text) == 5 && !memcmp(text, "hello", 5));
  // What the guest closes stays open here.
  check("close", config, SINTER_OK, 0);
  CHECK(write(out[1], "x", 1) == 1 && read(out[0], text, 1) == 1);
  close(out[0]);
  check("broken-pipe", config, SINTER_OK, 0);
  sigset_t pending;
  CHECK(!sigpending(&pending) && !sigismember(&pending, SIGPIPE));
  // No streams at all: the host's own do not show through.
  check("echo", (sinter_wasi_config){0}, SINTER_OK, 0);
}

static void test_directories(void) {
  unlink("data/new");
  sinter_wasi_config config = {.directories = &readable, .directory_count = 1};
  check("read", config, SINTER_OK, 0);
  check("escape", config, SINTER_OK, 0);
  struct outcome refused = run("write", NULL, config);
  CHECK(refused.status == SINTER_EXIT && refused.code && access("data/new", F_OK));
  config.directories = &writable;
  check("write", config, SINTER_OK, 0);
  CHECK(!access("data/new", F_OK));
  config.directory_count = 0;
  check("read", config, SINTER_EXIT, 1);
  const sinter_wasi_directory missing = {"no-such-folder", "/data", 0};
  config = (sinter_wasi_config){.directories = &missing, .directory_count = 1};
  check("read", config, SINTER_REFUSED, 0);
}

static void test_ends(void) {
  check("exit", (sinter_wasi_config){0}, SINTER_EXIT, 7);
  check("unknown", (sinter_wasi_config){0}, SINTER_EXIT, 99);
  check("abort", (sinter_wasi_config){0}, SINTER_TRAP, 0);
  check("raise", (sinter_wasi_config){0}, SINTER_EXIT, 128 + SIGTERM);
}

static void test_leaks(void) {
  sinter_wasi_config config = {.directories = &readable, .directory_count = 1};
  check("read", config, SINTER_OK, 0);
  int before = count_descriptors();
  for (int i = 0; i != 200; ++i) {
    check("read", config, SINTER_OK, 0);
    check("close", config, SINTER_OK, 0);
  }
  CHECK(count_descriptors() == before);
}

static sinter_status own_exit(void *user, sinter_store *store, sinter_value *values) {
  (void)store;
  *(int *)user = values[0].i32;
  return SINTER_TRAP;
}

// The host's own function goes before the runtime's; without a grant there is none of these.
static void test_overrides(void) {
  sinter_store *store = api->store_new();
  sinter_instance *instance;
  size_t count = api->import_count(module);
  sinter_extern *imports = calloc(count, sizeof *imports);
  CHECK(api->instantiate(store, module, imports, &instance) == SINTER_UNKNOWN_IMPORT);
  static const sinter_kind kinds[] = {SINTER_I32};
  int code = 0;
  for (size_t i = 0; i != count; ++i) {
    sinter_name from, name;
    sinter_extern_kind kind;
    api->import_at(module, i, &from, &name, &kind);
    if (name.size == 9 && !memcmp(name.bytes, "proc_exit", 9))
      imports[i].of.function = api->host_function_new(store, kinds, 1, 0, own_exit, &code);
  }
  const char *const arguments[] = {"command", "exit"};
  const sinter_wasi_config config = {
      .size = sizeof config, .arguments = arguments, .argument_count = 2};
  CHECK(api->grant_wasi(store, &config) == SINTER_OK);
  // No instance, and nothing has been taken.
  const sinter_extern first = imports[0];
  imports[0].kind = SINTER_EXTERN_MEMORY;
  imports[0].of.memory = api->memory_new(store, 0, 0, 0, 0);
  CHECK(api->instantiate(store, module, imports, &instance) == SINTER_INCOMPATIBLE);
  imports[0] = first;
  CHECK(api->instantiate(store, module, imports, &instance) == SINTER_OK);
  sinter_value none;
  CHECK(api->call(store, find(instance, "_start").of.function, &none) == SINTER_TRAP && code == 7);
  // It was granted to one.
  memset(imports, 0, count * sizeof *imports);
  CHECK(api->instantiate(store, module, imports, &instance) == SINTER_UNKNOWN_IMPORT);
  api->store_delete(store);
  free(imports);
}

int main(int count, char **words) {
  CHECK(count == 3);
  module = load(words[1]);
#define TEST(name)                                                                                 \
  if (!strcmp(words[2], #name))                                                                    \
    return test_##name(), 42;
  TEST(streams)
  TEST(directories)
  TEST(ends)
  TEST(leaks)
  TEST(overrides)
  CHECK(!"test");
}
