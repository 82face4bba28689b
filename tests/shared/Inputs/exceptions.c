// exceptions.c - exceptions that leave the guest, and those that go through the host to a handler.

#include "tests/support/host.h"

static sinter_extern target; // what the host function calls
static int passed;

static sinter_status forward(void *user, sinter_store *store, sinter_value *values) {
  (void)user;
  sinter_status status = api->call(store, target.of.function, values);
  ++passed;
  return status;
}

static sinter_status pretend(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)store, (void)values;
  return SINTER_EXCEPTION;
}

static sinter_instance *make(sinter_store *store, const sinter_module *module,
                             sinter_host_callback callback) {
  static const sinter_kind kinds[] = {SINTER_I32, SINTER_I32};
  sinter_extern host = {SINTER_EXTERN_FUNCTION, {0}};
  host.of.function = api->host_function_new(store, kinds, 1, 1, callback, NULL);
  sinter_instance *instance;
  CHECK(api->instantiate(store, module, &host, &instance) == SINTER_OK);
  return instance;
}

int main(int count, char **words) {
  CHECK(count == 4);
  const sinter_module *one = load(words[1]), *two = load(words[2]);
  sinter_store *store = api->store_new();
  sinter_instance *a = make(store, one, forward), *b = make(store, two, forward);
  for (int i = 0; i != 3; ++i) {
    sinter_value value = {.i32 = 5};
    CHECK(api->call(store, find(a, "throw").of.function, &value) == SINTER_EXCEPTION);
    CHECK(api->exception_tag(store) == find(a, "tag").of.tag);

    // Through the host to a handler of the same tag.
    target = find(a, "throw");
    value.i32 = 7;
    CHECK(api->call(store, find(a, "catch").of.function, &value) == SINTER_OK && value.i32 == 107);
    CHECK(!api->exception_tag(store) && passed == 1);

    // Another instance has another tag, though its type and module are the same.
    value.i32 = 7;
    CHECK(api->call(store, find(b, "catch").of.function, &value) == SINTER_EXCEPTION);
    CHECK(api->exception_tag(store) == find(a, "tag").of.tag && passed == 2);

    // Past a handler that does not match, to one that does, across two objects.
    sinter_instance *outer = make(store, two, forward);
    target = find(outer, "throw");
    value.i32 = 8;
    CHECK(api->call(store, find(outer, "catch").of.function, &value) == SINTER_OK);
    CHECK(value.i32 == 108 && passed == 3);
    passed = 0;
  }
  // Nothing was thrown, so there is nothing to pass on.
  sinter_value value = {.i32 = 1};
  sinter_instance *c = make(store, one, pretend);
  CHECK(api->call(store, find(c, "catch").of.function, &value) == SINTER_TRAP);
  api->store_delete(store);
  return 42;
}
