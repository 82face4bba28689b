// binary-tree.c - a search tree whose nodes come from malloc: inserted, looked up, freed.
// GROUP: pointers
#include "kernel.h"

enum { KEYS = 8000 };
typedef struct tree {
  struct tree *child[2];
  uint32_t key, count;
} tree;
static uint32_t keys[KEYS];
static uint64_t digest;

static void prepare(uint32_t seed) {
  for (int i = 0; i != KEYS; ++i)
    keys[i] = next_random(&seed) % (2 * KEYS);
}

static void insert(tree **place, uint32_t key) {
  while (*place && (*place)->key != key)
    place = &(*place)->child[key > (*place)->key];
  if (!*place) {
    *place = calloc(1, sizeof **place);
    (*place)->key = key;
  }
  ++(*place)->count;
}

static uint64_t visit(const tree *at, uint64_t depth) {
  if (!at)
    return 0;
  return visit(at->child[0], depth + 1) + depth * at->key + at->count +
         3 * visit(at->child[1], depth + 1);
}

static const tree *find(const tree *at, uint32_t key) {
  while (at && at->key != key)
    at = at->child[key > at->key];
  return at;
}

static void release(tree *at) {
  if (!at)
    return;
  release(at->child[0]);
  release(at->child[1]);
  free(at);
}

static void work(void) {
  tree *root = NULL;
  for (int i = 0; i != KEYS; ++i)
    insert(&root, keys[i]);
  digest = visit(root, 1);
  for (uint32_t key = 0; key != 2 * KEYS; ++key) {
    const tree *found = find(root, key);
    digest += found ? found->count * key : 1;
  }
  release(root);
}

static uint64_t checksum(void) { return digest; }
