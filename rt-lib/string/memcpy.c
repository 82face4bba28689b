// memcpy.c - copies bytes between places that do not overlap.
#include "words.h"

// Inlined rather than called: a call between the two would not always be a tail call.
void *memcpy(void *restrict destination, const void *restrict source, size_t count) {
  copy_forward(destination, source, count);
  return destination;
}
