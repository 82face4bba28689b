// beta.c - a module that imports everything: it writes into what it imports, then traps if told to.
#include "guest.h"

struct beta {
  struct sinter_instance head;
  uint64_t padding;
  struct sinter_context_function functions[2];
  void *references[1];
  struct sinter_table *tables[1];
  struct sinter_memory *memories[1];
  char *bases[1];
  sinter_value *globals[2];
  struct sinter_tag *tags[1];
};

static uint32_t GUEST(twice)(struct beta *self, uint32_t a) {
  uint32_t (*add)(void *, uint32_t, uint32_t) = self->functions[0].code;
  return add(self->functions[0].instance, a, a);
}

static void GUEST(initialize)(struct beta *self) {
  self->bases[0][100] = 'b';
  ((void **)self->tables[0]->elements)[2] = &self->functions[1];
  ++self->globals[0]->i32;
  if (self->globals[1]->i32)
    sinter_trap_unreachable(&self->head);
}

static void enter_i_i(void *code, void *instance, sinter_value *slots) {
  slots->i32 = (int32_t)((uint32_t (*)(void *, uint32_t))code)(instance, (uint32_t)slots->i32);
}

static const struct sinter_value_type numbers[] = {NUMBER(SINTER_I32), NUMBER(SINTER_I32),
                                                   NUMBER(SINTER_I32)};
static const struct sinter_function_type types[] = {
    {CODES(I32, I32, 0, I32), (void *)numbers, 2, 1, NULL, NULL},
    {CODES(I32, 0, I32), (void *)numbers, 1, 1, enter_i_i, NULL},
};
static const struct sinter_definition definitions[] = {{twice, (void *)&types[1]}};

static const struct sinter_extern_type ii_i = {.function = (void *)&types[0]};
static const struct sinter_extern_type ii = {.function = (void *)&types[1]};
static const struct sinter_extern_type table = {
    .kind = 1, .min = 3, .max = 10, .value_kind = SINTER_FUNCREF, .is_nullable = 1};
static const struct sinter_extern_type memory = {.kind = 2, .min = 1, .max = 5, .page_log2 = 16};
static const struct sinter_extern_type globals[] = {
    {.kind = 3, .is_mutable = 1, .value_kind = SINTER_I32},
    {.kind = 3, .value_kind = SINTER_I32},
};
static const struct sinter_extern_type tag = {.kind = 4, .function = (void *)&types[1]};

static const struct sinter_external imports[] = {
    {FROM("alpha"), NAME("add"), 0, (void *)&ii_i},
    {FROM("alpha"), NAME("table"), 0, (void *)&table},
    {FROM("alpha"), NAME("memory"), 0, (void *)&memory},
    {FROM("alpha"), NAME("global"), 0, (void *)&globals[0]},
    {FROM("host"), NAME("fails"), 1, (void *)&globals[1]},
    {FROM("alpha"), NAME("tag"), 0, (void *)&tag},
};
static const struct sinter_external exports[] = {
    {NAME("twice"), .index = 1, .type = (void *)&ii},
    {NAME("add"), .index = 0, .type = (void *)&ii_i},
    {NAME("memory"), .index = 0, .type = (void *)&memory},
    {NAME("global"), .index = 0, .type = (void *)&globals[0]},
    {NAME("tag"), .index = 0, .type = (void *)&tag},
};

static const uint32_t export_order[] = {1, 4, 0, 3, 2};

MODULE = {
    COMMON_FIELDS,
    .instance_size = sizeof(struct beta),
    .types = (void *)types,
    .type_count = 2,
    .imports = (void *)imports,
    .import_count = sizeof imports / sizeof *imports,
    .exports = (void *)exports,
    .export_count = sizeof exports / sizeof *exports,
    .export_order = (void *)export_order,
    .functions = (void *)definitions,
    .tables = (void *)&table,
    .memories = (void *)&memory,
    .globals = (void *)globals,
    .tags = (void *)&tag,
    .table_count = 1,
    .memory_count = 1,
    .global_count = 2,
    .tag_count = 1,
    .function_count = 2,
    .import_function_count = 1,
    .import_table_count = 1,
    .import_memory_count = 1,
    .import_global_count = 2,
    .import_tag_count = 1,
    .functions_offset = offsetof(struct beta, functions),
    .references_offset = offsetof(struct beta, references),
    .tables_offset = offsetof(struct beta, tables),
    .memories_offset = offsetof(struct beta, memories),
    .memory_bases_offset = offsetof(struct beta, bases),
    .globals_offset = offsetof(struct beta, globals),
    .tags_offset = offsetof(struct beta, tags),
    .initialize = initialize,
};
