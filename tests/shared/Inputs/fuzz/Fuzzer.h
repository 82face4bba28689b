// Fuzzer.h - one thread of the host: it does something at random, again and again.
#pragma once

#include <optional>

#include "Interrupter.h"
#include "Random.h"
#include "World.h"

namespace fuzz {

class Fuzzer {
public:
  Fuzzer(const std::vector<std::unique_ptr<Library>> &libraries, Interrupter &interrupter,
         std::uint64_t seed)
      : libraries(libraries), interrupter(interrupter), random(seed) {}

  void run(std::uint64_t steps);

  /// What functions of the host do, by sinter_host_callback and, as far as they can, by typed
  /// pointers: there the result is null and how they end is raised.
  sinter_status callBack(Function &function, sinter_value *values);

  /// What a function of the host makes of its arguments when nothing is in its way.
  static std::vector<sinter_value> resultsOf(const Function &function, const sinter_value *values);

private:
  /// How a call should end, as far as that is known.
  struct Expectation {
    std::optional<sinter_status> status;
    int trap = 0; // its code, or 0 if it does not matter
    std::optional<std::vector<sinter_value>> results;
  };

  // Fuzzer.cpp
  void step();
  void useStore(Store &store);
  Store *anyStore();
  Store *makeStore();
  void deleteStore(Store &store);
  void setDeadline(Store &store);
  void grant(Store &store);
  sinter_value anyValue(Store &store, char type);

  // Objects.cpp
  Memory *makeMemory(Store &store, bool is64, bool isShared, std::uint64_t min, std::uint64_t max);
  void makeAnyMemory(Store &store);
  void useMemory(Store &store, Memory &memory);
  void growMemory(Store &store, Memory &memory);
  void writeMemory(Store &store, Memory &memory);
  void readMemory(Store &store, Memory &memory);
  Table *makeTable(Store &store, char type, bool is64, std::uint64_t min, std::uint64_t max);
  void makeAnyTable(Store &store);
  void useTable(Store &store, Table &table);
  void growTable(Store &store, Table &table);
  Global *makeGlobal(Store &store, char type, bool isMutable);
  void useGlobal(Store &store, Global &global);
  Function *makeFunction(Store &store, const Letters &params, const Letters &results);
  Function &functionOf(Store &store, sinter_function *handle);
  void lookAt(Store &store); // what guest code may have changed

  // Instances.cpp
  void instantiate(Store &store);
  sinter_extern chooseImport(Store &store, const Declaration &wanted);
  sinter_extern makeImport(Store &store, const Declaration &wanted);
  sinter_extern anyObject(Store &store);
  std::optional<sinter_status> refusal(Store &store, const Library &library,
                                       const std::vector<sinter_extern> &imports, bool &isCertain);
  std::optional<bool> matches(Store &store, const sinter_extern &object, const Declaration &wanted);
  void reach(Store &store, const std::vector<sinter_extern> &imports);
  void addInstance(Store &store, const Library &library, sinter_instance *handle,
                   const std::vector<sinter_extern> &imports);
  void addExport(Store &store, Instance &instance, const Declaration &declaration,
                 const sinter_extern &item);
  void lookUp(Instance &instance);

  // Calls.cpp
  void callAny(Store &store);
  void call(Store &store, Function &function);
  void checkEnd(Store &store, sinter_status status, bool isHosts);
  bool isStopped(Store &store, const Function &function) const;
  void checkEffects(Store &store, const Function &function,
                    const std::vector<sinter_value> &arguments, const sinter_value *results);
  Expectation expect(Store &store, const Function &function, const sinter_value *arguments,
                     unsigned depth);
  Expectation expectAccess(Store &store, const Function &function, const Memory &memory,
                           const sinter_value *arguments);
  void beginGuest(Store &store);
  void endGuest(Store &store);

  // Typed.cpp
  void instantiateTyped(Store &store);
  void callTyped(Store &store, Instance &instance);

  const std::vector<std::unique_ptr<Library>> &libraries;
  Interrupter &interrupter;
  Random random;
  Owned<Store> stores;
  unsigned depth = 0;         // of functions of the host that run
  bool hasCalledBack = false; // guest code, since it was entered
  friend struct TypedHost;
};

} // namespace fuzz
