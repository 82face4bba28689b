// image-edges.c - Sobel's operator on a grey picture that is made of colours first.
// GROUP: images
#include "kernel.h"

enum { WIDTH = 700, HEIGHT = 450 };
typedef struct {
  uint8_t red, green, blue;
} colour;
static colour picture[HEIGHT][WIDTH];
static uint8_t grey[HEIGHT][WIDTH], edges[HEIGHT][WIDTH];

static void prepare(uint32_t seed) {
  for (int y = 0; y != HEIGHT; ++y)
    for (int x = 0; x != WIDTH; ++x) {
      uint32_t r = next_random(&seed);
      picture[y][x] =
          (colour){(uint8_t)(x + (r & 15)), (uint8_t)(y + (r >> 4 & 15)), (uint8_t)(x ^ y)};
    }
}

static int absolute(int x) { return x < 0 ? -x : x; }

static void work(void) {
  for (int y = 0; y != HEIGHT; ++y)
    for (int x = 0; x != WIDTH; ++x)
      grey[y][x] = (uint8_t)((77 * picture[y][x].red + 150 * picture[y][x].green +
                              29 * picture[y][x].blue) >>
                             8);
  for (int y = 1; y != HEIGHT - 1; ++y)
    for (int x = 1; x != WIDTH - 1; ++x) {
      const uint8_t *up = &grey[y - 1][x], *at = &grey[y][x], *down = &grey[y + 1][x];
      int across = up[1] + 2 * at[1] + down[1] - up[-1] - 2 * at[-1] - down[-1];
      int along = down[-1] + 2 * down[0] + down[1] - up[-1] - 2 * up[0] - up[1];
      int sum = absolute(across) + absolute(along);
      edges[y][x] = (uint8_t)(sum > 255 ? 255 : sum);
    }
}

static uint64_t checksum(void) { return mix_bytes(0, edges, sizeof edges); }
