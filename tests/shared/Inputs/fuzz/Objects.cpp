// Objects.cpp - memories, tables, globals and functions of the host.
#include <algorithm>
#include <cstring>

#include "Check.h"
#include "Fuzzer.h"

namespace fuzz {

namespace {
// Larger ones need what a machine may not have.
constexpr std::uint64_t modestPages = 100, modestElements = 10000;
constexpr std::uint64_t largestTable = 10000000;
} // namespace

// --- Memories -------------------------------------------------------------------------------

Memory *Fuzzer::makeMemory(Store &store, bool is64, bool isShared, std::uint64_t min,
                           std::uint64_t max) {
  sinter_memory *handle = store.api->memory_new(store.handle, is64, isShared, min, max);
  const std::uint64_t known = store.knownBytes();
  const bool fits = min <= modestPages && known + min * pageSize <= store.memoryLimit;
  if (!handle) {
    EXPECT(!fits || store.memoryLimit != unlimited);
    return nullptr;
  }
  EXPECT(min < 1ull << 40 && known + min * pageSize <= store.memoryLimit);
  auto memory = std::make_unique<Memory>();
  memory->handle = handle;
  memory->isKnown = true;
  memory->is64 = is64;
  memory->isShared = isShared;
  memory->max = max;
  memory->size = min * pageSize;
  EXPECT(store.api->memory_size(handle) == memory->size);
  store.memories.push_back(std::move(memory));
  return store.memories.back().get();
}

void Fuzzer::makeAnyMemory(Store &store) {
  const std::uint64_t min = random.oneIn(6) ? random.edge() : random.below(4);
  const std::uint64_t max = random.oneIn(3) ? unlimited : min + random.below(4);
  makeMemory(store, random.oneIn(3), random.oneIn(4), min, max);
}

void Fuzzer::growMemory(Store &store, Memory &memory) {
  const std::uint64_t delta = random.oneIn(4) ? random.edge() : random.below(3);
  const bool hasGrown = store.api->memory_grow(memory.handle, delta);
  if (!hasGrown) {
    EXPECT(delta &&
           (!memory.isKnown || delta > modestPages || memory.size / pageSize + delta > memory.max ||
            store.memoryLimit != unlimited || memory.size > modestPages * pageSize));
    return;
  }
  EXPECT(delta <= UINT64_MAX / pageSize);
  memory.size += delta * pageSize;
  EXPECT(store.api->memory_size(memory.handle) == memory.size);
  EXPECT(memory.size / pageSize <= memory.max && store.knownBytes() <= store.memoryLimit);
}

void Fuzzer::writeMemory(Store &store, Memory &memory) {
  std::uint8_t bytes[24];
  for (std::uint8_t &byte : bytes)
    byte = static_cast<std::uint8_t>(random.bits());
  const std::uint64_t size = random.below(sizeof bytes + 1);
  std::uint64_t offset = random.oneIn(3) ? random.edge() : memory.size - random.below(40);
  const sinter_status status = sinter_memory_write(store.api, memory.handle, offset, bytes, size);
  const bool fits = size <= memory.size && offset <= memory.size - size;
  EXPECT(status == (fits ? SINTER_OK : SINTER_OUT_OF_BOUNDS));
  EXPECT(store.api->memory_touch(memory.handle, offset, size) == status);
  for (std::uint64_t i = 0; fits && i != size; ++i)
    memory.bytes[offset + i] = bytes[i];
}

void Fuzzer::readMemory(Store &store, Memory &memory) {
  const std::uint8_t *data = store.api->memory_data(memory.handle);
  EXPECT(data);
  for (const auto &[offset, byte] : memory.bytes)
    EXPECT(data[offset] == byte);
  for (int i = 0; i != 8 && memory.size && !memory.isGuests; ++i) {
    const std::uint64_t offset = random.below(memory.size);
    EXPECT(data[offset] == 0 || memory.bytes.count(offset));
  }
}

void Fuzzer::useMemory(Store &store, Memory &memory) {
  EXPECT(store.api->memory_size(memory.handle) == memory.size);
  switch (random.below(4)) {
  case 0:
    return growMemory(store, memory);
  case 1:
    return writeMemory(store, memory);
  case 2:
    return readMemory(store, memory);
  default: {
    sinter_reservation_info info = {};
    info.size = random.oneIn(4) ? sizeof(size_t) : sizeof info;
    const size_t size = info.size;
    store.api->memory_reservation(memory.handle, &info);
    EXPECT(info.size == size && info.kind <= SINTER_RESERVATION_PART);
    EXPECT(size != sizeof info || info.bytes >= memory.size);
  }
  }
}

// --- Tables ---------------------------------------------------------------------------------

Table *Fuzzer::makeTable(Store &store, char type, bool is64, std::uint64_t min, std::uint64_t max) {
  sinter_table *handle = store.api->table_new(store.handle, kindOf(type), is64, min, max);
  const std::uint64_t known = store.knownElements();
  if (!handle) {
    EXPECT(min > modestElements || store.tableLimit != unlimited);
    return nullptr;
  }
  EXPECT(min <= 1ull << 40 && known + min <= store.tableLimit);
  auto table = std::make_unique<Table>();
  table->handle = handle;
  table->type = type;
  table->isKnown = true;
  table->is64 = is64;
  table->max = max;
  table->size = min;
  store.tables.push_back(std::move(table));
  return store.tables.back().get();
}

void Fuzzer::makeAnyTable(Store &store) {
  const std::uint64_t min = random.oneIn(6) ? random.edge() : random.below(40);
  const std::uint64_t max = random.oneIn(3) ? unlimited : min + random.below(40);
  makeTable(store, random.oneIn(2) ? 'r' : 'e', random.oneIn(3), min, max);
}

void Fuzzer::growTable(Store &store, Table &table) {
  const std::uint64_t delta = random.oneIn(6) ? random.edge() : random.below(8);
  if (delta > modestElements && delta <= largestTable)
    return; // would take the machine a while
  if (!store.api->table_grow(table.handle, delta)) {
    EXPECT(!table.isKnown || delta > modestElements || table.size + delta > table.max ||
           table.size + delta > largestTable || store.tableLimit != unlimited);
    return;
  }
  table.size += delta;
  EXPECT(table.size <= table.max && store.knownElements() <= store.tableLimit);
}

void Fuzzer::useTable(Store &store, Table &table) {
  EXPECT(store.api->table_size(table.handle) == table.size);
  const std::uint64_t index =
      random.oneIn(3) || !table.size ? random.edge() : random.below(table.size);
  const bool isThere = index < table.size;
  if (random.oneIn(3))
    return growTable(store, table);
  sinter_value value = anyValue(store, table.type);
  if (random.oneIn(2)) {
    const sinter_status status = store.api->table_set(table.handle, index, value);
    EXPECT(status == (isThere ? SINTER_OK : SINTER_OUT_OF_BOUNDS));
    if (isThere)
      table.elements[index] = value.ref;
    return;
  }
  const sinter_status status = store.api->table_get(table.handle, index, &value);
  EXPECT(status == (isThere ? SINTER_OK : SINTER_OUT_OF_BOUNDS));
  if (!isThere)
    return;
  auto known = table.elements.find(index);
  if (known != table.elements.end())
    EXPECT(value.ref == known->second);
  else
    EXPECT(!value.ref || table.isGuests);
  if (table.type == 'r' && value.ref)
    functionOf(store, static_cast<sinter_function *>(value.ref));
}

// --- Globals --------------------------------------------------------------------------------

Global *Fuzzer::makeGlobal(Store &store, char type, bool isMutable) {
  auto global = std::make_unique<Global>();
  global->type = type;
  global->isMutable = isMutable;
  global->value = anyValue(store, type);
  global->handle = store.api->global_new(store.handle, kindOf(type), isMutable, global->value);
  EXPECT(global->handle);
  store.globals.push_back(std::move(global));
  return store.globals.back().get();
}

void Fuzzer::useGlobal(Store &store, Global &global) {
  EXPECT(store.api->global_kind(global.handle) == kindOf(global.type));
  EXPECT(areEqual(store.api->global_get(global.handle), global.value, global.type));
  const sinter_value value = anyValue(store, global.type);
  const sinter_status status = store.api->global_set(global.handle, value);
  EXPECT(status == (global.isMutable ? SINTER_OK : SINTER_IMMUTABLE));
  if (global.isMutable)
    global.value = value;
  EXPECT(areEqual(store.api->global_get(global.handle), global.value, global.type));
}

// --- Functions ------------------------------------------------------------------------------

static sinter_status callHost(void *user, sinter_store *store, sinter_value *values) {
  auto &function = *static_cast<Function *>(user);
  EXPECT(store == function.store->handle);
  return function.fuzzer->callBack(function, values);
}

Function *Fuzzer::makeFunction(Store &store, const Letters &params, const Letters &results) {
  std::vector<sinter_kind> kinds;
  for (char letter : params + results)
    kinds.push_back(kindOf(letter));
  auto function = std::make_unique<Function>();
  function->params = params;
  function->results = results;
  function->isHosts = true;
  function->fuzzer = this;
  function->store = &store;
  function->handle = store.api->host_function_new(store.handle, kinds.data(), params.size(),
                                                  results.size(), callHost, function.get());
  EXPECT(function->handle);
  store.functions.push_back(std::move(function));
  return store.functions.back().get();
}

/// That of the handle, with its type as the runtime knows it if it is new.
Function &Fuzzer::functionOf(Store &store, sinter_function *handle) {
  const size_t params = store.api->param_count(handle), results = store.api->result_count(handle);
  Letters letters;
  for (size_t i = 0; i != params + results; ++i)
    letters += letterOf(store.api->value_kind(handle, i));
  EXPECT(letters.find('?') == Letters::npos);
  for (const auto &function : store.functions)
    if (function->handle == handle) {
      EXPECT(function->params + function->results == letters && function->params.size() == params);
      return *function;
    }
  auto function = std::make_unique<Function>();
  function->handle = handle;
  function->params = letters.substr(0, params);
  function->results = letters.substr(params);
  store.functions.push_back(std::move(function));
  return *store.functions.back();
}

void Fuzzer::lookAt(Store &store) {
  for (const auto &memory : store.memories) {
    const std::uint64_t size = store.api->memory_size(memory->handle);
    EXPECT(memory->isGuests ? size >= memory->size : size == memory->size);
    EXPECT(!memory->isKnown || size / pageSize <= memory->max || size == memory->size);
    if (!memory->isGuests)
      continue;
    memory->size = size;
    memory->bytes.clear();
    const std::uint8_t *data = store.api->memory_data(memory->handle);
    for (int i = 0; i != 4 && size; ++i) {
      const std::uint64_t offset = random.oneIn(2) ? random.below(size) : size - 1;
      memory->bytes[offset] = data[offset];
    }
  }
  EXPECT(store.knownBytes() <= store.memoryLimit);
  for (const auto &table : store.tables) {
    const std::uint64_t size = store.api->table_size(table->handle);
    EXPECT(table->isGuests ? size >= table->size : size == table->size);
    if (!table->isGuests)
      continue;
    table->size = size;
    table->elements.clear();
  }
  EXPECT(store.knownElements() <= store.tableLimit);
  for (const auto &global : store.globals)
    if (global->isGuests && global->isMutable)
      global->value = store.api->global_get(global->handle);
}

} // namespace fuzz
