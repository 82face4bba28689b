// calls.c - values of every type in both directions, traps, and calls within calls.
#include "calls.h"

#include <pthread.h>

#include "check.h"

struct host {
  calls_instance *instance;
  void *noted;
  int depth;
};

static double mix(void *user, int32_t p0, int64_t p1, float p2, double p3) {
  (void)user;
  return (double)p0 + (double)p1 * 10 + (double)p2 * 100 + p3 * 1000;
}

static void swap(void *user, const sinter_v128 *p0, int32_t p1, calls_env_swap_results *results) {
  (void)user;
  results->r0 = p1 - 1;
  for (int i = 0; i != 16; ++i)
    results->r1.bytes[i] = p0->bytes[15 - i];
}

static void flip(void *user, const sinter_v128 *p0, sinter_v128 *result) {
  (void)user;
  for (int i = 0; i != 16; ++i)
    result->bytes[i] = p0->bytes[i] ^ 0xff;
}

static void note(void *user, void *p0) { ((struct host *)user)->noted = p0; }

static double many(void *user, int32_t p0, int64_t p1, int32_t p2, int64_t p3, int32_t p4,
                   int64_t p5, int32_t p6, int64_t p7, float p8, double p9, float p10, double p11,
                   float p12, double p13, float p14, double p15, float p16, double p17) {
  (void)user;
  return p0 + 2. * (double)p1 + 3. * p2 + 4. * (double)p3 + 5. * p4 + 6. * (double)p5 + 7. * p6 +
         8. * (double)p7 + 9. * (double)p8 + 10. * p9 + 11. * (double)p10 + 12. * p11 +
         13. * (double)p12 + 14. * p13 + 15. * (double)p14 + 16. * p15 + 17. * (double)p16 +
         18. * p17;
}

// Even numbers go down by typed calls within typed calls; what comes of an odd one is told by its
// last digit.
static int32_t again(void *user, int32_t p0) {
  struct host *host = user;
  calls_instance *instance = host->instance;
  if (p0 == 1) {
    calls_raise(instance, "the host says no");
    return 0;
  }
  if (p0 == 3) {
    CHECK(calls_divide(instance, 1, 0) == 0 && calls_status(instance) == SINTER_TRAP);
    CHECK(!strcmp(calls_trap_message(instance), "integer divide by zero"));
    calls_clear(instance);
    return 30;
  }
  if (p0 == 7) { // which ends this call, and none that it makes
    calls_raise(instance, "the host has said no");
    CHECK(calls_again(instance, 2) == 1 && calls_status(instance) == SINTER_OK);
    return 0;
  }
  if (p0 == 5)
    return calls_deep(instance, 0);
  ++host->depth;
  return p0 ? calls_again(instance, p0 - 2) + 1 : 0;
}

static void check_values(calls_instance *instance, struct host *host) {
  CHECK(calls_add(instance, 40, 2) == 42 && calls_negative(instance) == -5);
  CHECK((int64_t)calls_negative(instance) == -5);
  calls_both_results both;
  calls_both(instance, -3, 1.5f, &both);
  CHECK(both.r0 == 1 && both.r1 == -3 && both.r2 == 1.5f && both.r3 == 1.5);
  sinter_v128 vector, result;
  for (int i = 0; i != 16; ++i)
    vector.bytes[i] = (uint8_t)(i + 1);
  calls_vectors_results vectors;
  calls_vectors(instance, &vector, 9, &vectors);
  CHECK(vectors.r0 == 9 && !memcmp(&vectors.r1, &vector, 16));
  calls_not(instance, &vector, &result);
  CHECK(result.bytes[0] == 0xfe && result.bytes[15] == 0xef);
  calls_flip(instance, &vector, &result);
  CHECK(result.bytes[0] == 0xfe && result.bytes[15] == 0xef);
  calls_swap_results swapped;
  calls_swap(instance, &vector, -7, &swapped);
  CHECK(swapped.r0 == -8 && swapped.r1.bytes[0] == 16 && swapped.r1.bytes[15] == 1);
  CHECK(calls_mix(instance, -1, 2, 3.5f, 4.25) == 4619);
  CHECK(calls_import(instance, -1, 2, 3.5f, 4.25) == 4619);
  CHECK(calls_many(instance, 1, -2, 3, -4, 5, -6, 7, -8, 1.5f, 2.5, 3.5f, 4.5, 5.5f, 6.5, 7.5f, 8.5,
                   9.5f, 10.5) == many(0, 1, -2, 3, -4, 5, -6, 7, -8, 1.5f, 2.5, 3.5f, 4.5, 5.5f,
                                       6.5, 7.5f, 8.5, 9.5f, 10.5));
  calls_wide_results wide;
  calls_wide(instance, 10, 20, 30, 40, 50, 60, 70, &wide);
  CHECK(wide.r0 == -40 && wide.r1 == -60);
  int object;
  CHECK(calls_same(instance, &object) == &object && host->noted == &object);
  CHECK(calls_same(instance, NULL) == NULL && host->noted == NULL);
  CHECK(calls_fact(instance, 10) == 3628800);
  CHECK(calls_status(instance) == SINTER_OK);
}

static void check_objects(calls_instance *instance) {
  const sinter_api *api = calls_api();
  sinter_memory *memory = calls_memory(instance);
  CHECK(api->memory_size(memory) == 65536);
  calls_store_2(instance, 8, 0x1122334455667788);
  CHECK(calls_load(instance, 8) == 0x55667788);
  CHECK(api->memory_data(memory)[15] == 0x11);
  CHECK(calls_counter(instance) == 7 && calls_half(instance) == 0.5);
  CHECK(calls_counter_set(instance, 8) == SINTER_OK && calls_counter(instance) == 8);
  CHECK(api->table_size(calls_table(instance)) == 2);
  sinter_name name = {"double", 6};
  sinter_extern twice;
  CHECK(api->find_export((sinter_instance *)instance, name, &twice));
  CHECK(calls_call(instance, twice.of.function, 21) == 42);
}

static void check_trap(calls_instance *instance, const char *message) {
  CHECK(calls_status(instance) == SINTER_TRAP);
  CHECK(!strcmp(calls_trap_message(instance), message));
  calls_clear(instance);
  CHECK(calls_status(instance) == SINTER_OK);
}

// Callee-saved registers are the host's again after a trap: all of this lives in them, or would.
static void check_traps(calls_instance *instance, struct host *host, int has_bounds) {
  double a = host->depth + 0.5, b = a * 2, c = a * 3, d = a * 4, e = a * 5;
  long i = 1, j = (long)a, k = 3, l = 5, m = 7;
  for (int round = 0; round != 20; ++round) {
    calls_divide(instance, 1, 0);
    check_trap(instance, "integer divide by zero");
    a += 1, b += a, c += b, d += c, e += d;
    i += 1, j += i, k += j, l += k, m += l;
    if (has_bounds) {
      calls_load(instance, -4);
      check_trap(instance, "out of bounds memory access");
    }
    a += 1, b += a, c += b, d += c, e += d;
    i += 1, j += i, k += j, l += k, m += l;
    if (round < 3) {
      calls_deep(instance, 0);
      check_trap(instance, "call stack exhausted");
    }
    a += 1, b += a, c += b, d += c, e += d;
    i += 1, j += i, k += j, l += k, m += l;
    CHECK(calls_add(instance, 1, 2) == 3);
  }
  CHECK(a == host->depth + 60.5 && i == 61);
  double v = host->depth + 0.5, w = v * 2, x = v * 3, y = v * 4, z = v * 5;
  long p = 1, q = (long)v, r = 3, s = 5, t = 7;
  for (int round = 0; round != 60; ++round) {
    v += 1, w += v, x += w, y += x, z += y;
    p += 1, q += p, r += q, s += r, t += s;
  }
  CHECK(a == v && b == w && c == x && d == y && e == z);
  CHECK(i == p && j == q && k == r && l == s && m == t);
}

static void check_nesting(calls_instance *instance, struct host *host) {
  host->depth = 0;
  CHECK(calls_again(instance, 100) == 50 && host->depth == 51);
  CHECK(calls_again(instance, 3) == 30 && calls_status(instance) == SINTER_OK);
  calls_again(instance, 1);
  check_trap(instance, "the host says no");
  calls_again(instance, 7);
  check_trap(instance, "the host has said no");
  calls_raise(instance, "no function of the host runs");
  calls_again(instance, 5);
  check_trap(instance, "call stack exhausted");
  CHECK(calls_again(instance, 0) == 0);
}

static const calls_imports imports = {NULL, mix, swap, again, flip, note, many};

static calls_instance *make(struct host *host) {
  calls_imports own = imports;
  own.user = host;
  CHECK(calls_instantiate(&own, NULL, &host->instance) == SINTER_OK);
  return host->instance;
}

// A thread that never called guest code runs out of the guest's stack at its first call; so does
// one that may have got the place of another that ended.
static void *exhaust(void *argument) {
  calls_deep(argument, 0);
  check_trap(argument, "call stack exhausted");
  return NULL;
}

int main(int count, char **words) {
  CHECK(count == 2);
  struct host host = {0};
  calls_instance *instance = make(&host);
  CHECK(calls_store(instance) != NULL);
  check_values(instance, &host);
  check_objects(instance);
  check_traps(instance, &host, strcmp(words[1], "clamp") != 0);
  check_nesting(instance, &host);
  check_values(instance, &host);
  for (int i = 0; i != 3; ++i) {
    pthread_t thread;
    CHECK(!pthread_create(&thread, NULL, exhaust, instance) && !pthread_join(thread, NULL));
  }
  calls_destroy(instance);
  for (int i = 0; i != 100; ++i)
    calls_destroy(make(&host));
  calls_imports none = imports;
  none.env_flip = NULL;
  CHECK(calls_instantiate(&none, NULL, &instance) == SINTER_UNKNOWN_IMPORT && !instance);
  CHECK(calls_instantiate(NULL, NULL, &instance) == SINTER_UNKNOWN_IMPORT && !instance);
  calls_destroy(instance);
  return 42;
}
