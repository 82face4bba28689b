// memory.c - memory.grow, the bulk operations and tables; in guard mode, or with CHECKED defined
// in check mode, where a memory may move.
#include "program.h"

#ifdef CHECKED
#define LIMIT (4096 * WASM_PAGE)
static struct sinter_memory memory = {.max_size = LIMIT, .page_log2 = 16, .can_move = 1};
#else
#define LIMIT (65535 * WASM_PAGE)
static struct sinter_memory memory = {.max_size = LIMIT, .page_log2 = 16, .strategy = STRATEGY};
#endif

__attribute__((section(".sinter.image.0"), aligned(65536))) static char image[65536] = {
    'm', [65535] = 'd'};
static const struct sinter_image_chunk chunks[] = {{65536, image, sizeof image, 1}};

static char *at(uint64_t offset) { return (char *)memory.base + offset; }

static void test_grow(void) {
  CHECK(sinter_memory_grow(&memory, 0) == 2);
  CHECK(sinter_memory_grow(&memory, 1) == 2);
  CHECK(memory.size == 3 * WASM_PAGE);
  *at(3 * WASM_PAGE - 1) = 'x';
  CHECK(sinter_memory_grow(&memory, 64) == 3);
  CHECK(*at(WASM_PAGE) == 'm' && *at(2 * WASM_PAGE - 1) == 'd' && *at(3 * WASM_PAGE - 1) == 'x');
  for (uint64_t i = 3 * WASM_PAGE; i < memory.size; i += 4096)
    CHECK(*at(i) == 0);
  CHECK(sinter_memory_grow(&memory, LIMIT / WASM_PAGE - 66) == (uint64_t)-1);
  CHECK(sinter_memory_grow(&memory, (uint64_t)1 << 48) == (uint64_t)-1);
  CHECK(sinter_memory_grow(&memory, (uint64_t)-1) == (uint64_t)-1);
  CHECK(memory.size == 67 * WASM_PAGE);
  *at(memory.size - 1) = 'y';
}

// Page by page up to 40 MiB, every byte staying what it was.
static void test_grow_often(void) {
  while (memory.size < 640 * WASM_PAGE) {
    CHECK(sinter_memory_grow(&memory, 1) != (uint64_t)-1);
    CHECK(*at(memory.size - WASM_PAGE) == 0 && *at(memory.size - 1) == 0);
    *at(memory.size - 1) = (char)(memory.size >> 16);
  }
  for (uint64_t size = 68 * WASM_PAGE; size <= memory.size; size += WASM_PAGE)
    CHECK(*at(size - 1) == (char)(size >> 16));
  CHECK(*at(WASM_PAGE) == 'm' && *at(3 * WASM_PAGE - 1) == 'x' && *at(67 * WASM_PAGE - 1) == 'y');
}

static void test_bulk(void) {
  static struct sinter_data_segment segment = {"abcdef", 6};
  sinter_memory_init(&memory, &segment, 100, 1, 4);
  CHECK(!memcmp(at(99), "\0bcde\0", 6));
  segment.size = 0;
  sinter_memory_init(&memory, &segment, memory.size, 0, 0);
}

static void test_table(void) {
  static ref initial[4];
  static struct sinter_table table = {initial, 2, 4, 100000, 0};
  static int x, y;
  CHECK(sinter_table_grow(&table, &x, 2) == 2);
  CHECK(table.elements == initial && initial[1] == NULL && initial[3] == &x);
  CHECK(sinter_table_grow(&table, &y, 1) == 4 && table.is_mapped);
  ref *elements = table.elements;
  CHECK(elements[3] == &x && elements[4] == &y && table.size == 5);
  CHECK(sinter_table_grow(&table, &y, 100000 - 4) == (uint64_t)-1);
  CHECK(sinter_table_grow(&table, &y, (uint64_t)-1) == (uint64_t)-1);
  CHECK(sinter_table_grow(&table, &y, 100000 - 5) == 5);
  elements = table.elements;
  CHECK(elements[99999] == &y && elements[2] == &x);
  sinter_table_fill(&table, 1, &y, 2);
  sinter_table_copy(&table, &table, 0, 1, 4);
  CHECK(elements[0] == &y && elements[1] == &y && elements[2] == &x && elements[3] == &y);
  struct sinter_elem_segment segment = {initial, 4};
  sinter_table_init(&table, &segment, 99998, 2, 2);
  CHECK(elements[99998] == &x && elements[99997] == &y);
}

static int GUEST(run)(void) {
  CHECK(memory.size == 2 * WASM_PAGE && *at(WASM_PAGE) == 'm');
  test_bulk();
  test_grow();
  test_grow_often();
  test_table();
  return 42;
}

static const struct sinter_initial_memory initial = {
    .memory = &memory,
    .size = 2 * WASM_PAGE,
#ifdef CHECKED
    .reserve = (uint64_t)CHECKED,
#else
    GUARD_MEMORY,
#endif
    .chunks = (void *)chunks,
    .chunk_count = 1,
};

const struct sinter_program sinter_program = {
    .run = run, .stack_size = 1 << 20, .memories = (void *)&initial, .memory_count = 1, PAGING};
