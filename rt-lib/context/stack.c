// stack.c - the stacks that guest code runs on.
//
// A mapping is a guard region, the stack, and at its upper end the record of it. Mappings stay, for
// the next store, and their list only grows: the signal handler walks it at any time, in any
// thread.
#include "context.h"
#include "os.h"

static struct sinter_stack *stacks;
static sinter_lock lock; // for whoever takes a stack, or adds one

static struct sinter_stack *make_stack(void) {
  size_t size = SINTER_STACK_GUARD + SINTER_STACK_SIZE + sinter_page_size();
  uintptr_t base = sinter_os_allocate(size);
  if (!base)
    return NULL;
  if (!sinter_os_protect(base, SINTER_STACK_GUARD)) {
    sinter_os_release(base, size);
    return NULL;
  }
  struct sinter_stack *stack =
      (struct sinter_stack *)(base + SINTER_STACK_GUARD + SINTER_STACK_SIZE);
  *stack = (struct sinter_stack){.base = base, .next = stacks};
  __atomic_store_n(&stacks, stack, __ATOMIC_RELEASE);
  return stack;
}

struct sinter_stack *sinter_stack_acquire(struct sinter_store *store) {
  sinter_acquire(&lock);
  struct sinter_stack *stack = stacks;
  while (stack && stack->store)
    stack = stack->next;
  if (!stack)
    stack = make_stack();
  if (stack)
    __atomic_store_n(&stack->store, store, __ATOMIC_RELEASE);
  sinter_release(&lock);
  return stack;
}

void sinter_stack_release(struct sinter_stack *stack) {
  __atomic_store_n(&stack->store, NULL, __ATOMIC_RELEASE);
}

struct sinter_store *sinter_stack_owner(uintptr_t address) {
  struct sinter_stack *stack = __atomic_load_n(&stacks, __ATOMIC_ACQUIRE);
  for (; stack; stack = stack->next)
    if (address - stack->base < SINTER_STACK_GUARD + SINTER_STACK_SIZE)
      return __atomic_load_n(&stack->store, __ATOMIC_ACQUIRE);
  return NULL;
}
