// trunc.c - rounds toward zero.
#include "rounding.h"

double trunc(double value) { return truncate_f64(value); }
float truncf(float value) { return truncate_f32(value); }
