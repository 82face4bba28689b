// World.h - what the host believes there is: shared objects, stores, and what lives in them.
//
// The host holds its beliefs against what the functions of sinter.h say. What guest code can reach
// is looked at anew whenever guest code has run; everything else must be as the host left it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "rt-lib/include/sinter.h"

namespace fuzz {

/// Types, a letter each: i I f F v r e for what fuzz_module.py says, x for exnref.
using Letters = std::string;
char letterOf(sinter_kind kind);
sinter_kind kindOf(char letter);

constexpr std::uint64_t unlimited = UINT64_MAX;
constexpr std::uint64_t pageSize = 65536;

/// An import or export, as its name describes it: see fuzz_module.py.
struct Declaration {
  sinter_extern_kind kind = SINTER_EXTERN_FUNCTION;
  bool isKnown = false; // otherwise there is nothing but the kind
  int number = 0;
  std::string what; // functions
  int target = 0;   // of what it does: the number of an object
  Letters types;    // parameters; or of a global, table or tag
  Letters results;
  bool isMutable = false, is64 = false, isShared = false;
  std::uint64_t min = 0, max = unlimited; // elements or pages
};

/// A shared object. Its name says how it was built: NAME.BOUNDS[.OPTION...].so.
struct Library {
  explicit Library(const std::string &path);

  std::string path;
  void *object;
  const sinter_module *module;
  const sinter_api *api;
  bool isInterruptible, isMetered, isOpen; // the last: built with --bounds none
  std::vector<Declaration> imports, exports;
};

/// Guest code can change it.
struct Object {
  bool isGuests = false;
};

struct Memory : Object {
  sinter_memory *handle = nullptr;
  bool isKnown = false; // what follows but `size`
  bool is64 = false, isShared = false;
  std::uint64_t max = unlimited;               // pages
  std::uint64_t size = 0;                      // bytes
  std::map<std::uint64_t, std::uint8_t> bytes; // all others are zero unless the memory is a guest's
};

struct Table : Object {
  sinter_table *handle = nullptr;
  char type = 'r';
  bool isKnown = false, is64 = false;
  std::uint64_t max = unlimited;
  std::uint64_t size = 0;
  std::map<std::uint64_t, void *> elements; // the same
};

struct Global : Object {
  sinter_global *handle = nullptr;
  char type = 'i';
  bool isMutable = false;
  sinter_value value = {};
};

struct Tag {
  sinter_tag *handle = nullptr;
  bool isKnown = false;
  Letters types;
};

struct Store;
struct Instance;
class Fuzzer;

struct Function {
  sinter_function *handle = nullptr;
  Letters params, results;
  // Of guests, where the name is known.
  Declaration declaration = {};
  const Library *library = nullptr;
  Instance *instance = nullptr;
  // Of the host.
  bool isHosts = false;
  Fuzzer *fuzzer = nullptr;
  Store *store = nullptr;
};

/// What an exported or imported object's number stands for.
struct Named {
  Memory *memory = nullptr;
  Table *table = nullptr;
  Global *global = nullptr;
  Function *function = nullptr;
  Tag *tag = nullptr;
};

struct Instance {
  sinter_instance *handle = nullptr;
  const Library *library = nullptr;
  std::vector<sinter_extern> exports;
  std::map<int, Named> named;
};

template <typename T>
using Owned = std::vector<std::unique_ptr<T>>;

struct Store {
  const sinter_api *api = nullptr;
  sinter_store *handle = nullptr;
  std::uint64_t memoryLimit = unlimited, tableLimit = unlimited;
  Owned<Memory> memories;
  Owned<Table> tables;
  Owned<Global> globals;
  Owned<Tag> tags;
  Owned<Function> functions;
  Owned<Instance> instances;
  std::map<Letters, Function> typedHosts; // by parameters and result
  bool isSecretive = false;               // there are objects that are not listed here
  bool isInterrupted = false, isInUse = false;
  bool hasGrant = false;
  unsigned entered = 0; // by guest code whose callbacks run
  unsigned age = 0;     // steps

  std::uint64_t knownBytes() const {
    std::uint64_t sum = 0;
    for (const auto &memory : memories)
      sum += memory->size;
    return sum;
  }
  std::uint64_t knownElements() const {
    std::uint64_t sum = 0;
    for (const auto &table : tables)
      sum += table->size;
    return sum;
  }
};

/// Whether the values are the same bits of the type.
bool areEqual(const sinter_value &left, const sinter_value &right, char type);

} // namespace fuzz
