/* sinter_message.h - messages between host and guest: values one after the other, as MessagePack
 * writes them.
 *
 * For both sides: it needs a compiler for C11 or C++11, and nothing of Sinter. Most languages have
 * a library for the format, https://github.com/msgpack/msgpack/blob/master/spec.md; its extension
 * types are the only thing that is not offered here.
 *
 *   sinter_writer writer = sinter_write_to(bytes, sizeof bytes);
 *   sinter_write_array(&writer, 2);
 *   sinter_write_int(&writer, 42);
 *   sinter_write_string(&writer, "answer", 6);
 *   size_t size = sinter_written(&writer);             0 if they had no room
 *
 *   sinter_reader reader = sinter_read_from(bytes, size);
 *   uint32_t count = sinter_read_array(&reader);
 *   int64_t number = sinter_read_int(&reader);
 *   const char *text = sinter_read_string(&reader, &length);
 *   bool is_sound = sinter_read_all(&reader);
 *
 * A failure sticks, so one look at the end tells of all: a writer that has no room writes nothing
 * more, and a reader that finds the message at its end, or something else than it was asked for,
 * gives zeros from there on. Neither leaves the bytes that it was given, whatever they are. A host
 * reads a copy of a guest's message, or lets no guest code run meanwhile. */
#ifndef SINTER_MESSAGE_H
#define SINTER_MESSAGE_H

#ifndef __cplusplus
#include <stdbool.h>
#endif
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  unsigned char *first, *next, *end;
  bool has_failed;
} sinter_writer;

typedef struct {
  const unsigned char *next, *end;
  bool has_failed;
} sinter_reader;

typedef enum {
  SINTER_MESSAGE_END, /* nothing is left, or the reader has failed */
  SINTER_MESSAGE_NIL,
  SINTER_MESSAGE_BOOL,
  SINTER_MESSAGE_INT,
  SINTER_MESSAGE_DOUBLE,
  SINTER_MESSAGE_STRING,
  SINTER_MESSAGE_BYTES,
  SINTER_MESSAGE_ARRAY,
  SINTER_MESSAGE_MAP,
  SINTER_MESSAGE_OTHER /* an extension, or no message */
} sinter_message_kind;

/* Bytes of a message of `count` integers and its array, at most. */
#define SINTER_MESSAGE_INTS(count) (5 + 9 * (size_t)(count))

/* Writing. */

static inline sinter_writer sinter_write_to(void *bytes, size_t size) {
  unsigned char *first = (unsigned char *)bytes;
  sinter_writer writer = {first, first, first + size, false};
  return writer;
}

/* How many bytes the message has; 0 if something had no room. */
static inline size_t sinter_written(const sinter_writer *writer) {
  return writer->has_failed ? 0 : (size_t)(writer->next - writer->first);
}

/* The rest is of this header alone. A byte, then the lowest `size` bytes of a number, the highest
 * of them first. */
static inline void sinter_write_head(sinter_writer *writer, unsigned byte, uint64_t number,
                                     unsigned size) {
  if (writer->has_failed || (size_t)(writer->end - writer->next) < (size_t)size + 1) {
    writer->has_failed = true;
    return;
  }
  *writer->next++ = (unsigned char)byte;
  while (size)
    *writer->next++ = (unsigned char)(number >> 8 * --size);
}

static inline void sinter_write_run(sinter_writer *writer, const void *bytes, size_t size) {
  if (writer->has_failed || (size_t)(writer->end - writer->next) < size) {
    writer->has_failed = true;
    return;
  }
  if (size)
    __builtin_memcpy(writer->next, bytes, size);
  writer->next += size;
}

static inline void sinter_write_nil(sinter_writer *writer) {
  sinter_write_head(writer, 0xc0, 0, 0);
}

static inline void sinter_write_bool(sinter_writer *writer, bool value) {
  sinter_write_head(writer, value ? 0xc3 : 0xc2, 0, 0);
}

static inline void sinter_write_uint(sinter_writer *writer, uint64_t value) {
  if (value < 0x80)
    sinter_write_head(writer, (unsigned)value, 0, 0);
  else if (value <= UINT8_MAX)
    sinter_write_head(writer, 0xcc, value, 1);
  else if (value <= UINT16_MAX)
    sinter_write_head(writer, 0xcd, value, 2);
  else if (value <= UINT32_MAX)
    sinter_write_head(writer, 0xce, value, 4);
  else
    sinter_write_head(writer, 0xcf, value, 8);
}

static inline void sinter_write_int(sinter_writer *writer, int64_t value) {
  if (value >= 0)
    sinter_write_uint(writer, (uint64_t)value);
  else if (value >= -32)
    sinter_write_head(writer, (unsigned)(value & 0xff), 0, 0);
  else if (value >= INT8_MIN)
    sinter_write_head(writer, 0xd0, (uint64_t)value, 1);
  else if (value >= INT16_MIN)
    sinter_write_head(writer, 0xd1, (uint64_t)value, 2);
  else if (value >= INT32_MIN)
    sinter_write_head(writer, 0xd2, (uint64_t)value, 4);
  else
    sinter_write_head(writer, 0xd3, (uint64_t)value, 8);
}

static inline void sinter_write_double(sinter_writer *writer, double value) {
  uint64_t bits;
  __builtin_memcpy(&bits, &value, sizeof bits);
  sinter_write_head(writer, 0xcb, bits, 8);
}

/* UTF-8, without a zero at its end. It fails beyond 4 GiB. */
static inline void sinter_write_string(sinter_writer *writer, const char *text, size_t size) {
  if (size < 32)
    sinter_write_head(writer, 0xa0 | (unsigned)size, 0, 0);
  else if (size <= UINT8_MAX)
    sinter_write_head(writer, 0xd9, size, 1);
  else if (size <= UINT16_MAX)
    sinter_write_head(writer, 0xda, size, 2);
  else
    sinter_write_head(writer, 0xdb, size, 4);
  writer->has_failed |= size > UINT32_MAX;
  sinter_write_run(writer, text, size);
}

static inline void sinter_write_bytes(sinter_writer *writer, const void *bytes, size_t size) {
  if (size <= UINT8_MAX)
    sinter_write_head(writer, 0xc4, size, 1);
  else if (size <= UINT16_MAX)
    sinter_write_head(writer, 0xc5, size, 2);
  else
    sinter_write_head(writer, 0xc6, size, 4);
  writer->has_failed |= size > UINT32_MAX;
  sinter_write_run(writer, bytes, size);
}

/* The `count` values that follow are its elements. */
static inline void sinter_write_array(sinter_writer *writer, uint32_t count) {
  if (count < 16)
    sinter_write_head(writer, 0x90 | count, 0, 0);
  else if (count <= UINT16_MAX)
    sinter_write_head(writer, 0xdc, count, 2);
  else
    sinter_write_head(writer, 0xdd, count, 4);
}

/* The `count` pairs of values that follow are its keys and values. */
static inline void sinter_write_map(sinter_writer *writer, uint32_t count) {
  if (count < 16)
    sinter_write_head(writer, 0x80 | count, 0, 0);
  else if (count <= UINT16_MAX)
    sinter_write_head(writer, 0xde, count, 2);
  else
    sinter_write_head(writer, 0xdf, count, 4);
}

/* Reading. */

static inline sinter_reader sinter_read_from(const void *bytes, size_t size) {
  const unsigned char *first = (const unsigned char *)bytes;
  sinter_reader reader = {first, first + size, false};
  return reader;
}

/* Whether everything was there and nothing is left. */
static inline bool sinter_read_all(const sinter_reader *reader) {
  return !reader->has_failed && reader->next == reader->end;
}

/* What comes next. */
static inline sinter_message_kind sinter_read_kind(const sinter_reader *reader) {
  if (reader->has_failed || reader->next == reader->end)
    return SINTER_MESSAGE_END;
  const unsigned byte = *reader->next;
  if (byte < 0x80 || byte >= 0xe0 || (byte >= 0xcc && byte <= 0xd3))
    return SINTER_MESSAGE_INT;
  if (byte < 0x90 || byte == 0xde || byte == 0xdf)
    return SINTER_MESSAGE_MAP;
  if (byte < 0xa0 || byte == 0xdc || byte == 0xdd)
    return SINTER_MESSAGE_ARRAY;
  if (byte < 0xc0 || (byte >= 0xd9 && byte <= 0xdb))
    return SINTER_MESSAGE_STRING;
  if (byte == 0xc0)
    return SINTER_MESSAGE_NIL;
  if (byte == 0xc2 || byte == 0xc3)
    return SINTER_MESSAGE_BOOL;
  if (byte >= 0xc4 && byte <= 0xc6)
    return SINTER_MESSAGE_BYTES;
  return byte == 0xca || byte == 0xcb ? SINTER_MESSAGE_DOUBLE : SINTER_MESSAGE_OTHER;
}

/* The rest is of this header alone. Takes `size` bytes; null, and a failure, if there are fewer. */
static inline const unsigned char *sinter_read_run(sinter_reader *reader, uint64_t size) {
  if (reader->has_failed || (uint64_t)(reader->end - reader->next) < size) {
    reader->has_failed = true;
    return 0;
  }
  reader->next += size;
  return reader->next - size;
}

/* The first byte of a value of that kind; 0xc1, which begins none, and a failure if another comes.
 */
static inline unsigned sinter_read_head(sinter_reader *reader, sinter_message_kind kind) {
  if (sinter_read_kind(reader) == kind)
    return *reader->next++;
  reader->has_failed = true;
  return 0xc1;
}

/* A number of so many bytes, 0 after a failure. */
static inline uint64_t sinter_read_number(sinter_reader *reader, unsigned size) {
  const unsigned char *bytes = sinter_read_run(reader, size);
  uint64_t number = 0;
  for (unsigned i = 0; bytes && i != size; ++i)
    number = number << 8 | bytes[i];
  return number;
}

static inline void sinter_read_nil(sinter_reader *reader) {
  sinter_read_head(reader, SINTER_MESSAGE_NIL);
}

static inline bool sinter_read_bool(sinter_reader *reader) {
  return sinter_read_head(reader, SINTER_MESSAGE_BOOL) == 0xc3;
}

/* An integer's 64 bits; `*is_negative` says how to take them. */
static inline uint64_t sinter_read_integer(sinter_reader *reader, bool *is_negative) {
  const unsigned byte = sinter_read_head(reader, SINTER_MESSAGE_INT);
  *is_negative = false;
  if (byte < 0x80)
    return byte;
  if (byte < 0xd0) /* 0xc1 after a failure: no bytes can be read then */
    return sinter_read_number(reader, 1u << (byte & 3));
  uint64_t number = byte;
  unsigned bits = 8;
  if (byte < 0xe0) {
    bits = 8u << (byte & 3);
    number = sinter_read_number(reader, bits / 8);
  }
  *is_negative = number >> (bits - 1) != 0;
  return *is_negative ? number | ~(UINT64_MAX >> (64 - bits)) : number;
}

/* It fails if the integer is not in the type's range. */
static inline int64_t sinter_read_int(sinter_reader *reader) {
  bool is_negative;
  const uint64_t bits = sinter_read_integer(reader, &is_negative);
  if (is_negative || bits <= INT64_MAX)
    return (int64_t)bits;
  reader->has_failed = true;
  return 0;
}

static inline uint64_t sinter_read_uint(sinter_reader *reader) {
  bool is_negative;
  const uint64_t bits = sinter_read_integer(reader, &is_negative);
  if (!is_negative)
    return bits;
  reader->has_failed = true;
  return 0;
}

/* Of either precision. */
static inline double sinter_read_double(sinter_reader *reader) {
  if (sinter_read_head(reader, SINTER_MESSAGE_DOUBLE) == 0xca) {
    const uint32_t bits = (uint32_t)sinter_read_number(reader, 4);
    float value;
    __builtin_memcpy(&value, &bits, sizeof value);
    return value;
  }
  const uint64_t bits = sinter_read_number(reader, 8);
  double value;
  __builtin_memcpy(&value, &bits, sizeof value);
  return value;
}

/* How many bytes, elements or pairs a value of that kind has, from its first byte on. */
static inline uint32_t sinter_read_count(sinter_reader *reader, sinter_message_kind kind) {
  const unsigned byte = sinter_read_head(reader, kind);
  if (reader->has_failed)
    return 0;
  if (byte < 0xa0)
    return byte & 15;
  if (byte < 0xc0)
    return byte & 31;
  const unsigned first = byte >= 0xde ? 0xdd : byte >= 0xdc ? 0xdb : byte >= 0xd9 ? 0xd9 : 0xc4;
  return (uint32_t)sinter_read_number(reader, 1u << (byte - first));
}

/* In the message, without a zero at its end; null after a failure. */
static inline const char *sinter_read_string(sinter_reader *reader, uint32_t *size) {
  *size = sinter_read_count(reader, SINTER_MESSAGE_STRING);
  const unsigned char *text = sinter_read_run(reader, *size);
  *size = text ? *size : 0;
  return (const char *)text;
}

static inline const unsigned char *sinter_read_bytes(sinter_reader *reader, uint32_t *size) {
  *size = sinter_read_count(reader, SINTER_MESSAGE_BYTES);
  const unsigned char *bytes = sinter_read_run(reader, *size);
  *size = bytes ? *size : 0;
  return bytes;
}

/* Elements that follow. Not more than the message can have, so memory for them can be allocated. */
static inline uint32_t sinter_read_array(sinter_reader *reader) {
  const uint32_t count = sinter_read_count(reader, SINTER_MESSAGE_ARRAY);
  reader->has_failed |= (uint64_t)(reader->end - reader->next) < count;
  return reader->has_failed ? 0 : count;
}

/* Pairs that follow, of which the same holds. */
static inline uint32_t sinter_read_map(sinter_reader *reader) {
  const uint32_t count = sinter_read_count(reader, SINTER_MESSAGE_MAP);
  reader->has_failed |= (uint64_t)(reader->end - reader->next) < 2 * (uint64_t)count;
  return reader->has_failed ? 0 : count;
}

/* Leaves out a value, with all that is in it. */
static inline void sinter_read_past(sinter_reader *reader) {
  uint32_t size;
  bool is_negative;
  for (uint64_t left = 1; left && !reader->has_failed; --left) {
    switch (sinter_read_kind(reader)) {
    case SINTER_MESSAGE_NIL:
      sinter_read_nil(reader);
      break;
    case SINTER_MESSAGE_BOOL:
      sinter_read_bool(reader);
      break;
    case SINTER_MESSAGE_INT:
      sinter_read_integer(reader, &is_negative);
      break;
    case SINTER_MESSAGE_DOUBLE:
      sinter_read_double(reader);
      break;
    case SINTER_MESSAGE_STRING:
      sinter_read_string(reader, &size);
      break;
    case SINTER_MESSAGE_BYTES:
      sinter_read_bytes(reader, &size);
      break;
    case SINTER_MESSAGE_ARRAY:
      left += sinter_read_array(reader);
      break;
    case SINTER_MESSAGE_MAP:
      left += 2 * (uint64_t)sinter_read_map(reader);
      break;
    case SINTER_MESSAGE_END:
    case SINTER_MESSAGE_OTHER:
      reader->has_failed = true;
      break;
    }
  }
}

#ifdef __cplusplus
}
#endif
#endif
