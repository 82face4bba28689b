// global.c - globals of stores, and how the host reads and writes them.
#include "context.h"

struct sinter_global *sinter_make_global(struct sinter_store *store, sinter_value *cell,
                                         const struct sinter_value_type *type, bool is_mutable) {
  struct sinter_global *global = sinter_allocate(store, sizeof *global);
  if (!global)
    return NULL;
  *global = (struct sinter_global){
      .cell = cell, .type = *type, .is_mutable = is_mutable, .next = store->globals};
  store->globals = global;
  return global;
}

sinter_global *sinter_api_global_new(sinter_store *store, sinter_kind kind, int is_mutable,
                                     sinter_value value) {
  sinter_value *cell = sinter_allocate(store, sizeof *cell);
  if (!cell)
    return NULL;
  *cell = value;
  struct sinter_value_type type = {.kind = kind, .is_nullable = 1};
  return sinter_make_global(store, cell, &type, is_mutable);
}

sinter_kind sinter_api_global_kind(const sinter_global *global) {
  return (sinter_kind)global->type.kind;
}

sinter_value sinter_api_global_get(const sinter_global *global) {
  sinter_keep_exceptions(global->cell, &global->type, 1);
  return *global->cell;
}

sinter_status sinter_api_global_set(sinter_global *global, sinter_value value) {
  if (!global->is_mutable)
    return SINTER_IMMUTABLE;
  if (!sinter_is_of_type(&value, &global->type))
    return SINTER_INCOMPATIBLE;
  *global->cell = value;
  return SINTER_OK;
}
