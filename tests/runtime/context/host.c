// host.c - a program that loads modules and uses them through sinter.h.
//
// usage: host ALPHA BETA TEST
#define _GNU_SOURCE
#include "tests/support/host.h"

#include <pthread.h>
#include <setjmp.h>
#include <signal.h>

static const sinter_module *alpha, *beta;

static sinter_status call(sinter_store *store, sinter_instance *instance, const char *name, int a,
                          int b, int *result) {
  sinter_value values[2] = {{.i32 = a}, {.i32 = b}};
  sinter_status status = api->call(store, find(instance, name).of.function, values);
  if (result)
    *result = values[0].i32;
  return status;
}

static const sinter_kind int_to_int[] = {SINTER_I32, SINTER_I32};

struct fixture {
  sinter_store *store;
  sinter_extern host;
  sinter_instance *alpha;
};

static struct fixture start(sinter_host_callback callback, void *user) {
  struct fixture f = {.store = api->store_new()};
  CHECK(f.store);
  f.host = (sinter_extern){SINTER_EXTERN_FUNCTION, {0}};
  f.host.of.function = api->host_function_new(f.store, int_to_int, 1, 1, callback, user);
  CHECK(api->instantiate(f.store, alpha, &f.host, &f.alpha) == SINTER_OK);
  return f;
}

static sinter_status increment(void *user, sinter_store *store, sinter_value *values) {
  (void)store;
  ++*(int *)user;
  ++values[0].i32;
  return SINTER_OK;
}

static void test_calls(void) {
  int count = 0, result;
  struct fixture f = start(increment, &count);
  CHECK(call(f.store, f.alpha, "add", 40, 2, &result) == SINTER_OK && result == 42);
  CHECK(call(f.store, f.alpha, "call_host", 4, 0, &result) == SINTER_OK && result == 50);
  // A host function that comes back as an export.
  CHECK(find(f.alpha, "host").of.function == f.host.of.function);
  CHECK(call(f.store, f.alpha, "host", 4, 0, &result) == SINTER_OK && result == 5 && count == 2);
  CHECK(call(f.store, f.alpha, "indirect", 0, 6, &result) == SINTER_OK && result == 7);
  CHECK(call(f.store, f.alpha, "same_digest", 1, 0, &result) == SINTER_OK && result == 1);
  CHECK(call(f.store, f.alpha, "same_digest", 2, 0, &result) == SINTER_OK && result == 0);
  sinter_function *add = find(f.alpha, "add").of.function;
  CHECK(api->param_count(add) == 2 && api->result_count(add) == 1);
  CHECK(api->value_kind(add, 2) == SINTER_I32);
  api->store_delete(f.store);
}

static void check_trap(struct fixture f, const char *name, int a, int b, const char *text) {
  CHECK(call(f.store, f.alpha, name, a, b, NULL) == SINTER_TRAP);
  if (strcmp(api->trap_message(f.store), text)) {
    fprintf(stderr, "%s: trap \"%s\"\n", name, api->trap_message(f.store));
    exit(1);
  }
}

static void test_traps(void) {
  int count = 0, result;
  struct fixture f = start(increment, &count);
  for (int i = 0; i != 3; ++i) {
    check_trap(f, "trap", 0, 0, "unreachable");
    check_trap(f, "load", 65533, 0, "out of bounds memory access");
    check_trap(f, "load", -1, 0, "out of bounds memory access");
    check_trap(f, "fill", 1, 0, "out of bounds memory access");
    check_trap(f, "recurse", 1 << 30, 0, "call stack exhausted");
    check_trap(f, "indirect", 4, 0, "undefined element");
    check_trap(f, "indirect", 3, 0, "uninitialized element");
    check_trap(f, "indirect", 1, 0, "indirect call type mismatch");
    CHECK(call(f.store, f.alpha, "recurse", 10000, 0, &result) == SINTER_OK && result == 10000);
    CHECK(call(f.store, f.alpha, "load", 0, 0, &result) == SINTER_OK && result == 'a');
  }
  CHECK(call(f.store, f.alpha, "grow", 1, 0, &result) == SINTER_OK && result == 1);
  CHECK(call(f.store, f.alpha, "load", 65536, 0, &result) == SINTER_OK && result == 0);
  CHECK(call(f.store, f.alpha, "fill", 65536, 0, &result) == SINTER_OK);
  CHECK(call(f.store, f.alpha, "load", 131068, 0, &result) == SINTER_OK && result == 0x66666666);
  CHECK(call(f.store, f.alpha, "grow", 3, 0, &result) == SINTER_OK && result == -1);
  api->store_delete(f.store);
}

static sinter_status fail(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)store, (void)values;
  return SINTER_TRAP;
}

// Calls alpha again, as deep as its argument says, and passes a trap on.
static sinter_status nest(void *user, sinter_store *store, sinter_value *values) {
  struct fixture *f = user;
  int depth = values[0].i32, result;
  if (depth == 0)
    return call(store, f->alpha, "load", -8, 0, &result);
  if (depth < 0) {
    CHECK(call(store, f->alpha, "trap", 0, 0, NULL) == SINTER_TRAP);
    CHECK(call(store, f->alpha, "recurse", 1 << 30, 0, NULL) == SINTER_TRAP);
    return SINTER_OK;
  }
  return call(store, f->alpha, "call_host", depth - 1, 0, &values[0].i32);
}

static void test_nested(void) {
  struct fixture f = start(fail, NULL);
  check_trap(f, "call_host", 0, 0, "host function trapped");
  api->store_delete(f.store);
  struct fixture g = {0};
  g = start(nest, &g);
  int result;
  check_trap(g, "call_host", 20, 0, "out of bounds memory access");
  CHECK(call(g.store, g.alpha, "call_host", -3, 0, &result) == SINTER_OK && result == -30);
  check_trap(g, "call_host", 1 << 30, 0, "call stack exhausted");
  CHECK(call(g.store, g.alpha, "add", 1, 2, &result) == SINTER_OK && result == 3);
  api->store_delete(g.store);
}

static void test_sharing(void) {
  int count = 0, result;
  struct fixture f = start(increment, &count);
  sinter_value no = {.i32 = 0}, yes = {.i32 = 1};
  sinter_extern imports[6] = {find(f.alpha, "add"),        find(f.alpha, "table"),
                              find(f.alpha, "memory"),     find(f.alpha, "global"),
                              {SINTER_EXTERN_GLOBAL, {0}}, find(f.alpha, "tag")};
  sinter_global *global = imports[3].of.global;
  uint8_t *memory = api->memory_data(imports[2].of.memory);
  imports[4].of.global = api->global_new(f.store, SINTER_I32, 0, yes);
  sinter_instance *failed = NULL, *b;
  CHECK(api->instantiate(f.store, beta, imports, &failed) == SINTER_TRAP && failed);
  CHECK(!strcmp(api->trap_message(f.store), "unreachable"));
  // What it did stays.
  CHECK(memory[100] == 'b' && api->global_get(global).i32 == 8);
  CHECK(call(f.store, f.alpha, "indirect", 2, 21, &result) == SINTER_OK && result == 42);

  imports[4].of.global = api->global_new(f.store, SINTER_I32, 0, no);
  CHECK(api->instantiate(f.store, beta, imports, &b) == SINTER_OK);
  CHECK(api->global_get(global).i32 == 9);
  CHECK(find(b, "global").of.global == global &&
        find(b, "add").of.function == imports[0].of.function);
  CHECK(find(b, "tag").of.tag == imports[5].of.tag);
  CHECK(call(f.store, b, "twice", 9, 0, &result) == SINTER_OK && result == 18);
  CHECK(call(f.store, f.alpha, "grow", 1, 0, &result) == SINTER_OK && result == 1);
  CHECK(api->memory_size(find(b, "memory").of.memory) == 131072);
  CHECK(api->global_set(global, yes) == SINTER_OK && api->global_get(global).i32 == 1);
  CHECK(api->global_set(imports[4].of.global, yes) == SINTER_IMMUTABLE);

  // Another instance of the same module has objects of its own.
  sinter_instance *second;
  CHECK(api->instantiate(f.store, alpha, &f.host, &second) == SINTER_OK);
  CHECK(api->memory_data(find(second, "memory").of.memory) != memory);
  CHECK(api->global_get(find(second, "global").of.global).i32 == 7);
  sinter_value value;
  CHECK(api->table_get(find(second, "table").of.table, 2, &value) == SINTER_OK && !value.ref);
  api->store_delete(f.store);
}

static void test_linking(void) {
  int count = 0;
  struct fixture f = start(increment, &count);
  sinter_extern imports[6] = {find(f.alpha, "add"),        find(f.alpha, "table"),
                              find(f.alpha, "memory"),     find(f.alpha, "global"),
                              {SINTER_EXTERN_GLOBAL, {0}}, find(f.alpha, "tag")};
  sinter_instance *b = NULL;
  sinter_value zero = {0};
  CHECK(api->instantiate(f.store, beta, imports, &b) == SINTER_UNKNOWN_IMPORT);
  imports[4].of.global = api->global_new(f.store, SINTER_I32, 1, zero);
  CHECK(api->instantiate(f.store, beta, imports, &b) == SINTER_INCOMPATIBLE);
  imports[4].of.global = api->global_new(f.store, SINTER_I64, 0, zero);
  CHECK(api->instantiate(f.store, beta, imports, &b) == SINTER_INCOMPATIBLE);
  imports[4].of.global = api->global_new(f.store, SINTER_I32, 0, zero);
  CHECK(api->instantiate(f.store, beta, imports, &b) == SINTER_OK);
  struct {
    int index;
    sinter_extern object;
  } wrong[] = {
      {0, f.host},
      {0, imports[1]},
      {1, {SINTER_EXTERN_TABLE, {.table = api->table_new(f.store, SINTER_FUNCREF, 0, 2, 10)}}},
      {1, {SINTER_EXTERN_TABLE, {.table = api->table_new(f.store, SINTER_FUNCREF, 0, 3, 11)}}},
      {1, {SINTER_EXTERN_TABLE, {.table = api->table_new(f.store, SINTER_FUNCREF, 0, 3, ~0ull)}}},
      {1, {SINTER_EXTERN_TABLE, {.table = api->table_new(f.store, SINTER_FUNCREF, 1, 3, 10)}}},
      {1, {SINTER_EXTERN_TABLE, {.table = api->table_new(f.store, SINTER_EXTERNREF, 0, 3, 10)}}},
      {2, {SINTER_EXTERN_MEMORY, {.memory = api->memory_new(f.store, 0, 0, 0, 5)}}},
      {2, {SINTER_EXTERN_MEMORY, {.memory = api->memory_new(f.store, 0, 0, 1, 6)}}},
      {2, {SINTER_EXTERN_MEMORY, {.memory = api->memory_new(f.store, 0, 1, 1, 5)}}},
      {2, {SINTER_EXTERN_MEMORY, {.memory = api->memory_new(f.store, 1, 0, 1, 5)}}},
  };
  for (size_t i = 0; i != sizeof wrong / sizeof *wrong; ++i) {
    sinter_extern right = imports[wrong[i].index];
    CHECK(wrong[i].object.of.memory);
    imports[wrong[i].index] = wrong[i].object;
    CHECK(api->instantiate(f.store, beta, imports, &b) == SINTER_INCOMPATIBLE);
    imports[wrong[i].index] = right;
  }
  sinter_memory *memory = api->memory_new(f.store, 0, 0, 2, 5);
  imports[1].of.table = api->table_new(f.store, SINTER_FUNCREF, 0, 3, 10);
  imports[2].of.memory = memory;
  CHECK(api->instantiate(f.store, beta, imports, &b) == SINTER_OK);
  CHECK(api->memory_data(memory)[100] == 'b');

  // Functions that nobody can call yet are functions all the same.
  static const sinter_kind floats[] = {SINTER_F64, SINTER_F64};
  sinter_value value = {.ref = api->host_function_new(f.store, floats, 1, 1, increment, NULL)};
  CHECK(api->table_set(find(f.alpha, "table").of.table, 3, value) == SINTER_OK);
  check_trap(f, "indirect", 3, 0, "indirect call type mismatch");
  CHECK(api->table_set(find(f.alpha, "table").of.table, 4, value) == SINTER_OUT_OF_BOUNDS);
  sinter_extern unknown = {SINTER_EXTERN_FUNCTION, {.function = value.ref}};
  CHECK(api->instantiate(f.store, alpha, &unknown, &b) == SINTER_INCOMPATIBLE);

  CHECK(api->import_count(beta) == 6 && api->export_count(beta) == 5);
  sinter_name module, name;
  sinter_extern_kind kind;
  api->import_at(beta, 4, &module, &name, &kind);
  CHECK(module.size == 4 && !memcmp(module.bytes, "host", 4));
  CHECK(name.size == 5 && !memcmp(name.bytes, "fails", 5) && kind == SINTER_EXTERN_GLOBAL);
  api->export_at(beta, 2, &name, &kind);
  CHECK(name.size == 6 && !memcmp(name.bytes, "memory", 6) && kind == SINTER_EXTERN_MEMORY);
  CHECK(!api->find_export(b, (sinter_name){"memor", 5}, &unknown));
  api->store_delete(f.store);
}

static void test_references(void) {
  int count = 0, result;
  struct fixture f = start(increment, &count);
  sinter_table *table = find(f.alpha, "table").of.table;
  sinter_value value;
  CHECK(api->table_size(table) == 4);
  CHECK(api->table_get(table, 1, &value) == SINTER_OK &&
        value.ref == find(f.alpha, "add").of.function);
  value.ref = find(f.alpha, "call_host").of.function;
  CHECK(api->table_set(table, 3, value) == SINTER_OK);
  CHECK(call(f.store, f.alpha, "indirect", 3, 1, &result) == SINTER_OK && result == 20);
  CHECK(api->table_grow(table, 4) && api->table_size(table) == 8);
  CHECK(api->table_get(table, 7, &value) == SINTER_OK && !value.ref);
  CHECK(api->table_get(table, 3, &value) == SINTER_OK && value.ref);
  CHECK(!api->table_grow(table, 1) && api->table_get(table, 8, &value) == SINTER_OUT_OF_BOUNDS);

  sinter_memory *memory = find(f.alpha, "memory").of.memory;
  CHECK(api->memory_grow(memory, 2) && api->memory_size(memory) == 3 * 65536);
  CHECK(!api->memory_grow(memory, 2) && !api->memory_data(memory)[3 * 65536 - 1]);
  api->store_delete(f.store);
}

// Only functions of the type, and no null, fit (ref $type).
static void test_typed_references(void) {
  int count = 0;
  struct fixture f = start(increment, &count);
  sinter_extern take = find(f.alpha, "take");
  sinter_value null = {0}, right = {.ref = find(f.alpha, "trap").of.function},
               wrong = {.ref = find(f.alpha, "add").of.function};
  CHECK(api->value_kind(take.of.function, 0) == SINTER_FUNCREF);
  CHECK(api->call(f.store, take.of.function, &null) == SINTER_INCOMPATIBLE);
  CHECK(api->call(f.store, take.of.function, &wrong) == SINTER_INCOMPATIBLE);
  CHECK(api->call(f.store, take.of.function, &right) == SINTER_OK);
  api->store_delete(f.store);
}

static void test_many_stores(void) {
  for (int i = 0; i != 200; ++i) {
    int count = 0, result;
    struct fixture f = start(increment, &count);
    CHECK(call(f.store, f.alpha, "load", 0, 0, &result) == SINTER_OK && result == 'a');
    CHECK(call(f.store, f.alpha, "load", 100, 0, &result) == SINTER_OK && result == 0);
    api->memory_data(find(f.alpha, "memory").of.memory)[100] = 1;
    check_trap(f, "load", 1 << 20, 0, "out of bounds memory access");
    api->store_delete(f.store);
  }
}

static void *run_thread(void *unused) {
  for (int i = 0; i != 20; ++i) {
    test_traps();
    test_nested();
  }
  return unused;
}

static void test_threads(void) {
  pthread_t threads[4];
  for (int round = 0; round != 2; ++round) {
    for (int i = 0; i != 4; ++i)
      CHECK(!pthread_create(&threads[i], NULL, run_thread, NULL));
    for (int i = 0; i != 4; ++i)
      CHECK(!pthread_join(threads[i], NULL));
  }
}

static sigjmp_buf recovery;
static void *fault_address;

static void on_fault(int signal, siginfo_t *info, void *context) {
  (void)context;
  fault_address = info->si_addr;
  siglongjmp(recovery, signal);
}

// In a host function the host's faults are the host's, too.
static sinter_status fault(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)store;
  if (!sigsetjmp(recovery, 1))
    values[0].i32 = *(volatile int *)16;
  return SINTER_OK;
}

static void test_host_handler(void) {
  struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
  CHECK(!sigaction(SIGSEGV, &action, NULL));
  struct fixture f = start(fault, NULL);
  int result;
  for (int i = 0; i != 3; ++i) {
    if (!sigsetjmp(recovery, 1))
      *(volatile int *)8 = 1;
    CHECK(fault_address == (void *)8);
    check_trap(f, "load", -4, 0, "out of bounds memory access");
    CHECK(call(f.store, f.alpha, "call_host", 1, 0, &result) == SINTER_OK && result == 10);
    CHECK(fault_address == (void *)16);
    check_trap(f, "recurse", -1, 0, "call stack exhausted");
  }
  api->store_delete(f.store);
}

// The process dies as it would have without us.
static void test_crash(void) {
  start(increment, NULL);
  *(volatile int *)8 = 1;
}

int main(int count, char **arguments) {
  static const struct {
    const char *name;
    void (*run)(void);
  } tests[] = {{"calls", test_calls},
               {"traps", test_traps},
               {"nested", test_nested},
               {"sharing", test_sharing},
               {"linking", test_linking},
               {"references", test_references},
               {"typed-references", test_typed_references},
               {"many-stores", test_many_stores},
               {"threads", test_threads},
               {"host-handler", test_host_handler},
               {"crash", test_crash}};
  CHECK(count == 4);
  alpha = load(arguments[1]);
  beta = load(arguments[2]);
  for (size_t i = 0; i != sizeof tests / sizeof *tests; ++i)
    if (!strcmp(tests[i].name, arguments[3])) {
      tests[i].run();
      return 42;
    }
  return 2;
}
