// exception_heap.c - where exceptions live, and when they are freed.
//
// An exception lives as long as anything refers to it: an exnref in a local, on the operand stack,
// in a global or table, in another exception's payload; or a catch block that can still rethrow it.
// A reference that outlived its exception would let a program choose what is behind a pointer, so
// nothing is freed on a guess. A collection starts when as much has been allocated as the last one
// left, scanned or 256 KiB, whichever is the most; so its cost per exception is bounded, and a
// program that throws millions of times runs in bounded memory.
//
// Why no reference is missed. Compiled code holds one as a pointer to the object or into it, never
// in another form: lowering makes them of constant offsets only, and no wasm instruction turns one
// into bits. A pointer that is alive across the call which allocates is therefore a word
//   - of the guest stack above this function's frame: operands and locals that were spilled, and
//     callee-saved registers that a function on the way here saved;
//   - or of a callee-saved register, which `collect` puts on the stack first;
//   - or of a root: globals and tables of such types, and the buffers that arguments and results
//     pass through (all are listed by the model, see sinter_exception_mark_roots);
//   - or of a slot of an exception that is alive itself;
//   - or the host's, in the context model: what has been handed to it is kept.
// All of these are scanned. What is found is not believed to be a reference: it is an address in a
// slab, rounded down to an object in use. A number that looks like one keeps an object too long,
// which is all that it can do. Linear memory cannot hold references.
#include "exception.h"
#include "os.h"

enum { LEAST_BUDGET = 256 << 10 };

// In `slots`, which are no more than a thousand: see sinter_exception_keep.
static const uint32_t kept = (uint32_t)1 << 31;

// Ends the list of gray objects; as a link, a black object.
static const uint32_t last = ~(uint32_t)0;

static uint32_t number_of(const struct sinter_exception_heap *heap,
                          const struct sinter_exception *exception) {
  return (uint32_t)(((uintptr_t)exception - heap->base) >> SINTER_SMALLEST_LOG2) + 1;
}

static struct sinter_exception *exception_at(const struct sinter_exception_heap *heap,
                                             uint32_t number) {
  return (void *)(heap->base + ((uint64_t)(number - 1) << SINTER_SMALLEST_LOG2));
}

static void mark_word(struct sinter_exception_heap *heap, uintptr_t word) {
  uint64_t offset = word - heap->base;
  if (offset >= (uint64_t)heap->slab_count << SINTER_SLAB_LOG2)
    return;
  uint64_t size = (uint64_t)1 << heap->size_log2[offset >> SINTER_SLAB_LOG2];
  struct sinter_exception *exception = (void *)(heap->base + (offset & ~(size - 1)));
  if (!exception->tag || exception->link)
    return;
  exception->link = heap->gray;
  heap->gray = number_of(heap, exception);
}

void sinter_exception_mark(struct sinter_exception_heap *heap, const void *words, size_t count,
                           size_t stride) {
  for (const uintptr_t *word = words; count--; word += stride)
    mark_word(heap, *word);
}

void sinter_exception_keep(struct sinter_exception *exception) {
  ((struct sinter_exception_heap *)exception->heap)->has_kept = true;
  exception->slots |= kept;
}

static void mark_kept(struct sinter_exception_heap *heap) {
  for (uint32_t slab = 0; slab < heap->slab_count; ++slab) {
    uintptr_t start = heap->base + ((uintptr_t)slab << SINTER_SLAB_LOG2);
    uintptr_t size = (uintptr_t)1 << heap->size_log2[slab];
    for (uintptr_t at = start; at < start + (1 << SINTER_SLAB_LOG2); at += size)
      if (((const struct sinter_exception *)at)->slots & kept)
        mark_word(heap, at);
  }
}

static void mark_reachable(struct sinter_exception_heap *heap) {
  while (heap->gray != last) {
    struct sinter_exception *exception = exception_at(heap, heap->gray);
    heap->gray = exception->link;
    exception->link = last;
    sinter_exception_mark(heap, exception + 1, exception->slots & ~kept, 2);
  }
}

// Frees what is not marked; returns the bytes of what is.
static uint64_t sweep(struct sinter_exception_heap *heap) {
  uint64_t live = 0;
  for (uint32_t slab = 0; slab < heap->slab_count; ++slab) {
    unsigned log2 = heap->size_log2[slab];
    uintptr_t start = heap->base + ((uintptr_t)slab << SINTER_SLAB_LOG2);
    struct sinter_exception **free = &heap->free[log2 - SINTER_SMALLEST_LOG2];
    for (uintptr_t at = start; at < start + (1 << SINTER_SLAB_LOG2); at += (uintptr_t)1 << log2) {
      struct sinter_exception *exception = (void *)at;
      if (exception->link) {
        exception->link = 0;
        live += (uint64_t)1 << log2;
      } else if (exception->tag) {
        exception->tag = 0;
        exception->origin = *free;
        *free = exception;
      }
    }
  }
  return live;
}

// Its own frame is below all that its caller's holds. Returns the bytes scanned.
__attribute__((noinline)) static uint64_t mark_stack(struct sinter_exception_heap *heap) {
  uintptr_t here = (uintptr_t)&here & ~(uintptr_t)7;
  uint64_t size = sinter_exception_stack_end(heap) - here;
  sinter_exception_mark(heap, (void *)here, size / 8, 1);
  return size;
}

__attribute__((noinline)) static void collect(struct sinter_exception_heap *heap) {
  __builtin_unwind_init(); // saves all callee-saved registers in this frame
  heap->gray = last;
  uint64_t scanned = mark_stack(heap);
  sinter_exception_mark_roots(heap);
  if (heap->has_kept)
    mark_kept(heap);
  mark_reachable(heap);
  uint64_t live = sweep(heap);
  heap->allocated = 0;
  heap->budget = live > scanned ? live : scanned;
  if (heap->budget < LEAST_BUDGET)
    heap->budget = LEAST_BUDGET;
}

// Halves the reservation until it fits.
static bool start(struct sinter_exception_heap *heap) {
  for (uint32_t slabs = SINTER_SLAB_COUNT; slabs; slabs /= 2) {
    uintptr_t base = sinter_os_reserve((size_t)slabs << SINTER_SLAB_LOG2);
    if (!base)
      continue;
    heap->base = base;
    heap->slab_limit = slabs;
    heap->budget = LEAST_BUDGET;
    return true;
  }
  return false;
}

static bool add_slab(struct sinter_exception_heap *heap, unsigned log2) {
  if (!heap->base && !start(heap))
    return false;
  uintptr_t slab = heap->base + ((uintptr_t)heap->slab_count << SINTER_SLAB_LOG2);
  if (heap->slab_count == heap->slab_limit || !sinter_os_commit(slab, 1 << SINTER_SLAB_LOG2))
    return false;
  heap->size_log2[heap->slab_count++] = (uint8_t)log2;
  struct sinter_exception **free = &heap->free[log2 - SINTER_SMALLEST_LOG2];
  for (uintptr_t at = slab + (1 << SINTER_SLAB_LOG2); at > slab;) {
    at -= (uintptr_t)1 << log2;
    struct sinter_exception *exception = (void *)at;
    exception->origin = *free;
    *free = exception;
  }
  return true;
}

struct sinter_exception *sinter_exception_allocate(struct sinter_exception_heap *heap, void *tag,
                                                   uint32_t slots, const void *origin) {
  uint64_t size = sizeof(struct sinter_exception) + 16 * (uint64_t)slots;
  unsigned log2 = SINTER_SMALLEST_LOG2;
  while ((uint64_t)1 << log2 < size)
    ++log2;
  struct sinter_exception **free = &heap->free[log2 - SINTER_SMALLEST_LOG2];
  if (heap->base && heap->allocated >= heap->budget)
    collect(heap);
  if (!*free && !add_slab(heap, log2)) {
    if (heap->base)
      collect(heap);
    if (!*free)
      return 0;
  }
  struct sinter_exception *exception = *free;
  *free = (void *)exception->origin;
  heap->allocated += (uint64_t)1 << log2;
  *exception =
      (struct sinter_exception){.tag = tag, .origin = (void *)origin, .heap = heap, .slots = slots};
  return exception;
}

void sinter_exception_heap_delete(struct sinter_exception_heap *heap) {
  if (heap->base)
    sinter_os_release(heap->base, (size_t)heap->slab_limit << SINTER_SLAB_LOG2);
}
