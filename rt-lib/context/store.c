// store.c - stores, and the arena that everything in them is allocated from.
#include "context.h"
#include "os.h"

// Room for what most stores hold. What is larger gets a chunk of its own.
enum { CHUNK_SIZE = 256 << 10 };
_Static_assert(sizeof(struct sinter_chunk) == 16, "allocations are aligned to 16 bytes");

static struct sinter_chunk *make_chunk(struct sinter_chunk *next, uint64_t size) {
  size = sinter_round_up(size, sinter_page_size());
  struct sinter_chunk *chunk = (struct sinter_chunk *)sinter_os_allocate(size);
  if (chunk)
    *chunk = (struct sinter_chunk){.next = next, .size = size};
  return chunk;
}

void *sinter_allocate(struct sinter_store *store, uint64_t size) {
  if (size > (uint64_t)1 << 46)
    return NULL;
  size = sinter_round_up(size, 16);
  if (size <= store->end - store->free) {
    void *result = (void *)store->free;
    store->free += size;
    return result;
  }
  uint64_t needed = size + sizeof(struct sinter_chunk);
  struct sinter_chunk *chunk =
      make_chunk(store->chunks, needed < CHUNK_SIZE / 4 ? CHUNK_SIZE : needed);
  if (!chunk)
    return NULL;
  store->chunks = chunk;
  uintptr_t free = (uintptr_t)chunk + needed, end = (uintptr_t)chunk + chunk->size;
  // Of the old chunk and the new one, go on with the one that has more to give.
  if (end - free > store->end - store->free) {
    store->free = free;
    store->end = end;
  }
  return chunk + 1;
}

sinter_store *sinter_api_store_new(void) {
  sinter_os_catch_faults();
  struct sinter_chunk *chunk = make_chunk(NULL, CHUNK_SIZE);
  if (!chunk)
    return NULL;
  struct sinter_store *store = (struct sinter_store *)(chunk + 1);
  store->chunks = chunk;
  store->free = sinter_round_up((uintptr_t)(store + 1), 16);
  store->end = (uintptr_t)chunk + chunk->size;
  store->arguments = sinter_allocate(store, SINTER_BUFFER_SLOTS * sizeof(sinter_value));
  store->results = sinter_allocate(store, SINTER_BUFFER_SLOTS * sizeof(sinter_value));
  store->stack = sinter_stack_acquire(store);
  if (store->stack)
    return store;
  sinter_os_release((uintptr_t)chunk, chunk->size);
  return NULL;
}

void sinter_api_store_delete(sinter_store *store) {
  if (!store)
    return;
  sinter_release_exceptions(store);
  sinter_release_tables(store);
  sinter_release_memories(store);
  sinter_stack_release(store->stack);
  // The store itself lies in the last one.
  for (struct sinter_chunk *chunk = store->chunks, *next; chunk; chunk = next) {
    next = chunk->next;
    sinter_os_release((uintptr_t)chunk, chunk->size);
  }
}
