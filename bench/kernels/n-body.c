// n-body.c - planets that attract each other, in steps.
// GROUP: numbers
#include "kernel.h"

enum { BODIES = 9, STEPS = 2000 };
typedef struct {
  double position[3], speed[3], mass;
} body;
static body bodies[BODIES];

static void prepare(uint32_t seed) {
  for (int i = 0; i != BODIES; ++i) {
    for (int d = 0; d != 3; ++d) {
      bodies[i].position[d] = 40 * next_unit(&seed) - 20;
      bodies[i].speed[d] = next_unit(&seed) - 0.5;
    }
    bodies[i].mass = i ? 0.05 * next_unit(&seed) : 40;
  }
}

static void pull(body *a, body *b, double time) {
  double way[3], square = 0.01;
  for (int d = 0; d != 3; ++d) {
    way[d] = a->position[d] - b->position[d];
    square += way[d] * way[d];
  }
  double force = time / (square * __builtin_sqrt(square));
  for (int d = 0; d != 3; ++d) {
    a->speed[d] -= way[d] * b->mass * force;
    b->speed[d] += way[d] * a->mass * force;
  }
}

static void work(void) {
  for (int step = 0; step != STEPS; ++step) {
    for (int i = 0; i != BODIES; ++i)
      for (int j = i + 1; j != BODIES; ++j)
        pull(&bodies[i], &bodies[j], 0.001);
    for (int i = 0; i != BODIES; ++i)
      for (int d = 0; d != 3; ++d)
        bodies[i].position[d] += 0.001 * bodies[i].speed[d];
  }
}

static uint64_t checksum(void) { return mix_bytes(0, bodies, sizeof bodies); }
