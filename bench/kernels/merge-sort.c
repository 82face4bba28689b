// merge-sort.c - merge sort of pointers to strings, with a comparison that is passed in.
// GROUP: sorting
#include "kernel.h"

enum { COUNT = 8000, LENGTH = 12 };
static char text[COUNT][LENGTH];
static const char *names[COUNT], *spare[COUNT];
typedef int comparison(const char *, const char *);

static int by_text(const char *a, const char *b) {
  for (; *a && *a == *b; ++a, ++b)
    ;
  return (unsigned char)*a - (unsigned char)*b;
}

static void prepare(uint32_t seed) {
  for (int i = 0; i != COUNT; ++i) {
    for (int j = 0; j != LENGTH - 1; ++j)
      text[i][j] = (char)('a' + next_random(&seed) % 3);
    names[i] = text[i];
  }
}

static void sort(const char **all, const char **room, int count, comparison *compare) {
  if (count < 2)
    return;
  int half = count / 2;
  sort(all, room, half, compare);
  sort(all + half, room + half, count - half, compare);
  memcpy(room, all, (size_t)count * sizeof *all);
  for (int i = 0, j = half, to = 0; to != count; ++to)
    if (j == count || (i != half && compare(room[i], room[j]) <= 0))
      all[to] = room[i++];
    else
      all[to] = room[j++];
}

static void work(void) {
  comparison *volatile compare = by_text;
  sort(names, spare, COUNT, compare);
}

static uint64_t checksum(void) {
  uint64_t digest = 0;
  for (int i = 0; i != COUNT; ++i)
    digest = mix(digest, (uint64_t)(names[i] - text[0]));
  return digest;
}
