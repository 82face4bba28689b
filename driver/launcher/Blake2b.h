// Blake2b.h - the hash that names what is in the cache: BLAKE2b of 256 bits, RFC 7693.
//
// A cryptographic one, since two modules with the same hash would be taken for each other; and this
// one, since it is fast on any 64-bit processor. `b2sum -l 256` prints the same.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sinter::launcher {

struct Digest {
  std::uint8_t bytes[32];
  bool operator==(const Digest &) const = default;
};

class Blake2b {
public:
  Blake2b();
  void add(const void *data, std::size_t size);
  /// The hash of what was added. Nothing can be added afterwards.
  Digest finish();

private:
  void compress(const std::uint8_t *block, bool isLast);
  std::uint64_t state[8];
  std::uint64_t length = 0; // bytes compressed
  std::uint8_t block[128];  // what is not compressed yet
  std::size_t used = 0;     // bytes of `block`
};

/// The hash of one piece of memory.
Digest hash(const void *data, std::size_t size);

/// The hash of a file from its beginning to its end. False if it cannot be read.
bool hashFile(int descriptor, Digest &digest);

} // namespace sinter::launcher
