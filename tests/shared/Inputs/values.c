// values.c - passes values of every type through two instances of one module, in two objects.

#include "tests/support/host.h"

enum { COUNT = 12 };
static const sinter_kind kinds[2 * COUNT] = {
    SINTER_I32,       SINTER_I64,  SINTER_F32, SINTER_F64, SINTER_V128, SINTER_FUNCREF,
    SINTER_EXTERNREF, SINTER_I32,  SINTER_I64, SINTER_F64, SINTER_F32,  SINTER_I32,
    SINTER_I32,       SINTER_F32,  SINTER_F64, SINTER_I64, SINTER_I32,  SINTER_EXTERNREF,
    SINTER_FUNCREF,   SINTER_V128, SINTER_F64, SINTER_F32, SINTER_I64,  SINTER_I32};

static size_t size_of(sinter_kind kind) {
  return kind == SINTER_V128 ? 16 : kind == SINTER_I32 || kind == SINTER_F32 ? 4 : 8;
}

static sinter_status reverse(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)store;
  for (int i = 0; i != COUNT / 2; ++i) {
    sinter_value other = values[COUNT - 1 - i];
    values[COUNT - 1 - i] = values[i];
    values[i] = other;
  }
  return SINTER_OK;
}

static sinter_status halve(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)store;
  values[0].f64 = (double)values[0].f32 / 2;
  return SINTER_OK;
}

static sinter_value arguments[COUNT];

static void set_arguments(sinter_function *function) {
  for (int i = 0; i != COUNT; ++i)
    for (int j = 0; j != 16; ++j)
      arguments[i].v128[j] = (uint8_t)(16 * i + j + 1);
  arguments[5].ref = function;
}

static void check_reversed(sinter_store *store, sinter_function *function) {
  sinter_value values[COUNT];
  memcpy(values, arguments, sizeof values);
  CHECK(api->call(store, function, values) == SINTER_OK);
  for (int i = 0; i != COUNT; ++i)
    CHECK(!memcmp(&values[i], &arguments[COUNT - 1 - i], size_of(kinds[COUNT + i])));
}

int main(int count, char **words) {
  CHECK(count == 4);
  const sinter_module *one = load(words[1]), *two = load(words[2]);
  const char *test = words[3];
  sinter_store *store = api->store_new();
  sinter_extern host = {SINTER_EXTERN_FUNCTION, {0}};
  host.of.function = api->host_function_new(store, kinds, COUNT, COUNT, reverse, NULL);
  sinter_instance *first, *second;
  CHECK(api->instantiate(store, one, &host, &first) == SINTER_OK);
  sinter_extern exported = find(first, "reverse");
  set_arguments(exported.of.function);
  for (int i = 0; i != 2 * COUNT; ++i)
    CHECK(api->value_kind(exported.of.function, (size_t)i) == kinds[i]);

  CHECK(api->instantiate(store, two, &exported, &second) == SINTER_OK);
  sinter_table *table = find(second, "table").of.table;
  if (!strcmp(test, "reverse")) {
    check_reversed(store, exported.of.function);
  } else if (!strcmp(test, "through")) {
    check_reversed(store, find(first, "through").of.function);
  } else if (!strcmp(test, "linked")) {
    check_reversed(store, find(second, "through").of.function);
  } else if (!strcmp(test, "indirect")) {
    sinter_value guest = {.ref = exported.of.function}, callback = {.ref = host.of.function};
    CHECK(api->table_set(table, 1, guest) == SINTER_OK);
    check_reversed(store, find(second, "indirect").of.function);
    CHECK(api->table_set(table, 1, callback) == SINTER_OK);
    check_reversed(store, find(second, "indirect").of.function);
  } else if (!strcmp(test, "untyped")) {
    sinter_value other = {.ref = find(first, "other").of.function}, values[COUNT];
    CHECK(api->table_set(table, 1, other) == SINTER_OK);
    memcpy(values, arguments, sizeof values);
    CHECK(api->call(store, find(second, "indirect").of.function, values) == SINTER_TRAP);
    CHECK(!strcmp(api->trap_message(store), "indirect call type mismatch"));
    sinter_extern wrong = find(first, "other");
    CHECK(api->instantiate(store, two, &wrong, &second) == SINTER_INCOMPATIBLE);
  } else if (!strcmp(test, "callback")) {
    static const sinter_kind types[] = {SINTER_F32, SINTER_F64};
    sinter_value callback = {.ref = api->host_function_new(store, types, 1, 1, halve, NULL)};
    sinter_value value = {.i32 = 42};
    CHECK(api->table_set(table, 1, callback) == SINTER_OK);
    CHECK(api->call(store, find(second, "call back").of.function, &value) == SINTER_OK);
    CHECK(value.i32 == 21);
  } else {
    return 2;
  }
  api->store_delete(store);
  return 42;
}
