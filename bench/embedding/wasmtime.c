// wasmtime.c - the price of a call by wasmtime's C API.
//
// usage: wasmtime LIBRARY MODULE CALLS REPLICATIONS
//
// Prints what micro.cpp prints, of the ways that wasmtime has: called with its types checked, or
// without (`wasmtime_func_call_unchecked`, what its typed functions are made of). LIBRARY is the
// shared object of the C API, such as wasmtime's Python package brings along. That comes without
// headers: what is used is declared here, as version 50 has it.
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct value {
  uint8_t kind; // 0 is i32
  union {
    int32_t i32;
    uint64_t words[3];
  } of;
} value;
typedef union raw_value {
  int32_t i32;
  uint8_t v128[16];
} raw_value;
typedef struct external {
  uint8_t kind; // 0 is a function
  union {
    uint64_t words[7]; // which is more than any kind needs
  } of;
} external;
typedef struct instance {
  uint64_t words[4];
} instance;

static struct {
  void *(*engine_new)(void);
  void *(*module_new)(void *engine, const uint8_t *bytes, size_t size, void **module);
  void *(*store_new)(void *engine, void *data, void (*finalizer)(void *));
  void *(*store_context)(void *store);
  void (*store_delete)(void *store);
  void *(*instance_new)(void *context, void *module, const external *imports, size_t count,
                        instance *result, void **trap);
  _Bool (*export_get)(void *context, const instance *of, const char *name, size_t size,
                      external *result);
  void *(*call)(void *context, const void *function, const value *arguments, size_t count,
                value *results, size_t resultCount, void **trap);
  void *(*call_unchecked)(void *context, const void *function, raw_value *values, size_t count,
                          void **trap);
} api;

static void *engine, *module, *kept;
static external keptPair;
static instance keptInstance;

static _Noreturn void fail(const char *what) {
  fprintf(stderr, "%s\n", what);
  exit(1);
}

static void load(const char *path) {
  static const char *const names[] = {"wasm_engine_new",
                                      "wasmtime_module_new",
                                      "wasmtime_store_new",
                                      "wasmtime_store_context",
                                      "wasmtime_store_delete",
                                      "wasmtime_instance_new",
                                      "wasmtime_instance_export_get",
                                      "wasmtime_func_call",
                                      "wasmtime_func_call_unchecked"};
  void *library = dlopen(path, RTLD_NOW), **next = (void **)&api;
  if (!library)
    fail(dlerror());
  for (size_t i = 0; i != sizeof names / sizeof *names; ++i)
    if (!(*next++ = dlsym(library, names[i])))
      fail(names[i]);
}

static void compile(const char *path) {
  static uint8_t bytes[1 << 20];
  FILE *file = fopen(path, "rb");
  size_t size = file ? fread(bytes, 1, sizeof bytes, file) : 0;
  engine = api.engine_new();
  if (api.module_new(engine, bytes, size, &module))
    fail("the module cannot be compiled");
  fclose(file);
}

static external find(void *context, const instance *of, const char *name) {
  external found;
  if (!api.export_get(context, of, name, strlen(name), &found))
    fail(name);
  return found;
}

static void call(void *context, const external *function, raw_value *values, size_t count) {
  void *trap = NULL;
  if (api.call_unchecked(context, &function->of, values, count, &trap) || trap)
    fail("the guest did not return");
}

static void *instantiate(void *store, instance *result) {
  void *context = api.store_context(store), *trap = NULL;
  if (api.instance_new(context, module, NULL, 0, result, &trap) || trap)
    fail("the module cannot be instantiated");
  external initialize = find(context, result, "_initialize");
  raw_value none[1];
  call(context, &initialize, none, 1);
  return context;
}

static int32_t multiply(int32_t a, int32_t b) { return a * b; }
static int32_t (*volatile pointer)(int32_t, int32_t) = multiply;
static int32_t viaPointer(int32_t a, int32_t b) { return pointer(a, b); }

static int32_t unchecked(void *context, const external *function, int32_t a, int32_t b) {
  raw_value values[2];
  values[0].i32 = a;
  values[1].i32 = b;
  call(context, function, values, 2);
  return values[0].i32;
}
static int32_t viaKept(int32_t a, int32_t b) { return unchecked(kept, &keptPair, a, b); }
static int32_t viaChecked(int32_t a, int32_t b) {
  value arguments[2] = {{0, {a}}, {0, {b}}}, result;
  void *trap = NULL;
  if (api.call(kept, &keptPair.of, arguments, 2, &result, 1, &trap) || trap)
    fail("the guest did not return");
  return result.of.i32;
}
static int32_t viaName(int32_t a, int32_t b) {
  external function = find(kept, &keptInstance, "pair");
  return unchecked(kept, &function, a, b);
}
static int32_t viaLoading(int32_t a, int32_t b) {
  void *store = api.store_new(engine, NULL, NULL);
  instance fresh;
  void *context = instantiate(store, &fresh);
  external function = find(context, &fresh, "pair");
  int32_t result = unchecked(context, &function, a, b);
  api.store_delete(store);
  return result;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static inline __attribute__((always_inline)) double measure(long calls,
                                                            int32_t way(int32_t, int32_t)) {
  uint32_t sum = 0, expected = 0;
  double begin = now();
  for (long i = 0; i != calls; ++i)
    sum += (uint32_t)way((int32_t)i, 3);
  double time = (now() - begin) / (double)calls;
  for (long i = 0; i != calls; ++i)
    expected += (uint32_t)i * 3;
  if (sum != expected)
    fail("a product is wrong");
  return time;
}

int main(int count, char **arguments) {
  if (count != 5)
    fail("usage: wasmtime LIBRARY MODULE CALLS REPLICATIONS");
  load(arguments[1]);
  compile(arguments[2]);
  kept = instantiate(api.store_new(engine, NULL, NULL), &keptInstance);
  keptPair = find(kept, &keptInstance, "pair");
  long calls = atol(arguments[3]), replications = atol(arguments[4]);
  puts("C pointer\tpair, kept\tpair, kept, checked\tpair, by name\t"
       "pair, by name, loaded at the call");
  for (long replication = -1; replication != replications; ++replication) {
    double native = measure(calls, viaPointer), ofKept = measure(calls, viaKept);
    double checked = measure(calls, viaChecked), byName = measure(calls, viaName);
    double loading = measure(calls / 100 ? calls / 100 : 1, viaLoading);
    if (replication >= 0) // the first one warms up
      printf("%.3f\t%.3f\t%.3f\t%.3f\t%.3f\n", native, ofKept, checked, byName, loading);
  }
  return 0;
}
