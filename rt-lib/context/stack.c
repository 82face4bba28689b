// stack.c - the stacks that guest code runs on.
//
// A mapping is a guard region, the stack, and at its upper end the record of it. Mappings stay, for
// the next store, and their list only grows: the signal handler walks it at any time, in any
// thread.
#include "context.h"
#include "os.h"

static struct sinter_stack *stacks, *free_stacks;
static sinter_lock lock; // for whoever takes a stack, or adds one

static struct sinter_stack *make_stack(uint64_t stack_size) {
  size_t record = sinter_round_up(sizeof(struct sinter_stack), sinter_page_size());
  size_t size = SINTER_STACK_GUARD + stack_size + record;
  uintptr_t base = sinter_os_allocate(size);
  if (!base)
    return NULL;
  if (!sinter_os_protect(base, SINTER_STACK_GUARD)) {
    sinter_os_release(base, size);
    return NULL;
  }
  struct sinter_stack *stack = (struct sinter_stack *)(base + SINTER_STACK_GUARD + stack_size);
  stack->base = base;
  stack->size = stack_size;
  stack->next = stacks;
  __atomic_store_n(&stacks, stack, __ATOMIC_RELEASE);
  return stack;
}

static struct sinter_stack *take_free(uint64_t size) {
  struct sinter_stack **place = &free_stacks;
  while (*place && (*place)->size != size)
    place = &(*place)->next_free;
  struct sinter_stack *stack = *place;
  if (stack)
    *place = stack->next_free;
  return stack;
}

struct sinter_stack *sinter_stack_acquire(struct sinter_store *store, uint64_t size) {
  size = sinter_round_up(size, sinter_page_size());
  sinter_acquire(&lock);
  struct sinter_stack *stack = take_free(size);
  if (!stack)
    stack = make_stack(size);
  if (stack)
    __atomic_store_n(&stack->store, store, __ATOMIC_RELEASE);
  sinter_release(&lock);
  return stack;
}

// One that was used to its end gives its memory back.
void sinter_stack_release(struct sinter_stack *stack) {
  if (stack->is_deep)
    sinter_os_reset(stack->base + SINTER_STACK_GUARD, stack->size);
  stack->is_deep = false;
  __atomic_store_n(&stack->store, NULL, __ATOMIC_RELEASE);
  sinter_acquire(&lock);
  stack->next_free = free_stacks;
  free_stacks = stack;
  sinter_release(&lock);
}

struct sinter_store *sinter_stack_owner(uintptr_t address) {
  struct sinter_stack *stack = __atomic_load_n(&stacks, __ATOMIC_ACQUIRE);
  for (; stack; stack = stack->next)
    if (address - stack->base < SINTER_STACK_GUARD + stack->size)
      return __atomic_load_n(&stack->store, __ATOMIC_ACQUIRE);
  return NULL;
}
