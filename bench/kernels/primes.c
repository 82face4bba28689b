// primes.c - the sieve of Eratosthenes in bits, and in bytes.
// GROUP: numbers
#include "kernel.h"

enum { LIMIT = 1 << 18 };
static uint32_t bit_set[LIMIT / 32];
static bool byte_set[LIMIT];
static uint64_t digest;

static void prepare(uint32_t seed) { digest = seed; }

static void work(void) {
  memset(bit_set, 0, sizeof bit_set);
  memset(byte_set, 0, sizeof byte_set);
  for (uint32_t i = 2; i != LIMIT; ++i) {
    if (!byte_set[i]) {
      digest += i;
      for (uint32_t multiple = 2 * i; multiple < LIMIT; multiple += i)
        byte_set[multiple] = true;
    }
    if (!(bit_set[i / 32] >> i % 32 & 1)) {
      digest += i;
      for (uint64_t multiple = (uint64_t)i * i; multiple < LIMIT; multiple += i)
        bit_set[multiple / 32] |= 1u << multiple % 32;
    }
  }
}

static uint64_t checksum(void) { return digest; }
