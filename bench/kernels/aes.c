// aes.c - AES-128 in counter mode without tables: inverses by arithmetic in GF(2^8). FIPS 197.
// GROUP: cryptography
#include "kernel.h"

enum { BLOCKS = 60 };
static unsigned char key[16], text[16 * BLOCKS];

static void prepare(uint32_t seed) {
  for (int i = 0; i != 16; ++i)
    key[i] = (unsigned char)next_random(&seed);
  memset(text, 0, sizeof text);
}

static unsigned twice(unsigned a) { return (a << 1 ^ (a >> 7) * 0x11b) & 255; }

static unsigned product(unsigned a, unsigned b) {
  unsigned sum = 0;
  for (int i = 0; i != 8; ++i, a = twice(a), b >>= 1)
    sum ^= a & (0u - (b & 1));
  return sum;
}

static unsigned char substitute(unsigned a) {
  // The inverse is the 254th power; then the affine map.
  unsigned power = a, inverse = 1;
  for (int i = 0; i != 7; ++i) {
    power = product(power, power);
    inverse = product(inverse, power);
  }
  unsigned spread = inverse * 0x101;
  return (unsigned char)(inverse ^ spread >> 4 ^ spread >> 5 ^ spread >> 6 ^ spread >> 7 ^ 0x63);
}

static void next_key(unsigned char round_key[16], unsigned constant) {
  for (unsigned i = 0; i != 4; ++i)
    round_key[i] ^= substitute(round_key[12 + (i + 1) % 4]);
  round_key[0] ^= (unsigned char)constant;
  for (int i = 4; i != 16; ++i)
    round_key[i] ^= round_key[i - 4];
}

static void shift_and_mix(unsigned char state[16], bool mixes) {
  unsigned char moved[16];
  for (unsigned i = 0; i != 16; ++i)
    moved[i] = substitute(state[(i + 4 * (i % 4)) % 16]);
  for (int column = 0; column != 16; column += 4)
    for (int i = 0; i != 4; ++i) {
      unsigned char *c = moved + column;
      unsigned a = c[i], b = c[(i + 1) % 4];
      state[column + i] = (unsigned char)(mixes ? a ^ twice(a ^ b) ^ c[0] ^ c[1] ^ c[2] ^ c[3] : a);
    }
}

static void encrypt_block(unsigned char state[16]) {
  unsigned char round_key[16];
  memcpy(round_key, key, 16);
  unsigned constant = 1;
  for (int round = 0;; ++round, constant = twice(constant)) {
    for (int i = 0; i != 16; ++i)
      state[i] ^= round_key[i];
    if (round == 10)
      return;
    shift_and_mix(state, round != 9);
    next_key(round_key, constant);
  }
}

static void work(void) {
  for (uint32_t i = 0; i != BLOCKS; ++i) {
    unsigned char counter[16] = {0};
    memcpy(counter, &i, 4);
    encrypt_block(counter);
    for (int j = 0; j != 16; ++j)
      text[16 * i + (uint32_t)j] ^= counter[j];
  }
}

static uint64_t checksum(void) { return mix_bytes(0, text, sizeof text); }
