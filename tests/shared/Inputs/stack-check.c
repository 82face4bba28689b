// stack-check.c - calls a function that overflows its stack in linear memory.
#include "tests/support/host.h"

static int calls;

static sinter_status first(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)store, (void)values;
  return SINTER_TRAP;
}

static sinter_status second(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)store, (void)values;
  ++calls;
  return SINTER_OK;
}

int main(int count, char **words) {
  CHECK(count == 2);
  const sinter_module *module = load(words[1]);
  sinter_store *store = api->store_new();
  sinter_extern imports[2] = {{SINTER_EXTERN_FUNCTION, {0}}, {SINTER_EXTERN_FUNCTION, {0}}};
  imports[0].of.function = api->host_function_new(store, NULL, 0, 0, first, NULL);
  imports[1].of.function = api->host_function_new(store, NULL, 0, 0, second, NULL);
  sinter_instance *instance;
  CHECK(api->instantiate(store, module, imports, &instance) == SINTER_OK);
  sinter_extern found;
  CHECK(!api->find_export(instance, (sinter_name){"__set_stack_limits", 18}, &found));
  CHECK(api->find_export(instance, (sinter_name){"recurse", 7}, &found));

  sinter_value value = {.i32 = 62};
  CHECK(api->call(store, found.of.function, &value) == SINTER_OK);
  CHECK(value.i32 == 62 && calls == 63);
  value.i32 = 70;
  CHECK(api->call(store, found.of.function, &value) == SINTER_TRAP);
  puts(api->trap_message(store));
  api->store_delete(store);
}
