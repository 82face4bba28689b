// paging.c - what executables have beside if a memory of theirs is served (uffd.c).
//
// Reached through a pointer of the program's record, so that no other program links it.
//
// The handler of SIGBUS returns, unlike that of SIGSEGV, so it may not take what the guest's stack
// holds: it needs less of the alternate stack than start.c has room for behind the kernel's frame.
// The signal is blocked while it is handled, and nothing in the handler touches linear memory.
#include "core/text.h"
#include "linux.h"
#include "os.h"
#include "signal.h"
#include "uffd.h"
#include "wasi/wasi.h"

static int descriptor = -1;

static const struct sinter_memory *find_memory(uintptr_t address) {
  const struct sinter_initial_memory *initial = sinter_program.memories;
  for (uint64_t i = 0; i != sinter_program.memory_count; ++i) {
    const struct sinter_memory *memory = initial[i].memory;
    if (memory->strategy == SINTER_STRATEGY_SERVED &&
        address - (uintptr_t)memory->base < sinter_memory_size(memory))
      return memory;
  }
  return NULL;
}

// Beyond a memory's size it is a fault like any other.
static void handle_fault(int signal, struct linux_siginfo *info, void *context) {
  SINTER_ALLOW(rt_sigreturn);
  uintptr_t address = (uintptr_t)info->address;
  const struct sinter_memory *memory = info->code == BUS_ADRERR ? find_memory(address) : NULL;
  if (!memory)
    sinter_fault(signal, info, context);
  uintptr_t end = (uintptr_t)memory->base + sinter_memory_size(memory);
  if (!sinter_uffd_serve(descriptor, sinter_process.page_size, address, end))
    sinter_trap_at("the system has no memory for a page", (const char *)sinter_fault_pc(context));
}

static void start(void) {
  descriptor = sinter_uffd_open();
  if (descriptor < 0) {
    struct sinter_text text;
    sinter_cannot_start(&text);
    sinter_text_string(&text, "the system does not provide userfaultfd (Linux 5.11 or later; some "
                              "containers forbid it); build with --bounds guard or check");
    sinter_text_fail(&text);
  }
  struct linux_sigaction action =
      sinter_make_sigaction((void *)handle_fault, SA_SIGINFO | SA_ONSTACK);
  SINTER_STARTUP_SYSCALL(rt_sigaction, SIGBUS, &action, 0, sizeof action.mask);
}

static void adopt_range(uintptr_t from, uintptr_t to) {
  if (sinter_uffd_register(descriptor, from, to - from))
    return;
  struct sinter_text text;
  sinter_cannot_start(&text);
  sinter_text_string(&text, "the system does not serve linear memory by userfaultfd; build with "
                            "--bounds guard or check");
  sinter_text_fail(&text);
}

// Pieces of the executable that were moved into the memory cannot be registered, and need not be:
// the kernel has their pages.
static void adopt(const struct sinter_initial_memory *initial) {
  if (descriptor < 0)
    start();
  const struct sinter_memory *memory = initial->memory;
  uintptr_t base = (uintptr_t)memory->base, at = base;
  const struct sinter_image_chunk *chunks = initial->chunks;
  for (const struct sinter_image_chunk *chunk = chunks; chunk != chunks + initial->chunk_count;
       ++chunk)
    if (chunk->is_mappable) {
      adopt_range(at, base + chunk->offset);
      at = sinter_round_up(base + chunk->offset + chunk->size, sinter_process.page_size);
    }
  adopt_range(at, base + memory->reserved);
}

const struct sinter_paging sinter_paging = {
    .adopt = adopt,
    .touch = sinter_touch,
    .touch_transfer = sinter_transfer_touch,
};
