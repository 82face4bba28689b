// deadlines.c - a host that stops guests: from another thread, and by what they have used.
//
// usage: deadlines INTERRUPTIBLE METERED
#include <pthread.h>
#include <unistd.h>

#include "tests/support/host.h"

struct guest {
  sinter_store *store;
  sinter_instance *instance;
};

static struct guest begin(const sinter_module *module) {
  struct guest guest = {.store = api->store_new()};
  CHECK(api->instantiate(guest.store, module, NULL, &guest.instance) == SINTER_OK);
  return guest;
}

static sinter_status call(struct guest guest, const char *name, int *value) {
  sinter_value slot = {.i32 = *value};
  sinter_status status = api->call(guest.store, find(guest.instance, name).of.function, &slot);
  *value = slot.i32;
  return status;
}

static void *interrupt(void *store) {
  usleep(20000);
  api->interrupt(store, 1);
  return NULL;
}

static void check_interrupts(const sinter_module *module) {
  struct guest guest = begin(module);
  static const char *const endless[] = {"loop", "loops", "again", "tree", "wait"};
  for (size_t i = 0; i != sizeof endless / sizeof *endless; ++i) {
    pthread_t thread;
    CHECK(!pthread_create(&thread, NULL, interrupt, guest.store));
    int value = 100;
    CHECK(call(guest, endless[i], &value) == SINTER_TRAP);
    CHECK(!strcmp(api->trap_message(guest.store), "interrupted") &&
          api->trap_code(guest.store) == 20);
    CHECK(!pthread_join(thread, NULL));
    // It stays so until the host takes it back.
    CHECK(call(guest, "sum", &value) == SINTER_TRAP);
    api->interrupt(guest.store, 0);
    value = 4;
    CHECK(call(guest, "sum", &value) == SINTER_OK && value == 10);
  }
  api->store_delete(guest.store);
}

static uint64_t use(struct guest guest, const char *name, int argument, int result) {
  api->set_fuel(guest.store, 1000000);
  CHECK(call(guest, name, &argument) == SINTER_OK && argument == result);
  return 1000000 - api->fuel(guest.store);
}

static void check_fuel(const sinter_module *module) {
  struct guest guest = begin(module);
  int value = 1;
  CHECK(call(guest, "sum", &value) == SINTER_TRAP);
  CHECK(!strcmp(api->trap_message(guest.store), "out of fuel") &&
        api->trap_code(guest.store) == 21);
  // The same in every mode and at every level: the loop's 12 instructions and what is around them.
  CHECK(use(guest, "sum", 1, 1) == 17);
  CHECK(use(guest, "sum", 101, 5151) == 17 + 100 * 12);
  uint64_t tree = use(guest, "tree", 5, 32);
  CHECK(use(guest, "tree", 5, 32) == tree && use(guest, "tree", 6, 64) > 2 * tree);
  static const char *const endless[] = {"loop", "loops", "again", "tree"};
  for (size_t i = 0; i != sizeof endless / sizeof *endless; ++i) {
    api->set_fuel(guest.store, 100000);
    value = 100;
    CHECK(call(guest, endless[i], &value) == SINTER_TRAP && !api->fuel(guest.store));
    CHECK(!strcmp(api->trap_message(guest.store), "out of fuel"));
  }
  // Bulk operations by what they do: 64 bytes, or 8 references.
  CHECK(use(guest, "fill", 63, 63) == 6 && use(guest, "fill", 64, 64) == 7);
  CHECK(use(guest, "copy", 1 << 20, 1 << 20) == 6 + (1 << 14));
  CHECK(use(guest, "extend", 4096, 1) == 4 + (1 << 9));
  // Before they do it; and whoever goes on calling has no more of it for that.
  for (int i = 0; i != 20; ++i) {
    value = -1;
    CHECK(call(guest, "fill", &value) == SINTER_TRAP && api->trap_code(guest.store) == 21);
    CHECK(!api->fuel(guest.store));
    api->set_fuel(guest.store, 1);
  }
  // Just enough, and one less.
  api->set_fuel(guest.store, 17);
  value = 1;
  CHECK(call(guest, "sum", &value) == SINTER_OK && api->fuel(guest.store) == 0);
  api->set_fuel(guest.store, 16);
  CHECK(call(guest, "sum", &value) == SINTER_TRAP);
  // What was paid for before another trap stays paid.
  api->set_fuel(guest.store, 100);
  value = 0;
  CHECK(call(guest, "fault", &value) == SINTER_TRAP && api->trap_code(guest.store) == 2);
  CHECK(api->fuel(guest.store) == 96);
  api->store_delete(guest.store);
}

int main(int count, char **words) {
  CHECK(count == 4);
  const sinter_module *interruptible = load(words[1]), *metered = load(words[2]);
  check_interrupts(interruptible);
  check_fuel(metered);
  return 42;
}
