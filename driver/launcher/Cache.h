// Cache.h - the directory of executables that `sinter run` has built before.
#pragma once

#include "driver/launcher/Blake2b.h"
#include "driver/launcher/FileIdentity.h"

#include <climits>

namespace sinter::launcher {

class RunArguments;

/// The name of a file in the cache.
struct CacheName {
  char text[96];
};

/// Everything that an executable depends on: the versions of Sinter and LLVM, which build the
/// compiler is (see ImageIdentity.h), the variables that choose its libraries, the options, and the
/// module's content; with --wasm-opt or --stack-check, which file wasm-opt is. False if there is no
/// such key: options that the parser refuses, no wasm-opt, or --cpu native on a system that does
/// not say which boot this is.
bool programKey(const Digest &compiler, RunArguments arguments, const Digest &module, Digest &key);

/// The directory, as docs/run.md describes it. Records carry a checksum and are replaced in one
/// step, so that a reader finds an old one, a new one, or none. Nothing here waits for another
/// process.
class Cache {
public:
  enum class Missing { Fail, Create };

  Cache() = default;
  ~Cache();
  Cache(const Cache &) = delete;

  /// Opens $XDG_CACHE_HOME/sinter, or $HOME/.cache/sinter, and refuses one in which somebody else
  /// could have put what will be executed. Returns null, or why there is no cache.
  const char *open(Missing missing);
  const char *path() const { return name; }
  int descriptor() const { return directory; }

  /// The hash of a module's content: remembered from when a file of this identity was read, or by
  /// reading it. False if it is no regular file (reading a pipe would empty it) or cannot be read.
  bool hashModule(const char *path, Digest &content) const;

  /// Opens the executable of a key for reading, and notes that it was used; -1 if there is none
  /// that is as it was built. One that only looks different is read and compared.
  int find(const Digest &key) const;
  /// Makes the executable of a key known, which is in its place, under this descriptor. `library`
  /// is the path of the LLVM that made it. Returns errno, or 0.
  int record(const Digest &key, int descriptor, const Digest &content, const char *library) const;

  static CacheName programName(const Digest &key, const char *ending);

private:
  int directory = -1;
  char name[PATH_MAX] = "";
};

} // namespace sinter::launcher
