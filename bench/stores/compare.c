// compare.c - times the kernels in two shared objects, turn by turn.
//
// usage: compare A.so B.so; prints each kernel's shortest times in milliseconds and their ratio
// A/B.
#include <math.h>
#include <time.h>

#include "tests/support/host.h"

enum { TURNS = 25 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

int main(int count, char **words) {
  static const struct {
    const char *name;
    int rounds;
  } kernels[] = {{"matrix", 3},    {"stencil", 60},     {"histogram", 60}, {"radix_sort", 20},
                 {"records", 500}, {"prefix_sum", 300}, {"mask", 300},     {"columns", 300},
                 {"compress", 40}, {"cipher", 10000}};
  enum { KERNELS = sizeof kernels / sizeof *kernels };
  CHECK(count == 3);
  sinter_store *stores[2];
  sinter_instance *instances[2];
  for (int side = 0; side != 2; ++side) {
    const sinter_module *module = load(words[1 + side]);
    stores[side] = api->store_new();
    CHECK(api->instantiate(stores[side], module, NULL, &instances[side]) == SINTER_OK);
  }
  double product = 1;
  for (int i = 0; i != KERNELS; ++i) {
    double best[2] = {INFINITY, INFINITY};
    int results[2];
    for (int turn = 0; turn != 2 * TURNS; ++turn) {
      int side = turn % 2;
      sinter_function *kernel = find(instances[side], kernels[i].name).of.function;
      sinter_value value = {.i32 = kernels[i].rounds};
      double start = now();
      CHECK(api->call(stores[side], kernel, &value) == SINTER_OK);
      best[side] = fmin(best[side], now() - start);
      results[side] = value.i32;
    }
    CHECK(results[0] == results[1]);
    printf("%-11s %8.2f %8.2f  %.3f\n", kernels[i].name, best[0], best[1], best[0] / best[1]);
    product *= best[0] / best[1];
  }
  printf("geometric mean %.3f\n", pow(product, 1.0 / KERNELS));
}
