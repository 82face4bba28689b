// alpha.c - a module that exports a function of every kind of trouble, a memory, a table, a global.
#include "guest.h"

// Also compiled for a memory that userfaultfd serves.
#ifdef SERVED
#define STRATEGY SINTER_STRATEGY_SERVED
#else
#define STRATEGY SINTER_STRATEGY_GUARDED
#endif

struct alpha {
  struct sinter_instance head;
  uint64_t padding;
  struct sinter_context_function functions[11];
  void *references[1];
  struct sinter_table *tables[1];
  struct sinter_memory *memories[1];
  char *bases[1];
  sinter_value *globals[1];
  struct sinter_tag *tags[1];
  sinter_value cells[1];
};

typedef uint32_t i_i(void *, uint32_t);

static const struct sinter_function_type types[];

static uint32_t GUEST(add)(struct alpha *self, uint32_t a, uint32_t b) {
  (void)self;
  return a + b;
}

static uint32_t GUEST(trap)(struct alpha *self, uint32_t a) {
  sinter_trap_unreachable(&self->head);
  return a;
}

static uint32_t GUEST(load)(struct alpha *self, uint32_t address) {
  return *(volatile uint32_t *)(self->bases[0] + address);
}

static uint32_t GUEST(recurse)(struct alpha *self, uint32_t depth) {
  if (!depth)
    return 0;
  uint32_t result = ((i_i *)self->functions[4].code)(self, depth - 1);
  __asm__ volatile("" : "+r"(result)); // no tail call
  return result + 1;
}

static uint32_t GUEST(call_host)(struct alpha *self, uint32_t a) {
  return 10 * ((i_i *)self->functions[0].code)(self->functions[0].instance, a);
}

static uint32_t GUEST(grow)(struct alpha *self, uint32_t pages) {
  return (uint32_t)sinter_memory_grow(&self->head, self->memories[0], pages);
}

static uint32_t GUEST(fill)(struct alpha *self, uint32_t count) {
  static char letters[65536];
  for (unsigned i = 0; i != sizeof letters; ++i)
    letters[i] = 'f';
  sinter_memory_init(&self->head, self->memories[0],
                     &(struct sinter_data_segment){letters, sizeof letters}, 65536, 0, count);
  return 0;
}

static uint32_t GUEST(indirect)(struct alpha *self, uint32_t index, uint32_t a) {
  if (index >= self->tables[0]->size)
    sinter_trap_undefined_element(&self->head);
  struct sinter_context_function *function = ((void **)self->tables[0]->elements)[index];
  if (!function)
    sinter_trap_uninitialized_element(&self->head);
  if (function->signature != types[1].signature)
    sinter_trap_indirect_call_type_mismatch(&self->head);
  return ((i_i *)function->code)(function->instance, a);
}

// A type that has no word of its own.
static uint32_t GUEST(same_digest)(struct alpha *self, uint32_t other) {
  static const __attribute__((aligned(8))) char digests[3][32] = {"digest", "digest", "another"};
  return sinter_type_matches(&self->head, (uint64_t)digests[0], (uint64_t)digests[other]);
}

// (ref $i_i) -> i32
static uint32_t GUEST(take)(struct alpha *self, struct sinter_context_function *function) {
  (void)self;
  return function->signature == types[1].signature;
}

static void enter_take(void *code, void *instance, sinter_value *slots) {
  slots->i32 = (int32_t)((uint32_t (*)(void *, void *))code)(instance, slots->ref);
}

static void enter_ii_i(void *code, void *instance, sinter_value *slots) {
  slots->i32 = (int32_t)((uint32_t (*)(void *, uint32_t, uint32_t))code)(
      instance, (uint32_t)slots[0].i32, (uint32_t)slots[1].i32);
}

static void enter_i_i(void *code, void *instance, sinter_value *slots) {
  slots->i32 = (int32_t)((i_i *)code)(instance, (uint32_t)slots->i32);
}

static uint32_t host_i_i(struct sinter_instance *host, uint32_t a) {
  sinter_value slots[1] = {{.i32 = (int32_t)a}};
  sinter_call_host(host, slots);
  return (uint32_t)slots->i32;
}

static void initialize(struct alpha *self) {
  self->globals[0]->i32 = 7;
  self->bases[0][0] = 'a';
  ((void **)self->tables[0]->elements)[0] = self->references[0];
  ((void **)self->tables[0]->elements)[1] = &self->functions[1];
}

static const struct sinter_value_type numbers[] = {NUMBER(SINTER_I32), NUMBER(SINTER_I32),
                                                   NUMBER(SINTER_I32)};
static const struct sinter_value_type take_values[] = {
    {.kind = SINTER_FUNCREF, .signature = CODES(I32, 0, I32)}, NUMBER(SINTER_I32)};
// Other references have digests, see lowering/Signature.h.
static const __attribute__((aligned(8))) char take_digest[32] = {"take"};
static const struct sinter_function_type types[] = {
    {CODES(I32, I32, 0, I32), (void *)numbers, 2, 1, enter_ii_i, NULL},
    {CODES(I32, 0, I32), (void *)numbers, 1, 1, enter_i_i, host_i_i},
    {(uint64_t)take_digest, (void *)take_values, 1, 1, enter_take, NULL},
};
static const struct sinter_definition definitions[] = {
    {add, (void *)&types[0]},      {trap, (void *)&types[1]},      {load, (void *)&types[1]},
    {recurse, (void *)&types[1]},  {call_host, (void *)&types[1]}, {grow, (void *)&types[1]},
    {indirect, (void *)&types[0]}, {fill, (void *)&types[1]},      {same_digest, (void *)&types[1]},
    {take, (void *)&types[2]},
};

static const struct sinter_extern_type ii_i = {.function = (void *)&types[0]};
static const struct sinter_extern_type ii = {.function = (void *)&types[1]};
static const struct sinter_extern_type take_type = {.function = (void *)&types[2]};
static const struct sinter_extern_type table = {
    .kind = 1, .min = 4, .max = 8, .value_kind = SINTER_FUNCREF, .is_nullable = 1};
static const struct sinter_extern_type memory = {
    .kind = 2, .min = 1, .max = 4, .page_log2 = 16, .needs = STRATEGY};
static const struct sinter_extern_type global = {
    .kind = 3, .is_mutable = 1, .value_kind = SINTER_I32};
static const struct sinter_extern_type tag = {.kind = 4, .function = (void *)&types[1]};

static const struct sinter_external imports[] = {{FROM("host"), NAME("f"), 0, (void *)&ii}};
static const struct sinter_external exports[] = {
    {NAME("add"), .index = 1, .type = (void *)&ii_i},
    {NAME("trap"), .index = 2, .type = (void *)&ii},
    {NAME("load"), .index = 3, .type = (void *)&ii},
    {NAME("recurse"), .index = 4, .type = (void *)&ii},
    {NAME("call_host"), .index = 5, .type = (void *)&ii},
    {NAME("grow"), .index = 6, .type = (void *)&ii},
    {NAME("indirect"), .index = 7, .type = (void *)&ii_i},
    {NAME("fill"), .index = 8, .type = (void *)&ii},
    {NAME("same_digest"), .index = 9, .type = (void *)&ii},
    {NAME("take"), .index = 10, .type = (void *)&take_type},
    {NAME("host"), .index = 0, .type = (void *)&ii},
    {NAME("table"), .index = 0, .type = (void *)&table},
    {NAME("memory"), .index = 0, .type = (void *)&memory},
    {NAME("global"), .index = 0, .type = (void *)&global},
    {NAME("tag"), .index = 0, .type = (void *)&tag},
};

static const uint32_t export_order[] = {0, 14, 7, 5, 10, 2, 9, 1, 11, 13, 12, 3, 6, 4, 8};

MODULE = {
    COMMON_FIELDS,
    .instance_size = sizeof(struct alpha),
    .types = (void *)types,
    .type_count = 3,
    .imports = (void *)imports,
    .import_count = 1,
    .exports = (void *)exports,
    .export_count = sizeof exports / sizeof *exports,
    .export_order = (void *)export_order,
    .functions = (void *)definitions,
    .tables = (void *)&table,
    .memories = (void *)&memory,
    .globals = (void *)&global,
    .tags = (void *)&tag,
    .table_count = 1,
    .memory_count = 1,
    .global_count = 1,
    .tag_count = 1,
    .function_count = 11,
    .import_function_count = 1,
    .functions_offset = offsetof(struct alpha, functions),
    .references_offset = offsetof(struct alpha, references),
    .tables_offset = offsetof(struct alpha, tables),
    .memories_offset = offsetof(struct alpha, memories),
    .memory_bases_offset = offsetof(struct alpha, bases),
    .globals_offset = offsetof(struct alpha, globals),
    .cells_offset = offsetof(struct alpha, cells),
    .tags_offset = offsetof(struct alpha, tags),
    .initialize = initialize,
};
