// World.cpp - shared objects, and what the names in them say.
#include "World.h"

#include <cstring>
#include <dlfcn.h>
#include <sstream>

#include "Check.h"

namespace fuzz {

namespace {

struct Letter {
  char letter;
  sinter_kind kind;
  size_t size;
};
constexpr Letter letters[] = {{'i', SINTER_I32, 4},
                              {'I', SINTER_I64, 8},
                              {'f', SINTER_F32, 4},
                              {'F', SINTER_F64, 8},
                              {'v', SINTER_V128, 16},
                              {'r', SINTER_FUNCREF, sizeof(void *)},
                              {'e', SINTER_EXTERNREF, sizeof(void *)},
                              {'x', SINTER_EXNREF, sizeof(void *)}};

std::vector<std::string> fieldsOf(const std::string &name) {
  std::vector<std::string> fields;
  std::istringstream in(name + ":");
  for (std::string field; std::getline(in, field, ':');)
    fields.push_back(field);
  return fields;
}

std::uint64_t limitOf(const std::string &field) {
  return field.empty() ? unlimited : std::stoull(field);
}

void readLimits(Declaration &result, const std::string &min, const std::string &max) {
  result.min = limitOf(min);
  result.max = limitOf(max);
}

Declaration declarationOf(sinter_extern_kind kind, const std::string &name) {
  Declaration result;
  result.kind = kind;
  std::vector<std::string> fields = fieldsOf(name);
  if (kind == SINTER_EXTERN_FUNCTION && (name == "proc_exit" || name == "fd_write")) {
    result.isKnown = true;
    result.types = name == "fd_write" ? "iiii" : "i";
    result.results = name == "fd_write" ? "i" : "";
    return result;
  }
  if (fields.size() < 3)
    return result;
  result.isKnown = true;
  result.number = std::stoi(fields[1]);
  switch (kind) {
  case SINTER_EXTERN_FUNCTION: {
    std::string::size_type at = fields[2].find('@');
    result.what = fields[2].substr(0, at);
    result.target = at == std::string::npos ? 0 : std::stoi(fields[2].substr(at + 1));
    result.types = fields[3];
    result.results = fields[4];
    break;
  }
  case SINTER_EXTERN_TABLE:
    result.types = fields[2];
    readLimits(result, fields[3], fields[4]);
    break;
  case SINTER_EXTERN_MEMORY:
    result.is64 = fields[2] == "64";
    result.isShared = fields[3] == "s";
    readLimits(result, fields[4], fields[5]);
    break;
  case SINTER_EXTERN_GLOBAL:
    result.types = fields[2];
    result.isMutable = fields[3] == "m";
    break;
  case SINTER_EXTERN_TAG:
    result.types = fields[2];
    break;
  }
  return result;
}

} // namespace

char letterOf(sinter_kind kind) {
  for (const Letter &each : letters)
    if (each.kind == kind)
      return each.letter;
  return '?';
}

sinter_kind kindOf(char letter) {
  for (const Letter &each : letters)
    if (each.letter == letter)
      return each.kind;
  return SINTER_I32;
}

bool areEqual(const sinter_value &left, const sinter_value &right, char type) {
  for (const Letter &each : letters)
    if (each.letter == type)
      return !std::memcmp(&left, &right, each.size);
  return true;
}

Library::Library(const std::string &path) : path(path) {
  object = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  EXPECT(object);
  module = static_cast<const sinter_module *>(dlsym(object, "sinter_module"));
  EXPECT(module);
  api = sinter_api_of(module);
  EXPECT(api);
  isInterruptible = path.find(".interruptible.") != std::string::npos;
  isMetered = path.find(".fuel.") != std::string::npos;
  isOpen = path.find(".none.") != std::string::npos;
  sinter_name of, name;
  sinter_extern_kind kind;
  for (size_t i = 0; i != api->import_count(module); ++i) {
    api->import_at(module, i, &of, &name, &kind);
    imports.push_back(declarationOf(kind, std::string(name.bytes, name.size)));
  }
  for (size_t i = 0; i != api->export_count(module); ++i) {
    api->export_at(module, i, &name, &kind);
    exports.push_back(declarationOf(kind, std::string(name.bytes, name.size)));
  }
}

} // namespace fuzz
