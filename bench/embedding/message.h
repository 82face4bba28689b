// message.h - messages of a few integers, for host and guest.
#ifndef SINTER_BENCH_MESSAGE_H
#define SINTER_BENCH_MESSAGE_H

#include "sinter_message.h"

enum { maxMessage = 64 };

/// Writes up to 6 integers at `at`, which has room for maxMessage bytes. Returns how many bytes.
static inline int32_t writeMessage(unsigned char *at, const int32_t *values, int32_t count) {
  sinter_writer writer = sinter_write_to(at, maxMessage);
  sinter_write_array(&writer, (uint32_t)count);
  for (int32_t i = 0; i < count; ++i)
    sinter_write_int(&writer, values[i]);
  return (int32_t)sinter_written(&writer);
}

/// Reads exactly `count` integers; false if the message does not hold them.
static inline bool readMessage(const unsigned char *at, int32_t size, int32_t *values,
                               int32_t count) {
  sinter_reader reader = sinter_read_from(at, (size_t)size);
  if (sinter_read_array(&reader) != (uint32_t)count)
    return false;
  for (int32_t i = 0; i < count; ++i) {
    const int64_t value = sinter_read_int(&reader);
    if (value != (int32_t)value)
      return false;
    values[i] = (int32_t)value;
  }
  return sinter_read_all(&reader);
}

#endif
