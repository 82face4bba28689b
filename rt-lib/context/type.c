// type.c - what may stand for what: signatures, values, imports.
//
// Matching of imports: https://webassembly.github.io/spec/core/valid/matching.html#external-types
#include "context.h"

// Odd words spell a type (but all ones, none), even ones are the address of 32 bytes that identify
// it. Equal types have either the same word or, in different modules, equal bytes. See
// lowering/Signature.h.
bool sinter_equal_signatures(uint64_t left, uint64_t right) {
  if (left == right)
    return true;
  return !((left | right) & 1) && !memcmp((const void *)left, (const void *)right, 32);
}

i32 SINTER_RUNTIME(sinter_type_matches, i64 actual, i64 expected) {
  return sinter_equal_signatures(actual, expected);
}

bool sinter_is_of_type(const sinter_value *value, const struct sinter_value_type *type) {
  if (!sinter_is_reference(type->kind))
    return true;
  if (!value->ref)
    return type->is_nullable;
  if (!type->signature)
    return true;
  if (type->signature == SINTER_NO_SIGNATURE)
    return false; // whatever it is, even a function without a signature
  const struct sinter_context_function *function = value->ref;
  return sinter_equal_signatures(function->signature, type->signature);
}

static bool equal_values(const struct sinter_value_type *left,
                         const struct sinter_value_type *right) {
  if (left->kind != right->kind)
    return false;
  return !sinter_is_reference(left->kind) ||
         (!left->is_nullable == !right->is_nullable && !left->signature == !right->signature &&
          sinter_equal_signatures(left->signature, right->signature));
}

static bool is_subtype(const struct sinter_value_type *sub, const struct sinter_value_type *super) {
  if (sub->kind != super->kind)
    return false;
  if (!sinter_is_reference(sub->kind))
    return true;
  if (sub->is_nullable && !super->is_nullable)
    return false;
  return !super->signature || sub->signature == SINTER_NO_SIGNATURE ||
         (sub->signature && sinter_equal_signatures(sub->signature, super->signature));
}

// The current size counts as the minimum.
static bool match_limits(uint64_t size, uint64_t max, const struct sinter_extern_type *type) {
  return size >= type->min && max <= type->max;
}

static bool match_function(const struct sinter_context_function *function,
                           const struct sinter_extern_type *type) {
  const struct sinter_function_type *expected = type->function;
  return sinter_equal_signatures(function->signature, expected->signature);
}

static bool match_table(const struct sinter_store_table *table,
                        const struct sinter_extern_type *type) {
  struct sinter_value_type element = sinter_value_type_of(type);
  return table->is_64 == !!type->is_64 && equal_values(&table->element, &element) &&
         match_limits(table->record.size, table->max, type);
}

static bool match_memory(const struct sinter_store_memory *memory,
                         const struct sinter_extern_type *type) {
  return memory->is_64 == !!type->is_64 && memory->record.page_log2 == type->page_log2 &&
         !memory->record.is_shared == !type->is_shared &&
         match_limits(memory->record.size >> memory->record.page_log2, memory->max, type);
}

static bool match_global(const struct sinter_global *global,
                         const struct sinter_extern_type *type) {
  struct sinter_value_type content = sinter_value_type_of(type);
  if (global->is_mutable != !!type->is_mutable)
    return false;
  return global->is_mutable ? equal_values(&global->type, &content)
                            : is_subtype(&global->type, &content);
}

static bool match_tag(const struct sinter_tag *tag, const struct sinter_extern_type *type) {
  const struct sinter_function_type *expected = type->function;
  return sinter_equal_signatures(tag->type->signature, expected->signature);
}

bool sinter_matches(const sinter_extern *object, const struct sinter_extern_type *type) {
  switch (object->kind) {
  case SINTER_EXTERN_FUNCTION:
    return match_function((const struct sinter_context_function *)object->of.function, type);
  case SINTER_EXTERN_TABLE:
    return match_table((const struct sinter_store_table *)object->of.table, type);
  case SINTER_EXTERN_MEMORY:
    return match_memory((const struct sinter_store_memory *)object->of.memory, type);
  case SINTER_EXTERN_GLOBAL:
    return match_global(object->of.global, type);
  case SINTER_EXTERN_TAG:
    return match_tag(object->of.tag, type);
  }
  return false;
}
