// data-guest.c - takes points as a structure, where it says or where it allocates, and as a
// message.
#include <stdlib.h>

#include "sinter_message.h"

#define EXPORT(name) __attribute__((export_name(#name)))

struct point {
  int x, y;
  double weight;
};

static struct point place;
static int live;

EXPORT(place) struct point *get_place(void) { return &place; }
EXPORT(allocate) void *allocate(int size) {
  ++live;
  return size > 1000 ? NULL : malloc((size_t)size);
}
EXPORT(release) int release(void *bytes) {
  free(bytes);
  return --live;
}
EXPORT(live) int get_live(void) { return live; }

EXPORT(add) double add(double a, double b) { return a + b; }
EXPORT(swap) double swap(struct point *point) {
  int x = point->x;
  point->x = point->y;
  point->y = x;
  return point->weight;
}

/// [x, y, weight, name] becomes {name: [y, x, weight]} in its place. The reply's size, 0 if it is
/// no such message.
EXPORT(message) int swap_message(unsigned char *bytes, int size, int room) {
  sinter_reader reader = sinter_read_from(bytes, (size_t)size);
  if (sinter_read_array(&reader) != 4)
    return 0;
  int64_t x = sinter_read_int(&reader), y = sinter_read_int(&reader);
  double weight = sinter_read_double(&reader);
  uint32_t length;
  const char *name = sinter_read_string(&reader, &length);
  char kept[16];
  if (!sinter_read_all(&reader) || length > sizeof kept)
    return 0;
  __builtin_memcpy(kept, name, length);
  sinter_writer writer = sinter_write_to(bytes, (size_t)room);
  sinter_write_map(&writer, 1);
  sinter_write_string(&writer, kept, length);
  sinter_write_array(&writer, 3);
  sinter_write_int(&writer, y);
  sinter_write_int(&writer, x);
  sinter_write_double(&writer, weight);
  return (int)sinter_written(&writer);
}
