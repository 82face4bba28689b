// memmove.c - copies bytes between places that may overlap.
#include "words.h"

void *memmove(void *destination, const void *source, size_t count) {
  if ((uintptr_t)destination - (uintptr_t)source >= count)
    copy_forward(destination, source, count);
  else
    copy_backward(destination, source, count);
  return destination;
}
