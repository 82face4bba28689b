// expression.c - evaluates arithmetic in text, by recursive descent, with variables.
// GROUP: parsing
#include "kernel.h"

enum { SIZE = 60000, ROUNDS = 12 };
static char text[SIZE + 256];
static const char *at;
static int64_t variables[26], results;

static char *write_expression(char *to, uint32_t *seed, int depth) {
  uint32_t choice = next_random(seed);
  if (!depth || choice % 5 == 0) {
    if (choice & 64)
      *to++ = (char)('a' + choice / 128 % 26);
    else
      for (uint32_t digits = 1 + choice / 128 % 5; digits; --digits)
        *to++ = (char)('1' + next_random(seed) % 9);
    return to;
  }
  *to++ = '(';
  to = write_expression(to, seed, depth - 1);
  *to++ = ' ';
  *to++ = "+-*/%"[choice / 8 % 5];
  *to++ = ' ';
  to = write_expression(to, seed, depth - 1);
  *to++ = ')';
  return to;
}

static void prepare(uint32_t seed) {
  for (int i = 0; i != 26; ++i)
    variables[i] = (int64_t)(next_random(&seed) % 1000);
  char *to = text;
  while (to < text + SIZE - 2048) {
    to = write_expression(to, &seed, 5);
    *to++ = ';';
  }
  *to = 0;
}

static int64_t sum(void);

static int64_t factor(void) {
  while (*at == ' ')
    ++at;
  if (*at == '(') {
    ++at;
    int64_t value = sum();
    ++at;
    return value;
  }
  if (*at >= 'a' && *at <= 'z')
    return variables[*at++ - 'a'];
  int64_t value = 0;
  while (*at >= '0' && *at <= '9')
    value = 10 * value + (*at++ - '0');
  return value;
}

static int64_t term(void) {
  uint64_t value = (uint64_t)factor();
  for (;;) {
    while (*at == ' ')
      ++at;
    char sign = *at;
    if (sign != '*' && sign != '/' && sign != '%')
      return (int64_t)value;
    ++at;
    uint64_t right = (uint64_t)factor() & 0xffffffff;
    if (sign == '*')
      value *= right;
    else if (right)
      value = (uint64_t)(sign == '/' ? (int64_t)value / (int64_t)right
                                     : (int64_t)value % (int64_t)right);
  }
}

static int64_t sum(void) {
  uint64_t value = (uint64_t)term();
  for (;;) {
    while (*at == ' ')
      ++at;
    if (*at != '+' && *at != '-')
      return (int64_t)value;
    bool adds = *at++ == '+';
    uint64_t right = (uint64_t)term();
    value = adds ? value + right : value - right;
  }
}

static void work(void) {
  results = 0;
  for (int round = 0; round != ROUNDS; ++round)
    for (at = text; *at; ++at) {
      results = (int64_t)mix((uint64_t)results, (uint64_t)sum());
      variables[results & 15] = results & 1023;
    }
}

static uint64_t checksum(void) { return (uint64_t)results; }
