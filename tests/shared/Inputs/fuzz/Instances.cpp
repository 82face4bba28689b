// Instances.cpp - instantiation: imports that fit and imports that do not.
#include <algorithm>
#include <cstring>

#include "Check.h"
#include "Fuzzer.h"

namespace fuzz {

namespace {

template <typename T, typename Handle>
T *find(const Owned<T> &list, Handle *handle) {
  for (const auto &each : list)
    if (each->handle == handle)
      return each.get();
  return nullptr;
}

template <typename T>
T *pick(const Owned<T> &list, Random &random) {
  return list.empty() ? nullptr : list[random.below(list.size())].get();
}

template <typename T>
T &add(Owned<T> &list) {
  list.push_back(std::make_unique<T>());
  return *list.back();
}

bool isNull(const sinter_extern &item) { return !item.of.function; }

} // namespace

sinter_extern Fuzzer::anyObject(Store &store) {
  sinter_extern item = {};
  item.kind = static_cast<sinter_extern_kind>(random.below(5));
  switch (item.kind) {
  case SINTER_EXTERN_FUNCTION:
    // Endless code would be called when nobody is about to stop it.
    if (const Function *found = pick(store.functions, random);
        found && found->declaration.what != "endless")
      item.of.function = found->handle;
    break;
  case SINTER_EXTERN_TABLE:
    if (const Table *found = pick(store.tables, random))
      item.of.table = found->handle;
    break;
  case SINTER_EXTERN_MEMORY:
    if (const Memory *found = pick(store.memories, random))
      item.of.memory = found->handle;
    break;
  case SINTER_EXTERN_GLOBAL:
    if (const Global *found = pick(store.globals, random))
      item.of.global = found->handle;
    break;
  case SINTER_EXTERN_TAG:
    if (const Tag *found = pick(store.tags, random))
      item.of.tag = found->handle;
    break;
  }
  return item;
}

/// Null if there is no memory, or for a tag, which nobody but guests makes.
sinter_extern Fuzzer::makeImport(Store &store, const Declaration &wanted) {
  sinter_extern item = {};
  item.kind = wanted.kind;
  const std::uint64_t max =
      wanted.max == unlimited && random.oneIn(2) ? wanted.min + 4 : wanted.max;
  switch (wanted.kind) {
  case SINTER_EXTERN_FUNCTION:
    item.of.function = makeFunction(store, wanted.types, wanted.results)->handle;
    break;
  case SINTER_EXTERN_TABLE:
    if (const Table *made = makeTable(store, wanted.types[0], wanted.is64, wanted.min, max))
      item.of.table = made->handle;
    break;
  case SINTER_EXTERN_MEMORY:
    if (const Memory *made = makeMemory(store, wanted.is64, wanted.isShared, wanted.min, max))
      item.of.memory = made->handle;
    break;
  case SINTER_EXTERN_GLOBAL:
    item.of.global = makeGlobal(store, wanted.types[0], wanted.isMutable)->handle;
    break;
  case SINTER_EXTERN_TAG:
    break;
  }
  return item;
}

sinter_extern Fuzzer::chooseImport(Store &store, const Declaration &wanted) {
  if (random.oneIn(60))
    return anyObject(store);
  if (random.oneIn(100)) {
    sinter_extern nothing = {};
    nothing.kind = wanted.kind;
    return nothing;
  }
  // Something that is there already, if it fits.
  for (int tries = 0; tries != 12; ++tries) {
    sinter_extern item = anyObject(store);
    if (!isNull(item) && matches(store, item, wanted) == true)
      return item;
  }
  return makeImport(store, wanted);
}

/// Nothing if the host does not know.
std::optional<bool> Fuzzer::matches(Store &store, const sinter_extern &object,
                                    const Declaration &wanted) {
  if (object.kind != wanted.kind)
    return false;
  switch (object.kind) {
  case SINTER_EXTERN_FUNCTION: {
    const Function &function = functionOf(store, object.of.function);
    return function.params == wanted.types && function.results == wanted.results;
  }
  case SINTER_EXTERN_TABLE: {
    const Table *table = find(store.tables, object.of.table);
    if (!table->isKnown)
      return std::nullopt;
    return table->type == wanted.types[0] && table->is64 == wanted.is64 &&
           table->size >= wanted.min && table->max <= wanted.max;
  }
  case SINTER_EXTERN_MEMORY: {
    const Memory *memory = find(store.memories, object.of.memory);
    if (!memory->isKnown)
      return std::nullopt;
    return memory->is64 == wanted.is64 && memory->isShared == wanted.isShared &&
           memory->size / pageSize >= wanted.min && memory->max <= wanted.max;
  }
  case SINTER_EXTERN_GLOBAL: {
    const Global *global = find(store.globals, object.of.global);
    return global->type == wanted.types[0] && global->isMutable == wanted.isMutable;
  }
  case SINTER_EXTERN_TAG: {
    const Tag *tag = find(store.tags, object.of.tag);
    return tag->types == wanted.types;
  }
  }
  return std::nullopt;
}

/// What instantiate should say about the imports, if it should refuse them.
std::optional<sinter_status> Fuzzer::refusal(Store &store, const Library &library,
                                             const std::vector<sinter_extern> &imports,
                                             bool &isCertain) {
  isCertain = true;
  for (size_t i = 0; i != imports.size(); ++i) {
    const Declaration &wanted = library.imports[i];
    if (isNull(imports[i])) {
      // What the store has been granted may be in its place.
      isCertain &= !(store.hasGrant && wanted.what.empty());
      return SINTER_UNKNOWN_IMPORT;
    }
    std::optional<bool> fits = matches(store, imports[i], wanted);
    // Nobody says how a memory is kept that others made.
    isCertain &= fits.has_value();
    if (fits == false)
      return SINTER_INCOMPATIBLE;
  }
  return std::nullopt;
}

/// From now on guest code may change them.
void Fuzzer::reach(Store &store, const std::vector<sinter_extern> &imports) {
  for (const sinter_extern &item : imports) {
    if (isNull(item))
      continue;
    if (item.kind == SINTER_EXTERN_TABLE)
      find(store.tables, item.of.table)->isGuests = true;
    else if (item.kind == SINTER_EXTERN_MEMORY)
      find(store.memories, item.of.memory)->isGuests = true;
    else if (item.kind == SINTER_EXTERN_GLOBAL)
      find(store.globals, item.of.global)->isGuests = true;
  }
}

void Fuzzer::addExport(Store &store, Instance &instance, const Declaration &declaration,
                       const sinter_extern &item) {
  EXPECT(item.kind == declaration.kind && !isNull(item));
  Named &named = instance.named[declaration.number];
  switch (item.kind) {
  case SINTER_EXTERN_FUNCTION: {
    Function &function = functionOf(store, item.of.function);
    named.function = &function;
    if (function.isHosts || function.instance || declaration.what == "import")
      break;
    function.declaration = declaration;
    function.library = instance.library;
    function.instance = &instance;
    break;
  }
  case SINTER_EXTERN_TABLE:
    named.table = find(store.tables, item.of.table);
    if (named.table)
      break;
    named.table = &add(store.tables);
    named.table->handle = item.of.table;
    named.table->isGuests = true;
    named.table->isKnown = declaration.isKnown;
    named.table->type = declaration.types[0];
    named.table->max = declaration.max;
    break;
  case SINTER_EXTERN_MEMORY:
    named.memory = find(store.memories, item.of.memory);
    if (named.memory)
      break;
    named.memory = &add(store.memories);
    named.memory->handle = item.of.memory;
    named.memory->isGuests = true;
    named.memory->isKnown = declaration.isKnown && !instance.library->isOpen;
    named.memory->is64 = declaration.is64;
    named.memory->isShared = declaration.isShared;
    named.memory->max = declaration.max;
    break;
  case SINTER_EXTERN_GLOBAL:
    named.global = find(store.globals, item.of.global);
    if (named.global)
      break;
    named.global = &add(store.globals);
    named.global->handle = item.of.global;
    named.global->isGuests = true;
    named.global->type = letterOf(store.api->global_kind(item.of.global));
    named.global->isMutable = declaration.isMutable;
    named.global->value = store.api->global_get(item.of.global);
    break;
  case SINTER_EXTERN_TAG:
    named.tag = find(store.tags, item.of.tag);
    if (named.tag)
      break;
    named.tag = &add(store.tags);
    named.tag->handle = item.of.tag;
    named.tag->isKnown = declaration.isKnown;
    named.tag->types = declaration.types;
    break;
  }
}

/// An imported object that is exported is the same.
static bool isSame(const sinter_extern &left, const sinter_extern &right) {
  return left.kind == right.kind && left.of.function == right.of.function;
}

void Fuzzer::addInstance(Store &store, const Library &library, sinter_instance *handle,
                         const std::vector<sinter_extern> &imports) {
  EXPECT(sinter_store_of(handle) == store.handle);
  Instance &instance = add(store.instances);
  instance.handle = handle;
  instance.library = &library;
  for (size_t i = 0; i != library.exports.size(); ++i) {
    const sinter_extern item = store.api->instance_export(handle, i);
    instance.exports.push_back(item);
    addExport(store, instance, library.exports[i], item);
    for (size_t j = 0; j != imports.size(); ++j)
      if (library.imports[j].number && library.imports[j].number == library.exports[i].number &&
          !isNull(imports[j]))
        EXPECT(isSame(item, imports[j]));
  }
  store.isSecretive |= !library.exports.empty() && !library.exports.back().isKnown;
}

void Fuzzer::instantiate(Store &store) {
  const Library &library = *libraries[random.below(libraries.size())];
  std::vector<sinter_extern> imports;
  for (const Declaration &wanted : library.imports)
    imports.push_back(chooseImport(store, wanted));
  bool isCertain;
  const std::optional<sinter_status> refused = refusal(store, library, imports, isCertain);
  const bool hasOpen = std::any_of(libraries.begin(), libraries.end(),
                                   [](const auto &each) { return each->isOpen; });
  reach(store, imports);
  sinter_instance *handle = nullptr;
  beginGuest(store);
  const sinter_status status =
      store.api->instantiate(store.handle, library.module, imports.data(), &handle);
  const bool isLimited = store.memoryLimit != unlimited || store.tableLimit != unlimited;
  switch (status) {
  case SINTER_OK:
  case SINTER_TRAP:
  case SINTER_EXCEPTION:
  case SINTER_EXIT:
    EXPECT(handle && (!isCertain || !refused));
    addInstance(store, library, handle, imports);
    checkEnd(store, status, false);
    break;
  case SINTER_OUT_OF_MEMORY:
    EXPECT(isLimited && !handle && (!isCertain || !refused));
    break;
  default:
    EXPECT(!handle && (refused == status || !isCertain || (hasOpen && !refused)));
  }
  endGuest(store);
}

void Fuzzer::lookUp(Instance &instance) {
  const Library &library = *instance.library;
  const sinter_api *api = library.api; // of its object: names are constants
  sinter_extern found = {};
  static constexpr char odd[] = "f:1\0:";
  EXPECT(!api->find_export(instance.handle, {odd, random.below(sizeof odd)}, &found));
  if (library.exports.empty())
    return;
  const size_t index = random.below(library.exports.size());
  sinter_name name;
  sinter_extern_kind kind;
  api->export_at(library.module, index, &name, &kind);
  EXPECT(kind == library.exports[index].kind);
  EXPECT(api->find_export(instance.handle, name, &found));
  EXPECT(isSame(found, instance.exports[index]));
  const std::string longer = std::string(name.bytes, name.size) + ":";
  EXPECT(!api->find_export(instance.handle, {longer.data(), longer.size()}, &found));
}

} // namespace fuzz
