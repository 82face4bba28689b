// Blake2b.cpp - BLAKE2b of 256 bits, without a key: RFC 7693, section 3.
#include "driver/launcher/Blake2b.h"

#include <bit>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace sinter::launcher {

static_assert(std::endian::native == std::endian::little, "words are read as they lie in memory");

static constexpr std::uint64_t initial[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

/// Which words of the block go into each round: section 2.7.
static constexpr std::uint8_t schedule[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

static void mix(std::uint64_t &a, std::uint64_t &b, std::uint64_t &c, std::uint64_t &d,
                std::uint64_t x, std::uint64_t y) {
  a += b + x;
  d = std::rotr(d ^ a, 32);
  c += d;
  b = std::rotr(b ^ c, 24);
  a += b + y;
  d = std::rotr(d ^ a, 16);
  c += d;
  b = std::rotr(b ^ c, 63);
}

Blake2b::Blake2b() {
  std::memcpy(state, initial, sizeof state);
  // The parameters: 32 bytes of hash, no key, fanout and depth 1.
  state[0] ^= 0x01010000 ^ sizeof(Digest);
}

void Blake2b::compress(const std::uint8_t *data, bool isLast) {
  std::uint64_t m[16], v[16];
  std::memcpy(m, data, sizeof m);
  std::memcpy(v, state, sizeof state);
  std::memcpy(v + 8, initial, sizeof initial);
  v[12] ^= length;
  if (isLast)
    v[14] = ~v[14];
  for (unsigned round = 0; round != 12; ++round) {
    const std::uint8_t *s = schedule[round % 10];
    mix(v[0], v[4], v[8], v[12], m[s[0]], m[s[1]]);
    mix(v[1], v[5], v[9], v[13], m[s[2]], m[s[3]]);
    mix(v[2], v[6], v[10], v[14], m[s[4]], m[s[5]]);
    mix(v[3], v[7], v[11], v[15], m[s[6]], m[s[7]]);
    mix(v[0], v[5], v[10], v[15], m[s[8]], m[s[9]]);
    mix(v[1], v[6], v[11], v[12], m[s[10]], m[s[11]]);
    mix(v[2], v[7], v[8], v[13], m[s[12]], m[s[13]]);
    mix(v[3], v[4], v[9], v[14], m[s[14]], m[s[15]]);
  }
  for (unsigned i = 0; i != 8; ++i)
    state[i] ^= v[i] ^ v[i + 8];
}

void Blake2b::add(const void *data, std::size_t size) {
  auto *bytes = static_cast<const std::uint8_t *>(data);
  while (size) {
    // The last block is compressed by finish(), so a full one waits until more comes.
    if (used == sizeof block) {
      length += sizeof block;
      compress(block, /*isLast=*/false);
      used = 0;
    }
    std::size_t part = sizeof block - used < size ? sizeof block - used : size;
    std::memcpy(block + used, bytes, part);
    used += part;
    bytes += part;
    size -= part;
  }
}

Digest Blake2b::finish() {
  length += used;
  std::memset(block + used, 0, sizeof block - used);
  compress(block, /*isLast=*/true);
  Digest digest;
  std::memcpy(digest.bytes, state, sizeof digest);
  return digest;
}

Digest hash(const void *data, std::size_t size) {
  Blake2b hash;
  hash.add(data, size);
  return hash.finish();
}

bool hashFile(int descriptor, Digest &digest) {
  Blake2b hash;
  char buffer[1 << 16];
  for (off_t offset = 0;;) {
    ssize_t size = pread(descriptor, buffer, sizeof buffer, offset);
    if (size < 0 && errno == EINTR)
      continue;
    if (size < 0)
      return false;
    if (size == 0)
      break;
    hash.add(buffer, std::size_t(size));
    offset += size;
  }
  digest = hash.finish();
  return true;
}

} // namespace sinter::launcher
