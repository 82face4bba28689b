// mixed.c - a module uses the memory of another that was built with other --bounds.
//
// usage: mixed OWNER USER OWNER-MODE USER-MODE
#include <stdbool.h>

#include "tests/support/host.h"

static sinter_store *store;
static sinter_instance *owner, *user;

static sinter_extern get(sinter_instance *instance, const char *name) {
  sinter_extern found;
  CHECK(api->find_export(instance, (sinter_name){name, strlen(name)}, &found));
  return found;
}

static sinter_status call(sinter_instance *instance, const char *name, uint32_t argument,
                          uint32_t *result) {
  sinter_value value = {.i32 = (int32_t)argument};
  sinter_status status = api->call(store, get(instance, name).of.function, &value);
  *result = (uint32_t)value.i32;
  return status;
}

static bool is(const char *mode, const char *expected) { return !strcmp(mode, expected); }

int main(int count, char **words) {
  CHECK(count == 5);
  const char *owner_mode = words[3], *user_mode = words[4];
  bool relies_on_faults = is(user_mode, "guard") || is(user_mode, "uffd");
  // Where what is beyond the size is out of reach.
  bool has_end = is(owner_mode, "guard") || is(owner_mode, "uffd") || is(owner_mode, "check") ||
                 is(owner_mode, "clamp");
  const sinter_module *owner_module = load(words[1]), *user_module = load(words[2]);
  uint32_t result;
  // Twice, since reservations are used again.
  for (int round = 0; round != 2; ++round) {
    store = api->store_new();
    CHECK(api->instantiate(store, owner_module, NULL, &owner) == SINTER_OK);
    sinter_extern memory = get(owner, "memory");
    sinter_status status = api->instantiate(store, user_module, &memory, &user);
    if (is(owner_mode, "none") && relies_on_faults) {
      CHECK(status == SINTER_INCOMPATIBLE);
      api->store_delete(store);
      continue;
    }
    CHECK(status == SINTER_OK);
    CHECK(call(user, "poke", 65535, &result) == SINTER_OK && result == 7);
    CHECK(call(owner, "peek", 65535, &result) == SINTER_OK && result == 7);
    // One byte beyond.
    status = call(user, "poke", 65536, &result);
    bool traps = is(user_mode, "check") || (has_end && !is(user_mode, "clamp"));
    CHECK(status == (traps ? SINTER_TRAP : SINTER_OK));
    CHECK(call(user, "grow", 1, &result) == SINTER_OK && result == 1);
    CHECK(call(owner, "peek", 65536, &result) == SINTER_OK &&
          result == (traps || is(user_mode, "clamp") ? 0 : 7));
    CHECK(call(user, "poke", 65536, &result) == SINTER_OK && result == 7);
    CHECK(call(owner, "peek", 65536, &result) == SINTER_OK && result == 7);
    api->store_delete(store);
  }
  return 42;
}
