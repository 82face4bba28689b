// host.h - what test programs that load shared objects begin with.
#pragma once

#include <dlfcn.h>

#include "check.h"
#include "sinter.h"

/// The interface that all modules are used through: that of the first one loaded.
static const sinter_api *api;

/// The module in a shared object.
static const sinter_module *load(const char *path) {
  void *object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!object) {
    fprintf(stderr, "%s\n", dlerror());
    exit(1);
  }
  const sinter_module *module = dlsym(object, "sinter_module");
  CHECK(module && sinter_api_of(module));
  if (!api)
    api = sinter_api_of(module);
  return module;
}

static inline sinter_extern find(sinter_instance *instance, const char *name) {
  sinter_extern found;
  CHECK(api->find_export(instance, (sinter_name){name, strlen(name)}, &found));
  return found;
}
