// runtime.c - the table of the functions that compiled code calls, and the traps among them.
#include "context.h"

const struct sinter_runtime sinter_runtime = {
    .layout = SINTER_RUNTIME_LAYOUT,
#define RUNTIME(name, ...) .name = name##_of_store,
#include "lowering/Runtime.def"
#define TRAP(name, code, text) .sinter_trap_##name = sinter_trap_##name##_of_store,
#include "lowering/Traps.def"
};

#define TRAP(name, code, text)                                                                     \
  _Noreturn void SINTER_TRAP_FUNCTION(name) { SINTER_TRAP_CALLER(name); }
#include "lowering/Traps.def"

_Noreturn void sinter_trap_at(struct sinter_instance *instance, const char *text, const void *pc) {
  struct sinter_store *store = instance->store;
  sinter_note_trap(store, text, pc);
  sinter_leave_guest(store, SINTER_TRAP);
}
