// stubs.c - the functions that compiled code calls by name.
//
// They jump into the runtime of the store, which may stand in another shared object. Their types do
// not matter: every argument stays in its register, and the first is an instance.
#include "context.h"
#include "forward.h"

#define RUNTIME(name, ...) SINTER_FORWARD(name)
#include "lowering/Runtime.def"
#define TRAP(name, code, text) SINTER_FORWARD(sinter_trap_##name)
#include "lowering/Traps.def"
