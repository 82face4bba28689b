// graph-search.c - breadth first through nodes that point at each other, and are found by a hash.
// GROUP: pointers
#include "kernel.h"

enum { NODES = 8000, DEGREE = 4, BUCKETS = 1 << 12 };
typedef struct node {
  struct node *edges[DEGREE];
  struct node *same_bucket, *queued;
  uint32_t name;
  int distance;
} node;
static node *nodes, *buckets[BUCKETS];
static uint32_t names[NODES];
static uint64_t digest;

static uint32_t bucket(uint32_t name) { return name * 0x9e3779b1 >> 20; }

static node *find(uint32_t name) {
  node *at = buckets[bucket(name)];
  while (at && at->name != name)
    at = at->same_bucket;
  return at;
}

static void prepare(uint32_t seed) {
  if (!nodes)
    nodes = malloc(NODES * sizeof *nodes);
  memset(buckets, 0, sizeof buckets);
  for (int i = 0; i != NODES; ++i) {
    names[i] = next_random(&seed);
    node **place = &buckets[bucket(names[i])];
    nodes[i] = (node){.same_bucket = *place, .name = names[i]};
    *place = &nodes[i];
  }
  for (int i = 0; i != NODES; ++i)
    for (int e = 0; e != DEGREE; ++e)
      nodes[i].edges[e] = &nodes[next_random(&seed) % NODES];
}

static void search(node *start) {
  for (int i = 0; i != NODES; ++i)
    nodes[i].distance = -1;
  node *last = start;
  start->distance = 0;
  start->queued = NULL;
  for (node *at = start; at; at = at->queued)
    for (int e = 0; e != DEGREE; ++e) {
      node *to = at->edges[e];
      if (to->distance >= 0)
        continue;
      to->distance = at->distance + 1;
      to->queued = NULL;
      last = last->queued = to;
    }
}

static void work(void) {
  digest = 0;
  for (int turn = 0; turn != 5; ++turn) {
    search(find(names[turn * 100]));
    for (int i = 0; i != NODES; ++i)
      digest += (uint64_t)find(names[i])->distance * (uint64_t)(i + turn);
  }
}

static uint64_t checksum(void) { return digest; }
