// linked-list.c - walks, reverses and merges lists whose nodes lie scattered.
// GROUP: pointers
#include "kernel.h"

enum { NODES = 12000, WALKS = 10 };
typedef struct node {
  struct node *next;
  int value;
} node;
static node pool[NODES];
static node *list;
static uint64_t sum;

static void prepare(uint32_t seed) {
  static uint32_t order[NODES];
  for (uint32_t i = 0; i != NODES; ++i) {
    uint32_t j = next_random(&seed) % (i + 1);
    order[i] = order[j];
    order[j] = i;
  }
  list = NULL;
  for (int i = 0; i != NODES; ++i) {
    node *added = &pool[order[i]];
    *added = (node){list, (int)(next_random(&seed) >> 4)};
    list = added;
  }
}

static node *reverse(node *from) {
  node *done = NULL;
  while (from) {
    node *next = from->next;
    from->next = done;
    done = from;
    from = next;
  }
  return done;
}

static node *merge(node *a, node *b) {
  node *merged = NULL, **last = &merged;
  while (a && b) {
    node **least = a->value <= b->value ? &a : &b;
    *last = *least;
    last = &(*last)->next;
    *least = (*least)->next;
  }
  *last = a ? a : b;
  return merged;
}

static node *sort(node *from) {
  if (!from || !from->next)
    return from;
  node *middle = from;
  for (node *end = from->next; end && end->next; end = end->next->next)
    middle = middle->next;
  node *half = middle->next;
  middle->next = NULL;
  node *first = sort(from);
  return merge(first, sort(half));
}

static void work(void) {
  sum = 0;
  for (int walk = 0; walk != WALKS; ++walk) {
    for (const node *at = list; at; at = at->next)
      sum = 3 * sum + (uint64_t)at->value;
    list = reverse(list);
  }
  list = sort(list);
}

static uint64_t checksum(void) {
  uint64_t digest = sum;
  for (const node *at = list; at; at = at->next)
    digest = mix(digest, (uint64_t)at->value);
  return digest;
}
