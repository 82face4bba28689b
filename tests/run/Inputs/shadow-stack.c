// shadow-stack.c - uses so much of the stack in linear memory as it is told: `recurse N` calls itself N times with
// 256 bytes each, `alloca N` takes N bytes at once. What lies beside the stack must stay as it was.
#include <alloca.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { size = 1 << 16 };
static char zeros[size];              // beside the stack, where the stack comes last
static char others[size] = {[0] = 1}; // initialised

static int recurse(int depth) {
  volatile char bytes[256];
  bytes[depth & 255] = (char)depth;
  return depth ? recurse(depth - 1) + bytes[depth & 255] : 0;
}

__attribute__((noinline)) static void fill(volatile char *bytes, size_t count) {
  for (size_t i = 0; i < count; i += 64)
    bytes[i] = 7;
}

// What calls nothing would not move the stack pointer.
static void take(size_t count) { fill(alloca(count), count); }

int main(int argc, char **argv) {
  int count = atoi(argv[2]);
  if (strcmp(argv[1], "recurse") == 0)
    recurse(count);
  else
    take((size_t)count);
  for (int i = 1; i != size; ++i)
    if (zeros[i] || others[i])
      return puts("corrupted"), 1;
  puts("intact");
}
