// start.c - start-up: relocation, read-only data, the stack, the memory image.
#include "program.h"

static struct sinter_memory memory = {
    .max_size = 65535 * WASM_PAGE, .page_log2 = 16, .strategy = STRATEGY};

static const char small[] = "copied";
// 64 KiB, so that it can be moved on every page size.
__attribute__((section(".sinter.image.0"), aligned(65536))) static char large[65536] = {
    'm', [65535] = 'd'};

static const char unmovable[] = "?stays";

static const struct sinter_image_chunk chunks[] = {
    {16, (void *)small, sizeof small, 0},
    {65536, large, sizeof large, 1},
    // Not on a page of its own, so that moving fails and it is copied after all.
    {3 * 65536, (void *)(unmovable + 1), 5, 1},
};

static const char *const strings[] = {"one", "two"};

static int GUEST(run)(void) {
  CHECK(memory.base == (void *)65536);
  CHECK(memory.size == 4 * WASM_PAGE);
  char *base = memory.base;
  CHECK(equal(base + 16, "copied"));
  CHECK(base[0] == 0 && base[16 + sizeof small] == 0 && base[65535] == 0);
  CHECK(base[65536] == 'm' && base[2 * 65536 - 1] == 'd' && base[2 * 65536] == 0);
  CHECK(equal(base + 3 * 65536, "stays"));
  base[65536] = 'w';
  base[4 * 65536 - 1] = 'w';
  CHECK(equal(strings[sinter_process.argument_count - 1], "two"));
  char local[16 << 10];
  memset(local, 1, sizeof local);
  CHECK(((uintptr_t)__builtin_frame_address(0) & 15) == 0);
  print(argument(1));
  if (equal(argument(1), "write-constant"))
    *(volatile uint64_t *)(uintptr_t)&sinter_program.stack_size = 0;
  return 42;
}

static const struct sinter_initial_memory initial = {
    .memory = &memory,
    .size = 4 * WASM_PAGE,
    GUARD_MEMORY,
    .chunks = (void *)chunks,
    .chunk_count = 3,
};

const struct sinter_program sinter_program = {
    .run = run, .stack_size = 1 << 20, .memories = (void *)&initial, .memory_count = 1, PAGING};
