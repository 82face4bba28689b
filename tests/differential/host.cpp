// host.cpp - loads shared objects that programs were compiled to, and runs them.
//
// Like the host of tests/spec it knows nothing of Sinter but sinter.h, so that cross compilers can
// build it. Standard input has one path per line; a line of answer is what Outcome.h describes.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "rt-lib/include/sinter.h"

namespace {

/// A program that runs, and what it said.
struct Guest {
  const sinter_api *api;
  sinter_store *store;
  sinter_instance *instance = nullptr;
  std::string output;
  std::optional<int> exitStatus;

  sinter_memory *memory() const {
    constexpr sinter_name name = {"memory", 6};
    sinter_extern item = {};
    return instance && api->find_export(instance, name, &item) ? item.of.memory : nullptr;
  }
  sinter_extern import(const std::string &name);
  std::string end(sinter_status status) const;
  std::string place(sinter_status status) const;
  std::string hash() const;
  std::string run(const sinter_module *module);
};

sinter_status exitProcess(void *user, sinter_store *, sinter_value *values) {
  static_cast<Guest *>(user)->exitStatus = values[0].i32 & 255;
  return SINTER_TRAP;
}

/// fd_write, of programs that write lines to the standard output alone.
sinter_status write(void *user, sinter_store *, sinter_value *values) {
  auto &guest = *static_cast<Guest *>(user);
  sinter_memory *memory = guest.memory();
  const std::uint64_t size = guest.api->memory_size(memory);
  std::uint8_t *data = guest.api->memory_data(memory);
  const auto vectors = static_cast<std::uint32_t>(values[1].i32);
  const auto count = static_cast<std::uint32_t>(values[2].i32);
  const auto written = static_cast<std::uint32_t>(values[3].i32);
  std::uint32_t total = 0;
  for (std::uint64_t i = 0; i != count; ++i) {
    std::uint32_t range[2];
    if (vectors + 8 * i + 8 > size)
      return SINTER_TRAP;
    std::memcpy(range, data + vectors + 8 * i, 8);
    if (std::uint64_t(range[0]) + range[1] > size)
      return SINTER_TRAP;
    guest.output.append(reinterpret_cast<char *>(data) + range[0], range[1]);
    total += range[1];
  }
  if (std::uint64_t(written) + 4 > size)
    return SINTER_TRAP;
  std::memcpy(data + written, &total, 4);
  values[0].i32 = 0;
  return SINTER_OK;
}

/// With a null pointer for what there is not.
sinter_extern Guest::import(const std::string &name) {
  static const sinter_kind kinds[] = {SINTER_I32, SINTER_I32, SINTER_I32, SINTER_I32, SINTER_I32};
  sinter_extern item = {};
  item.kind = SINTER_EXTERN_FUNCTION;
  if (name == "proc_exit")
    item.of.function = api->host_function_new(store, kinds, 1, 0, exitProcess, this);
  else if (name == "fd_write")
    item.of.function = api->host_function_new(store, kinds, 4, 1, write, this);
  return item;
}

std::string Guest::end(sinter_status status) const {
  if (exitStatus)
    return "exit " + std::to_string(*exitStatus);
  switch (status) {
  case SINTER_OK:
    return "exit 0";
  case SINTER_TRAP: {
    const char *message = api->trap_message(store);
    return std::string("trap ") + (message ? message : "of the host");
  }
  case SINTER_EXCEPTION:
    return "trap uncaught exception";
  default:
    return "status " + std::to_string(status);
  }
}

std::string Guest::place(sinter_status status) const {
  std::uint32_t function = 0, offset = 0;
  if (exitStatus || status != SINTER_TRAP || !api->trap_position(store, &function, &offset) ||
      offset == 0)
    return "-";
  char text[32];
  std::snprintf(text, sizeof text, "%u@%x", function, offset);
  return text;
}

/// Of the whole memory: what v8.js computes too.
std::string Guest::hash() const {
  sinter_memory *memory = this->memory();
  if (!memory)
    return "-";
  const std::uint8_t *data = api->memory_data(memory);
  const std::uint64_t size = api->memory_size(memory);
  std::uint32_t hash = 0;
  for (std::uint64_t i = 0; i != size; i += 4) {
    std::uint32_t word;
    std::memcpy(&word, data + i, 4);
    hash = ((hash << 5 | hash >> 27) ^ word) * 0x9E3779B1u;
  }
  return std::to_string(hash);
}

std::string Guest::run(const sinter_module *module) {
  constexpr sinter_name start = {"_start", 6};
  std::vector<sinter_extern> imports;
  for (size_t i = 0; i != api->import_count(module); ++i) {
    sinter_name moduleName, name;
    sinter_extern_kind kind;
    api->import_at(module, i, &moduleName, &name, &kind);
    imports.push_back(import({name.bytes, name.size}));
  }
  constexpr std::uint64_t fuel = std::uint64_t(1) << 60; // more than any program takes
  api->set_fuel(store, fuel);
  sinter_status status = api->instantiate(store, module, imports.data(), &instance);
  sinter_extern item = {};
  sinter_value slot = {};
  if (status == SINTER_OK && api->find_export(instance, start, &item))
    status = api->call(store, item.of.function, &slot);
  for (char &c : output)
    if (c == '\n')
      c = ',';
  const std::uint64_t used = fuel - api->fuel(store);
  return end(status) + "\t" + place(status) + "\t" + hash() + "\t" + output + "\t" +
         (used ? std::to_string(used) : "-");
}

/// The runtime library of the first object serves all.
std::string run(const std::string &path, const sinter_api *&api) {
  void *library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library)
    return std::string("not loaded: ") + dlerror();
  auto *module = static_cast<const sinter_module *>(dlsym(library, "sinter_module"));
  if (!module || !sinter_api_of(module))
    return "not a module of this version";
  const bool isFirst = !api;
  if (isFirst)
    api = sinter_api_of(module);
  Guest guest{api, api->store_new()};
  if (!guest.store)
    return "no store";
  std::string text = guest.run(module);
  api->store_delete(guest.store);
  if (!isFirst)
    dlclose(library);
  return text;
}

} // namespace

int main() {
  const sinter_api *api = nullptr;
  for (std::string path; std::getline(std::cin, path);) {
    // At once: what is said before a crash must arrive.
    std::string text = run(path, api) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
  }
}
