// script.h - a compiled module as a host sees it that loads it at run time, and ways to call it.
//
// Functions are called as C functions, by a pointer that dlsym gave once, or by their names, each
// time: found among the exports and called with their values in slots. Whatever fails ends the
// program, since nothing here is expected to.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>

#include "message.h"
#include "sinter.hpp"

[[noreturn]] inline void fail(const char *what) {
  std::fprintf(stderr, "%s\n", what);
  std::exit(1);
}

/// Nanoseconds of CPU time of this thread: what else the machine does is left out as far as it can
/// be.
inline double now() {
  timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

enum class Lookup { kept, byName };

struct ScriptInstance; // opaque

/// A shared object of a reactor of WASI that was named "script".
class Library {
public:
  explicit Library(const char *path) : handle(dlopen(path, RTLD_NOW | RTLD_LOCAL)) {
    if (!handle)
      fail(dlerror());
    module = static_cast<const sinter_module *>(symbol("script_module"));
    api = sinter_api_of(module);
    if (!api)
      fail("the module is of another version");
    initialize = reinterpret_cast<void (*)(ScriptInstance *)>(symbol("script__initialize"));
  }
  Library(const Library &) = delete;
  Library &operator=(const Library &) = delete;
  ~Library() { dlclose(handle); }

  void *symbol(const char *name) const {
    void *found = dlsym(handle, name);
    if (!found)
      fail(name);
    return found;
  }
  sinter::instance<ScriptInstance> instantiate() const {
    sinter_instance *object = nullptr;
    sinter_store *store = api->store_new();
    if (!store || api->instantiate_typed(store, module, nullptr, &object) != SINTER_OK)
      fail("the module cannot be instantiated");
    auto *script = reinterpret_cast<ScriptInstance *>(object);
    initialize(script);
    return sinter::instance<ScriptInstance>(script);
  }

private:
  void *handle;
  const sinter_module *module;
  const sinter_api *api;
  void (*initialize)(ScriptInstance *); // a reactor's constructors
};

/// A function's name, and where it is in the library.
struct Function {
  Function(const Library &library, const char *name)
      : name{name, std::strlen(name)},
        code(library.symbol((std::string("script_") + name).c_str())) {}
  sinter_name name;
  void *code;
};

inline sinter_extern exportOf(const sinter::instance<ScriptInstance> &instance,
                              const sinter_name &name) {
  sinter_extern found;
  if (!instance.api().find_export(reinterpret_cast<sinter_instance *>(instance.get()), name,
                                  &found))
    fail(name.bytes);
  return found;
}

template <Lookup lookup, typename... Arguments>
int32_t call(const sinter::instance<ScriptInstance> &instance, const Function &function,
             Arguments... arguments) {
  if constexpr (lookup == Lookup::kept)
    return reinterpret_cast<int32_t (*)(ScriptInstance *, Arguments...)>(function.code)(
        instance.get(), arguments...);
  sinter_value values[sizeof...(arguments) + 1];
  sinter_value *next = values;
  ((next++->i32 = arguments), ...);
  sinter_function *found = exportOf(instance, function.name).of.function;
  if (instance.api().call(instance.store(), found, values) != SINTER_OK)
    fail("the guest did not return");
  return values[0].i32;
}

inline sinter::memory memoryOf(const sinter::instance<ScriptInstance> &instance) {
  return {instance.api(), exportOf(instance, {"memory", 6}).of.memory};
}

/// What the host writes to and reads from: maxMessage bytes of the guest's memory.
inline sinter::view<unsigned char> bufferAt(const sinter::memory &memory, int32_t place) {
  return memory.view<unsigned char>(static_cast<uint32_t>(place), maxMessage);
}

/// Sends integers as a message and reads a reply of one.
template <Lookup lookup, size_t count>
int32_t exchange(const sinter::instance<ScriptInstance> &instance, const Function &function,
                 const sinter::view<unsigned char> &buffer, int32_t place,
                 const int32_t (&values)[count]) {
  unsigned char message[maxMessage];
  const int32_t size = writeMessage(message, values, count);
  buffer.write(message, static_cast<size_t>(size));
  const int32_t replied = call<lookup>(instance, function, place, size);
  if (replied <= 0 || replied > maxMessage)
    fail("the guest's reply has no such size");
  buffer.read(message, static_cast<size_t>(replied));
  int32_t answer;
  if (!readMessage(message, replied, &answer, 1))
    fail("the guest's reply is no message");
  return answer;
}
