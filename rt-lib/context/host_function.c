// host_function.c - functions of the host.
//
// How values get from registers into slots depends on the function's type, so the code that does it
// is compiled with modules: each has some for every type of its own. A host function gets its code
// and signature from any module with its type. As long as the store has none, nothing in the store
// can call it.
#include "context.h"

static bool is_plain(const struct sinter_value_type *type, uint32_t kind) {
  return type->kind == kind && !type->signature &&
         (type->is_nullable || !sinter_is_reference(kind));
}

static bool has_type(const struct sinter_host_function *host,
                     const struct sinter_function_type *type) {
  if (host->type.param_count != type->param_count || host->type.result_count != type->result_count)
    return false;
  const struct sinter_value_type *left = host->type.values, *right = type->values;
  for (uint32_t i = 0; i != type->param_count + type->result_count; ++i)
    if (!is_plain(right + i, left[i].kind))
      return false;
  return true;
}

static bool resolve(struct sinter_host_function *host, const struct sinter_module *module) {
  const struct sinter_function_type *types = module->types;
  for (uint64_t i = 0; i != module->type_count; ++i) {
    if (!types[i].host_code || !has_type(host, types + i))
      continue;
    host->function.code = types[i].host_code;
    host->function.signature = types[i].signature;
    host->type.signature = types[i].signature;
    return true;
  }
  return false;
}

void sinter_resolve_host_functions(struct sinter_store *store, const struct sinter_module *module) {
  struct sinter_host_function **place = &store->unresolved;
  while (*place) {
    if (resolve(*place, module))
      *place = (*place)->next;
    else
      place = &(*place)->next;
  }
}

static struct sinter_host_function *make(sinter_store *store, const sinter_kind *kinds,
                                         size_t param_count, size_t result_count) {
  size_t count = param_count + result_count;
  struct sinter_host_function *host = sinter_allocate(store, sizeof *host);
  struct sinter_value_type *values = sinter_allocate(store, count * sizeof *values);
  if (!host || !values)
    return NULL;
  for (size_t i = 0; i != count; ++i)
    values[i] = (struct sinter_value_type){.kind = kinds[i], .is_nullable = 1};
  host->type = (struct sinter_function_type){.signature = SINTER_NO_SIGNATURE,
                                             .values = values,
                                             .param_count = (uint32_t)param_count,
                                             .result_count = (uint32_t)result_count};
  return host;
}

sinter_function *sinter_api_host_function_new(sinter_store *store, const sinter_kind *kinds,
                                              size_t param_count, size_t result_count,
                                              sinter_host_callback callback, void *user) {
  struct sinter_host_function *host = make(store, kinds, param_count, result_count);
  if (!host)
    return NULL;
  host->instance = (struct sinter_instance){.runtime = (void *)&sinter_runtime,
                                            .store = store,
                                            .arguments = store->stack->arguments,
                                            .results = store->stack->results,
                                            .deadline = &store->deadline};
  host->function = (struct sinter_context_function){
      .signature = SINTER_NO_SIGNATURE, .instance = host, .type = &host->type};
  host->callback = callback;
  host->user = user;
  bool is_resolved = false;
  for (struct sinter_store_module *at = store->modules; at && !is_resolved; at = at->next)
    is_resolved = resolve(host, at->module);
  if (!is_resolved) {
    host->next = store->unresolved;
    store->unresolved = host;
  }
  return (sinter_function *)&host->function;
}
