// table.c - tables of stores, and how the host reads and writes them.
#include "context.h"
#include "os.h"

// Beyond it the system, not the guest, would run out of memory.
enum { LARGEST_TABLE = 10000000 };

static uint64_t growth_limit(const struct sinter_extern_type *type) {
  uint64_t cap = type->min > LARGEST_TABLE ? type->min : LARGEST_TABLE;
  return type->max < cap ? type->max : cap;
}

struct sinter_store_table *sinter_make_table(struct sinter_store *store,
                                             const struct sinter_extern_type *type) {
  struct sinter_store_table *table = sinter_allocate(store, sizeof *table);
  if (!table || type->min > (uint64_t)1 << 40 ||
      !sinter_store_take(&store->used.table_elements, store->limits.table_elements, type->min))
    return NULL;
  table->record.elements = sinter_allocate(store, type->min * sizeof(ref));
  if (!table->record.elements)
    return NULL;
  table->record.size = table->record.capacity = type->min;
  table->record.max_size = growth_limit(type);
  table->element = sinter_value_type_of(type);
  table->max = type->max;
  table->is_64 = type->is_64;
  table->store = store;
  table->next = store->tables;
  store->tables = table;
  return table;
}

bool sinter_table_take(struct sinter_table *table, uint64_t elements) {
  struct sinter_store *store = ((struct sinter_store_table *)table)->store;
  return sinter_store_take(&store->used.table_elements, store->limits.table_elements, elements);
}

void sinter_release_tables(struct sinter_store *store) {
  for (struct sinter_store_table *table = store->tables; table; table = table->next)
    if (table->record.is_mapped)
      sinter_os_release((uintptr_t)table->record.elements, table->record.capacity * sizeof(ref));
}

sinter_table *sinter_api_table_new(sinter_store *store, sinter_kind element, int is_64,
                                   uint64_t min, uint64_t max) {
  struct sinter_extern_type type = {.kind = SINTER_EXTERN_TABLE,
                                    .is_64 = !!is_64,
                                    .min = min,
                                    .max = max,
                                    .value_kind = element,
                                    .is_nullable = 1};
  struct sinter_store_table *table = sinter_make_table(store, &type);
  return table ? &table->record : NULL;
}

uint64_t sinter_api_table_size(const sinter_table *table) { return table->size; }

sinter_status sinter_api_table_get(sinter_table *table, uint64_t index, sinter_value *value) {
  if (index >= table->size)
    return SINTER_OUT_OF_BOUNDS;
  value->ref = ((ref *)table->elements)[index];
  sinter_keep_exceptions(value, &((struct sinter_store_table *)table)->element, 1);
  return SINTER_OK;
}

sinter_status sinter_api_table_set(sinter_table *table, uint64_t index, sinter_value value) {
  if (index >= table->size)
    return SINTER_OUT_OF_BOUNDS;
  if (!sinter_is_of_type(&value, &((struct sinter_store_table *)table)->element))
    return SINTER_INCOMPATIBLE;
  ((ref *)table->elements)[index] = value.ref;
  return SINTER_OK;
}

int sinter_api_table_grow(sinter_table *table, uint64_t delta) {
  if (delta && !((struct sinter_store_table *)table)->element.is_nullable)
    return 0;
  return sinter_table_grow_of_store(NULL, table, NULL, delta) != (i64)-1;
}
