// trap.c - reports a trap: one line on standard error, exit status 134.
#include "os.h"
#include "text.h"

#pragma GCC visibility push(hidden)
// From the linker script.
extern const unsigned char __sinter_traps_start[], __sinter_traps_end[];
#pragma GCC visibility pop

#define TRAP(name, code, text)                                                                     \
  __attribute__((cold)) _Noreturn void SINTER_TRAP_FUNCTION(name) { SINTER_TRAP_CALLER(name); }
#include "lowering/Traps.def"

__attribute__((cold)) void sinter_null_called(ref place) {
  sinter_trap_at(sinter_text_uninitialized_element, (const char *)place - 1);
}

__attribute__((cold)) void sinter_other_called(ref place) {
  sinter_trap_at(sinter_text_indirect_call_type_mismatch, (const char *)place - 1);
}

static struct sinter_position find(const void *pc) {
  return sinter_find_position(__sinter_traps_start, __sinter_traps_end, (uintptr_t)pc);
}

static void add_function(struct sinter_text *text, uint32_t offset) {
  uint32_t defined =
      sinter_find_function(sinter_program.function_offsets, sinter_program.function_count, offset);
  sinter_text_string(text, " in function ");
  sinter_text_decimal(text, (uint64_t)sinter_program.import_count + defined);
  const char *name = sinter_program.function_names;
  if (!name)
    return;
  while (defined--)
    name += strlen(name) + 1;
  if (!*name)
    return;
  sinter_text_char(text, ' ');
  sinter_text_quoted(text, name);
}

__attribute__((cold)) static _Noreturn void report(const char *message,
                                                   struct sinter_position position) {
  struct sinter_text text = {0};
  sinter_text_string(&text, "sinter: trap: ");
  sinter_text_string(&text, message);
  if (position.is_known && sinter_program.function_count)
    add_function(&text, position.offset ? position.offset : position.function);
  if (position.is_known && position.offset) {
    sinter_text_string(&text, " at ");
    sinter_text_hex(&text, position.offset);
  }
  sinter_text_report(&text);
  sinter_os_exit(SINTER_EXIT_TRAP);
}

_Noreturn void sinter_trap_at(const char *text, const void *pc) { report(text, find(pc)); }

_Noreturn void sinter_trap_in(const char *text, const void *pc) {
  struct sinter_position position = find(pc);
  position.offset = 0;
  report(text, position);
}
