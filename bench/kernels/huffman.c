// huffman.c - counts bytes, builds a code of variable length, encodes bit by bit, and back.
// GROUP: compression
#include "kernel.h"

enum { SIZE = 40000, SYMBOLS = 256, NODES = 2 * SYMBOLS };
static unsigned char text[SIZE], coded[2 * SIZE], decoded[SIZE];
static uint32_t weight[NODES], code[SYMBOLS];
static int child[NODES][2], length[SYMBOLS], root;
static size_t bits;

static void prepare(uint32_t seed) {
  for (int i = 0; i != SIZE; ++i) {
    uint32_t r = next_random(&seed);
    text[i] = (unsigned char)((r & 255) * (r >> 8 & 255) * (r >> 16 & 255) >> 16);
  }
}

static int take_lightest(int *queue, int *count) {
  int best = 0;
  for (int i = 1; i != *count; ++i)
    if (weight[queue[i]] < weight[queue[best]])
      best = i;
  int taken = queue[best];
  queue[best] = queue[--*count];
  return taken;
}

static void assign(int node, uint32_t path, int depth) {
  if (node < SYMBOLS) {
    code[node] = path;
    length[node] = depth;
    return;
  }
  assign(child[node][0], path, depth + 1);
  assign(child[node][1], path | 1u << depth, depth + 1);
}

static void build(void) {
  int queue[SYMBOLS], count = 0;
  root = SYMBOLS;
  memset(weight, 0, sizeof weight);
  for (int i = 0; i != SIZE; ++i)
    ++weight[text[i]];
  for (int i = 0; i != SYMBOLS; ++i)
    if (weight[i])
      queue[count++] = i;
  for (; count > 1; ++root) {
    int a = take_lightest(queue, &count), b = take_lightest(queue, &count);
    child[root][0] = a;
    child[root][1] = b;
    weight[root] = weight[a] + weight[b];
    queue[count++] = root;
  }
  assign(--root, 0, 0);
}

static void encode(void) {
  uint64_t pending = 0;
  int held = 0;
  unsigned char *to = coded;
  bits = 0;
  for (int i = 0; i != SIZE; ++i) {
    pending |= (uint64_t)code[text[i]] << held;
    held += length[text[i]];
    bits += (size_t)length[text[i]];
    for (; held >= 8; held -= 8, pending >>= 8)
      *to++ = (unsigned char)pending;
  }
  *to = (unsigned char)pending;
}

static void decode(void) {
  unsigned char *to = decoded;
  int node = root;
  for (size_t i = 0; i != bits; ++i) {
    node = child[node][coded[i / 8] >> i % 8 & 1];
    if (node < SYMBOLS) {
      *to++ = (unsigned char)node;
      node = root;
    }
  }
}

static void work(void) {
  build();
  encode();
  decode();
}

static uint64_t checksum(void) {
  return mix(mix_bytes(!memcmp(text, decoded, SIZE), coded, bits / 8), bits);
}
