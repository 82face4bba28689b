// run-length.c - packs runs of equal bytes of a picture, line by line, and unpacks them.
// GROUP: compression
#include "kernel.h"

enum { WIDTH = 1024, HEIGHT = 700 };
static unsigned char picture[HEIGHT][WIDTH], packed[2 * WIDTH * HEIGHT], unpacked[HEIGHT][WIDTH];
static size_t packed_size;

static void prepare(uint32_t seed) {
  for (int y = 0; y != HEIGHT; ++y)
    for (int x = 0; x < WIDTH;) {
      unsigned char colour = (unsigned char)next_random(&seed);
      for (uint32_t run = 1 + (next_random(&seed) >> 26); run && x < WIDTH; --run)
        picture[y][x++] = colour;
    }
}

static void work(void) {
  unsigned char *to = packed;
  for (int y = 0; y != HEIGHT; ++y)
    for (int x = 0, run; x < WIDTH; x += run) {
      for (run = 1; run < 255 && x + run < WIDTH && picture[y][x + run] == picture[y][x]; ++run)
        ;
      *to++ = (unsigned char)run;
      *to++ = picture[y][x];
    }
  packed_size = (size_t)(to - packed);
  unsigned char *out = unpacked[0];
  for (const unsigned char *from = packed; from != to; from += 2) {
    memset(out, from[1], from[0]);
    out += from[0];
  }
}

static uint64_t checksum(void) { return mix(mix_bytes(0, unpacked, sizeof unpacked), packed_size); }
