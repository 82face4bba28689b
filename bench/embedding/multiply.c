// multiply.c - a script that multiplies, and takes its operands in three ways.
#include <stdlib.h>

#include "message.h"

#ifdef __wasm__
#define EXPORT(name) __attribute__((export_name(#name)))
#else
#define EXPORT(name)
#endif

struct operands {
  int32_t a, b;
};

static unsigned char buffer[maxMessage];

/// Where the host may put operands or a message, as long as the instance lives.
EXPORT(buffer) void *getBuffer(void) { return buffer; }

/// The same for one call.
EXPORT(allocate) void *allocate(int32_t size) { return malloc((size_t)size); }
EXPORT(release) int32_t release(void *place) {
  free(place);
  return 0;
}

EXPORT(pair) int32_t multiplyPair(int32_t a, int32_t b) { return a * b; }

EXPORT(structure) int32_t multiplyStructure(const struct operands *operands) {
  return operands->a * operands->b;
}

/// The reply takes the message's place; its size, or 0 for a message that is none.
EXPORT(serialised) int32_t multiplySerialised(unsigned char *message, int32_t size) {
  int32_t operands[2];
  if (!readMessage(message, size, operands, 2))
    return 0;
  int32_t product = operands[0] * operands[1];
  return writeMessage(message, &product, 1);
}
