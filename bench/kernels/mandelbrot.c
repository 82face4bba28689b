// mandelbrot.c - how long points of the plane take to escape.
// GROUP: numbers
#include "kernel.h"

enum { WIDTH = 80, HEIGHT = 48, LIMIT = 300 };
static uint16_t steps[HEIGHT][WIDTH];
static double left;

static void prepare(uint32_t seed) { left = -2.0 - (double)(seed & 1) / 16; }

static uint16_t escape(double x, double y) {
  double re = x, im = y;
  for (uint16_t step = 0; step != LIMIT; ++step) {
    double a = re * re, b = im * im;
    if (a + b > 4)
      return step;
    im = 2 * re * im + y;
    re = a - b + x;
  }
  return LIMIT;
}

static void work(void) {
  for (int y = 0; y != HEIGHT; ++y)
    for (int x = 0; x != WIDTH; ++x)
      steps[y][x] = escape(left + 2.75 * x / WIDTH, 2.5 * y / HEIGHT - 1.25);
}

static uint64_t checksum(void) { return mix_bytes(0, steps, sizeof steps); }
