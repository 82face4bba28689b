// micro.cpp - the price of a call, in twelve ways: usage: micro NATIVE MODULE CALLS REPLICATIONS
//
// NATIVE and MODULE are shared objects of multiply.c, by clang and by Sinter. Functions of C are
// called by a pointer, too: one of this program, and one of NATIVE, which is as far away as the
// module is; some processors predict far targets later.
//
// Each replication calls a multiplication CALLS times in each way, one way after the other, and
// prints a line of nanoseconds for a call in each; a line of names comes first. The product of
// every call is checked, by its sum. The ways that load the module for each call make a hundredth
// of the calls.
#include <vector>

#include "script.h"

namespace {

__attribute__((noinline)) int32_t multiply(int32_t a, int32_t b) { return a * b; }

/// What a host keeps of a plugin in C: in memory, as a script's functions are.
struct NativeScript {
  int32_t (*pair)(int32_t, int32_t);
};

struct Operands {
  int32_t a, b;
};

/// A script with all that a host may keep of it. It can be moved, as a member or not.
struct Script {
  explicit Script(const Library &library)
      : pair(library, "pair"), structure(library, "structure"), serialised(library, "serialised"),
        allocate(library, "allocate"), release(library, "release"), buffer(library, "buffer"),
        instance(library.instantiate()), memory(memoryOf(instance)),
        place(call<Lookup::kept>(instance, buffer)), fixed(bufferAt(memory, place)) {}

  template <Lookup lookup>
  int32_t viaPair(int32_t a, int32_t b) const {
    return call<lookup>(instance, pair, a, b);
  }
  template <Lookup lookup>
  int32_t viaStructure(const sinter::view<unsigned char> &at, int32_t where, int32_t a,
                       int32_t b) const {
    const Operands operands = {a, b};
    unsigned char bytes[sizeof operands];
    std::memcpy(bytes, &operands, sizeof operands);
    at.write(bytes, sizeof bytes);
    return call<lookup>(instance, structure, where);
  }
  template <Lookup lookup>
  int32_t viaMessage(const sinter::view<unsigned char> &at, int32_t where, int32_t a,
                     int32_t b) const {
    return exchange<lookup>(instance, serialised, at, where, {a, b});
  }
  /// Memory of the guest for one call, by its own allocator.
  template <Lookup lookup, typename Body>
  int32_t withMemory(Body body) const {
    const int32_t where = call<lookup>(instance, allocate, int32_t{maxMessage});
    const int32_t result = body(bufferAt(memory, where), where);
    call<lookup>(instance, release, where);
    return result;
  }

  Function pair, structure, serialised, allocate, release, buffer;
  sinter::instance<ScriptInstance> instance;
  sinter::memory memory;
  int32_t place;
  sinter::view<unsigned char> fixed;
};

/// What a host is made of: the script is one of its members, and moves with it.
struct Plugin {
  std::string name;
  Script script;
};

template <typename Call>
double measure(long calls, Call &&multiplyOnce) {
  uint32_t sum = 0;
  const double begin = now();
  for (long i = 0; i != calls; ++i)
    sum += static_cast<uint32_t>(multiplyOnce(static_cast<int32_t>(i), 3));
  const double time = (now() - begin) / static_cast<double>(calls);
  uint32_t expected = 0;
  for (long i = 0; i != calls; ++i)
    expected += static_cast<uint32_t>(i) * 3;
  if (sum != expected)
    fail("a product is wrong");
  return time;
}

double measureNative(NativeScript &script, long calls) {
  NativeScript *volatile hidden = &script;
  const NativeScript &native = *hidden;
  return measure(calls, [&](int32_t a, int32_t b) { return native.pair(a, b); });
}

/// One replication of the ways that differ in ABI and memory.
template <Lookup lookup>
void measureCalls(const Script &script, long calls, std::vector<double> &times) {
  times.push_back(
      measure(calls, [&](int32_t a, int32_t b) { return script.viaPair<lookup>(a, b); }));
  times.push_back(measure(calls, [&](int32_t a, int32_t b) {
    return script.viaStructure<lookup>(script.fixed, script.place, a, b);
  }));
  times.push_back(measure(calls, [&](int32_t a, int32_t b) {
    return script.withMemory<lookup>([&](const auto &at, int32_t where) {
      return script.viaStructure<lookup>(at, where, a, b);
    });
  }));
  times.push_back(measure(calls, [&](int32_t a, int32_t b) {
    return script.viaMessage<lookup>(script.fixed, script.place, a, b);
  }));
  times.push_back(measure(calls, [&](int32_t a, int32_t b) {
    return script.withMemory<lookup>(
        [&](const auto &at, int32_t where) { return script.viaMessage<lookup>(at, where, a, b); });
  }));
}

/// Moves a plugin to where the compiler does not know it, and calls it there.
double measureMember(std::vector<Plugin> &plugins, long calls) {
  std::vector<Plugin> moved;
  moved.push_back(std::move(plugins.back()));
  plugins.swap(moved);
  Plugin *volatile hidden = &plugins.back();
  return measure(calls, [&](int32_t a, int32_t b) {
    const Plugin &plugin = *hidden;
    return plugin.script.viaPair<Lookup::kept>(a, b);
  });
}

/// Opens the library, which is mapped, makes an instance, and ends both again, for each call.
double measureLoading(const char *path, long calls) {
  return measure(calls, [&](int32_t a, int32_t b) {
    const Library library(path);
    const Function pair(library, "pair");
    return call<Lookup::byName>(library.instantiate(), pair, a, b);
  });
}

} // namespace

int main(int count, char **arguments) {
  if (count != 5)
    fail("usage: micro NATIVE MODULE CALLS REPLICATIONS");
  const char *path = arguments[2];
  const long calls = std::atol(arguments[3]), replications = std::atol(arguments[4]);
  const Library library(path);
  const Script script(library);
  void *native = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
  void *far = native ? dlsym(native, "multiplyPair") : nullptr;
  if (!far)
    fail(dlerror());
  NativeScript inProgram = {multiply}, inLibrary = {reinterpret_cast<decltype(&multiply)>(far)};
  std::vector<Plugin> plugins;
  plugins.push_back({"plugin", Script(library)});
  const long loads = calls / 100 ? calls / 100 : 1;
  std::puts("C pointer\tC pointer, library\tpair, kept\tstruct static, kept\tstruct dynamic, kept\t"
            "message static, kept\tmessage dynamic, kept\tpair, by name\tstruct static, by name\t"
            "struct dynamic, by name\tmessage static, by name\tmessage dynamic, by name\t"
            "pair, kept, member\tpair, by name, loaded at the call");
  for (long replication = -1; replication != replications; ++replication) {
    std::vector<double> times;
    times.push_back(measureNative(inProgram, calls));
    times.push_back(measureNative(inLibrary, calls));
    measureCalls<Lookup::kept>(script, calls, times);
    measureCalls<Lookup::byName>(script, calls, times);
    times.push_back(measureMember(plugins, calls));
    times.push_back(measureLoading(path, loads));
    if (replication < 0)
      continue; // warms up
    for (size_t i = 0; i != times.size(); ++i)
      std::printf("%s%.3f", i ? "\t" : "", times[i]);
    std::puts("");
  }
}
