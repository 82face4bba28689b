// message.h - messages of a few integers, for host and guest: arrays of int as MessagePack has
// them.
//
// Small integers that are not negative take a byte, others five, most significant byte first.
// Whoever reads trusts neither length nor content.
#ifndef SINTER_BENCH_MESSAGE_H
#define SINTER_BENCH_MESSAGE_H

#include <stdint.h>

enum { maxMessage = 64 };

/// Writes up to 12 integers at `at`, which has room for maxMessage bytes. Returns how many bytes.
static inline int32_t writeMessage(unsigned char *at, const int32_t *values, int32_t count) {
  unsigned char *next = at;
  *next++ = (unsigned char)(0x90 | count);
  for (int32_t i = 0; i != count; ++i) {
    uint32_t value = (uint32_t)values[i];
    if (value < 128) {
      *next++ = (unsigned char)value;
      continue;
    }
    *next++ = 0xd2;
    for (int shift = 24; shift >= 0; shift -= 8)
      *next++ = (unsigned char)(value >> shift);
  }
  return (int32_t)(next - at);
}

/// Reads exactly `count` integers; false if the message does not hold them.
static inline int readMessage(const unsigned char *at, int32_t size, int32_t *values,
                              int32_t count) {
  const unsigned char *end = at + size;
  if (size < 1 || *at++ != (0x90 | count))
    return 0;
  for (int32_t i = 0; i != count; ++i) {
    if (at == end)
      return 0;
    uint32_t value = *at++;
    if (value >= 128) {
      if (value != 0xd2 || end - at < 4)
        return 0;
      value = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
      at += 4;
    }
    values[i] = (int32_t)value;
  }
  return at == end;
}

#endif
