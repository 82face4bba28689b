// typed.c - typed entries the slow way, and functions of the host by typed pointers.
#include "context/typed.h"

void SINTER_RUNTIME(sinter_typed_run, ref values) {
  struct sinter_typed_frame *frame = values;
  struct sinter_store *store = instance->store;
  sinter_status status = sinter_run(store, (void *)sinter_typed_replay, frame, NULL, NULL);
  if (status == SINTER_OK)
    return;
  store->status = status;
  frame->integer_result = frame->float_result = 0;
}

void SINTER_RUNTIME(sinter_host_begin) { sinter_begin_host(instance->store); }

void SINTER_RUNTIME(sinter_host_end, ref null) {
  (void)null;
  struct sinter_store *store = instance->store;
  uint32_t raised = store->activation->raised;
  const char *message = store->activation->message;
  sinter_end_host(store);
  if (raised == SINTER_OK)
    return;
  if (raised == SINTER_EXCEPTION && store->exception)
    SINTER_TAIL_CALL sinter_throw((void *)store->exception, NULL);
  if (raised == SINTER_EXIT)
    sinter_leave_guest(store, SINTER_EXIT);
  sinter_note_trap(store, message, NULL);
  sinter_leave_guest(store, SINTER_TRAP);
}

static const char *trap_text(uint64_t code) {
  switch (code) {
#define TRAP(name, number, text)                                                                   \
  case number:                                                                                     \
    return sinter_text_##name;
#include "lowering/Traps.def"
  }
  return NULL;
}

uint64_t SINTER_RUNTIME(sinter_typed_trap, uint64_t code, uint64_t offset) {
  struct sinter_store *store = instance->store;
  sinter_note_trap_in(store, trap_text(code), instance->module, (uint32_t)offset);
  store->status = SINTER_TRAP;
  return 0;
}

void sinter_api_raise(sinter_store *store, sinter_status status, const char *message) {
  struct sinter_activation *activation = store->activation;
  if (!activation || !activation->is_in_host)
    return;
  bool is_trap = status != SINTER_EXIT && (status != SINTER_EXCEPTION || !store->exception);
  // Noted when the function returns: what it calls until then has traps of its own.
  activation->raised = is_trap ? SINTER_TRAP : status;
  activation->message = message ? message : "host function trapped";
}

// A function of the host as an import: what its code, which the module has for the type, finds.
static const struct sinter_context_function *
make_import(struct sinter_store *store, const struct sinter_module *module, uint64_t index,
            const struct sinter_extern_type *type, void *code, void *user) {
  struct sinter_typed_import *import = sinter_allocate(store, sizeof *import);
  struct sinter_context_function *function = sinter_allocate(store, sizeof *function);
  void *const *import_code = module->import_code;
  if (!import || !function)
    return NULL;
  *import = (struct sinter_typed_import){.runtime = (void *)&sinter_runtime,
                                         .store = store,
                                         .arguments = store->stack->arguments,
                                         .results = store->stack->results,
                                         .code = code,
                                         .user = user};
  const struct sinter_function_type *signature = type->function;
  *function = (struct sinter_context_function){.code = import_code[index],
                                               .signature = signature->signature,
                                               .instance = import,
                                               .type = type->function};
  return function;
}

sinter_status sinter_api_instantiate_typed(sinter_store *store, const sinter_module *module,
                                           const void *imports, sinter_instance **instance) {
  if (store->api != &sinter_api_table)
    return store->api->instantiate_typed(store, module, imports, instance);
  if (!sinter_is_our_version(module))
    return SINTER_WRONG_VERSION;
  const struct sinter_external *types = module->imports;
  void *const *import_code = module->import_code;
  void *const *given = imports;
  void *user = given ? *given++ : NULL;
  if (module->import_count && (!given || !import_code))
    return SINTER_UNKNOWN_IMPORT;
  sinter_extern *objects = sinter_allocate(store, (module->import_count + 1) * sizeof *objects);
  if (!objects)
    return SINTER_OUT_OF_MEMORY;
  for (uint64_t i = 0; i != module->import_count; ++i) {
    const struct sinter_extern_type *type = types[i].type;
    objects[i].kind = (sinter_extern_kind)type->kind;
    objects[i].of.function = given[i];
    if (type->kind != SINTER_EXTERN_FUNCTION || !given[i] || !import_code[types[i].index])
      continue;
    objects[i].of.function =
        (void *)make_import(store, module, types[i].index, type, given[i], user);
    if (!objects[i].of.function)
      return SINTER_OUT_OF_MEMORY;
  }
  return sinter_api_instantiate(store, module, objects, instance);
}
