// Fuzzer.cpp - choices of what to do next; stores, their limits and deadlines.
#include "Fuzzer.h"

#include <algorithm>
#include <cstring>
#include <unistd.h>

#include "Check.h"

namespace fuzz {

void Fuzzer::run(std::uint64_t steps) {
  for (std::uint64_t i = 0; i != steps; ++i) {
    ++position.step;
    step();
  }
  while (!stores.empty())
    deleteStore(*stores.back());
}

Store *Fuzzer::anyStore() {
  constexpr std::size_t most = 5;
  if (stores.empty() || (stores.size() < most && random.oneIn(60)))
    if (Store *made = makeStore())
      return made;
  return stores.empty() ? nullptr : stores[random.below(stores.size())].get();
}

void Fuzzer::step() {
  constexpr unsigned mostSteps = 300;
  Store *store = anyStore();
  if (!store)
    return;
  ++store->age;
  if (!store->entered && (random.oneIn(120) || store->age > mostSteps))
    return deleteStore(*store);
  useStore(*store);
}

void Fuzzer::useStore(Store &store) {
  switch (random.below(32)) {
  case 0:
    return makeAnyMemory(store);
  case 1:
    return makeAnyTable(store);
  case 2:
    return void(makeGlobal(store, "iIfFvre"[random.below(7)], random.oneIn(2)));
  case 3: {
    static const char *const all[] = {"", "i", "iIfF", "vre", "FFFFFFFFFFf", "iiiiiiiiiiii"};
    return void(makeFunction(store, all[random.below(6)], all[random.below(4)]));
  }
  case 4:
  case 5:
    return instantiate(store);
  case 6:
    return instantiateTyped(store);
  case 7:
    return setDeadline(store);
  case 8:
    return grant(store);
  case 9:
    if (!store.instances.empty())
      lookUp(*store.instances[random.below(store.instances.size())]);
    return;
  case 10:
  case 11:
  case 12:
    if (!store.memories.empty())
      useMemory(store, *store.memories[random.below(store.memories.size())]);
    return;
  case 13:
  case 14:
  case 15:
    if (!store.tables.empty())
      useTable(store, *store.tables[random.below(store.tables.size())]);
    return;
  case 16:
  case 17:
    if (!store.globals.empty())
      useGlobal(store, *store.globals[random.below(store.globals.size())]);
    return;
  case 18:
  case 19:
    if (!store.instances.empty())
      callTyped(store, *store.instances[random.below(store.instances.size())]);
    return;
  case 20: // outside of typed functions it does nothing
    return store.api->raise(store.handle, static_cast<sinter_status>(random.below(13)), nullptr);
  default:
    return callAny(store);
  }
}

Store *Fuzzer::makeStore() {
  auto store = std::make_unique<Store>();
  store->api = libraries[random.below(libraries.size())]->api;
  if (random.oneIn(2)) {
    store->handle = store->api->store_new();
    EXPECT(store->handle);
  } else {
    static constexpr std::uint64_t stacks[] = {0, 1, 600 << 10, 1 << 20, 64 << 20};
    sinter_store_config config = {};
    config.size = sizeof config;
    config.stack_bytes = stacks[random.below(5)];
    config.memory_bytes = random.oneIn(2) ? 0 : random.below(40) * pageSize;
    config.table_elements = random.oneIn(2) ? 0 : random.below(300);
    const bool isImpossible = random.oneIn(20);
    if (isImpossible)
      config.stack_bytes = UINT64_MAX - random.below(3);
    else if (random.oneIn(8))
      config.size = sizeof(size_t) * random.below(5); // of an earlier version
    constexpr size_t known = offsetof(sinter_store_config, memory_bytes);
    if (config.memory_bytes && config.size > known)
      store->memoryLimit = config.memory_bytes;
    if (config.table_elements && config.size > known + sizeof(std::uint64_t))
      store->tableLimit = config.table_elements;
    store->handle = store->api->store_new_with(&config);
    EXPECT(!store->handle == isImpossible);
    if (isImpossible)
      return nullptr;
  }
  stores.push_back(std::move(store));
  return stores.back().get();
}

void Fuzzer::deleteStore(Store &store) {
  if (store.entered)
    return;
  interrupter.disarm(store.handle);
  store.api->store_delete(store.handle);
  std::erase_if(stores, [&](const auto &each) { return each.get() == &store; });
}

void Fuzzer::setDeadline(Store &store) {
  if (random.oneIn(2)) {
    const std::uint64_t amount = random.oneIn(8) ? random.edge() : random.below(200000);
    store.api->set_fuel(store.handle, amount);
    EXPECT(store.api->fuel(store.handle) == std::min<std::uint64_t>(amount, INT64_MAX));
    // What is not to be used up would let endless code run.
    if (amount >= 200000)
      store.api->set_fuel(store.handle, 100000);
    return;
  }
  interrupter.disarm(store.handle);
  store.isInterrupted = random.oneIn(3);
  store.api->interrupt(store.handle, store.isInterrupted);
}

void Fuzzer::grant(Store &store) {
  static const char *const words[] = {"", "one", "two=2", "three"};
  static const int none[] = {-1, -1, -1}, some[] = {0, -1, 2}, closed[] = {-1, 1000000, -1};
  const sinter_wasi_directory directories[] = {{"/", "/", 1}, {"/no such folder", "/", 0}};
  sinter_wasi_config config = {};
  config.size = random.oneIn(8) ? sizeof(size_t) : sizeof config;
  config.arguments = config.environment = words;
  config.argument_count = random.below(5);
  config.environment_count = random.below(5);
  config.directories = directories;
  config.directory_count = random.below(3);
  const int *const streams[] = {nullptr, none, some, closed};
  config.streams = streams[random.below(4)];
  const bool isRefused =
      config.size == sizeof config && (config.directory_count == 2 || config.streams == closed);
  const sinter_status status = store.api->grant_wasi(store.handle, &config);
  EXPECT(status == (isRefused ? SINTER_REFUSED : SINTER_OK));
  store.hasGrant |= status == SINTER_OK;
}

sinter_value Fuzzer::anyValue(Store &store, char type) {
  sinter_value value;
  // What a type does not use of its slot may be anything.
  for (std::uint8_t &byte : value.v128)
    byte = static_cast<std::uint8_t>(random.bits());
  const std::uint64_t number = random.edge();
  switch (type) {
  case 'i':
    value.i32 = static_cast<std::int32_t>(random.oneIn(2) ? number : random.below(70));
    break;
  case 'I':
    value.i64 = static_cast<std::int64_t>(random.oneIn(2) ? number : random.below(70000));
    break;
  case 'r': {
    value.ref = nullptr;
    if (store.functions.empty() || random.oneIn(4))
      break;
    const Function &function = *store.functions[random.below(store.functions.size())];
    // Guest code would call it when nobody is about to stop it.
    if (function.declaration.what != "endless")
      value.ref = function.handle;
    break;
  }
  case 'e':
    if (random.oneIn(4))
      value.ref = nullptr;
    break;
  case 'x':
    value.ref = nullptr;
    break;
  default:
    break;
  }
  return value;
}

} // namespace fuzz
