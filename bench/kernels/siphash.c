// siphash.c - SipHash-2-4 of messages of many lengths.
// https://www.aumasson.jp/siphash/siphash.pdf
// GROUP: hashing
#include "kernel.h"

enum { BYTES = 1024, ROUNDS = 10 };
static unsigned char message[BYTES];
static uint64_t digest;

static void prepare(uint32_t seed) {
  for (int i = 0; i != BYTES; ++i)
    message[i] = (unsigned char)next_random(&seed);
}

static uint64_t rotate(uint64_t value, int by) { return value << by | value >> (64 - by); }

static void stir(uint64_t v[4]) {
  v[0] += v[1];
  v[2] += v[3];
  v[1] = rotate(v[1], 13) ^ v[0];
  v[3] = rotate(v[3], 16) ^ v[2];
  v[0] = rotate(v[0], 32);
  v[2] += v[1];
  v[0] += v[3];
  v[1] = rotate(v[1], 17) ^ v[2];
  v[3] = rotate(v[3], 21) ^ v[0];
  v[2] = rotate(v[2], 32);
}

static uint64_t hash(uint64_t key0, uint64_t key1, const unsigned char *bytes, size_t size) {
  uint64_t v[] = {key0 ^ 0x736f6d6570736575, key1 ^ 0x646f72616e646f6d, key0 ^ 0x6c7967656e657261,
                  key1 ^ 0x7465646279746573};
  uint64_t word, last = (uint64_t)size << 56;
  for (; size >= 8; size -= 8, bytes += 8) {
    memcpy(&word, bytes, 8);
    v[3] ^= word;
    stir(v);
    stir(v);
    v[0] ^= word;
  }
  for (size_t i = 0; i != size; ++i)
    last |= (uint64_t)bytes[i] << 8 * i;
  v[3] ^= last;
  stir(v);
  stir(v);
  v[0] ^= last;
  v[2] ^= 0xff;
  for (int i = 0; i != 4; ++i)
    stir(v);
  return v[0] ^ v[1] ^ v[2] ^ v[3];
}

static void work(void) {
  digest = 1;
  for (int round = 0; round != ROUNDS; ++round)
    for (size_t size = 0; size <= BYTES; ++size)
      digest = hash(digest, size, message, size);
}

static uint64_t checksum(void) { return digest; }
