// proc.c - how a program ends: its exit status, and signals that it raises.
//
// The arguments of each run name a function and its parameter; what follows the arrow is how the
// process must end.
//
// CASE: exit 0 => 0
// CASE: exit 1 => 1
// CASE: exit 42 => 42
// CASE: exit 125 => 125
// CASE: exit 255 => 255
// CASE: exit 256 => 0
// CASE: return => 0
// CASE: nested 9 => 9
// CASE: raise 0 => 128
// CASE: raise 2 => signal 2
// CASE: raise 6 => signal 6
// CASE: raise 9 => signal 9
// CASE: raise 11 => signal 11
// CASE: raise 13 => 100
// CASE: raise 14 => signal 14
// CASE: raise 15 => signal 15
// CASE: raise 16 => 100
// CASE: raise 22 => 100
// CASE: raise 27 => 100
// CASE: raise 31 => 128
// CASE: raise 64 => 128
// CASE: raise 255 => 128
#include "wasi.h"

static char *pointers[8], buffer[65536];

static uint32_t number(const char *text) {
  uint32_t value = 0;
  for (; *text; ++text)
    value = value * 10 + (uint32_t)(*text - '0');
  return value;
}

__attribute__((__noinline__)) static void leave(int depth, uint32_t status) {
  if (!depth)
    proc_exit(status);
  leave(depth - 1, status);
  __asm__ volatile("");
}

// What proc_raise returns becomes the status: 100 for success, 128 for EINVAL.
__attribute__((__export_name__("_start"))) void _start(void) {
  args_get(pointers, buffer);
  switch (pointers[1][0]) {
  case 'e':
    proc_exit(number(pointers[2]));
  case 'n':
    leave(100, number(pointers[2]));
    break;
  case 'r':
    if (pointers[2])
      proc_exit(100 + proc_raise(number(pointers[2])));
  }
}
