// sha256.c - SHA-256 of a buffer. FIPS 180-4; the constants are computed from the primes.
// GROUP: cryptography
#include "kernel.h"

enum { BLOCKS = 3000 };
static unsigned char message[64 * BLOCKS];
static uint32_t constants[64], state[8];

// The first 32 bits of the fractional part of a root, found bit by bit.
static uint32_t root_fraction(uint32_t prime, int power) {
  uint64_t root = 0;
  for (uint64_t bit = (uint64_t)1 << 36; bit; bit >>= 1) {
    __uint128_t tried = root | bit, value = tried * tried;
    // 32 fractional bits a factor: a cube has 96, of which 64 are compared, without overflow.
    if (power == 3)
      value = tried >> 37 ? ~(__uint128_t)0 : (tried * tried * tried) >> 32;
    if (value <= (__uint128_t)prime << 64)
      root |= bit;
  }
  return (uint32_t)root;
}

static void prepare(uint32_t seed) {
  int count = 0;
  for (uint32_t n = 2; count != 64; ++n) {
    bool is_prime = true;
    for (uint32_t d = 2; d * d <= n; ++d)
      is_prime &= n % d != 0;
    if (!is_prime)
      continue;
    if (count < 8)
      state[count] = root_fraction(n, 2);
    constants[count++] = root_fraction(n, 3);
  }
  for (size_t i = 0; i != sizeof message; ++i)
    message[i] = (unsigned char)(seed + i * i);
}

static uint32_t rotate(uint32_t value, int by) { return value >> by | value << (32 - by); }

static void compress(const unsigned char *block) {
  uint32_t w[64], s[8];
  for (int i = 0; i != 16; ++i)
    w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
           (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
  for (int i = 16; i != 64; ++i) {
    uint32_t a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[i - 7] +
           (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
  }
  memcpy(s, state, sizeof s);
  for (int i = 0; i != 64; ++i) {
    uint32_t e = s[4], a = s[0];
    uint32_t t = s[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
                 ((e & s[5]) ^ (~e & s[6])) + constants[i] + w[i];
    uint32_t u =
        (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    for (int j = 7; j; --j)
      s[j] = s[j - 1];
    s[4] += t;
    s[0] = t + u;
  }
  for (int i = 0; i != 8; ++i)
    state[i] += s[i];
}

static void work(void) {
  for (int i = 0; i != BLOCKS; ++i)
    compress(message + 64 * i);
}

static uint64_t checksum(void) { return mix_bytes(0, state, sizeof state); }
