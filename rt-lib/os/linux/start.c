// start.c - from the kernel's entry to the program's first function.
//
// The entry code of arch/<isa>/start.S calls sinter_relocate, then sinter_start, both on the stack
// that the kernel made. They are separate functions because nothing that needs relocation may be
// read before it: a compiler may move reads of constants freely, but not out of a function that it
// sees only called from assembly. Every system call here is paid by every start, so there are few.
#include "core/text.h"
#include "linux.h"
#include "os.h"

struct sinter_process sinter_process;

struct rela {
  uint64_t offset, info, addend;
};

#pragma GCC visibility push(hidden)
// From the linker script.
extern char __ehdr_start[];
extern const struct rela __sinter_rela_start[], __sinter_rela_end[];
extern const uint64_t __sinter_relr_start[], __sinter_relr_end[];
extern const char __sinter_relro_start[], __sinter_relro_end[];
#pragma GCC visibility pop

_Noreturn void sinter_run_on_stack(void *function, uintptr_t stack_top);

static void relocate_word(uintptr_t base, uint64_t offset) {
  uint64_t *word = (uint64_t *)(base + offset);
  *word += base;
}

// A static position-independent image has relative relocations only, in the classic form or as
// DT_RELR: an even entry is the offset of a word, an odd one a bitmap of the 63 words behind.
void sinter_relocate(void) {
  uintptr_t base = (uintptr_t)__ehdr_start;
  for (const struct rela *entry = __sinter_rela_start; entry < __sinter_rela_end; ++entry)
    *(uint64_t *)(base + entry->offset) = base + entry->addend;
  uint64_t next = 0;
  for (const uint64_t *entry = __sinter_relr_start; entry < __sinter_relr_end; ++entry) {
    if (!(*entry & 1)) {
      relocate_word(base, *entry);
      next = *entry + 8;
      continue;
    }
    for (uint64_t bits = *entry >> 1, offset = next; bits; bits >>= 1, offset += 8)
      if (bits & 1)
        relocate_word(base, offset);
    next += 63 * 8;
  }
}

struct auxiliary {
  uint64_t type, value;
};

// The kernel puts on the stack: argc, argv..., null, environment..., null, auxiliary vector.
// Returns the smallest stack that a signal handler can run on.
static size_t read_process(uintptr_t *stack) {
  sinter_process.argument_count = *stack;
  sinter_process.arguments = (char **)(stack + 1);
  sinter_process.environment = sinter_process.arguments + sinter_process.argument_count + 1;
  sinter_process.page_size = 4096;
  char **end = sinter_process.environment;
  while (*end)
    ++end;
  size_t signal_stack = 4096;
  for (const struct auxiliary *entry = (const void *)(end + 1); entry->type; ++entry) {
    if (entry->type == AT_PAGESZ)
      sinter_process.page_size = entry->value;
    if (entry->type == AT_SECURE)
      sinter_process.is_secure = entry->value != 0;
    if (entry->type == AT_MINSIGSTKSZ && entry->value > signal_stack)
      signal_stack = entry->value;
  }
  return signal_stack;
}

static void protect_relro(void) {
  uintptr_t mask = sinter_process.page_size - 1;
  uintptr_t start = (uintptr_t)__sinter_relro_start & ~mask;
  uintptr_t end = ((uintptr_t)__sinter_relro_end + mask) & ~mask;
  if (start < end)
    sinter_startup_make_read_only(start, end - start);
}

// Every frame, of guest code and of this library, touches each page that it spans, so a guard
// region of one page would do; 64 KiB is the largest page size of the three ISAs.
enum { GUARD_SIZE = 64 << 10 };

// One mapping: guard region, guest stack, alternate stack for signals. Returns the guest stack's
// top. The alternate stack may grow into the guest stack, which is not returned to after a trap; a
// handler that returns (paging.c) needs less than there is beyond the kernel's frame.
// Between the two is a gap, because a stack pointer that stands at the very end of the alternate
// stack counts as being on it.
enum { STACK_GAP = 64 };

static uintptr_t start_stack(const struct sinter_program *program, size_t signal_stack) {
  size_t stack_size = sinter_round_up(program->stack_size, GUARD_SIZE);
  size_t alternate_size = sinter_round_up(signal_stack + 4096, sinter_process.page_size);
  uintptr_t guard = 0;
  if (stack_size >= program->stack_size && stack_size < (uint64_t)1 << 47)
    guard = sinter_startup_allocate(GUARD_SIZE + stack_size + alternate_size);
  if (!guard || !sinter_startup_protect(guard, GUARD_SIZE)) {
    struct sinter_text text;
    sinter_cannot_start(&text);
    sinter_text_string(&text, "no address space for a stack of ");
    sinter_text_decimal(&text, program->stack_size);
    sinter_text_string(&text, " bytes; build with a smaller --stack-size");
    sinter_text_fail(&text);
  }
  uintptr_t top = guard + GUARD_SIZE + stack_size;
  sinter_fault_start(guard, GUARD_SIZE, (void *)top, alternate_size);
  return top - STACK_GAP;
}

_Noreturn void sinter_start(uintptr_t *stack) {
  size_t signal_stack = read_process(stack);
  protect_relro();
  uintptr_t stack_top = start_stack(&sinter_program, signal_stack);
  if (sinter_program.memory_count)
    sinter_memory_start(&sinter_program);
  if (sinter_program.init_wasi)
    ((void (*)(void))sinter_program.init_wasi)();
  sinter_lockdown(sinter_program.grants);
  sinter_run_on_stack(sinter_program.run, stack_top);
}
