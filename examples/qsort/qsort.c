// qsort.c - sorts records by several keys; every comparison goes through a function pointer.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *name;
  int height; // metres
  double latitude;
} Mountain;

static const Mountain mountains[] = {
    {"Elbrus", 5642, 43.35},      {"Aconcagua", 6961, -32.65}, {"Mont Blanc", 4806, 45.83},
    {"Kilimanjaro", 5895, -3.07}, {"Denali", 6190, 63.07},     {"Vinson", 4892, -78.53},
    {"Puncak Jaya", 4884, -4.08}, {"Everest", 8849, 27.99},
};
enum { mountainCount = sizeof mountains / sizeof mountains[0] };

static int byName(const void *left, const void *right) {
  return strcmp(((const Mountain *)left)->name, ((const Mountain *)right)->name);
}

static int byHeight(const void *left, const void *right) {
  return ((const Mountain *)left)->height - ((const Mountain *)right)->height;
}

static int byLatitude(const void *left, const void *right) {
  double a = ((const Mountain *)left)->latitude, b = ((const Mountain *)right)->latitude;
  return (a > b) - (a < b);
}

static const struct {
  const char *title;
  int (*compare)(const void *, const void *);
} orders[] = {{"name", byName}, {"height", byHeight}, {"latitude", byLatitude}};

static unsigned comparisons;

static int byNumber(const void *left, const void *right) {
  ++comparisons;
  unsigned a = *(const unsigned *)left, b = *(const unsigned *)right;
  return (a > b) - (a < b);
}

/// Sorts many pseudo-random numbers and finds each of them again.
static int sortNumbers(unsigned count) {
  unsigned *numbers = malloc(count * sizeof *numbers);
  if (!numbers)
    return 1;
  unsigned state = 12345;
  for (unsigned i = 0; i < count; ++i)
    numbers[i] = state = state * 1664525u + 1013904223u;
  qsort(numbers, count, sizeof *numbers, byNumber);
  for (unsigned i = 1; i < count; ++i)
    if (numbers[i - 1] > numbers[i])
      return 1;
  unsigned found = 0;
  state = 12345;
  for (unsigned i = 0; i < count; ++i) {
    state = state * 1664525u + 1013904223u;
    found += bsearch(&state, numbers, count, sizeof *numbers, byNumber) != NULL;
  }
  printf("%u numbers sorted, %u found, %s comparisons\n", count, found,
         comparisons > count ? "many" : "too few");
  free(numbers);
  return found != count;
}

int main(void) {
  for (size_t i = 0; i < sizeof orders / sizeof orders[0]; ++i) {
    Mountain sorted[mountainCount];
    memcpy(sorted, mountains, sizeof mountains);
    qsort(sorted, mountainCount, sizeof sorted[0], orders[i].compare);
    printf("by %-9s", orders[i].title);
    for (int j = 0; j < mountainCount; ++j)
      printf("%s%s", sorted[j].name, j + 1 < mountainCount ? ", " : "\n");
  }
  return sortNumbers(20000);
}
