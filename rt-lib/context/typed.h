// typed.h - calls between host and guest by C functions of the types that a module's header
// declares.
//
// An exported function NAME_f is an entry (arch/<isa>/typed-entry.s), which finds everything in the
// beginning of the store and leaves its arguments where they are: it keeps the callee-saved
// registers and the stack pointer in `typed`, changes to the store's stack, and calls code that the
// module has for the type. So while the innermost activation is an entry's, `activation` is null;
// it becomes `typed` as soon as somebody asks for it, which is when the guest calls the host.
//
// Leaves have no entry: the host calls them on its own stack, and their traps return
// (codegen/PlaceEntries.h).
//
// Entries take the slow way, which is a call as any other with the registers for slots, when guest
// code runs already, on threads that have no stack for signals, and where memories are not served.
#pragma once

#include "context/context.h"

#pragma GCC visibility push(hidden)

/// What arch/<isa>/typed.S saves of an entry's arguments and brings back of its result.
struct sinter_typed_frame {
  uint64_t integers[8]; // the instance first; six travel
  uint64_t floats[8];
  void *code;
  uint64_t integer_result, float_result;
};
_Static_assert(offsetof(struct sinter_typed_frame, code) == 128, "typed.S");
_Static_assert(offsetof(struct sinter_store, activation) == 0, "typed-entry.s");
_Static_assert(offsetof(struct sinter_store, gate) == 8, "typed-entry.s");
_Static_assert(offsetof(struct sinter_store, stack_end) == 16, "typed-entry.s");
_Static_assert(offsetof(struct sinter_store, status) == 24, "sinter.h");
_Static_assert(offsetof(struct sinter_store, typed) == 32, "typed-entry.s");
_Static_assert(offsetof(struct sinter_activation, saved) == 0, "typed-entry.s");

/// Calls the frame's code with its arguments. An entry for sinter_run.
void sinter_typed_replay(struct sinter_typed_frame *frame);

#pragma GCC visibility pop
