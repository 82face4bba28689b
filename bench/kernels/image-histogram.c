// image-histogram.c - evens out the brightness of a picture: counts, sums, and looks up.
// GROUP: images
#include "kernel.h"

enum { PIXELS = 600000 };
static uint8_t picture[PIXELS], evened[PIXELS];

static void prepare(uint32_t seed) {
  for (int i = 0; i != PIXELS; ++i) {
    uint32_t r = next_random(&seed);
    picture[i] = (uint8_t)((r & 255) * (r >> 8 & 255) >> 8);
  }
}

static void work(void) {
  uint32_t counts[256] = {0};
  uint8_t levels[256];
  for (int i = 0; i != PIXELS; ++i)
    ++counts[picture[i]];
  uint64_t sum = 0;
  for (int i = 0; i != 256; ++i) {
    sum += counts[i];
    levels[i] = (uint8_t)(255 * sum / PIXELS);
  }
  for (int i = 0; i != PIXELS; ++i)
    evened[i] = levels[picture[i]];
}

static uint64_t checksum(void) { return mix_bytes(0, evened, sizeof evened); }
