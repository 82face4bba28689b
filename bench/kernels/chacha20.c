// chacha20.c - ChaCha20 over a buffer, a block at a time. RFC 8439.
// GROUP: cryptography
#include "kernel.h"

enum { BLOCKS = 8000 };
static uint32_t key[8];
static unsigned char text[64 * BLOCKS];

static void prepare(uint32_t seed) {
  for (int i = 0; i != 8; ++i)
    key[i] = next_random(&seed);
  for (size_t i = 0; i != sizeof text; ++i)
    text[i] = (unsigned char)i;
}

static uint32_t rotate(uint32_t value, int by) { return value << by | value >> (32 - by); }

#define QUARTER(a, b, c, d)                                                                        \
  (a += b, d = rotate(d ^ a, 16), c += d, b = rotate(b ^ c, 12), a += b, d = rotate(d ^ a, 8),     \
   c += d, b = rotate(b ^ c, 7))

static void block(uint32_t counter, unsigned char *to) {
  uint32_t start[16] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}, x[16];
  memcpy(start + 4, key, sizeof key);
  start[12] = counter;
  memcpy(x, start, sizeof x);
  for (int round = 0; round != 10; ++round) {
    QUARTER(x[0], x[4], x[8], x[12]);
    QUARTER(x[1], x[5], x[9], x[13]);
    QUARTER(x[2], x[6], x[10], x[14]);
    QUARTER(x[3], x[7], x[11], x[15]);
    QUARTER(x[0], x[5], x[10], x[15]);
    QUARTER(x[1], x[6], x[11], x[12]);
    QUARTER(x[2], x[7], x[8], x[13]);
    QUARTER(x[3], x[4], x[9], x[14]);
  }
  for (int i = 0; i != 16; ++i) {
    uint32_t word;
    memcpy(&word, to + 4 * i, 4);
    word ^= x[i] + start[i];
    memcpy(to + 4 * i, &word, 4);
  }
}

static void work(void) {
  for (uint32_t i = 0; i != BLOCKS; ++i)
    block(i, text + 64 * i);
}

static uint64_t checksum(void) { return mix_bytes(0, text, sizeof text); }
