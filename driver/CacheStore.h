// CacheStore.h - putting executables into the cache of `sinter run`, and keeping it small.
#pragma once

#include "driver/launcher/Cache.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>

namespace sinter::driver {

/// The right to build what belongs under a key, which one process has at a time: the others wait,
/// and then find it built. It ends with the object, and with the process.
class CacheSlot {
public:
  CacheSlot(const launcher::Cache &cache, const launcher::Digest &key) : cache(cache), key(key) {}
  ~CacheSlot();
  CacheSlot(const CacheSlot &) = delete;

  /// Waits for the right. `onWait` is called if another process has it. Errors: what the system
  /// says.
  llvm::Error acquire(llvm::function_ref<void()> onWait);

  /// Puts an executable in its place, and returns a descriptor to execute it by. Whatever happens
  /// meanwhile, the cache holds all of it or nothing. Errors: what the system says.
  llvm::Expected<int> store(llvm::StringRef executable) const;

private:
  const launcher::Cache &cache;
  const launcher::Digest &key;
  int lock = -1;
};

/// Removes what was not used for longest until no more than `limit` bytes of disk are used.
void trimCache(const launcher::Cache &cache, std::uint64_t limit);

} // namespace sinter::driver
