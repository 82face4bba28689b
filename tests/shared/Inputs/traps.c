// traps.c - a host that goes on after traps: all kinds, very many, with every arrangement of signal
// handlers.
//
// usage: traps MODULE TEST
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "tests/support/footprint.h"
#include "tests/support/host.h"

static const sinter_module *module;

// By the names of the exports, which are the codes of the traps, but for "fill".
static const struct {
  const char *name, *message;
} traps[] = {
    {"1", "unreachable"},
    {"2", "out of bounds memory access"},
    {"3", "out of bounds table access"},
    {"4", "undefined element"},
    {"5", "uninitialized element"},
    {"6", "indirect call type mismatch"},
    {"7", "integer divide by zero"},
    {"8", "integer overflow"},
    {"9", "invalid conversion to integer"},
    {"14", "unaligned atomic"},
    {"15", "expected shared memory"},
    {"0", "the host says no"},
    {"fill", "out of bounds memory access"},
    {"10", "call stack exhausted"},
};
enum { KINDS = sizeof traps / sizeof *traps, DEEP = KINDS - 1 };

static sinter_status refuse(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)values;
  char message[] = "the host says no";
  api->set_trap_message(store, message);
  message[0] = 0; // it is copied
  return SINTER_TRAP;
}

struct guest {
  sinter_store *store;
  sinter_function *functions[KINDS], *add;
};

static struct guest begin(int leaves_signals) {
  static const sinter_kind kinds[] = {SINTER_I32, SINTER_I32};
  const sinter_store_config config = {.size = sizeof config, .leaves_signals = leaves_signals};
  struct guest guest = {.store = api->store_new_with(&config)};
  sinter_instance *instance;
  sinter_extern host = {SINTER_EXTERN_FUNCTION, {0}};
  CHECK(guest.store);
  host.of.function = api->host_function_new(guest.store, kinds, 1, 1, refuse, NULL);
  CHECK(api->instantiate(guest.store, module, &host, &instance) == SINTER_OK);
  for (int i = 0; i != KINDS; ++i)
    guest.functions[i] = find(instance, traps[i].name).of.function;
  guest.add = find(instance, "add").of.function;
  return guest;
}

static void trap(struct guest guest, int kind) {
  sinter_value value = {.i32 = 0};
  CHECK(api->call(guest.store, guest.functions[kind], &value) == SINTER_TRAP);
  CHECK(!strcmp(api->trap_message(guest.store), traps[kind].message));
  CHECK(api->trap_code(guest.store) ==
        (strcmp(traps[kind].name, "fill") ? atoi(traps[kind].name) : 2));
  value.i32 = 40;
  CHECK(api->call(guest.store, guest.add, &value) == SINTER_OK && value.i32 == 42);
}

static void run_kinds(int leaves_signals, int count) {
  struct guest guest = begin(leaves_signals);
  for (int round = 0; round != 3; ++round)
    for (int kind = 0; kind != count; ++kind)
      trap(guest, kind);
  api->store_delete(guest.store);
}

static void test_kinds(void) { run_kinds(0, KINDS); }

// Some of them end the store, too. The stack is exhausted now and then only: that takes time.
static void *run_thread(void *unused) {
  (void)unused;
  const char *given = getenv("TRAPS");
  const int count = given ? atoi(given) : 300;
  struct guest guest = begin(0);
  for (int i = 0; i != count; ++i) {
    trap(guest, i % 250 == 249 ? DEEP : i % DEEP);
    if (i % 64 == 63) {
      api->store_delete(guest.store);
      guest = begin(0);
    }
  }
  api->store_delete(guest.store);
  return NULL;
}

static void run_threads(void) {
  pthread_t threads[2];
  for (int i = 0; i != 2; ++i)
    CHECK(!pthread_create(&threads[i], NULL, run_thread, NULL));
  for (int i = 0; i != 2; ++i)
    CHECK(!pthread_join(threads[i], NULL));
}

static void test_threads(void) {
  run_threads();
  // What one stack holds at most, which the last trap may have left.
  enum { STACKS = 2 * (9 << 20) / 4096 };
  long pages = count_resident();
  run_threads();
  CHECK(count_resident() <= pages + STACKS);
}

static volatile int asked;

static void handle(int signal, siginfo_t *info, void *context) {
  ++asked;
  if (api->handle_signal(signal, info, context))
    return;
  _exit(1);
}

static void install(void) {
  struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  CHECK(!sigaction(SIGSEGV, &action, NULL) && !sigaction(SIGBUS, &action, NULL));
}

static void *run_kinds_thread(void *leaves_signals) {
  run_kinds(leaves_signals != NULL, KINDS);
  return NULL;
}

static void run_kinds_in_thread(int leaves_signals) {
  pthread_t thread;
  static int one;
  CHECK(!pthread_create(&thread, NULL, run_kinds_thread, leaves_signals ? &one : NULL));
  CHECK(!pthread_join(thread, NULL));
}

// The host's handlers come later.
static void test_later(void) {
  run_kinds(0, KINDS);
  install();
  run_kinds(0, KINDS);
  run_kinds_in_thread(0);
  CHECK(asked);
}

// They are the only ones.
static void test_only(void) {
  install();
  run_kinds(1, KINDS);
  run_kinds_in_thread(1);
  CHECK(asked);
  struct sigaction action;
  CHECK(!sigaction(SIGSEGV, NULL, &action) && action.sa_sigaction == handle);
}

// There are none; for modules that check. The stack must hold, then.
static void test_none(void) {
  run_kinds(1, DEEP);
  struct sigaction action;
  CHECK(!sigaction(SIGSEGV, NULL, &action) && action.sa_handler == SIG_DFL);
}

int main(int count, char **words) {
  CHECK(count == 3);
  module = load(words[1]);
#define TEST(name)                                                                                 \
  if (!strcmp(words[2], #name))                                                                    \
    return test_##name(), 42;
  TEST(kinds)
  TEST(threads)
  TEST(later)
  TEST(only)
  TEST(none)
  CHECK(!"test");
}
