// exception.c - exceptions of a store: one heap, the tables of frames of its modules.
#include "exception.h"

#include "context.h"

struct sinter_store_exceptions {
  struct sinter_exception_heap heap;
  struct sinter_store *store;
};

static struct sinter_store *store_of(const struct sinter_exception_heap *heap) {
  return ((const struct sinter_store_exceptions *)heap)->store;
}

static struct sinter_store_exceptions *exceptions_of(struct sinter_store *store) {
  if (store->exceptions)
    return store->exceptions;
  store->exceptions = sinter_allocate(store, sizeof *store->exceptions);
  if (store->exceptions)
    store->exceptions->store = store;
  return store->exceptions;
}

ref SINTER_RUNTIME(sinter_exception_new, ref tag, i64 slots) {
  SINTER_CHECK_STACK();
  struct sinter_store_exceptions *exceptions = exceptions_of(instance->store);
  struct sinter_exception *exception = NULL;
  if (exceptions)
    exception = sinter_exception_allocate(&exceptions->heap, tag, (uint32_t)slots,
                                          __builtin_return_address(0));
  if (!exception)
    SINTER_TRAP_CALLER(exceptions_exhausted);
  return exception;
}

void sinter_exception_mark_roots(struct sinter_exception_heap *heap) {
  const struct sinter_store *store = store_of(heap);
  sinter_exception_mark(heap, &store->exception, 1, 1);
  sinter_exception_mark(heap, store->stack->arguments, SINTER_BUFFER_SLOTS, 2);
  sinter_exception_mark(heap, store->stack->results, SINTER_BUFFER_SLOTS, 2);
  for (const struct sinter_global *at = store->globals; at; at = at->next)
    if (at->type.kind == SINTER_EXNREF)
      sinter_exception_mark(heap, at->cell, 1, 1);
  for (const struct sinter_store_table *at = store->tables; at; at = at->next)
    if (at->element.kind == SINTER_EXNREF)
      sinter_exception_mark(heap, at->record.elements, at->record.size, 1);
}

uintptr_t sinter_exception_stack_end(struct sinter_exception_heap *heap) {
  return sinter_stack_end(store_of(heap)->stack);
}

const unsigned char *sinter_unwind_table(struct sinter_exception *exception, uintptr_t pc) {
  const struct sinter_module *module = sinter_module_at(store_of(exception->heap), pc);
  return module ? module->unwind_table : NULL;
}

_Noreturn void sinter_uncaught(struct sinter_exception *exception) {
  struct sinter_store *store = store_of(exception->heap);
  store->exception = exception;
  sinter_leave_guest(store, SINTER_EXCEPTION);
}

void sinter_release_exceptions(struct sinter_store *store) {
  if (store->exceptions)
    sinter_exception_heap_delete(&store->exceptions->heap);
}

sinter_tag *sinter_api_exception_tag(const sinter_store *store) {
  return store->exception ? store->exception->tag : NULL;
}
