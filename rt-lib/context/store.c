// store.c - stores, and the arena that everything in them is allocated from.
//
// Chunks of the usual size are used again. What was written in one is cleared when it is given
// back: by hand where that is little, as it is for most stores.
#include "context.h"
#include "os.h"

// Room for what most stores hold. What is larger gets a chunk of its own.
enum { CHUNK_SIZE = 256 << 10, CLEARED_BY_HAND = 32 << 10, FREE_LIMIT = 1024 };
_Static_assert(sizeof(struct sinter_chunk) % 16 == 0, "allocations are aligned to 16 bytes");

static struct sinter_chunk *free_chunks;
static size_t free_count;
static sinter_lock lock;

static struct sinter_chunk *take_free(void) {
  sinter_acquire(&lock);
  struct sinter_chunk *chunk = free_chunks;
  if (chunk) {
    free_chunks = chunk->next;
    --free_count;
  }
  sinter_release(&lock);
  return chunk;
}

static struct sinter_chunk *make_chunk(struct sinter_chunk *next, uint64_t size) {
  size = sinter_round_up(size, sinter_page_size());
  struct sinter_chunk *chunk = size == CHUNK_SIZE ? take_free() : NULL;
  if (!chunk)
    chunk = (struct sinter_chunk *)sinter_os_allocate(size);
  if (chunk)
    *chunk = (struct sinter_chunk){.next = next, .size = size, .used = sizeof *chunk};
  return chunk;
}

static bool clear(struct sinter_chunk *chunk) {
  if (chunk->used > CLEARED_BY_HAND)
    return sinter_os_reset((uintptr_t)chunk, chunk->size);
  memset(chunk, 0, chunk->used);
  return true;
}

static void free_chunk(struct sinter_chunk *chunk) {
  uint64_t size = chunk->size;
  bool is_kept = size == CHUNK_SIZE && clear(chunk);
  if (is_kept) {
    sinter_acquire(&lock);
    is_kept = free_count < FREE_LIMIT;
    if (is_kept) {
      chunk->next = free_chunks;
      free_chunks = chunk;
      ++free_count;
    }
    sinter_release(&lock);
  }
  if (!is_kept)
    sinter_os_release((uintptr_t)chunk, size);
}

static void *take(struct sinter_chunk *chunk, uint64_t size) {
  void *result = (char *)chunk + chunk->used;
  chunk->used += size;
  return result;
}

void *sinter_allocate(struct sinter_store *store, uint64_t size) {
  if (size > (uint64_t)1 << 46)
    return NULL;
  size = sinter_round_up(size, 16);
  if (size <= store->current->size - store->current->used)
    return take(store->current, size);
  uint64_t needed = size + sizeof(struct sinter_chunk);
  struct sinter_chunk *chunk =
      make_chunk(store->chunks, needed < CHUNK_SIZE / 4 ? CHUNK_SIZE : needed);
  if (!chunk)
    return NULL;
  store->chunks = chunk;
  void *result = take(chunk, size);
  if (chunk->size - chunk->used > store->current->size - store->current->used)
    store->current = chunk;
  return result;
}

// Nobody has so many chunks that looking for an import among them would take long: what is large
// has one of its own.
bool sinter_store_owns(const struct sinter_store *store, const void *object) {
  const struct sinter_chunk *chunk = store->chunks;
  while (chunk && (uintptr_t)object - (uintptr_t)chunk >= chunk->used)
    chunk = chunk->next;
  return chunk;
}

bool sinter_store_take(uint64_t *used, uint64_t limit, uint64_t amount) {
  if (*used > limit || amount > limit - *used)
    return false;
  *used += amount;
  return true;
}

// Fields that a host of an earlier version does not know are what they are by default.
static sinter_store_config complete(const sinter_store_config *given) {
  sinter_store_config config = {0};
  if (given)
    memcpy(&config, given, given->size < sizeof config ? given->size : sizeof config);
  return config;
}

sinter_store *sinter_api_store_new_with(const sinter_store_config *given) {
  enum { LEAST_STACK = 2 * SINTER_HOST_STACK };
  const sinter_store_config config = complete(given);
  uint64_t stack_size = config.stack_bytes ? config.stack_bytes : SINTER_STACK_SIZE;
  if (stack_size < LEAST_STACK)
    stack_size = LEAST_STACK;
  if (!config.leaves_signals)
    sinter_os_catch_faults();
  struct sinter_chunk *chunk = stack_size > (uint64_t)1 << 40 ? NULL : make_chunk(NULL, CHUNK_SIZE);
  if (!chunk)
    return NULL;
  struct sinter_store *store = take(chunk, sinter_round_up(sizeof *store, 16));
  store->chunks = store->current = chunk;
  store->api = &sinter_api_table;
  store->limits.memory_bytes = config.memory_bytes ? config.memory_bytes : UINT64_MAX;
  store->limits.table_elements = config.table_elements ? config.table_elements : UINT64_MAX;
  static const char always = 1;
  store->gate = &always;
  store->stack = sinter_stack_acquire(store, stack_size);
  if (store->stack) {
    // Not the very end: the stack pointer of a function without a frame says whose the stack is.
    store->stack_end = sinter_stack_end(store->stack) - sizeof(sinter_value);
    return store;
  }
  free_chunk(chunk);
  return NULL;
}

sinter_store *sinter_api_store_new(void) { return sinter_api_store_new_with(NULL); }

void sinter_api_store_delete(sinter_store *store) {
  if (!store)
    return;
  sinter_release_exceptions(store);
  sinter_release_tables(store);
  sinter_release_memories(store);
  sinter_release_grants(store);
  sinter_stack_release(store->stack);
  for (struct sinter_chunk *chunk = store->chunks, *next; chunk; chunk = next) {
    next = chunk->next;
    free_chunk(chunk);
  }
}
