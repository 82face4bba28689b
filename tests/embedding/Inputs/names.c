// names.c - one C and C++ program with two modules, whose names would be equal but for the prefix.
#include "check.h"
#include "one.h"
#include "two.h"

static void pair(void *user, int32_t p0, one_env_f_results *results) {
  (void)user;
  results->r0 = results->r1 = p0;
}
static int32_t single(void *user, int32_t p0) {
  (void)user;
  return p0;
}
static void nothing(void *user) { (void)user; }
static int32_t number(void *user) {
  (void)user;
  return 0;
}

int main(void) {
  one_imports imports = {NULL, pair, single, nothing, nothing, nothing, nothing, NULL, number};
  imports.import__Bool = nothing;
  imports.and_eq_2 = nothing;
  imports.typeof_unqual_2 = nothing;
  imports.import_INT32_MAX = nothing;
  imports.int32_t_2 = number;
  one_instance *one;
  CHECK(one_instantiate(&imports, NULL, &one) == SINTER_UNKNOWN_IMPORT && !one);
  CHECK(one_instantiate(NULL, NULL, &one) == SINTER_UNKNOWN_IMPORT && !one);
  sinter_store *store = one_api()->store_new();
  CHECK(one_api()->instantiate(store, &one_module, NULL, NULL) == SINTER_UNKNOWN_IMPORT);
  sinter_value zero;
  zero.i32 = 0;
  imports.import_sinter_global = one_api()->global_new(store, SINTER_I32, 0, zero);
  CHECK(one_instantiate_in(store, &imports, &one) == SINTER_OK);
  CHECK(one_a_b(one) == 1 && one_a_b_2(one) == 2 && one_a_b_3(one) == 3 && one_a_b_2_2(one) == 4);
  CHECK(one_(one) == 5 && one_int(one) == 6 && one_____error___(one) == 7);
  CHECK(one_instantiate_2(one) == 8 && one_pair_results(one) == 9);
  one_pair_2_results results;
  one_pair_2(one, &results);
  CHECK(results.r0 == 10 && results.r1 == 11);
  CHECK(one_env_f_results_2(one) == 12 && one_g_set(one) == 13 && one_g_2(one) == 14);
  CHECK(one_memcpy(one) == 15 && one___(one) == 16);

  two_instance *two;
  CHECK(two_instantiate(NULL, NULL, &two) == SINTER_OK);
  CHECK(two_load(two, 65532) == 0 && two_status(two) == SINTER_OK);
  two_load(two, 65533);
  CHECK(two_status(two) == SINTER_TRAP && one_status(one) == SINTER_OK);
  CHECK(!strcmp(two_trap_message(two), "out of bounds memory access"));
  two_destroy(two);
  one_destroy(one);
  return 0;
}
