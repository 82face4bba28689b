// simd-chacha20.c - ChaCha20 with four blocks side by side, a lane each. RFC 8439.
// GROUP: SIMD
#include "kernel.h"

enum { GROUPS = 6000 };
typedef uint32_t int4 __attribute__((vector_size(16)));
static uint32_t key[8];
static int4 stream[GROUPS][16];

static void prepare(uint32_t seed) {
  for (int i = 0; i != 8; ++i)
    key[i] = next_random(&seed);
}

static int4 rotate(int4 value, unsigned by) { return value << by | value >> (32 - by); }

static void quarter(int4 *a, int4 *b, int4 *c, int4 *d) {
  *a += *b, *d = rotate(*d ^ *a, 16);
  *c += *d, *b = rotate(*b ^ *c, 12);
  *a += *b, *d = rotate(*d ^ *a, 8);
  *c += *d, *b = rotate(*b ^ *c, 7);
}

static int4 all(uint32_t value) { return (int4){value, value, value, value}; }

static void blocks(uint32_t counter, int4 *to) {
  static const uint32_t constants[] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
  int4 start[16], x[16];
  for (int i = 0; i != 4; ++i) {
    start[i] = all(constants[i]);
    start[12 + i] = all(0);
  }
  for (int i = 0; i != 8; ++i)
    start[4 + i] = all(key[i]);
  start[12] = all(counter) + (int4){0, 1, 2, 3};
  memcpy(x, start, sizeof x);
  for (int round = 0; round != 10; ++round) {
    for (int i = 0; i != 4; ++i)
      quarter(&x[i], &x[4 + i], &x[8 + i], &x[12 + i]);
    for (int i = 0; i != 4; ++i)
      quarter(&x[i], &x[4 + (i + 1) % 4], &x[8 + (i + 2) % 4], &x[12 + (i + 3) % 4]);
  }
  for (int i = 0; i != 16; ++i)
    to[i] = x[i] + start[i];
}

static void work(void) {
  for (uint32_t i = 0; i != GROUPS; ++i)
    blocks(4 * i, stream[i]);
}

static uint64_t checksum(void) { return mix_bytes(0, stream, sizeof stream); }
