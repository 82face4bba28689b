// nbody.c - the Sun and the four giant planets, moved by their gravity; prints energies and a
// checksum of all positions' bits, which must not differ between processors or optimisation levels.
//
// Units: astronomical units, years, solar masses. Starting values are rounded to a few digits; the
// point is the arithmetic, not the astronomy. Steps are of the semi-implicit Euler kind.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { bodyCount = 5 };

static const double pi = 3.141592653589793;

typedef struct {
  double position[3];
  double velocity[3];
  double mass;
} Body;

/// Bodies on circular orbits, each at an angle and height of its own.
static void placeBodies(Body bodies[bodyCount]) {
  static const double radius[bodyCount] = {0, 5.2, 9.5, 19.2, 30.1};
  static const double mass[bodyCount] = {1, 9.5e-4, 2.9e-4, 4.4e-5, 5.2e-5};
  // Unit vectors (cosine, sine), from Pythagorean triples so that no math library is involved.
  static const double direction[bodyCount][2] = {
      {1, 0}, {0.6, 0.8}, {-0.8, 0.6}, {-0.28, -0.96}, {0.96, -0.28}};
  double gravity = 4 * pi * pi;
  for (int i = 0; i < bodyCount; ++i) {
    double speed = i ? sqrt(gravity / radius[i]) : 0;
    bodies[i] = (Body){{radius[i] * direction[i][0], radius[i] * direction[i][1], 0.01 * i},
                       {-speed * direction[i][1], speed * direction[i][0], 0},
                       gravity * mass[i]};
  }
}

static double distanceSquared(const Body *a, const Body *b, double delta[3]) {
  double sum = 0;
  for (int axis = 0; axis < 3; ++axis) {
    delta[axis] = a->position[axis] - b->position[axis];
    sum += delta[axis] * delta[axis];
  }
  return sum;
}

static void advance(Body bodies[bodyCount], double step) {
  for (int i = 0; i < bodyCount; ++i)
    for (int j = i + 1; j < bodyCount; ++j) {
      double delta[3];
      double squared = distanceSquared(&bodies[i], &bodies[j], delta);
      double scale = step / (squared * sqrt(squared));
      for (int axis = 0; axis < 3; ++axis) {
        bodies[i].velocity[axis] -= delta[axis] * bodies[j].mass * scale;
        bodies[j].velocity[axis] += delta[axis] * bodies[i].mass * scale;
      }
    }
  for (int i = 0; i < bodyCount; ++i)
    for (int axis = 0; axis < 3; ++axis)
      bodies[i].position[axis] += step * bodies[i].velocity[axis];
}

static double energy(const Body bodies[bodyCount]) {
  double sum = 0;
  for (int i = 0; i < bodyCount; ++i) {
    for (int axis = 0; axis < 3; ++axis)
      sum += 0.5 * bodies[i].mass * bodies[i].velocity[axis] * bodies[i].velocity[axis];
    for (int j = i + 1; j < bodyCount; ++j) {
      double delta[3];
      sum -= bodies[i].mass * bodies[j].mass / sqrt(distanceSquared(&bodies[i], &bodies[j], delta));
    }
  }
  return sum;
}

/// FNV-1a over the bits of every position.
static uint64_t checksum(const Body bodies[bodyCount]) {
  uint64_t value = 14695981039346656037u;
  for (int i = 0; i < bodyCount; ++i)
    for (int axis = 0; axis < 3; ++axis) {
      uint64_t bits;
      memcpy(&bits, &bodies[i].position[axis], sizeof bits);
      value = (value ^ bits) * 1099511628211u;
    }
  return value;
}

int main(int argc, char **argv) {
  int steps = argc > 1 ? atoi(argv[1]) : 100000;
  Body bodies[bodyCount];
  placeBodies(bodies);
  printf("energy before  %.9f\n", energy(bodies));
  for (int i = 0; i < steps; ++i)
    advance(bodies, 0.005);
  printf("energy after   %.9f\n", energy(bodies));
  printf("checksum       %016llx\n", (unsigned long long)checksum(bodies));
  return 0;
}
