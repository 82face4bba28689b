// virtual-calls.c - shapes of several classes, whose methods are called through tables.
// GROUP: calls
#include "kernel.h"

enum { SHAPES = 4000, ROUNDS = 20 };
typedef struct shape shape;
typedef struct {
  double (*area)(const shape *);
  void (*scale)(shape *, double);
  int (*corners)(const shape *);
} class;
struct shape {
  const class *class;
  double width, height;
};
static shape shapes[SHAPES];
static double total;
static uint64_t corners;

static double rectangle_area(const shape *self) { return self->width * self->height; }
static double triangle_area(const shape *self) { return self->width * self->height * 0.5; }
static double ellipse_area(const shape *self) { return self->width * self->height * 0.785398; }
static double cross_area(const shape *self) { return rectangle_area(self) - self->width; }
static void scale_both(shape *self, double by) {
  self->width *= by;
  self->height *= by;
}
static void scale_width(shape *self, double by) { self->width *= by * by; }
static int none(const shape *self) { return self->width < 0; }
static int three(const shape *self) { return 3 + (self->width < 0); }
static int four(const shape *self) { return 4 + (self->height < 0); }
static int twelve(const shape *self) { return 12 + (self->height < 0); }

static const class classes[] = {{rectangle_area, scale_both, four},
                                {triangle_area, scale_both, three},
                                {ellipse_area, scale_width, none},
                                {cross_area, scale_width, twelve}};

static void prepare(uint32_t seed) {
  for (int i = 0; i != SHAPES; ++i)
    shapes[i] = (shape){&classes[next_random(&seed) & 3], 1 + next_unit(&seed), 2};
}

static void work(void) {
  total = 0;
  corners = 0;
  for (int round = 0; round != ROUNDS; ++round)
    for (int i = 0; i != SHAPES; ++i) {
      shape *at = &shapes[i];
      at->class->scale(at, round & 1 ? 1.25 : 0.8);
      total += at->class->area(at);
      corners += (uint64_t)at->class->corners(at);
    }
}

static uint64_t checksum(void) { return mix(mix_bytes(0, &total, sizeof total), corners); }
