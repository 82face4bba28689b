// json.c - reads a document like JSON into a tree, and adds up what is in it.
// GROUP: parsing
#include "kernel.h"

enum { SIZE = 1 << 19, NODES = 1 << 17 };
typedef struct node {
  enum { OBJECT, ARRAY, STRING, NUMBER, CONSTANT } kind;
  double number;
  const char *text;
  size_t length;
  struct node *first, *next;
} node;
static char document[SIZE + 512];
static node *nodes;
static int used;
static const char *at;
static uint64_t digest;

static char *word(char *to, const char *from) {
  while (*from)
    *to++ = *from++;
  return to;
}

static char *number(char *to, uint32_t value) {
  char digits[10];
  int count = 0;
  do
    digits[count++] = (char)('0' + value % 10);
  while (value /= 10);
  while (count)
    *to++ = digits[--count];
  return to;
}

static void prepare(uint32_t seed) {
  if (!nodes)
    nodes = malloc(NODES * sizeof *nodes);
  char *to = word(document, "[");
  while (to < document + SIZE) {
    to = number(word(to, "{\"id\": "), next_random(&seed) >> 8);
    to = number(word(to, ", \"name\": \"user \\\""), next_random(&seed) >> 20);
    to = number(word(to, "\\\"\", \"score\": -"), next_random(&seed) >> 16);
    to = number(word(to, "."), next_random(&seed) >> 24);
    to = word(to, next_random(&seed) & 1 ? ", \"tags\": [true, null" : ", \"tags\": [false, []");
    to = number(word(to, ", "), next_random(&seed) >> 28);
    to = word(to, "]},\n  ");
  }
  word(to, "0]")[0] = 0;
}

static char skip(void) {
  while (*at == ' ' || *at == '\n')
    ++at;
  return *at;
}

static node *parse(void);

static node *parse_list(node *list, char end) {
  node **last = &list->first;
  for (++at; skip() != end;) {
    *last = parse();
    last = &(*last)->next;
    if (skip() == ',' || *at == ':')
      ++at;
  }
  ++at;
  return list;
}

static node *parse_number(node *leaf) {
  bool is_negative = *at == '-';
  at += is_negative;
  for (; *at >= '0' && *at <= '9'; ++at)
    leaf->number = 10 * leaf->number + (*at - '0');
  if (*at == '.')
    for (double unit = 0.1; *++at >= '0' && *at <= '9'; unit /= 10)
      leaf->number += unit * (*at - '0');
  if (is_negative)
    leaf->number = -leaf->number;
  return leaf;
}

static node *parse(void) {
  node *made = &nodes[used++];
  *made = (node){0};
  switch (skip()) {
  case '{':
    made->kind = OBJECT;
    return parse_list(made, '}');
  case '[':
    made->kind = ARRAY;
    return parse_list(made, ']');
  case '"':
    made->kind = STRING;
    made->text = ++at;
    for (; *at != '"'; ++at)
      if (*at == '\\')
        ++at;
    made->length = (size_t)(at++ - made->text);
    return made;
  case 't':
  case 'f':
  case 'n':
    made->kind = CONSTANT;
    for (made->text = at; *at >= 'a' && *at <= 'z'; ++at)
      ;
    made->length = (size_t)(at - made->text);
    return made;
  default:
    made->kind = NUMBER;
    return parse_number(made);
  }
}

static void visit(const node *from) {
  digest = mix(digest, from->kind + from->length + (uint64_t)(int64_t)(from->number * 16));
  if (from->length)
    digest = mix(digest, (unsigned char)from->text[from->length - 1]);
  for (const node *child = from->first; child; child = child->next)
    visit(child);
}

static void work(void) {
  at = document;
  used = 0;
  digest = 0;
  visit(parse());
}

static uint64_t checksum(void) { return digest; }
