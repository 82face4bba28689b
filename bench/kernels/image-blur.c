// image-blur.c - blurs a picture of bytes: five weights across, then five down.
// GROUP: images
#include "kernel.h"

enum { WIDTH = 800, HEIGHT = 500 };
static uint8_t *picture, *across, *blurred;

static void prepare(uint32_t seed) {
  if (!picture) {
    picture = malloc(WIDTH * HEIGHT);
    across = malloc(WIDTH * HEIGHT);
    blurred = malloc(WIDTH * HEIGHT);
  }
  for (int i = 0; i != WIDTH * HEIGHT; ++i) {
    picture[i] = (uint8_t)next_random(&seed);
    across[i] = blurred[i] = 0;
  }
}

static void filter(uint8_t *to, const uint8_t *from, int first, int last, int step) {
  for (int i = first; i < last; ++i)
    to[i] = (uint8_t)((from[i - 2 * step] + 4 * from[i - step] + 6 * from[i] + 4 * from[i + step] +
                       from[i + 2 * step] + 8) >>
                      4);
}

static void work(void) {
  for (int y = 0; y != HEIGHT; ++y)
    filter(across + y * WIDTH, picture + y * WIDTH, 2, WIDTH - 2, 1);
  for (int y = 2; y != HEIGHT - 2; ++y)
    filter(blurred + y * WIDTH, across + y * WIDTH, 0, WIDTH, WIDTH);
}

static uint64_t checksum(void) { return mix_bytes(0, blurred, WIDTH * HEIGHT); }
