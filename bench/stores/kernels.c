// kernels.c - loops that store to linear memory. Each returns something that depends on all of it.
#include <stdint.h>

enum { SIDE = 256, GRID = 512, BYTES = 1 << 18, WORDS = 1 << 16, NODES = 1 << 14 };

static double left[SIDE][SIDE], right[SIDE][SIDE], product[SIDE][SIDE];
static float grid[2][GRID][GRID];
static uint32_t histogram[256], keys[WORDS], sorted[WORDS];
static uint8_t bytes[BYTES], changed[BYTES];
static struct {
  uint32_t a, b;
  uint64_t sum;
  float share;
} nodes[NODES];

#define EXPORT(name) __attribute__((export_name(#name))) int32_t run_##name(int32_t rounds)

EXPORT(matrix) {
  for (int32_t round = 0; round != rounds; ++round) {
    for (int i = 0; i != SIDE; ++i)
      for (int j = 0; j != SIDE; ++j) {
        left[i][j] = i ^ j;
        right[i][j] = i - j;
        product[i][j] = 0;
      }
    for (int i = 0; i != SIDE; ++i)
      for (int k = 0; k != SIDE; ++k)
        for (int j = 0; j != SIDE; ++j)
          product[i][j] += left[i][k] * right[k][j];
  }
  return (int32_t)product[3][5];
}

EXPORT(stencil) {
  for (int32_t round = 0; round != rounds; ++round) {
    float (*from)[GRID] = grid[round & 1], (*to)[GRID] = grid[~round & 1];
    for (int y = 1; y != GRID - 1; ++y)
      for (int x = 1; x != GRID - 1; ++x)
        to[y][x] = 0.2f * (from[y][x] + from[y][x - 1] + from[y][x + 1] + from[y - 1][x] +
                           from[y + 1][x]) +
                   1;
  }
  return (int32_t)grid[0][9][9];
}

EXPORT(histogram) {
  for (int32_t round = 0; round != rounds; ++round)
    for (int i = 0; i != BYTES; ++i) {
      ++histogram[bytes[i]];
      bytes[i] += (uint8_t)(i * 7 + round);
    }
  return (int32_t)histogram[3];
}

EXPORT(radix_sort) {
  for (int32_t round = 0; round != rounds; ++round) {
    for (uint32_t i = 0; i != WORDS; ++i)
      keys[i] = i * 2654435761u + (uint32_t)round;
    for (int shift = 0; shift != 32; shift += 8) {
      uint32_t start[257] = {0};
      for (int i = 0; i != WORDS; ++i)
        ++start[(keys[i] >> shift & 255) + 1];
      for (int i = 0; i != 256; ++i)
        start[i + 1] += start[i];
      for (int i = 0; i != WORDS; ++i)
        sorted[start[keys[i] >> shift & 255]++] = keys[i];
      for (int i = 0; i != WORDS; ++i)
        keys[i] = sorted[i];
    }
  }
  return (int32_t)keys[77];
}

EXPORT(records) {
  for (int32_t round = 0; round != rounds; ++round)
    for (uint32_t i = 0; i != NODES; ++i) {
      uint32_t at = i * 5 % NODES;
      nodes[at].a += i;
      nodes[at].b ^= nodes[at].a;
      nodes[at].sum += nodes[at].b;
      nodes[at].share += 0.5f;
      if (nodes[at].a & 1)
        nodes[at].b = 0;
    }
  return (int32_t)nodes[3].b;
}

EXPORT(prefix_sum) {
  for (int32_t round = 0; round != rounds; ++round)
    for (int i = 1; i != WORDS; ++i)
      keys[i] += keys[i - 1] ^ (uint32_t)round;
  return (int32_t)keys[999];
}

EXPORT(mask) {
  for (int32_t round = 0; round != rounds; ++round)
    for (int i = 0; i != BYTES; ++i)
      changed[i] = bytes[i] ^ (uint8_t)round;
  return changed[5];
}

EXPORT(columns) {
  for (int32_t round = 0; round != rounds; ++round)
    for (int i = 0; i != SIDE; ++i) {
      product[0][i] = 0;
      for (int j = 0; j != SIDE; ++j)
        product[0][i] += left[j][i] * 1.5;
    }
  return (int32_t)product[0][7];
}

EXPORT(compress) {
  uint32_t size = 0;
  for (int32_t round = 0; round != rounds; ++round) {
    size = 0;
    for (uint32_t i = 0; i < BYTES / 2;) {
      uint32_t three = (uint32_t)(bytes[i] | bytes[i + 1] << 8 | bytes[i + 2] << 16);
      uint32_t *last = &sorted[three * 2654435761u >> 16];
      uint32_t from = *last, length = 0;
      *last = i;
      while (length != 60 && from + length < i && bytes[from + length] == bytes[i + length])
        ++length;
      changed[size++ % BYTES] = length > 3 ? (uint8_t)length : bytes[i];
      i += length > 3 ? length : 1;
    }
  }
  return (int32_t)size;
}

static void quarter(uint32_t *x, int a, int b, int c, int d) {
  static const int amounts[] = {16, 12, 8, 7};
  for (int i = 0; i != 4; ++i) {
    int to = i & 1 ? c : a, by = i & 1 ? d : b, mixed = i & 1 ? b : d;
    x[to] += x[by];
    uint32_t word = x[mixed] ^ x[to];
    x[mixed] = word << amounts[i] | word >> (32 - amounts[i]);
  }
}

EXPORT(cipher) {
  for (int32_t round = 0; round != rounds; ++round) {
    uint32_t x[16];
    for (int i = 0; i != 16; ++i)
      x[i] = keys[i];
    for (int pass = 0; pass != 10; ++pass)
      for (int diagonal = 0; diagonal != 2; ++diagonal)
        for (int i = 0; i != 4; ++i)
          quarter(x, i, 4 + (i + diagonal) % 4, 8 + (i + 2 * diagonal) % 4,
                  12 + (i + 3 * diagonal) % 4);
    for (int i = 0; i != 16; ++i)
      sorted[((uint32_t)round * 16 + (uint32_t)i) % WORDS] = x[i] + keys[i];
    ++keys[12];
  }
  return (int32_t)sorted[3];
}
