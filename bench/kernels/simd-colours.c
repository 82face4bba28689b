// simd-colours.c - blends pictures of four bytes a pixel with saturation, and shuffles channels.
// GROUP: SIMD
#include "kernel.h"

enum { PIXELS = 1 << 18 };
typedef uint8_t byte8 __attribute__((vector_size(8)));
typedef uint8_t byte16 __attribute__((vector_size(16)));
typedef uint16_t short8 __attribute__((vector_size(16)));
static byte16 front[PIXELS / 4], back[PIXELS / 4], blended[PIXELS / 4];

static void prepare(uint32_t seed) {
  for (int i = 0; i != PIXELS / 4; ++i)
    for (int j = 0; j != 16; ++j) {
      uint32_t r = next_random(&seed);
      front[i][j] = (uint8_t)r;
      back[i][j] = (uint8_t)(r >> 8);
    }
}

static byte8 mix_half(byte8 a, byte8 b) {
  short8 wide = __builtin_convertvector(a, short8) * 180 + __builtin_convertvector(b, short8) * 76;
  return __builtin_convertvector(wide >> 8, byte8);
}

static byte16 swap_red_and_blue(byte16 x) {
  return __builtin_shufflevector(x, x, 2, 1, 0, 3, 6, 5, 4, 7, 10, 9, 8, 11, 14, 13, 12, 15);
}

static void work(void) {
  for (int i = 0; i != PIXELS / 4; ++i) {
    byte16 a = swap_red_and_blue(front[i]), b = back[i];
    byte8 low = mix_half(__builtin_shufflevector(a, a, 0, 1, 2, 3, 4, 5, 6, 7),
                         __builtin_shufflevector(b, b, 0, 1, 2, 3, 4, 5, 6, 7));
    byte8 high = mix_half(__builtin_shufflevector(a, a, 8, 9, 10, 11, 12, 13, 14, 15),
                          __builtin_shufflevector(b, b, 8, 9, 10, 11, 12, 13, 14, 15));
    byte16 sum =
        __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    blended[i] = __builtin_elementwise_add_sat(sum, (byte16)(b >> 3));
  }
}

static uint64_t checksum(void) { return mix_bytes(0, blended, sizeof blended); }
