// ceil.c - rounds up.
#include "rounding.h"

double ceil(double value) {
  double whole = truncate_f64(value);
  return whole < value ? whole + 1 : whole;
}

float ceilf(float value) {
  float whole = truncate_f32(value);
  return whole < value ? whole + 1 : whole;
}
