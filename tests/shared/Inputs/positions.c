// positions.c - calls functions that trap, and compares where.
#include "tests/support/host.h"

static sinter_status nothing(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)store, (void)values;
  return SINTER_OK;
}

int main(int count, char **words) {
  CHECK(count == 3);
  const sinter_module *module = load(words[1]);
  sinter_store *store = api->store_new();
  sinter_extern host = {SINTER_EXTERN_FUNCTION, {0}};
  host.of.function = api->host_function_new(store, NULL, 0, 0, nothing, NULL);
  sinter_instance *instance;
  sinter_status status = api->instantiate(store, module, &host, &instance);
  if (status != SINTER_OK)
    return status;
  static const struct {
    const char *name;
    uint32_t function, offset;
  } expected[] = {{"unreachable", 1, 0x66},
                  {"load", 2, 0x6c},
                  {"divide", 3, 0x79},
                  {"fill", 4, 0x83},
                  {"exhausted", 5, 0}};
  for (size_t i = 0; i != sizeof expected / sizeof *expected; ++i) {
    sinter_extern found;
    sinter_name name = {expected[i].name, strlen(expected[i].name)};
    sinter_value value = {.i32 = -1};
    uint32_t function = 0, offset = 0;
    if (!api->find_export(instance, name, &found) ||
        api->call(store, found.of.function, &value) != SINTER_TRAP ||
        !api->trap_position(store, &function, &offset) || function != expected[i].function ||
        (expected[i].offset && offset != expected[i].offset)) {
      fprintf(stderr, "%s: %s in function %u at 0x%x\n", expected[i].name, api->trap_message(store),
              function, offset);
      return 1;
    }
  }
  api->store_delete(store);
  return 42;
}
