// lz77.c - compresses text by references to what came before, found by chains of hashes, and back.
// GROUP: compression
#include "kernel.h"

enum { SIZE = 120000, WINDOW = 1 << 15, HASHES = 1 << 13, CHAIN = 24, SHORTEST = 4, LONGEST = 259 };
static unsigned char text[SIZE + 16], packed[2 * SIZE], unpacked[SIZE + LONGEST];
static int head[HASHES], previous[WINDOW];
static size_t packed_size, unpacked_size;

static void prepare(uint32_t seed) {
  static const char *words[] = {"memory ", "table ", "the ",    "of a ", "module ", "function ",
                                "which ",  "is ",    "loaded ", "and ",  "stored ", "by "};
  for (size_t i = 0; i < SIZE;) {
    uint32_t choice = next_random(&seed);
    if (choice % 11 == 0)
      text[i++] = (unsigned char)('A' + choice / 16 % 26);
    else
      for (const char *from = words[choice / 16 % 12]; *from && i < SIZE;)
        text[i++] = (unsigned char)*from++;
  }
}

static unsigned hash(const unsigned char *at) {
  uint32_t word;
  memcpy(&word, at, 4);
  return word * 0x9e3779b1 >> 19;
}

static int match(int a, int b) {
  int length = 0;
  while (length < LONGEST && b + length < SIZE && text[a + length] == text[b + length])
    ++length;
  return length;
}

static void note(int at) {
  unsigned h = hash(text + at);
  previous[at % WINDOW] = head[h];
  head[h] = at;
}

static void pack(void) {
  unsigned char *to = packed;
  memset(head, -1, sizeof head);
  for (int at = 0; at < SIZE;) {
    int best = 0, where = 0, chain = CHAIN;
    for (int from = head[hash(text + at)]; from >= 0 && at - from < WINDOW && chain;
         from = previous[from % WINDOW], --chain) {
      int length = match(from, at);
      if (length > best) {
        best = length;
        where = from;
      }
    }
    if (best < SHORTEST) {
      *to++ = 0;
      *to++ = text[at];
      note(at++);
      continue;
    }
    *to++ = (unsigned char)(best - SHORTEST + 1 > 255 ? 255 : best - SHORTEST + 1);
    best = to[-1] + SHORTEST - 1;
    *to++ = (unsigned char)(at - where);
    *to++ = (unsigned char)((at - where) >> 8);
    for (int i = 0; i != best; ++i)
      note(at++);
  }
  packed_size = (size_t)(to - packed);
}

static void unpack(void) {
  unsigned char *to = unpacked;
  for (const unsigned char *from = packed, *end = packed + packed_size; from != end;) {
    int length = *from++;
    if (!length) {
      *to++ = *from++;
      continue;
    }
    const unsigned char *source = to - (from[0] | from[1] << 8);
    from += 2;
    for (length += SHORTEST - 1; length; --length)
      *to++ = *source++;
  }
  unpacked_size = (size_t)(to - unpacked);
}

static void work(void) {
  pack();
  unpack();
}

static uint64_t checksum(void) {
  bool is_same = unpacked_size == SIZE && !memcmp(text, unpacked, SIZE);
  return mix(mix_bytes(is_same, packed, packed_size), packed_size);
}
