// calls.c - what a call of a module's function costs, next to one of a C function by a pointer.
//
// All variants take turns, in short rounds; the least time of each counts, since nothing makes a
// call faster than it is.
#include "calls.h"

#include <stdio.h>
#include <time.h>

typedef int32_t function(calls_instance *instance, int32_t a, int32_t b);

__attribute__((noinline)) static int32_t multiply(calls_instance *instance, int32_t a, int32_t b) {
  (void)instance;
  return a * b;
}
__attribute__((noinline)) static int32_t divide(calls_instance *instance, int32_t a, int32_t b) {
  (void)instance;
  return (int32_t)((uint32_t)a / (uint32_t)b);
}
static int32_t memory[1024];
__attribute__((noinline)) static int32_t load(calls_instance *instance, int32_t a, int32_t b) {
  (void)instance;
  return memory[(a & 1020) / 4] + b;
}
static int32_t add(void *user, int32_t a, int32_t b) {
  (void)user;
  return a + b;
}
static int32_t (*volatile add_pointer)(void *, int32_t, int32_t) = add;
__attribute__((noinline)) static int32_t call_host(calls_instance *instance, int32_t a, int32_t b) {
  (void)instance;
  return add_pointer(NULL, a, b);
}

static sinter_function *boxed_function;
static int32_t boxed(calls_instance *instance, int32_t a, int32_t b) {
  sinter_value values[2];
  values[0].i32 = a;
  values[1].i32 = b;
  calls_api()->call(calls_store(instance), boxed_function, values);
  return values[0].i32;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

struct variant {
  const char *name;
  function *code;
  int reference;
  double best;
};

int main(void) {
  enum { CALLS = 20000, ROUNDS = 1000 };
  struct variant variants[] = {
      {"C multiply", multiply, 0, 1e18},
      {"multiply", calls_multiply, 0, 1e18},
      {"C divide", divide, 2, 1e18},
      {"divide", calls_divide, 2, 1e18},
      {"C load", load, 4, 1e18},
      {"load", calls_load, 4, 1e18},
      {"C call back", call_host, 6, 1e18},
      {"call back", calls_call_host, 6, 1e18},
      {"multiply, in slots", boxed, 0, 1e18},
  };
  enum { COUNT = sizeof variants / sizeof *variants };
  calls_imports imports = {.host_add = add};
  calls_instance *instance;
  if (calls_instantiate(&imports, NULL, &instance) != SINTER_OK)
    return 1;
  sinter_extern exported;
  sinter_name name = {"multiply", 8};
  calls_api()->find_export((sinter_instance *)instance, name, &exported);
  boxed_function = exported.of.function;
  uint32_t sum = 0;
  for (int round = 0; round != ROUNDS; ++round)
    for (int i = 0; i != COUNT; ++i) {
      function *volatile place = variants[i].code;
      function *code = place;
      double start = now();
      for (int32_t k = 0; k != CALLS; ++k)
        sum += (uint32_t)code(instance, k, 3);
      double time = (now() - start) / CALLS;
      if (time < variants[i].best)
        variants[i].best = time;
    }
  for (int i = 0; i != COUNT; ++i)
    printf("%-20s %7.2f ns %6.2fx\n", variants[i].name, variants[i].best,
           variants[i].best / variants[variants[i].reference].best);
  calls_destroy(instance);
  return sum == 1;
}
