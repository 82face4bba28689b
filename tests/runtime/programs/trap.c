// trap.c - traps of every origin; the first argument says which.
#include "os/linux/linux.h"
#include "program.h"

static struct sinter_memory memory = {
    .max_size = 65535 * WASM_PAGE, .page_log2 = 16, .strategy = STRATEGY};

// All guest functions are in one section, where one ends where the next begins. A record of the
// table that the compiler emits: the body is at `offset` of the module, `entries` follow.
#undef GUEST
#define GUEST(name) __attribute__((section(".text.wasm.all"), noinline, used)) name
#define TRAP_RECORD(function, next, offset, count, entries)                                        \
  __asm__(".section .text.wasm.all,\"ax\",%progbits\n  .previous\n"                                \
          ".section sinter_traps,\"ao\",%progbits,.text.wasm.all\n"                                \
          "  .long " #function " - .\n"                                                            \
          "  .long " #next " - " #function "\n"                                                    \
          "  .uleb128 " #offset ", " #count "\n" entries "  .previous\n");

// At offset 0x100: the first of two loads does not fault, the second does.
int GUEST(load)(const volatile char *good, const volatile char *bad) {
  int result = *good;
  __asm__ volatile("load_second:");
  return result + *bad;
}
TRAP_RECORD(load, recurse, 0x100, 2,
            "  .uleb128 0\n  .sleb128 2\n  .uleb128 load_second - load\n  .sleb128 300\n")

int GUEST(recurse)(int depth) {
  if (depth < 0)
    return 0;
  volatile char frame[1000];
  frame[depth % 1000] = 1;
  return recurse(depth + 1) + frame[0];
}
TRAP_RECORD(recurse, run, 0x300, 1, "  .uleb128 0\n  .sleb128 1\n")

// Within the runtime library's function, for which there is no record.
int call_runtime(int depth) {
  if (depth < 0)
    return 0;
  volatile char frame[1000];
  frame[depth % 1000] = 1;
  return call_runtime(depth + 1) + frame[0];
}

static int GUEST(run)(void) {
  const char *what = argument(1);
  const volatile char *good = memory.base;
#define TRAP(name, code, text)                                                                     \
  if (equal(what, #name))                                                                          \
    sinter_trap_##name();
#include "lowering/Traps.def"
  if (equal(what, "load"))
    return load(good, good + memory.size);
  if (equal(what, "load-far"))
    return load(good, good + ((uint64_t)8 << 30) - 1);
  if (equal(what, "load-first"))
    return load(good + memory.size, good);
  if (equal(what, "load-non-canonical"))
    return load(good, (const char *)0x8000000000000000);
  if (equal(what, "recurse"))
    return recurse(0);
  if (equal(what, "recurse-runtime"))
    return call_runtime(0);
  if (equal(what, "init"))
    sinter_memory_init(&memory, &(struct sinter_data_segment){"", 0}, 0, 1, 0);
  if (equal(what, "table"))
    sinter_table_fill(&(struct sinter_table){0}, 1, NULL, 0);
  // What is sent arrives while guest code runs.
  if (equal(what, "sent") || equal(what, "sent-bus"))
    SINTER_STARTUP_SYSCALL(tgkill, SINTER_STARTUP_SYSCALL(getpid), SINTER_STARTUP_SYSCALL(gettid),
                           equal(what, "sent") ? SIGSEGV : SIGBUS);
  if (equal(what, "bug"))
    memcpy((void *)(uintptr_t)memory.size, (void *)16, 1);
  return 3;
}
TRAP_RECORD(run, end, 0x400, 1, "  .uleb128 0\n  .sleb128 0\n")

void GUEST(end)(void) {}

static const uint32_t offsets[] = {0x80, 0x100, 0x300, 0x400};

static const struct sinter_initial_memory initial = {
    .memory = &memory,
    .size = WASM_PAGE,
    GUARD_MEMORY,
};

const struct sinter_program sinter_program = {
    .run = run,
    .stack_size = 1 << 20,
    .memories = (void *)&initial,
    .memory_count = 1,
    PAGING.function_offsets = (void *)offsets,
    .function_names = "first\0lo\"ad\x1b[0m\xc2\x9b\0\0r\xc3\xbcn",
    .function_count = 4,
    .import_count = 5,
};
