// floor.c - rounds down.
#include "rounding.h"

double floor(double value) {
  double whole = truncate_f64(value);
  return whole > value ? whole - 1 : whole;
}

float floorf(float value) {
  float whole = truncate_f32(value);
  return whole > value ? whole - 1 : whole;
}
