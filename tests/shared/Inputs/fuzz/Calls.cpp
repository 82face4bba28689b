// Calls.cpp - calls of functions, how they end, and what the host's own functions do.
#include <algorithm>
#include <cstring>
#include <string>

#include "Check.h"
#include "Fuzzer.h"

namespace fuzz {

namespace {
enum { OutOfBounds = 2, TableOutOfBounds = 3, StackExhausted = 10, Interrupted = 20, NoFuel = 21 };
constexpr int codes = 22;
} // namespace

// --- Functions of the host ------------------------------------------------------------------

std::vector<sinter_value> Fuzzer::resultsOf(const Function &function, const sinter_value *values) {
  std::uint64_t state = function.params.size() * 31 + function.results.size();
  for (size_t i = 0; i != function.params.size(); ++i) {
    std::uint64_t bits = 0;
    const char type = function.params[i];
    std::memcpy(&bits, values + i, type == 'i' || type == 'f' ? 4 : 8);
    state = Random::mix(state + bits);
  }
  std::vector<sinter_value> results;
  for (char type : function.results) {
    sinter_value value;
    for (size_t i = 0; i != 2; ++i) {
      const std::uint64_t bits = Random::mix(++state);
      std::memcpy(value.v128 + 8 * i, &bits, 8);
    }
    if (type == 'r')
      value.ref = state & 1 ? function.handle : nullptr;
    else if (type == 'x')
      value.ref = nullptr;
    results.push_back(value);
  }
  return results;
}

sinter_status Fuzzer::callBack(Function &function, sinter_value *values) {
  constexpr unsigned deepest = 3;
  Store &store = *function.store;
  struct Mark {
    bool &mark;
    ~Mark() { mark = true; }
  } mark{hasCalledBack};
  const std::vector<sinter_value> results = resultsOf(function, values);
  for (size_t i = 0; i != function.params.size(); ++i)
    if (function.params[i] == 'r' && values[i].ref)
      functionOf(store, static_cast<sinter_function *>(values[i].ref));
  lookAt(store);
  if (depth < deepest && random.oneIn(3)) {
    ++depth;
    for (std::uint64_t i = 1 + random.below(3); i; --i)
      step();
    --depth;
  }
  switch (random.below(16)) {
  case 0:
    return SINTER_TRAP;
  case 1:
    store.api->set_trap_message(store.handle, std::string(random.below(400), 'x').c_str());
    return SINTER_TRAP;
  case 2:
    return SINTER_EXCEPTION;
  case 3:
    return SINTER_EXIT;
  case 4:
    return static_cast<sinter_status>(1 + random.below(15)); // some of them none
  default:
    std::copy(results.begin(), results.end(), values);
    return SINTER_OK;
  }
}

// --- Calls ----------------------------------------------------------------------------------

void Fuzzer::beginGuest(Store &store) {
  ++store.entered;
  hasCalledBack = false;
  if (store.isInterrupted || !random.oneIn(16))
    return;
  store.isInterrupted = true;
  interrupter.arm(store.api, store.handle, std::chrono::microseconds(random.below(300)));
}

void Fuzzer::endGuest(Store &store) {
  --store.entered;
  lookAt(store);
  if (!store.isInterrupted || random.oneIn(4))
    return;
  interrupter.disarm(store.handle);
  store.api->interrupt(store.handle, 0);
  store.isInterrupted = false;
}

/// What came with the status.
void Fuzzer::checkEnd(Store &store, sinter_status status, bool isHosts) {
  const int code = store.api->trap_code(store.handle);
  EXPECT(code >= 0 && code < codes);
  std::uint32_t function = 0, offset = 0;
  const bool isPlaced = store.api->trap_position(store.handle, &function, &offset);
  switch (status) {
  case SINTER_OK:
    return;
  case SINTER_TRAP:
    EXPECT(store.api->trap_message(store.handle));
    EXPECT(std::strlen(store.api->trap_message(store.handle)) < 256);
    // Unless a function of the host has passed on the trap of a call of its own.
    EXPECT(code != Interrupted || store.isInterrupted || hasCalledBack);
    EXPECT(code != NoFuel || !store.api->fuel(store.handle) || hasCalledBack);
    EXPECT(!isPlaced || function < 1000000);
    return;
  case SINTER_EXCEPTION:
    EXPECT(isHosts || store.api->exception_tag(store.handle));
    return;
  case SINTER_EXIT:
    (void)store.api->exit_code(store.handle);
    return;
  default:
    EXPECT(isHosts);
  }
}

/// Whether the trap is one that the function is not to blame for.
bool Fuzzer::isStopped(Store &store, const Function &function) const {
  const int code = store.api->trap_code(store.handle);
  if (code == Interrupted || code == NoFuel)
    return true;
  return code == StackExhausted && (depth != 0 || function.declaration.what == "forward");
}

void Fuzzer::callAny(Store &store) {
  if (store.functions.empty())
    return;
  call(store, *store.functions[random.below(store.functions.size())]);
}

void Fuzzer::call(Store &store, Function &function) {
  const Declaration &declaration = function.declaration;
  const bool isEndless = declaration.what == "endless";
  if (isEndless && !function.library->isInterruptible && !function.library->isMetered)
    return;
  const size_t params = function.params.size(), results = function.results.size();
  std::vector<sinter_value> arguments;
  for (char type : function.params)
    arguments.push_back(anyValue(store, type));
  if (declaration.what == "fill" || declaration.what == "tgrow" || declaration.what == "tfill")
    arguments[declaration.what == "tgrow" ? 1 : 2].i64 &= 0xffff; // in reasonable time
  // Nothing around the slots is touched.
  const sinter_value canary = anyValue(store, 'v');
  std::vector<sinter_value> slots(std::max(params, results) + 2, canary);
  std::copy(arguments.begin(), arguments.end(), slots.begin() + 1);
  const Expectation expected = expect(store, function, arguments.data(), 0);

  position.function = declaration.what.c_str();
  beginGuest(store);
  if (isEndless && function.library->isInterruptible) {
    store.isInterrupted = true;
    interrupter.arm(store.api, store.handle, std::chrono::microseconds(random.below(300)));
  }
  const sinter_status status = store.api->call(store.handle, function.handle, slots.data() + 1);
  position.function = declaration.what.c_str();
  EXPECT(areEqual(slots.front(), canary, 'v') && areEqual(slots.back(), canary, 'v'));
  checkEnd(store, status, function.isHosts);
  if (status != SINTER_TRAP || !isStopped(store, function)) {
    EXPECT(!expected.status || status == *expected.status);
    EXPECT(!expected.trap || status != SINTER_TRAP ||
           store.api->trap_code(store.handle) == expected.trap);
  }
  if (status == SINTER_OK) {
    for (size_t i = 0; i != results; ++i) {
      EXPECT(!expected.results ||
             areEqual(slots[i + 1], (*expected.results)[i], function.results[i]));
      if (function.results[i] == 'r' && slots[i + 1].ref)
        functionOf(store, static_cast<sinter_function *>(slots[i + 1].ref));
    }
    checkEffects(store, function, arguments, slots.data() + 1);
  }
  endGuest(store);
}

// --- Expectations ---------------------------------------------------------------------------

static std::uint64_t indexOf(const sinter_value &value, char type) {
  return type == 'I' ? static_cast<std::uint64_t>(value.i64)
                     : static_cast<std::uint32_t>(value.i32);
}

Fuzzer::Expectation Fuzzer::expectAccess(Store &store, const Function &function,
                                         const Memory &memory, const sinter_value *arguments) {
  const bool isLoad = function.declaration.what == "load";
  const std::uint64_t size = isLoad ? 4 : 8, offset = isLoad ? 0 : 65535;
  const std::uint64_t index = indexOf(arguments[0], function.params[0]);
  const bool fits = index <= memory.size && offset + size <= memory.size - index;
  const std::string &path = function.library->path;
  if (!fits && (path.find(".clamp.") != std::string::npos || function.library->isOpen))
    return {};
  if (!fits)
    return {SINTER_TRAP, OutOfBounds, {}};
  if (!isLoad)
    return {SINTER_OK, 0, {}};
  sinter_value value = {};
  std::memcpy(&value, store.api->memory_data(memory.handle) + index, 4);
  return {SINTER_OK, 0, std::vector{value}};
}

Fuzzer::Expectation Fuzzer::expect(Store &store, const Function &function,
                                   const sinter_value *arguments, unsigned level) {
  if (function.isHosts)
    return {{}, 0, resultsOf(function, arguments)};
  if (!function.instance)
    return {};
  const std::string &what = function.declaration.what;
  auto found = function.instance->named.find(function.declaration.target);
  const Named named = found == function.instance->named.end() ? Named() : found->second;
  if (what == "echo")
    return {SINTER_OK, 0, std::vector(arguments, arguments + function.params.size())};
  if (what == "divide") {
    const std::int32_t left = arguments[0].i32, right = arguments[1].i32;
    const bool overflows = left == INT32_MIN && right == -1;
    if (!right || overflows)
      return {SINTER_TRAP, right ? 8 : 7, {}};
    sinter_value value = {};
    value.i32 = left / right;
    return {SINTER_OK, 0, std::vector{value}};
  }
  if (what == "endless")
    return {SINTER_TRAP, function.library->isInterruptible ? int(Interrupted) : int(NoFuel), {}};
  if (what == "deep")
    return {SINTER_TRAP, StackExhausted, {}};
  if (what == "forward" && level < 10 && named.function)
    return expect(store, *named.function, arguments, level + 1);
  if (what == "throw")
    return {SINTER_EXCEPTION, 0, {}};
  if (what == "gget" && named.global)
    return {SINTER_OK, 0, std::vector{named.global->value}};
  if ((what == "tget" || what == "tset") && named.table) {
    const bool isThere = indexOf(arguments[0], 'i') < named.table->size;
    return {isThere ? SINTER_OK : SINTER_TRAP, isThere ? 0 : int(TableOutOfBounds), {}};
  }
  if ((what == "load" || what == "store") && named.memory)
    return expectAccess(store, function, *named.memory, arguments);
  if (what == "size" || what == "gset" || what == "grow" || what == "tgrow")
    return {SINTER_OK, 0, {}};
  return {};
}

/// After a call that returned: what its object is now.
void Fuzzer::checkEffects(Store &store, const Function &function,
                          const std::vector<sinter_value> &arguments, const sinter_value *results) {
  if (!function.instance)
    return;
  const std::string &what = function.declaration.what;
  auto found = function.instance->named.find(function.declaration.target);
  if (found == function.instance->named.end())
    return;
  const Named &named = found->second;
  if (what == "gset") {
    EXPECT(areEqual(store.api->global_get(named.global->handle), arguments[0], function.params[0]));
  } else if (what == "tget" || what == "tset") {
    sinter_value value;
    EXPECT(store.api->table_get(named.table->handle, indexOf(arguments[0], 'i'), &value) ==
           SINTER_OK);
    EXPECT(value.ref == (what == "tset" ? arguments[1] : results[0]).ref);
  } else if (what == "tgrow") {
    const std::uint64_t size = store.api->table_size(named.table->handle);
    const bool hasGrown = results[0].i32 != -1;
    EXPECT(size == named.table->size + (hasGrown ? indexOf(arguments[1], 'i') : 0));
    EXPECT(!hasGrown || indexOf(results[0], 'i') == named.table->size);
  } else if (what == "size" || what == "grow") {
    const std::uint64_t size = store.api->memory_size(named.memory->handle);
    const char type = function.results[0];
    const std::uint64_t result = indexOf(results[0], type);
    const bool hasGrown = what == "grow" && result != (type == 'I' ? ~0ull : 0xffffffffull);
    EXPECT(size == named.memory->size +
                       (hasGrown ? indexOf(arguments[0], function.params[0]) * pageSize : 0));
    EXPECT(result == named.memory->size / pageSize || (what == "grow" && !hasGrown));
  } else if (what == "store") {
    const std::uint64_t index = indexOf(arguments[0], function.params[0]) + 65535;
    if (index <= named.memory->size && named.memory->size - index >= 8)
      EXPECT(!std::memcmp(store.api->memory_data(named.memory->handle) + index, &arguments[1], 8));
  }
}

} // namespace fuzz
