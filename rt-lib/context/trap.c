// trap.c - what the host is told about a trap. Also runs in signal handlers, so it only reads.
#include "context.h"

const struct sinter_module *sinter_module_at(const struct sinter_store *store, uintptr_t pc) {
  for (const struct sinter_store_module *at = store->modules; at; at = at->next)
    if (pc - (uintptr_t)at->module->guest_start <
        (uintptr_t)at->module->guest_end - (uintptr_t)at->module->guest_start)
      return at->module;
  return NULL;
}

void sinter_note_trap(struct sinter_store *store, const char *text, const void *pc) {
  store->trap = (struct sinter_trap){.text = text};
  const struct sinter_module *module = sinter_module_at(store, (uintptr_t)pc);
  if (!module)
    return;
  struct sinter_position position =
      sinter_find_position(module->traps_start, module->traps_end, (uintptr_t)pc);
  if (!position.is_known)
    return;
  sinter_note_trap_in(store, text, module, position.offset ? position.offset : position.function);
  store->trap.offset = position.offset;
}

void sinter_note_trap_in(struct sinter_store *store, const char *text,
                         const struct sinter_module *module, uint32_t offset) {
  store->trap = (struct sinter_trap){.text = text};
  uint64_t defined = module->function_count - module->import_function_count;
  if (!defined || !offset)
    return;
  store->trap.is_known = true;
  store->trap.offset = offset;
  store->trap.function = (uint32_t)module->import_function_count +
                         sinter_find_function(module->function_offsets, (uint32_t)defined, offset);
}

// A fault is a trap in two cases. Its address lies in the stack's guard region, and it was not the
// host that ran out of stack; or the instruction is guest code: in guard mode an access beyond a
// memory's end faults, and guest code touches nothing else that can.
bool sinter_is_trap(struct sinter_store *store, uintptr_t pc, uintptr_t address) {
  const struct sinter_activation *activation = store->activation;
  if (activation && activation->is_in_host)
    return false;
  if (address - store->stack->base < SINTER_STACK_GUARD) {
    sinter_note_trap(store, sinter_text_call_stack_exhausted, (const void *)pc);
    store->trap.offset = 0; // of some store to the stack, for whatever purpose
    store->stack->is_deep = true;
    return true;
  }
  if (!sinter_module_at(store, pc))
    return false;
  sinter_note_trap(store, sinter_text_memory_out_of_bounds, (const void *)pc);
  return true;
}

// The host has called no other guest code of the store, or it would not be running: what it called
// by an entry is on the store's stack, or has called a host function.
bool sinter_is_leaf_trap(struct sinter_store *store, uintptr_t pc, uintptr_t stack) {
  const struct sinter_activation *activation = store->activation;
  uintptr_t base = store->stack->base;
  bool is_entered =
      activation ? !activation->is_in_host : stack - base < sinter_stack_end(store->stack) - base;
  if (is_entered || !sinter_module_at(store, pc))
    return false;
  sinter_note_trap(store, sinter_text_memory_out_of_bounds, (const void *)pc);
  store->status = SINTER_TRAP;
  return true;
}

const char *sinter_api_trap_message(const sinter_store *store) { return store->trap.text; }

void sinter_api_set_trap_message(sinter_store *store, const char *message) {
  size_t size = strlen(message), most = sizeof store->message - 1;
  if (size > most)
    size = most;
  memcpy(store->message, message, size);
  store->message[size] = 0;
  sinter_note_trap(store, store->message, NULL);
}

// Their texts are in many places, but equal.
int sinter_api_trap_code(const sinter_store *store) {
  const char *text = store->trap.text;
  if (!text || text == store->message)
    return 0;
#define TRAP(name, code, words)                                                                    \
  if (strlen(text) == sizeof words - 1 && !memcmp(text, words, sizeof words))                      \
    return code;
#include "lowering/Traps.def"
  return 0;
}

int sinter_api_trap_position(const sinter_store *store, uint32_t *function, uint32_t *offset) {
  if (!store->trap.is_known)
    return 0;
  *function = store->trap.function;
  *offset = store->trap.offset;
  return 1;
}

void sinter_api_interrupt(sinter_store *store, int is_on) {
  __atomic_store_n(&store->deadline.interrupt, is_on != 0, __ATOMIC_RELAXED);
}

void sinter_api_set_fuel(sinter_store *store, uint64_t instructions) {
  store->deadline.fuel = instructions < INT64_MAX ? instructions : INT64_MAX;
}

uint64_t sinter_api_fuel(const sinter_store *store) {
  return (int64_t)store->deadline.fuel < 0 ? 0 : store->deadline.fuel;
}
