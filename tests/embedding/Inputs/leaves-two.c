// leaves-two.c - two libraries in one store; and results that a guest's memory has no room for.
#include "check.h"
#include "one.h"
#include "two.h"

static int32_t within(void *user, int32_t value) { return *(int *)user + value; }

int main(int count, char **words) {
  int base = 40;
  one_imports imports = {.user = &base, .env_within = within};
  two_imports same = {.user = &base, .env_within = within};
  sinter_store *store = two_api()->store_new();
  one_instance *first;
  two_instance *second;
  CHECK(store && one_instantiate_in(store, &imports, &first) == SINTER_OK);
  CHECK(two_instantiate_in(store, &same, &second) == SINTER_OK);
  for (int round = 0; round != 3; ++round) {
    CHECK(one_load(first, 65536) == 0 && one_status(first) == SINTER_TRAP);
    one_clear(first);
    CHECK(two_load(second, 65536) == 0 && two_status(second) == SINTER_TRAP);
    two_clear(second);
    CHECK(one_load(first, 0) == 0 && one_call(first, 2) == 42 && two_call(second, 3) == 43);
    CHECK(one_status(first) == SINTER_OK);
  }
  if (count == 2 && !strcmp(words[1], "beyond")) {
    uint8_t *bytes = two_api()->memory_data(one_memory(first));
    one_many(first, 1, 2, 3, 4, (one_many_results *)(bytes + 65536 - 8));
    CHECK(one_status(first) == SINTER_TRAP);
  }
  two_api()->store_delete(store);
  return 0;
}
