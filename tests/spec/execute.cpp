// execute.cpp - a host of Sinter's shared objects that does what standard input says.
//
// It knows sinter.h and nothing else of Sinter, so that Debian's cross compilers can build it for
// ISAs that LLVM's libraries are not installed for. One request a line, one line of answer each
// (see Plan.h for both). Words are separated by a space; bytes are pairs of hex digits after an x.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "rt-lib/include/sinter.h"

namespace {

/// The spectest module: spectest.md of the suite. What it holds comes into being when it is first
/// imported, one of each for a script.
class Spectest {
public:
  Spectest(const sinter_api &api, sinter_store *store) : api(api), store(store) {}

  /// Null if it has nothing of that name.
  const sinter_extern *find(const std::string &name) {
    if (auto existing = externs.find(name); existing != externs.end())
      return &existing->second;
    sinter_extern item = {};
    if (!makeFunction(name, item) && !makeGlobal(name, item) && !makeStorage(name, item))
      return nullptr;
    return &externs.emplace(name, item).first->second;
  }

private:
  bool makeFunction(const std::string &name, sinter_extern &item) {
    static const std::map<std::string, std::vector<sinter_kind>> functions = {
        {"print", {}},
        {"print_i32", {SINTER_I32}},
        {"print_i64", {SINTER_I64}},
        {"print_f32", {SINTER_F32}},
        {"print_f64", {SINTER_F64}},
        {"print_i32_f32", {SINTER_I32, SINTER_F32}},
        {"print_f64_f64", {SINTER_F64, SINTER_F64}},
    };
    auto found = functions.find(name);
    if (found == functions.end())
      return false;
    item.kind = SINTER_EXTERN_FUNCTION;
    item.of.function = api.host_function_new(
        store, found->second.data(), found->second.size(), 0,
        [](void *, sinter_store *, sinter_value *) { return SINTER_OK; }, nullptr);
    return true;
  }

  bool makeGlobal(const std::string &name, sinter_extern &item) {
    sinter_kind kind;
    sinter_value value = {};
    if (name == "global_i32") {
      kind = SINTER_I32;
      value.i32 = 666;
    } else if (name == "global_i64") {
      kind = SINTER_I64;
      value.i64 = 666;
    } else if (name == "global_f32") {
      kind = SINTER_F32;
      value.f32 = 666.6f;
    } else if (name == "global_f64") {
      kind = SINTER_F64;
      value.f64 = 666.6;
    } else {
      return false;
    }
    item.kind = SINTER_EXTERN_GLOBAL;
    item.of.global = api.global_new(store, kind, 0, value);
    return true;
  }

  bool makeStorage(const std::string &name, sinter_extern &item) {
    if (name == "table" || name == "table64") {
      item.kind = SINTER_EXTERN_TABLE;
      item.of.table = api.table_new(store, SINTER_FUNCREF, name == "table64", 10, 20);
    } else if (name == "memory" || name == "shared_memory") {
      item.kind = SINTER_EXTERN_MEMORY;
      item.of.memory = api.memory_new(store, 0, name == "shared_memory", 1, 2);
    } else {
      return false;
    }
    return true;
  }

  const sinter_api &api;
  sinter_store *store;
  std::map<std::string, sinter_extern> externs;
};

sinter_name nameOf(const std::string &text) { return {text.data(), text.size()}; }

/// The runtime library that serves all scripts: that of the first module that was loaded, which
/// stays. So the address space that it keeps for the next memory is there for the next script.
struct Runtime {
  void *library = nullptr;
  const sinter_api *api = nullptr;
};

/// Everything that belongs to one script.
class Script {
public:
  explicit Script(Runtime &runtime) : runtime(runtime) {}
  ~Script() {
    if (store)
      runtime.api->store_delete(store);
    for (const auto &[path, library] : libraries)
      if (library != runtime.library)
        dlclose(library);
  }

  std::string instantiate(unsigned number, const std::string &path);
  std::string registerAs(unsigned number, const std::string &name);
  std::string call(unsigned number, const std::string &name, const std::vector<std::string> &words);
  std::string get(unsigned number, const std::string &name);

private:
  const sinter_module *load(const std::string &path, std::string &error);
  sinter_extern findImport(const std::string &module, const std::string &name,
                           sinter_extern_kind kind);
  std::string text(sinter_status status) const;
  bool findExport(unsigned number, const std::string &name, sinter_extern_kind kind,
                  sinter_extern &item);

  Runtime &runtime;
  const sinter_api *api = nullptr;
  sinter_store *store = nullptr;
  std::map<std::string, void *> libraries; // by path
  std::map<unsigned, sinter_instance *> instances;
  std::map<std::string, sinter_instance *> registry;
  std::map<std::string, Spectest> spectest; // one, once there is a store
};

std::string Script::text(sinter_status status) const {
  switch (status) {
  case SINTER_OK:
    return "ok";
  case SINTER_TRAP: {
    const char *message = api->trap_message(store);
    return std::string("trap: ") + (message ? message : "");
  }
  case SINTER_EXCEPTION:
    return "exception";
  case SINTER_UNKNOWN_IMPORT:
    return "unknown import";
  case SINTER_INCOMPATIBLE:
    return "incompatible import type";
  default:
    return "error: status " + std::to_string(status);
  }
}

const sinter_module *Script::load(const std::string &path, std::string &error) {
  void *&library = libraries[path];
  if (!library)
    library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    error = std::string("error: ") + dlerror();
    libraries.erase(path);
    return nullptr;
  }
  auto *module = static_cast<const sinter_module *>(dlsym(library, "sinter_module"));
  if (!module || !sinter_api_of(module)) {
    error = "error: the shared object holds no module of this version";
    return nullptr;
  }
  if (!store) {
    if (!runtime.api)
      runtime = {library, sinter_api_of(module)};
    api = runtime.api;
    store = api->store_new();
    spectest.emplace("spectest", Spectest(*api, store));
  }
  return module;
}

/// With a null pointer if there is none.
sinter_extern Script::findImport(const std::string &module, const std::string &name,
                                 sinter_extern_kind kind) {
  sinter_extern item = {};
  item.kind = kind;
  if (auto host = spectest.find(module); host != spectest.end()) {
    if (const sinter_extern *found = host->second.find(name))
      item = *found;
  } else if (auto instance = registry.find(module); instance != registry.end()) {
    api->find_export(instance->second, nameOf(name), &item);
  }
  return item;
}

std::string Script::instantiate(unsigned number, const std::string &path) {
  std::string error;
  const sinter_module *module = load(path, error);
  if (!module)
    return error;
  std::vector<sinter_extern> imports;
  for (size_t i = 0; i < api->import_count(module); ++i) {
    sinter_name moduleName, name;
    sinter_extern_kind kind;
    api->import_at(module, i, &moduleName, &name, &kind);
    imports.push_back(
        findImport({moduleName.bytes, moduleName.size}, {name.bytes, name.size}, kind));
  }
  sinter_instance *instance = nullptr;
  sinter_status status = api->instantiate(store, module, imports.data(), &instance);
  if (status == SINTER_OK)
    instances[number] = instance;
  return text(status);
}

std::string Script::registerAs(unsigned number, const std::string &name) {
  auto instance = instances.find(number);
  if (instance == instances.end())
    return "error: no such instance";
  registry[name] = instance->second;
  return "ok";
}

bool Script::findExport(unsigned number, const std::string &name, sinter_extern_kind kind,
                        sinter_extern &item) {
  auto instance = instances.find(number);
  return instance != instances.end() && api->find_export(instance->second, nameOf(name), &item) &&
         item.kind == kind;
}

std::string toHex(const sinter_value *values, size_t count) {
  static const char digits[] = "0123456789abcdef";
  std::string text;
  for (size_t i = 0; i < count; ++i) {
    text += ' ';
    for (std::uint8_t byte : values[i].v128) {
      text += digits[byte >> 4];
      text += digits[byte & 15];
    }
  }
  return text;
}

std::string fromHex(std::string_view digits) {
  std::string bytes;
  for (size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  return bytes;
}

std::string Script::call(unsigned number, const std::string &name,
                         const std::vector<std::string> &words) {
  sinter_extern item = {};
  if (!findExport(number, name, SINTER_EXTERN_FUNCTION, item))
    return "error: no such function";
  sinter_function *function = item.of.function;
  size_t resultCount = api->result_count(function);
  if (api->param_count(function) != words.size())
    return "error: the function has another number of parameters";
  std::vector<sinter_value> values(std::max(words.size(), resultCount) + 1, sinter_value{});
  for (size_t i = 0; i < words.size(); ++i) {
    std::string bytes = fromHex(words[i]);
    std::memcpy(&values[i], bytes.data(), std::min(bytes.size(), sizeof(sinter_value)));
  }
  sinter_status status = api->call(store, function, values.data());
  return status == SINTER_OK ? "ok" + toHex(values.data(), resultCount) : text(status);
}

std::string Script::get(unsigned number, const std::string &name) {
  sinter_extern item = {};
  if (!findExport(number, name, SINTER_EXTERN_GLOBAL, item))
    return "error: no such global";
  sinter_value value = api->global_get(item.of.global);
  return "ok" + toHex(&value, 1);
}

std::string answer(Script &script, const std::string &request) {
  std::istringstream line(request);
  std::string verb, name;
  unsigned number = 0;
  line >> verb;
  if (verb == "skip")
    return "skipped";
  line >> number;
  if (verb == "new") {
    line >> name;
    return script.instantiate(number, name);
  }
  line >> name;
  name = fromHex(std::string_view(name).substr(1));
  if (verb == "register")
    return script.registerAs(number, name);
  if (verb == "get")
    return script.get(number, name);
  std::vector<std::string> words;
  for (std::string word; line >> word;)
    words.push_back(word);
  return script.call(number, name, words);
}

} // namespace

int main() {
  Runtime runtime;
  auto script = std::make_unique<Script>(runtime);
  for (std::string request; std::getline(std::cin, request);) {
    if (request == "script") {
      script = std::make_unique<Script>(runtime);
      continue;
    }
    // Whole lines, at once: what is said before a crash must arrive.
    std::string text = answer(*script, request) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
  }
}
