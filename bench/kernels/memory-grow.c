// memory-grow.c - grows memory by a page of 64 KiB at a time, and writes to what is new.
//
// The native twin moves the program break, which is the same to a process: more zeroed bytes at the
// end of those it has. As neither gives memory back here, the number of repetitions is limited.
// GROUP: memory
#define MAXIMUM_REPETITIONS 320
#include "kernel.h"

enum { PAGE = 65536, GROWTHS = 24, TOUCHED = 4096 };
static uint64_t digest;

static void prepare(uint32_t seed) { digest = seed; }

static unsigned char *grow(void) {
#ifdef __wasm__
  return (unsigned char *)(__builtin_wasm_memory_grow(0, 1) * PAGE);
#else
  return sbrk(PAGE);
#endif
}

static void work(void) {
  for (int i = 0; i != GROWTHS; ++i) {
    unsigned char *page = grow();
    for (int at = 0; at < PAGE; at += TOUCHED) {
      digest = 5 * digest + page[at];
      page[at] = (unsigned char)i;
    }
    digest += page[PAGE - TOUCHED];
  }
}

static uint64_t checksum(void) { return digest; }
