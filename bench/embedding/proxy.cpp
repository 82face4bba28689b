// proxy.cpp - a web proxy's cache, simulated, whose policy is a script.
//
// usage: proxy NATIVE MODULE REQUESTS OBJECTS SEED ROUNDS MEBIBYTES...
//
// NATIVE and MODULE are shared objects of the same policy, by clang and by Sinter. The first line
// is of the stream: requests and bytes. Then, for each size of the cache, each round and each
// variant, in turn: the variant's name, mebibytes, round, nanoseconds of CPU time, hits, bytes of
// hits.
//
// The simulator knows what is in the cache and how full it is. The policy is told of each hit and
// each object that is stored, and asked for victims until there is room: one call for nearly every
// request, and one for each victim. Its answers are not trusted, native or not.
#include "script.h"
#include "stream.h"

namespace {

using Instance = sinter::instance<ScriptInstance>;

struct NativePolicy {
  int32_t (*onHit)(int32_t, int32_t), (*onInsert)(int32_t, int32_t), (*onEvict)();

  void hit(int32_t object, int32_t size) const { onHit(object, size); }
  void insert(int32_t object, int32_t size) const { onInsert(object, size); }
  int32_t evict() const { return onEvict(); }
};

/// A policy's instance, and what a host may keep of it.
struct Script {
  explicit Script(const Library &library)
      : onHit(library, "hit"), onInsert(library, "insert"), onEvict(library, "evict"),
        onStructure(library, "structure"), onMessage(library, "serialised"),
        reset(library, "reset"), instance(library.instantiate()),
        place(call<Lookup::kept>(instance, Function(library, "buffer"))),
        buffer(bufferAt(memoryOf(instance), place)) {}

  Function onHit, onInsert, onEvict, onStructure, onMessage, reset;
  Instance instance;
  int32_t place;
  sinter::view<unsigned char> buffer;
};

template <Lookup lookup>
struct PairPolicy {
  const Script &script;

  void hit(int32_t object, int32_t size) const {
    call<lookup>(script.instance, script.onHit, object, size);
  }
  void insert(int32_t object, int32_t size) const {
    call<lookup>(script.instance, script.onInsert, object, size);
  }
  int32_t evict() const { return call<lookup>(script.instance, script.onEvict); }
};

/// A policy that is told of events, by a sender.
template <typename Sender>
struct EventPolicy {
  Sender send;

  void hit(int32_t object, int32_t size) const { send({eventHit, object, size}); }
  void insert(int32_t object, int32_t size) const { send({eventInsert, object, size}); }
  int32_t evict() const { return send({eventEvict, 0, 0}); }
};

template <Lookup lookup>
struct SendStructure {
  const Script &script;

  int32_t operator()(const Event &event) const {
    unsigned char bytes[sizeof event];
    std::memcpy(bytes, &event, sizeof event);
    script.buffer.write(bytes, sizeof bytes);
    return call<lookup>(script.instance, script.onStructure, script.place);
  }
};

template <Lookup lookup>
struct SendMessage {
  const Script &script;

  int32_t operator()(const Event &event) const {
    return exchange<lookup>(script.instance, script.onMessage, script.buffer, script.place,
                            {event.kind, event.object, event.size});
  }
};

struct Outcome {
  long hits = 0;
  double bytes = 0;
};

template <typename Policy>
Outcome simulate(const Stream &stream, int64_t capacity, const Policy &policy) {
  std::vector<char> isCached(stream.sizes.size());
  int64_t used = 0;
  Outcome outcome;
  for (const int32_t object : stream.requests) {
    const int32_t size = stream.sizes[static_cast<size_t>(object)];
    if (isCached[static_cast<size_t>(object)]) {
      ++outcome.hits;
      outcome.bytes += size;
      policy.hit(object, size);
      continue;
    }
    if (size > capacity)
      continue;
    for (used += size; used > capacity;) {
      const auto victim = static_cast<uint32_t>(policy.evict());
      if (victim >= isCached.size() || !isCached[victim])
        fail("the policy throws out what is not in the cache");
      isCached[victim] = 0;
      used -= stream.sizes[victim];
    }
    isCached[static_cast<size_t>(object)] = 1;
    policy.insert(object, size);
  }
  return outcome;
}

template <typename Policy>
void run(const char *name, const Stream &stream, int64_t mebibytes, long round,
         const Policy &policy) {
  const double begin = now();
  const Outcome outcome = simulate(stream, mebibytes << 20, policy);
  const double time = now() - begin;
  std::printf("%s\t%ld\t%ld\t%.0f\t%ld\t%.0f\n", name, static_cast<long>(mebibytes), round, time,
              outcome.hits, outcome.bytes);
}

template <typename Policy>
void runScript(const char *name, const Stream &stream, int64_t mebibytes, long round,
               const Script &script, const Policy &policy) {
  call<Lookup::kept>(script.instance, script.reset);
  run(name, stream, mebibytes, round, policy);
  if (sinter_store_status(script.instance.store()) != SINTER_OK)
    fail("the policy trapped");
}

template <Lookup lookup>
void runScripts(const char *const (&names)[3], const Stream &stream, int64_t mebibytes, long round,
                const Script &script) {
  runScript(names[0], stream, mebibytes, round, script, PairPolicy<lookup>{script});
  runScript(names[1], stream, mebibytes, round, script,
            EventPolicy<SendStructure<lookup>>{{script}});
  runScript(names[2], stream, mebibytes, round, script, EventPolicy<SendMessage<lookup>>{{script}});
}

template <typename Type>
Type *nativeFunction(void *library, const char *name) {
  void *found = dlsym(library, name);
  if (!found)
    fail(name);
  return reinterpret_cast<Type *>(found);
}

} // namespace

int main(int count, char **arguments) {
  if (count < 8)
    fail("usage: proxy NATIVE MODULE REQUESTS OBJECTS SEED ROUNDS MEBIBYTES...");
  void *native = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
  if (!native)
    fail(dlerror());
  const NativePolicy policy = {nativeFunction<int32_t(int32_t, int32_t)>(native, "hit"),
                               nativeFunction<int32_t(int32_t, int32_t)>(native, "insert"),
                               nativeFunction<int32_t()>(native, "evict")};
  auto *const reset = nativeFunction<int32_t()>(native, "reset");
  const Library library(arguments[2]);
  const Script script(library);
  const long objects = std::atol(arguments[4]), rounds = std::atol(arguments[6]);
  if (objects < 1 || objects > maxObjects)
    fail("there can be 1 to 65536 objects");
  const Stream stream =
      makeStream(std::strtoul(arguments[3], nullptr, 10), static_cast<size_t>(objects),
                 std::strtoul(arguments[5], nullptr, 10));
  std::printf("%zu\t%.0f\n", stream.requests.size(), stream.bytes);
  for (int i = 7; i != count; ++i)
    for (long round = 0; round != rounds; ++round) {
      const int64_t mebibytes = std::atol(arguments[i]);
      reset();
      run("native", stream, mebibytes, round, policy);
      runScripts<Lookup::kept>({"pair, kept", "struct, kept", "message, kept"}, stream, mebibytes,
                               round, script);
      runScripts<Lookup::byName>({"pair, by name", "struct, by name", "message, by name"}, stream,
                                 mebibytes, round, script);
    }
}
