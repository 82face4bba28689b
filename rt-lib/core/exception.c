// exception.c - exceptions of a program: one heap, one stack, one table of frames.
#include "exception.h"

#include "os.h"

#pragma GCC visibility push(hidden)
/// Emitted by the compiler.
extern const struct sinter_exception_roots sinter_exception_roots;
// From the linker script.
extern const char __sinter_guest_start[], __sinter_guest_end[];
extern const unsigned char __sinter_unwind_start[];
#pragma GCC visibility pop

static struct sinter_exception_heap heap;

ref SINTER_RUNTIME(sinter_exception_new, ref tag, i64 slots) {
  struct sinter_exception *exception =
      sinter_exception_allocate(&heap, tag, (uint32_t)slots, __builtin_return_address(0));
  if (!exception)
    SINTER_TRAP_CALLER(exceptions_exhausted);
  return exception;
}

void sinter_exception_mark_roots(struct sinter_exception_heap *heap) {
  const struct sinter_exception_roots *roots = &sinter_exception_roots;
  const struct sinter_exception_root *cells = roots->cells;
  for (uint64_t i = 0; i < roots->cell_count; ++i)
    sinter_exception_mark(heap, cells[i].words, cells[i].count, 1);
  struct sinter_table *const *tables = roots->tables;
  for (uint64_t i = 0; i < roots->table_count; ++i)
    sinter_exception_mark(heap, tables[i]->elements, tables[i]->size, 1);
}

uintptr_t sinter_exception_stack_end(struct sinter_exception_heap *heap) {
  (void)heap;
  return sinter_os_stack_end();
}

const unsigned char *sinter_unwind_table(struct sinter_exception *exception, uintptr_t pc) {
  (void)exception;
  bool is_guest = pc >= (uintptr_t)__sinter_guest_start && pc < (uintptr_t)__sinter_guest_end;
  return is_guest ? __sinter_unwind_start : 0;
}

_Noreturn void sinter_uncaught(struct sinter_exception *exception) {
  sinter_trap_at(sinter_text_uncaught_exception, (const char *)exception->origin - 1);
}
