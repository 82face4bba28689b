// rint.c - rounds to nearest, ties to even. The rounding mode never changes, so that these agree.
#include "rounding.h"

double rint(double value) { return round_even_f64(value); }
float rintf(float value) { return round_even_f32(value); }
double nearbyint(double value) { return round_even_f64(value); }
float nearbyintf(float value) { return round_even_f32(value); }
double roundeven(double value) { return round_even_f64(value); }
float roundevenf(float value) { return round_even_f32(value); }
