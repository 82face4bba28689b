// rounding.h - rounding to integers in bits, for processors without an instruction for it.
//
// Results are exact. A NaN comes out quiet (the sum does that), zero and what rounds to zero keep
// their sign. The bodies are written once for both widths; what is a number of the format is a
// parameter: 2^mantissa_bits is where all floats are integers.
#pragma once

#include "core/core.h"

#define SINTER_ROUNDING(F, U, suffix, mantissa_bits, exponent_mask)                                \
  static inline U bits_##suffix(F value) {                                                         \
    U bits;                                                                                        \
    __builtin_memcpy(&bits, &value, sizeof bits);                                                  \
    return bits;                                                                                   \
  }                                                                                                \
  static inline F from_bits_##suffix(U bits) {                                                     \
    F value;                                                                                       \
    __builtin_memcpy(&value, &bits, sizeof value);                                                 \
    return value;                                                                                  \
  }                                                                                                \
  static inline F truncate_##suffix(F value) {                                                     \
    U bits = bits_##suffix(value);                                                                 \
    int exponent = (int)(bits >> mantissa_bits & exponent_mask) - exponent_mask / 2;               \
    if (exponent > exponent_mask / 2)                                                              \
      return value + value;                                                                        \
    if (exponent >= mantissa_bits)                                                                 \
      return value;                                                                                \
    U sign = (U)1 << (sizeof(U) * 8 - 1);                                                          \
    if (exponent < 0)                                                                              \
      return from_bits_##suffix(bits & sign);                                                      \
    return from_bits_##suffix(bits & ~(((U)1 << (mantissa_bits - exponent)) - 1));                 \
  }                                                                                                \
  /* Adding 2^mantissa_bits leaves no place for a fraction; the addition rounds to even. */        \
  static inline F round_even_##suffix(F value) {                                                   \
    U sign = bits_##suffix(value) & (U)1 << (sizeof(U) * 8 - 1);                                   \
    F magnitude = from_bits_##suffix(bits_##suffix(value) ^ sign);                                 \
    const F limit = (F)((U)1 << mantissa_bits);                                                    \
    if (!(magnitude < limit))                                                                      \
      return magnitude >= limit ? value : value + value;                                           \
    F rounded = magnitude + limit - limit;                                                         \
    return from_bits_##suffix(bits_##suffix(rounded) | sign);                                      \
  }

SINTER_ROUNDING(double, uint64_t, f64, 52, 0x7ff)
SINTER_ROUNDING(float, uint32_t, f32, 23, 0xff)
