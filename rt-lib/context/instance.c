// instance.c - instantiation: checks the imports, makes what the module defines, runs it.
//
// https://webassembly.github.io/spec/core/exec/modules.html#instantiation
//
// The runtime lays out an instance up to where code can run in it; the rest of the specification's
// steps (values of globals, segments, the start function) is the module's `initialize`. An instance
// whose initialisation traps lives on, since others may have got references to its functions.
#include "context.h"

static sinter_status check_imports(const struct sinter_store *store,
                                   const struct sinter_module *module,
                                   const sinter_extern *objects) {
  const struct sinter_external *imports = module->imports;
  for (uint64_t i = 0; i != module->import_count; ++i) {
    const struct sinter_extern_type *type = imports[i].type;
    if (!objects || !objects[i].of.function)
      return SINTER_UNKNOWN_IMPORT;
    if ((uint32_t)objects[i].kind != type->kind ||
        !sinter_store_owns(store, objects[i].of.function) || !sinter_matches(objects + i, type))
      return SINTER_INCOMPATIBLE;
    struct sinter_store_memory *memory = (void *)objects[i].of.memory;
    if (type->kind == SINTER_EXTERN_MEMORY && !sinter_memory_meets(memory, type->needs))
      return memory->record.strategy == SINTER_STRATEGY_OPEN ? SINTER_INCOMPATIBLE
                                                             : SINTER_OUT_OF_MEMORY;
  }
  return SINTER_OK;
}

static bool add_module(struct sinter_store *store, const struct sinter_module *module) {
  for (struct sinter_store_module *at = store->modules; at; at = at->next)
    if (at->module == module)
      return true;
  struct sinter_store_module *entry = sinter_allocate(store, sizeof *entry);
  if (!entry)
    return false;
  *entry = (struct sinter_store_module){.module = module, .next = store->modules};
  sinter_resolve_host_functions(store, module);
  store->modules = entry;
  return true;
}

// What precedes an instance, out of compiled code's sight.
struct objects {
  struct sinter_global **globals; // all of the index space
  uint64_t padding;
};

static struct objects *objects_of(struct sinter_instance *instance) {
  return (struct objects *)instance - 1;
}

static const struct sinter_module *module_of(const struct sinter_instance *instance) {
  return instance->module;
}

// An array of the instance, by its offset.
static void *array(struct sinter_instance *instance, uint64_t offset) {
  return (char *)instance + offset;
}

// Those that are imported are somebody else's.
static bool can_have_memories(const struct sinter_module *module) {
  const struct sinter_extern_type *types = module->memories;
  for (uint64_t i = module->import_memory_count; i != module->memory_count; ++i)
    if (types[i].needs == SINTER_STRATEGY_SERVED && !sinter_serve_memories())
      return false;
  return true;
}

static struct sinter_instance *allocate_instance(struct sinter_store *store,
                                                 const struct sinter_module *module) {
  struct objects *objects = sinter_allocate(store, sizeof *objects + module->instance_size);
  struct sinter_global **globals = sinter_allocate(store, module->global_count * sizeof *globals);
  if (!objects || !globals)
    return NULL;
  objects->globals = globals;
  struct sinter_instance *instance = (struct sinter_instance *)(objects + 1);
  *instance = (struct sinter_instance){.runtime = (void *)&sinter_runtime,
                                       .store = store,
                                       .module = (void *)module,
                                       .arguments = store->stack->arguments,
                                       .results = store->stack->results,
                                       .deadline = &store->deadline};
  return instance;
}

static void set_function(struct sinter_instance *instance, uint64_t index,
                         const sinter_function *function) {
  const struct sinter_module *module = module_of(instance);
  struct sinter_context_function *functions = array(instance, module->functions_offset);
  const void **references = array(instance, module->references_offset);
  functions[index] = *(const struct sinter_context_function *)function;
  references[index] = function;
}

static void set_memory(struct sinter_instance *instance, uint64_t index,
                       struct sinter_memory *memory) {
  const struct sinter_module *module = module_of(instance);
  ((struct sinter_memory **)array(instance, module->memories_offset))[index] = memory;
  ((void **)array(instance, module->memory_bases_offset))[index] = memory->base;
}

static void set_table(struct sinter_instance *instance, uint64_t index,
                      struct sinter_table *table) {
  ((struct sinter_table **)array(instance, module_of(instance)->tables_offset))[index] = table;
}

static void set_global(struct sinter_instance *instance, uint64_t index,
                       struct sinter_global *global) {
  ((void **)array(instance, module_of(instance)->globals_offset))[index] = global->cell;
  objects_of(instance)->globals[index] = global;
}

static void set_tag(struct sinter_instance *instance, uint64_t index, struct sinter_tag *tag) {
  ((struct sinter_tag **)array(instance, module_of(instance)->tags_offset))[index] = tag;
}

static void import_objects(struct sinter_instance *instance, const sinter_extern *objects) {
  const struct sinter_module *module = module_of(instance);
  const struct sinter_external *imports = module->imports;
  for (uint64_t i = 0; i != module->import_count; ++i) {
    uint64_t index = imports[i].index;
    switch (objects[i].kind) {
    case SINTER_EXTERN_FUNCTION:
      set_function(instance, index, objects[i].of.function);
      break;
    case SINTER_EXTERN_TABLE:
      set_table(instance, index, objects[i].of.table);
      break;
    case SINTER_EXTERN_MEMORY:
      set_memory(instance, index, objects[i].of.memory);
      break;
    case SINTER_EXTERN_GLOBAL:
      set_global(instance, index, objects[i].of.global);
      break;
    case SINTER_EXTERN_TAG:
      set_tag(instance, index, objects[i].of.tag);
      break;
    }
  }
}

static void define_functions(struct sinter_instance *instance) {
  const struct sinter_module *module = module_of(instance);
  struct sinter_context_function *functions = array(instance, module->functions_offset);
  const struct sinter_definition *definition = module->functions;
  for (uint64_t i = module->import_function_count; i != module->function_count; ++i, ++definition) {
    const struct sinter_function_type *type = definition->type;
    functions[i] = (struct sinter_context_function){.code = definition->code,
                                                    .signature = type->signature,
                                                    .instance = instance,
                                                    .type = definition->type};
  }
}

static bool define_tables(struct sinter_instance *instance) {
  const struct sinter_module *module = module_of(instance);
  const struct sinter_extern_type *types = module->tables;
  for (uint64_t i = module->import_table_count; i != module->table_count; ++i) {
    struct sinter_store_table *table = sinter_make_table(instance->store, types + i);
    if (!table)
      return false;
    set_table(instance, i, &table->record);
  }
  return true;
}

static bool define_memories(struct sinter_instance *instance) {
  const struct sinter_module *module = module_of(instance);
  const struct sinter_extern_type *types = module->memories;
  const struct sinter_memory_image *image = module->images;
  for (uint64_t i = module->import_memory_count; i != module->memory_count; ++i, ++image) {
    struct sinter_store_memory *memory = sinter_make_memory(instance->store, types + i, image);
    if (!memory || !sinter_memory_meets(memory, types[i].needs))
      return false;
    set_memory(instance, i, &memory->record);
  }
  return true;
}

static bool define_globals(struct sinter_instance *instance) {
  const struct sinter_module *module = module_of(instance);
  const struct sinter_extern_type *types = module->globals;
  sinter_value *cell = array(instance, module->cells_offset);
  for (uint64_t i = module->import_global_count; i != module->global_count; ++i, ++cell) {
    struct sinter_value_type type = sinter_value_type_of(types + i);
    struct sinter_global *global =
        sinter_make_global(instance->store, cell, &type, types[i].is_mutable);
    if (!global)
      return false;
    set_global(instance, i, global);
  }
  return true;
}

static bool define_tags(struct sinter_instance *instance) {
  const struct sinter_module *module = module_of(instance);
  const struct sinter_extern_type *types = module->tags;
  for (uint64_t i = module->import_tag_count; i != module->tag_count; ++i) {
    struct sinter_tag *tag = sinter_allocate(instance->store, sizeof *tag);
    if (!tag)
      return false;
    tag->type = types[i].function;
    set_tag(instance, i, tag);
  }
  return true;
}

sinter_status sinter_api_instantiate(sinter_store *store, const sinter_module *module,
                                     const sinter_extern *imports, sinter_instance **result) {
  // Faults in leaves are found by the memories that a runtime has made.
  if (store->api != &sinter_api_table)
    return store->api->instantiate(store, module, imports, result);
  if (!sinter_is_our_version(module))
    return SINTER_WRONG_VERSION;
  if (!add_module(store, module))
    return SINTER_OUT_OF_MEMORY;
  struct sinter_wasi_grant *grant;
  imports = sinter_provide_wasi(store, module, imports, &grant);
  if (!imports && module->hosted && store->granted)
    return SINTER_OUT_OF_MEMORY;
  sinter_status status = check_imports(store, module, imports);
  if (status != SINTER_OK)
    return status;
  if (!can_have_memories(module))
    return SINTER_UNSUPPORTED;
  struct sinter_instance *instance = allocate_instance(store, module);
  if (!instance)
    return SINTER_OUT_OF_MEMORY;
  import_objects(instance, imports);
  define_functions(instance);
  if (!define_tables(instance) || !define_memories(instance) || !define_globals(instance) ||
      !define_tags(instance))
    return SINTER_OUT_OF_MEMORY;
  if (grant)
    sinter_grant_memory(grant, instance);
  *result = instance;
  return sinter_run(store, module->initialize, instance, NULL, NULL);
}

// An imported function stays the object that was imported.
static void *reference_to(struct sinter_instance *instance, uint64_t function) {
  const struct sinter_module *module = module_of(instance);
  if (function < module->import_function_count)
    return ((void **)array(instance, module->references_offset))[function];
  return (struct sinter_context_function *)array(instance, module->functions_offset) + function;
}

sinter_extern sinter_api_instance_export(sinter_instance *instance, size_t index) {
  const struct sinter_module *module = instance->module;
  const struct sinter_external *export = (const struct sinter_external *)module->exports + index;
  const struct sinter_extern_type *type = export->type;
  uint64_t at = export->index;
  sinter_extern result = {.kind = (sinter_extern_kind)type->kind};
  switch (result.kind) {
  case SINTER_EXTERN_FUNCTION:
    result.of.function = reference_to(instance, at);
    break;
  case SINTER_EXTERN_TABLE:
    result.of.table = ((sinter_table **)array(instance, module->tables_offset))[at];
    break;
  case SINTER_EXTERN_MEMORY:
    result.of.memory = ((sinter_memory **)array(instance, module->memories_offset))[at];
    break;
  case SINTER_EXTERN_GLOBAL:
    result.of.global = objects_of(instance)->globals[at];
    break;
  case SINTER_EXTERN_TAG:
    result.of.tag = ((sinter_tag **)array(instance, module->tags_offset))[at];
    break;
  }
  return result;
}

// Segments of functions are indices in the module, since references are the instance's.
void SINTER_RUNTIME(sinter_place_functions, ref destination, ref indices, i64 count) {
  const uint32_t *index = indices;
  void **to = destination;
  for (uint64_t i = 0; i != count; ++i)
    to[i] = index[i] == ~(uint32_t)0 ? NULL : reference_to(instance, index[i]);
}
