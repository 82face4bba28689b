// call.c - from the host into guest code, and from guest code to the host.
//
// Guest code runs on the store's stack, whichever thread calls it and however small that thread's
// own is. A host function runs there too, on top of the guest's frames; what it calls in the same
// store goes on from there.
#include "context.h"

// Where an entry continues on the store's stack; 0 if it stays where it is. A host function may
// have changed to a stack of its own, after it has used some of this one.
static uintptr_t choose_stack(const struct sinter_store *store) {
  if (!store->activation)
    return sinter_stack_end(store->stack);
  uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  bool is_there = here - store->stack->base < sinter_stack_end(store->stack) - store->stack->base;
  return is_there ? 0 : store->activation->host_stack;
}

// What came with a trap or an exception, unless typed calls have not told it yet.
static void forget(struct sinter_store *store) {
  if (store->status != SINTER_OK)
    return;
  store->trap = (struct sinter_trap){0};
  store->exception = NULL;
}

sinter_status sinter_run(struct sinter_store *store, void *entry, const void *a, const void *b,
                         const void *c) {
  if (!store->activation && !sinter_os_prepare_thread())
    return SINTER_OUT_OF_MEMORY;
  if (!sinter_served_is_ready())
    return SINTER_UNSUPPORTED;
  forget(store);
  struct sinter_activation activation = {.outer = store->activation};
  uintptr_t stack = choose_stack(store);
  store->activation = &activation;
  // The signal handler reads it.
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  sinter_status status = sinter_enter(&activation, entry, a, b, c, stack);
  store->activation = activation.outer;
  if (status == SINTER_OK)
    forget(store); // what a host function called and took no notice of
  return status;
}

static const struct sinter_context_function *record_of(const sinter_function *function) {
  return (const struct sinter_context_function *)function;
}

static const struct sinter_function_type *type_of(const sinter_function *function) {
  return record_of(function)->type;
}

static sinter_status call_host_directly(sinter_store *store, struct sinter_host_function *host,
                                        sinter_value *values) {
  forget(store);
  sinter_status status = host->callback(host->user, store, values);
  if (status == SINTER_TRAP && !store->trap.text)
    sinter_note_trap(store, "host function trapped", NULL);
  return status;
}

sinter_status sinter_api_call(sinter_store *store, sinter_function *function,
                              sinter_value *values) {
  const struct sinter_context_function *record = record_of(function);
  const struct sinter_function_type *type = record->type;
  const struct sinter_value_type *types = type->values;
  if (((const struct sinter_instance *)record->instance)->store != store)
    return SINTER_INCOMPATIBLE;
  for (uint32_t i = 0; i != type->param_count; ++i)
    if (!sinter_is_of_type(values + i, types + i))
      return SINTER_INCOMPATIBLE;
  struct sinter_host_function *host = record->instance;
  if (type == &host->type) // which is no address in any instance's module
    return call_host_directly(store, host, values);
  sinter_status status = sinter_run(store, type->enter, record->code, record->instance, values);
  if (status == SINTER_OK)
    sinter_keep_exceptions(values, types + type->param_count, type->result_count);
  return status;
}

bool sinter_is_stack_low(const struct sinter_instance *instance) {
  enum { ENOUGH = 16 << 10 };
  // The host calls some of them, too.
  return instance && sinter_stack_left(instance->store) < ENOUGH;
}

struct sinter_activation *sinter_prepare_leave(struct sinter_store *store, sinter_status *status) {
  struct sinter_activation *activation = store->activation;
  if (activation && activation != &store->typed)
    return activation;
  // A typed entry returns a result, which is 0 then, and this is the outermost one.
  store->activation = NULL;
  store->typed.is_in_host = false;
  store->status = *status;
  *status = SINTER_OK;
  return &store->typed;
}

_Noreturn void sinter_leave_guest(struct sinter_store *store, sinter_status status) {
  struct sinter_activation *activation = sinter_prepare_leave(store, &status);
  sinter_leave(activation, status);
}

_Noreturn void sinter_refuse_host(struct sinter_store *store, const char *text) {
  sinter_note_trap(store, text, NULL);
  sinter_leave_guest(store, SINTER_TRAP);
}

void SINTER_RUNTIME(sinter_call_host, ref values) {
  struct sinter_store *store = instance->store;
  sinter_begin_host(store);
  struct sinter_host_function *host = (struct sinter_host_function *)instance;
  sinter_keep_exceptions(values, host->type.values, host->type.param_count);
  // The collector looks for references of the guest's on this stack, whichever the host runs on.
  __builtin_unwind_init();
  sinter_status status = call_host_directly(store, host, values);
  sinter_end_host(store);
  if (status == SINTER_OK)
    return;
  if (status == SINTER_EXCEPTION && store->exception)
    SINTER_TAIL_CALL sinter_throw((void *)store->exception, NULL);
  if (status == SINTER_EXIT)
    sinter_leave_guest(store, SINTER_EXIT);
  if (status != SINTER_TRAP)
    sinter_note_trap(store, "host function failed", NULL);
  sinter_leave_guest(store, SINTER_TRAP);
}

size_t sinter_api_param_count(const sinter_function *function) {
  return type_of(function)->param_count;
}

size_t sinter_api_result_count(const sinter_function *function) {
  return type_of(function)->result_count;
}

sinter_kind sinter_api_value_kind(const sinter_function *function, size_t index) {
  const struct sinter_value_type *values = type_of(function)->values;
  return (sinter_kind)values[index].kind;
}
