// fft.c - a fast Fourier transform of complex doubles, in place, there and back.
// GROUP: numbers
#include "kernel.h"

enum { BITS = 13, POINTS = 1 << BITS };
typedef struct {
  double re, im;
} complex;
static complex signal[POINTS], roots[POINTS / 2];

static complex product(complex a, complex b) {
  return (complex){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

// exp(i angle) by its series: sine differs between libraries.
static complex unit(double angle) {
  complex sum = {1, 0}, term = {1, 0};
  for (int n = 1; n != 24; ++n) {
    term = product(term, (complex){0, angle / n});
    sum.re += term.re;
    sum.im += term.im;
  }
  return sum;
}

static void prepare(uint32_t seed) {
  for (int i = 0; i != POINTS; ++i)
    signal[i] = (complex){next_unit(&seed), next_unit(&seed)};
  if (roots[0].re == 0)
    for (int i = 0; i != POINTS / 2; ++i)
      roots[i] = unit(-6.283185307179586 * i / POINTS);
}

static void permute(complex *x) {
  for (unsigned i = 0, j = 0; i != POINTS; ++i) {
    if (i < j) {
      complex value = x[i];
      x[i] = x[j];
      x[j] = value;
    }
    unsigned bit = POINTS >> 1;
    for (; bit && j & bit; bit >>= 1)
      j ^= bit;
    j |= bit;
  }
}

static void transform(complex *x, double direction) {
  permute(x);
  for (int span = 1; span != POINTS; span *= 2)
    for (int start = 0; start != POINTS; start += 2 * span)
      for (int i = 0; i != span; ++i) {
        complex root = roots[i * (POINTS / 2 / span)];
        root.im *= direction;
        complex *low = &x[start + i], *high = low + span, right = product(*high, root);
        *high = (complex){low->re - right.re, low->im - right.im};
        *low = (complex){low->re + right.re, low->im + right.im};
      }
}

static void work(void) {
  transform(signal, 1);
  for (int i = 0; i != POINTS; ++i)
    signal[i] = (complex){signal[i].re / POINTS, signal[i].im / POINTS};
  transform(signal, -1);
}

static uint64_t checksum(void) { return mix_bytes(0, signal, sizeof signal); }
