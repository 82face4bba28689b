// csv.c - reads a table with quoted fields, by a machine of states, and adds up its columns.
// GROUP: parsing
#include "kernel.h"

enum { SIZE = 1 << 19, COLUMNS = 6 };
static char text[SIZE + 256];
static size_t size;
static uint64_t sums[COLUMNS], quotes, rows;

static void prepare(uint32_t seed) {
  size = 0;
  while (size < SIZE) {
    for (int column = 0; column != COLUMNS; ++column) {
      bool is_quoted = column == 2;
      if (is_quoted)
        text[size++] = '"';
      for (uint32_t length = 1 + next_random(&seed) % 8; length; --length)
        text[size++] = (char)('0' + next_random(&seed) % 10);
      if (is_quoted) {
        memcpy(text + size, ",\"\"x\"", 5);
        size += 5;
      }
      text[size++] = column == COLUMNS - 1 ? '\n' : ',';
    }
  }
}

static void work(void) {
  enum { FIELD, QUOTED, QUOTE } state = FIELD;
  uint64_t value = 0;
  unsigned column = 0;
  memset(sums, 0, sizeof sums);
  quotes = rows = 0;
  for (size_t i = 0; i != size; ++i) {
    char c = text[i];
    if (state == QUOTED) {
      if (c == '"')
        state = QUOTE;
      else if (c >= '0' && c <= '9')
        value = 10 * value + (uint64_t)(c - '0');
      continue;
    }
    if (c == '"') {
      quotes += state == QUOTE;
      state = QUOTED;
    } else if (c == ',' || c == '\n') {
      sums[column] += value;
      value = 0;
      column = c == ',' ? column + 1 : 0;
      rows += c == '\n';
      state = FIELD;
    } else {
      value = 10 * value + (uint64_t)(c - '0');
    }
  }
}

static uint64_t checksum(void) { return mix(mix(mix_bytes(0, sums, sizeof sums), quotes), rows); }
