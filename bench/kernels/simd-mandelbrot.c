// simd-mandelbrot.c - how long points of the plane take to escape, four at a time.
// GROUP: SIMD
#include "kernel.h"

enum { WIDTH = 96, HEIGHT = 60, LIMIT = 400 };
typedef float float4 __attribute__((vector_size(16)));
typedef int32_t int4 __attribute__((vector_size(16)));
static int4 steps[HEIGHT][WIDTH / 4];
static float left;

static void prepare(uint32_t seed) { left = -2.0f - (float)(seed & 1) / 16; }

static int4 escape(float4 x, float4 y) {
  float4 re = x, im = y;
  int4 count = {0};
  for (int step = 0; step != LIMIT; ++step) {
    float4 a = re * re, b = im * im;
    int4 is_inside = a + b <= 4.0f;
    if (!(is_inside[0] | is_inside[1] | is_inside[2] | is_inside[3]))
      break;
    count -= is_inside;
    im = 2.0f * re * im + y;
    re = a - b + x;
  }
  return count;
}

static void work(void) {
  for (int row = 0; row != HEIGHT; ++row)
    for (int at = 0; at != WIDTH; at += 4) {
      float4 x = {(float)at, (float)at + 1, (float)at + 2, (float)at + 3};
      float y = 2.5f * (float)row / HEIGHT - 1.25f;
      steps[row][at / 4] = escape(left + 2.75f / WIDTH * x, (float4){y, y, y, y});
    }
}

static uint64_t checksum(void) { return mix_bytes(0, steps, sizeof steps); }
