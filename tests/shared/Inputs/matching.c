// matching.c - links the modules of matching.py, and passes objects where only null may be.
//
// usage: matching VICTIM TABLE MUTABLE CONSTANT FITTING matching

#include "tests/support/host.h"

static sinter_status unused(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)store, (void)values;
  return SINTER_TRAP;
}

int main(int count, char **words) {
  CHECK(count == 7);
  const sinter_module *module = load(words[1]);
  sinter_store *store = api->store_new();
  sinter_instance *victim, *other = NULL;
  // Before the first module comes, which has that type in a group.
  static const sinter_kind float_kinds[] = {SINTER_I64, SINTER_F32};
  sinter_extern host = {SINTER_EXTERN_FUNCTION, {0}};
  host.of.function = api->host_function_new(store, float_kinds, 1, 1, unused, NULL);
  CHECK(api->instantiate(store, module, NULL, &victim) == SINTER_OK);

  static const char *const exports[] = {"table", "mutable", "constant"};
  for (int i = 0; i != 3; ++i) {
    sinter_extern import = find(victim, exports[i]);
    CHECK(api->instantiate(store, load(words[2 + i]), &import, &other) == SINTER_INCOMPATIBLE);
  }
  sinter_extern fitting[] = {host, find(victim, "bottom"), find(victim, "bottoms")};
  CHECK(api->instantiate(store, load(words[5]), fitting, &other) == SINTER_OK);

  // Neither a guest's function nor one whose type no module has.
  static const sinter_kind kinds[] = {SINTER_I32, SINTER_V128, SINTER_F32};
  sinter_function *functions[] = {find(victim, "f").of.function,
                                  api->host_function_new(store, kinds, 2, 1, unused, NULL)};
  sinter_function *take = find(victim, "take_function").of.function;
  for (int i = 0; i != 2; ++i) {
    sinter_value value = {.ref = functions[i]};
    CHECK(api->call(store, take, &value) == SINTER_INCOMPATIBLE);
    CHECK(api->table_set(find(victim, "bottoms").of.table, 0, value) == SINTER_INCOMPATIBLE);
  }
  sinter_value null = {.ref = NULL}, pointer = {.ref = (void *)1};
  CHECK(api->call(store, take, &null) == SINTER_OK && null.i32 == 1);
  take = find(victim, "take_extern").of.function;
  CHECK(api->call(store, take, &pointer) == SINTER_INCOMPATIBLE);
  null.ref = NULL;
  CHECK(api->call(store, take, &null) == SINTER_OK && null.i32 == 1);
  api->store_delete(store);
  return 42;
}
