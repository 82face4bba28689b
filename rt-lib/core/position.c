// position.c - from a code address to a place in the module.
//
// The compiler emits one record per function into the section sinter_traps, without padding:
//
//   i32      address of the function's first instruction, relative to this field
//   u32      size of its code, bytes
//   uleb128  module offset of the function's body, 0 for code that belongs to no wasm function
//   uleb128  number of entries
//   entries  uleb128 distance from the previous entry's address (first: from the function's)
//            sleb128 distance from the previous entry's module offset (first: from the body's)
//
// An entry holds from its address to the next one's. Module offset 0 means unknown. The table is
// read once in a program's life, from front to back.
#include "core.h"

struct reader {
  const unsigned char *next;
};

static uint32_t read_u32(struct reader *in) {
  uint32_t value;
  memcpy(&value, in->next, sizeof value);
  in->next += sizeof value;
  return value;
}

// Bits beyond 64 do not occur. `shift` is left one past the last bit that was read.
static uint64_t read_leb(struct reader *in, unsigned *shift) {
  uint64_t value = 0;
  unsigned char byte;
  *shift = 0;
  do {
    byte = *in->next++;
    value |= (uint64_t)(byte & 0x7f) << *shift;
    *shift += 7;
  } while (byte & 0x80 && *shift < 64);
  return value;
}

static uint64_t read_uleb(struct reader *in) {
  unsigned shift;
  return read_leb(in, &shift);
}

static int64_t read_sleb(struct reader *in) {
  unsigned shift;
  uint64_t value = read_leb(in, &shift);
  if (shift < 64 && value >> (shift - 1) & 1)
    value |= -(uint64_t)1 << shift;
  return (int64_t)value;
}

struct sinter_position sinter_find_position(const unsigned char *table, const unsigned char *end,
                                            uintptr_t pc) {
  struct reader in = {table};
  while (in.next < end) {
    uintptr_t address = (uintptr_t)in.next;
    address += (uintptr_t)(intptr_t)(int32_t)read_u32(&in);
    uint32_t size = read_u32(&in);
    struct sinter_position position = {.function = (uint32_t)read_uleb(&in)};
    uint64_t count = read_uleb(&in);
    bool is_here = pc - address < size;
    int64_t offset = position.function;
    while (count--) {
      address += read_uleb(&in);
      offset += read_sleb(&in);
      if (address <= pc)
        position.offset = (uint32_t)offset;
    }
    if (!is_here)
      continue;
    position.is_known = position.function != 0;
    return position;
  }
  return (struct sinter_position){0};
}

// Offsets ascend, so the function that an offset lies in is the last that begins before it.
uint32_t sinter_find_function(const uint32_t *offsets, uint32_t count, uint32_t offset) {
  uint32_t low = 0, high = count;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (offsets[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  return low;
}
