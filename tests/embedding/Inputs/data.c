// data.c - a host that gives a guest values, structures and messages.
#include "data.h"

#include <math.h>

#include "check.h"
#include "sinter_message.h"

struct point {
  int32_t x, y;
  double weight;
};

static data_instance *guest;
static sinter_memory *memory;

static void test_structures(void) {
  struct point point = {1, 2, 0.5};
  const uint32_t fixed = (uint32_t)data_place(guest);
  CHECK(sinter_memory_write(data_api(), memory, fixed, &point, sizeof point) == SINTER_OK);
  CHECK(data_swap(guest, (int32_t)fixed) == 0.5);
  CHECK(sinter_memory_read(data_api(), memory, fixed, &point, sizeof point) == SINTER_OK);
  CHECK(point.x == 2 && point.y == 1);

  const uint32_t made = (uint32_t)data_allocate(guest, sizeof point);
  CHECK(made && data_live(guest) == 1);
  CHECK(sinter_memory_write(data_api(), memory, made, &point, sizeof point) == SINTER_OK);
  CHECK(data_swap(guest, (int32_t)made) == 0.5);
  CHECK(sinter_memory_read(data_api(), memory, made, &point, sizeof point) == SINTER_OK);
  CHECK(point.x == 1 && point.y == 2);
  CHECK(data_release(guest, (int32_t)made) == 0);

  const uint64_t end = data_api()->memory_size(memory);
  CHECK(sinter_memory_write(data_api(), memory, end - 15, &point, 16) == SINTER_OUT_OF_BOUNDS);
  CHECK(sinter_memory_read(data_api(), memory, UINT64_MAX, &point, 16) == SINTER_OUT_OF_BOUNDS);
}

static void test_message(void) {
  unsigned char bytes[64];
  const uint32_t made = (uint32_t)data_allocate(guest, sizeof bytes);
  sinter_writer writer = sinter_write_to(bytes, sizeof bytes);
  sinter_write_array(&writer, 4);
  sinter_write_int(&writer, -70000);
  sinter_write_int(&writer, 3);
  sinter_write_double(&writer, 1.25);
  sinter_write_string(&writer, "centre", 6);
  const size_t size = sinter_written(&writer);
  CHECK(size == 1 + 5 + 1 + 9 + 7);
  CHECK(sinter_memory_write(data_api(), memory, made, bytes, size) == SINTER_OK);
  const int32_t replied = data_message(guest, (int32_t)made, (int32_t)size, sizeof bytes);
  CHECK(replied == 1 + 7 + 1 + 1 + 5 + 9);
  CHECK(sinter_memory_read(data_api(), memory, made, bytes, (size_t)replied) == SINTER_OK);
  sinter_reader reader = sinter_read_from(bytes, (size_t)replied);
  uint32_t length;
  CHECK(sinter_read_map(&reader) == 1);
  const char *name = sinter_read_string(&reader, &length);
  CHECK(length == 6 && !memcmp(name, "centre", 6));
  CHECK(sinter_read_array(&reader) == 3);
  CHECK(sinter_read_int(&reader) == 3 && sinter_read_int(&reader) == -70000);
  CHECK(sinter_read_double(&reader) == 1.25 && sinter_read_all(&reader));

  CHECK(!data_message(guest, (int32_t)made, (int32_t)size - 1, sizeof bytes));
  CHECK(sinter_memory_write(data_api(), memory, made, bytes, size) == SINTER_OK);
  CHECK(data_release(guest, (int32_t)made) == 0);
}

static const int64_t integers[] = {
    0,         1,  127, 128, 255,      256,  65535,     65536,  UINT32_MAX, (int64_t)1 << 32,
    INT64_MAX, -1, -32, -33, INT8_MIN, -129, INT16_MIN, -32769, INT32_MIN,  (int64_t)INT32_MIN - 1,
    INT64_MIN};
enum { INTEGERS = sizeof integers / sizeof *integers };

static void test_numbers(void) {
  unsigned char bytes[SINTER_MESSAGE_INTS(INTEGERS)];
  sinter_writer writer = sinter_write_to(bytes, sizeof bytes);
  sinter_write_array(&writer, INTEGERS);
  for (int i = 0; i != INTEGERS; ++i)
    sinter_write_int(&writer, integers[i]);
  sinter_reader reader = sinter_read_from(bytes, sinter_written(&writer)), copy = reader;
  CHECK(sinter_read_array(&reader) == INTEGERS);
  for (int i = 0; i != INTEGERS; ++i)
    CHECK(sinter_read_kind(&reader) == SINTER_MESSAGE_INT &&
          sinter_read_int(&reader) == integers[i]);
  CHECK(sinter_read_all(&reader) && sinter_read_kind(&reader) == SINTER_MESSAGE_END);
  sinter_read_past(&copy);
  CHECK(sinter_read_all(&copy));

  static const unsigned char most[] = {0xcf, 255, 255, 255, 255, 255, 255, 255, 255};
  reader = copy = sinter_read_from(most, sizeof most);
  CHECK(sinter_read_uint(&reader) == UINT64_MAX && sinter_read_all(&reader));
  CHECK(sinter_read_int(&copy) == 0 && !sinter_read_all(&copy));
  static const unsigned char minus[] = {0xff};
  reader = sinter_read_from(minus, 1);
  CHECK(sinter_read_uint(&reader) == 0 && reader.has_failed);
  static const unsigned char single[] = {0xca, 0x3f, 0xc0, 0, 0};
  reader = sinter_read_from(single, sizeof single);
  CHECK(sinter_read_double(&reader) == 1.5 && sinter_read_all(&reader));
}

// Every length that is written in another way, in all that has a length.
static void test_lengths(void) {
  static const uint32_t lengths[] = {0, 1, 15, 16, 31, 32, 255, 256, 65535, 65536};
  static unsigned char bytes[300000], text[65536];
  for (unsigned i = 0; i != sizeof lengths / sizeof *lengths; ++i) {
    const uint32_t length = lengths[i];
    sinter_writer writer = sinter_write_to(bytes, sizeof bytes);
    sinter_write_string(&writer, (const char *)text, length);
    sinter_write_bytes(&writer, text, length);
    sinter_write_array(&writer, length);
    for (uint32_t element = 0; element != length; ++element)
      sinter_write_nil(&writer);
    sinter_write_map(&writer, length / 2);
    for (uint32_t element = 0; element != length / 2; ++element) {
      sinter_write_bool(&writer, true);
      sinter_write_bool(&writer, false);
    }
    const size_t size = sinter_written(&writer);
    CHECK(size);
    sinter_reader reader = sinter_read_from(bytes, size), past = reader;
    uint32_t found;
    CHECK(sinter_read_string(&reader, &found) && found == length);
    CHECK(sinter_read_bytes(&reader, &found) && found == length);
    CHECK(sinter_read_array(&reader) == length);
    for (uint32_t element = 0; element != length; ++element)
      sinter_read_nil(&reader);
    CHECK(sinter_read_map(&reader) == length / 2);
    for (uint32_t element = 0; element != length / 2; ++element)
      CHECK(sinter_read_bool(&reader) && !sinter_read_bool(&reader));
    CHECK(sinter_read_all(&reader));
    for (int value = 0; value != 4; ++value)
      sinter_read_past(&past);
    CHECK(sinter_read_all(&past));
    // With a byte less there is room for one value less, and nothing is written beyond it.
    const unsigned char last = bytes[size - 1] = 0x55;
    writer = sinter_write_to(bytes, size - 1);
    sinter_write_bytes(&writer, text, size - 1 - (length < 256 ? 2 : length < 65536 ? 3 : 5) + 1);
    CHECK(!sinter_written(&writer) && bytes[size - 1] == last);
  }
}

// What is no message, or another than expected, is never read beyond its end.
static void test_noise(void) {
  uint32_t state = 1;
  for (int i = 0; i != 200000; ++i) {
    unsigned char *bytes = (unsigned char *)malloc(16); // so that a sanitizer sees its end
    CHECK(bytes);
    const size_t size = (state >> 8) % 17;
    for (size_t at = 0; at != 16; ++at)
      bytes[at] = (unsigned char)((state = state * 1664525 + 1013904223) >> 24);
    sinter_reader reader = sinter_read_from(bytes + 16 - size, size), past = reader;
    sinter_read_past(&past);
    CHECK(past.next <= bytes + 16);
    for (int step = 0; step != 8; ++step) {
      uint32_t length;
      switch ((state = state * 1664525 + 1013904223) >> 29) {
      case 0:
        sinter_read_int(&reader);
        break;
      case 1:
        sinter_read_uint(&reader);
        break;
      case 2:
        CHECK(sinter_read_array(&reader) <= 16);
        break;
      case 3:
        CHECK(sinter_read_map(&reader) <= 8);
        break;
      case 4:
        CHECK(sinter_read_string(&reader, &length) || !length);
        break;
      case 5:
        CHECK(sinter_read_bytes(&reader, &length) || !length);
        break;
      case 6:
        (void)isnan(sinter_read_double(&reader));
        break;
      default:
        sinter_read_bool(&reader);
      }
      CHECK(reader.next <= bytes + 16);
    }
    free(bytes);
  }
}

int main(void) {
  CHECK(data_instantiate(NULL, NULL, &guest) == SINTER_OK);
  data__initialize(guest);
  memory = data_memory(guest);
  CHECK(data_add(guest, 0.5, 0.25) == 0.75);
  test_structures();
  test_message();
  test_numbers();
  test_lengths();
  test_noise();
  data_destroy(guest);
  return 0;
}
