// versions.c - a host of two libraries, each of which serves stores of its own.
//
// usage: versions OWNER USER versions
//
// That both runtimes are of one version makes no difference here: none looks into what the other
// has made. Of a module of another version there is no more than every version has.
#define _GNU_SOURCE
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tests/support/host.h"

struct guest {
  const sinter_api *api;
  const sinter_module *module;
  sinter_store *store;
  sinter_instance *instance;
};

static sinter_extern export_of(const struct guest *guest, const char *name) {
  sinter_extern found;
  CHECK(guest->api->find_export(guest->instance, (sinter_name){name, strlen(name)}, &found));
  return found;
}

static struct guest begin(const sinter_module *module) {
  struct guest guest = {.api = sinter_api_of(module), .module = module};
  guest.store = guest.api->store_new();
  CHECK(guest.store);
  sinter_extern memory = {SINTER_EXTERN_MEMORY, {0}};
  if (guest.api->import_count(module))
    memory.of.memory = guest.api->memory_new(guest.store, 0, 0, 1, 10);
  CHECK(guest.api->instantiate(guest.store, module, &memory, &guest.instance) == SINTER_OK);
  return guest;
}

static sinter_status call(const struct guest *guest, const char *name, uint32_t argument) {
  sinter_value value = {.i32 = (int32_t)argument};
  return guest->api->call(guest->store, export_of(guest, name).of.function, &value);
}

// Stores of both come and go, and trap.
static void *trap(void *argument) {
  const sinter_module *const *modules = argument;
  for (int round = 0; round != 50; ++round) {
    struct guest owner = begin(modules[0]), user = begin(modules[1]);
    for (int i = 0; i != 4; ++i) {
      CHECK(call(&user, "poke", 65536) == SINTER_TRAP && user.api->trap_code(user.store) == 2);
      CHECK(call(&owner, "peek", 65536) == SINTER_TRAP && owner.api->trap_code(owner.store) == 2);
      CHECK(call(&user, "poke", 65535) == SINTER_OK && call(&owner, "peek", 65535) == SINTER_OK);
    }
    user.api->store_delete(user.store);
    owner.api->store_delete(owner.store);
  }
  return NULL;
}

static void check_refusals(const struct guest *owner, const struct guest *user) {
  sinter_instance *none = NULL;
  // An object of another store, and another runtime; of another store alone.
  sinter_extern memory = export_of(owner, "memory");
  CHECK(user->api->instantiate(user->store, user->module, &memory, &none) == SINTER_INCOMPATIBLE);
  struct guest second = begin(user->module);
  CHECK(owner->api->instantiate(second.store, user->module, &memory, &none) == SINTER_INCOMPATIBLE);
  sinter_value value = {.i32 = 0};
  sinter_function *function = export_of(user, "poke").of.function;
  CHECK(user->api->call(second.store, function, &value) == SINTER_INCOMPATIBLE);
  CHECK(owner->api->call(owner->store, function, &value) == SINTER_INCOMPATIBLE);
  user->api->store_delete(second.store);
  // A module that ends with its page, and is of another version.
  const size_t page = (size_t)sysconf(_SC_PAGESIZE);
  char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(pages != MAP_FAILED && !mprotect(pages + page, page, PROT_NONE));
  sinter_module_header *other = (sinter_module_header *)(pages + page) - 1;
  *other = (sinter_module_header){SINTER_ABI_VERSION + 1, owner->api};
  const sinter_module *module = (const sinter_module *)other;
  CHECK(!sinter_api_of(module));
  CHECK(user->api->instantiate(user->store, module, &memory, &none) == SINTER_WRONG_VERSION);
  CHECK(user->api->instantiate_typed(user->store, module, NULL, &none) == SINTER_WRONG_VERSION);
  CHECK(!none);
}

int main(int count, char **words) {
  CHECK(count == 4);
  const sinter_module *modules[2] = {load(words[1]), load(words[2])};
  CHECK(sinter_api_of(modules[0]) != sinter_api_of(modules[1]));
  struct guest owner = begin(modules[0]), user = begin(modules[1]);
  check_refusals(&owner, &user);
  pthread_t thread;
  CHECK(!pthread_create(&thread, NULL, trap, modules));
  trap(modules);
  CHECK(!pthread_join(thread, NULL));
  check_refusals(&owner, &user);
  CHECK(call(&user, "poke", 65536) == SINTER_TRAP && call(&owner, "peek", 65536) == SINTER_TRAP);
  return 42;
}
