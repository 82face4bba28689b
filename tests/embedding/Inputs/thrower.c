// thrower.c - exceptions end typed calls, and go on through typed functions of the host.
#include "thrower.h"

#include "check.h"

static int32_t f(void *user, int32_t p0) {
  thrower_instance *instance = *(thrower_instance **)user;
  int32_t result = thrower_throw(instance, p0);
  CHECK(thrower_status(instance) == SINTER_EXCEPTION);
  thrower_clear(instance);
  if (p0 < 0)
    return -1; // it was not important
  thrower_api()->raise(thrower_store(instance), SINTER_EXCEPTION, NULL);
  return result;
}

int main(void) {
  thrower_instance *instance;
  thrower_imports imports = {&instance, f};
  CHECK(thrower_instantiate(&imports, NULL, &instance) == SINTER_OK);
  for (int i = 0; i != 1000; ++i) {
    CHECK(thrower_own(instance, 5) == 105 && thrower_status(instance) == SINTER_OK);
    CHECK(thrower_host(instance, 5) == 205 && thrower_status(instance) == SINTER_OK);
    CHECK(thrower_host(instance, -5) == -1 && thrower_status(instance) == SINTER_OK);
    thrower_throw(instance, 1);
    CHECK(thrower_status(instance) == SINTER_EXCEPTION);
    CHECK(thrower_api()->exception_tag(thrower_store(instance)) != NULL);
    thrower_clear(instance);
  }
  thrower_destroy(instance);
  return 42;
}
