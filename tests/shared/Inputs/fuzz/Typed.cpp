// Typed.cpp - calls in both directions by C functions of the types that a header would declare.
#include <cstring>
#include <dlfcn.h>
#include <iterator>

#include "Check.h"
#include "Fuzzer.h"

namespace fuzz {

namespace {

template <typename T>
T takeAs(const sinter_value &value) {
  T result;
  std::memcpy(&result, &value, sizeof result);
  return result;
}

/// A type that fuzz_module.py knows by name, and the parameter that functions of it return.
template <char... Params>
struct List {};
template <char>
struct TypeOf;
template <>
struct TypeOf<'i'> {
  using Type = std::int32_t;
};
template <>
struct TypeOf<'I'> {
  using Type = std::int64_t;
};
template <>
struct TypeOf<'f'> {
  using Type = float;
};
template <>
struct TypeOf<'F'> {
  using Type = double;
};
template <>
struct TypeOf<'r'> {
  using Type = sinter_function *;
};
template <>
struct TypeOf<'e'> {
  using Type = void *;
};
template <>
struct TypeOf<' '> {
  using Type = void;
};

/// The host's function of a type, and how the guest's is called.
struct TypedFunction {
  const char *name;
  Letters params, results;
  size_t returned;
  void *host;
  /// Calls the C function with the arguments, of which the first is the instance.
  sinter_value (*call)(void *function, sinter_instance *instance, const sinter_value *arguments);
};

} // namespace

struct TypedHost {
  static const TypedFunction *find(const Letters &params, const Letters &results);

  template <char Result, char... Params>
  static typename TypeOf<Result>::Type run(void *user, typename TypeOf<Params>::Type... arguments) {
    Store &store = *static_cast<Store *>(user);
    sinter_value values[sizeof...(Params) + 1] = {};
    [[maybe_unused]] size_t i = 0;
    (std::memcpy(values + i++, &arguments, sizeof arguments), ...);
    Function &function = store.typedHosts[Letters{Params..., Result}];
    const sinter_status status = function.fuzzer->callBack(function, values);
    if (status != SINTER_OK)
      store.api->raise(store.handle, status, function.fuzzer->random.oneIn(2) ? "typed" : nullptr);
    if constexpr (Result != ' ')
      return takeAs<typename TypeOf<Result>::Type>(values[0]);
  }

  template <char Result, char... Params, size_t... I>
  static sinter_value callWith(void *function, sinter_instance *instance,
                               const sinter_value *arguments, std::index_sequence<I...>) {
    auto typed = reinterpret_cast<typename TypeOf<Result>::Type (*)(
        sinter_instance *, typename TypeOf<Params>::Type...)>(function);
    sinter_value value = {};
    if constexpr (Result == ' ') {
      (void)arguments;
      typed(instance, takeAs<typename TypeOf<Params>::Type>(arguments[I])...);
    } else {
      auto result = typed(instance, takeAs<typename TypeOf<Params>::Type>(arguments[I])...);
      std::memcpy(&value, &result, sizeof result);
    }
    return value;
  }

  template <char Result, char... Params>
  static sinter_value call(void *function, sinter_instance *instance,
                           const sinter_value *arguments) {
    return callWith<Result, Params...>(function, instance, arguments,
                                       std::make_index_sequence<sizeof...(Params)>());
  }

  template <char Result, char... Params>
  static TypedFunction make(const char *name, size_t returned) {
    return {name,
            Letters{Params...},
            Result == ' ' ? Letters() : Letters{Result},
            returned,
            reinterpret_cast<void *>(run<Result, Params...>),
            call<Result, Params...>};
  }
};

static const TypedFunction typed[] = {
    TypedHost::make<' '>("nothing", 0),
    TypedHost::make<'i', 'i'>("one", 0),
    TypedHost::make<'I', 'i', 'I', 'f', 'F'>("mixed", 1),
    TypedHost::make<'i', 'i', 'i', 'i', 'i', 'i', 'i', 'i', 'i', 'i', 'i', 'i', 'i'>("many", 11),
    TypedHost::make<'F', 'F', 'F', 'F', 'F', 'F', 'F', 'F', 'F', 'F', 'F', 'f'>("float", 9),
    TypedHost::make<'e', 'r', 'e'>("reference", 1)};

const TypedFunction *TypedHost::find(const Letters &params, const Letters &results) {
  for (const TypedFunction &each : typed)
    if (each.params == params && each.results == results)
      return &each;
  return nullptr;
}

void Fuzzer::instantiateTyped(Store &store) {
  const Library &library = *libraries[random.below(libraries.size())];
  std::vector<void *> imports = {&store};
  std::vector<sinter_extern> objects;
  bool isComplete = true;
  for (const Declaration &wanted : library.imports) {
    sinter_extern item = {};
    item.kind = wanted.kind;
    void *given = nullptr;
    if (wanted.kind == SINTER_EXTERN_FUNCTION) {
      if (const TypedFunction *function = TypedHost::find(wanted.types, wanted.results)) {
        Function &host =
            store.typedHosts[wanted.types + (wanted.results.empty() ? " " : wanted.results)];
        host.params = wanted.types;
        host.results = wanted.results;
        host.fuzzer = this;
        host.store = &store;
        given = function->host;
      }
    } else {
      item = chooseImport(store, wanted);
      if (!item.of.memory || matches(store, item, wanted) != true)
        return;
      given = item.of.memory;
    }
    isComplete &= given != nullptr;
    imports.push_back(given);
    objects.push_back(item);
  }
  reach(store, objects);
  sinter_instance *handle = nullptr;
  beginGuest(store);
  const sinter_status status = store.api->instantiate_typed(
      store.handle, library.module, random.oneIn(40) ? nullptr : imports.data(), &handle);
  if (handle) {
    addInstance(store, library, handle, objects);
    checkEnd(store, status, false);
    EXPECT(isComplete || store.hasGrant);
  } else {
    EXPECT(status == SINTER_UNKNOWN_IMPORT || status == SINTER_OUT_OF_MEMORY ||
           status == SINTER_INCOMPATIBLE);
  }
  endGuest(store);
}

void Fuzzer::callTyped(Store &store, Instance &instance) {
  const TypedFunction &type = typed[random.below(std::size(typed))];
  void *function = dlsym(instance.library->object, (std::string("fuzz_") + type.name).c_str());
  if (!function)
    return;
  std::vector<sinter_value> arguments;
  for (char letter : type.params)
    arguments.push_back(anyValue(store, letter));
  if (random.oneIn(2))
    sinter_store_clear(store.handle);
  const sinter_status before = sinter_store_status(store.handle);
  beginGuest(store);
  const sinter_value result = type.call(function, instance.handle, arguments.data());
  const sinter_status after = sinter_store_status(store.handle);
  EXPECT(before == SINTER_OK || after != SINTER_OK);
  if (before == SINTER_OK)
    checkEnd(store, after, false);
  if (after == SINTER_OK && !type.results.empty())
    EXPECT(areEqual(result, arguments[type.returned], type.results[0]));
  endGuest(store);
}

} // namespace fuzz
