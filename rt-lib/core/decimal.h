// decimal.h - floating-point numbers as text, exactly.
#pragma once

#include "text.h"

#pragma GCC visibility push(hidden)

/// A binary floating-point format. Its bit patterns are handled as integers, so that no rounding
/// but the one that is meant can happen, and NaNs keep their payload.
struct sinter_format {
  unsigned mantissa_bits; // stored ones
  unsigned exponent_bits;
};

#define SINTER_F32 ((struct sinter_format){23, 8})
#define SINTER_F64 ((struct sinter_format){52, 11})

/// Parses decimal ("-1.5e3"), hexadecimal ("0x1.8p3"), "inf", "nan" and "nan:0x..." with an
/// optional sign, rounding to nearest, ties to even. False if it is none of these, or a NaN payload
/// that the format does not have.
bool sinter_parse_float(const char *string, struct sinter_format format, uint64_t *bits);

/// Adds the shortest decimal that parses to the same number, and of these the nearest; "inf",
/// "nan", or "nan:0x..." for a NaN with another payload than the canonical one.
void sinter_text_float(struct sinter_text *text, struct sinter_format format, uint64_t bits);

#pragma GCC visibility pop
