// taken.c - part of the address range for linear memory is in use before start-up asks for it. The
// program is linked with the entry point `taken_start`, which maps a page there.
#include "program.h"

// mmap(0x100000, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0), then as usual.
__attribute__((naked)) void taken_start(void) {
#if defined(__x86_64__)
  __asm__("movl $9, %eax; movl $0x100000, %edi; movl $4096, %esi; xorl %edx, %edx;"
          "movl $0x32, %r10d; movl $-1, %r8d; xorl %r9d, %r9d; syscall; jmp _start");
#elif defined(__aarch64__)
  __asm__("mov x8, #222; mov x0, #0x100000; mov x1, #4096; mov x2, #0; mov x3, #0x32;"
          "mov x4, #-1; mov x5, #0; svc #0; b _start");
#else
  __asm__("li a7, 222; li a0, 0x100000; li a1, 4096; li a2, 0; li a3, 0x32; li a4, -1;"
          "li a5, 0; ecall; tail _start");
#endif
}

static struct sinter_memory memory = {
    .max_size = 65535 * WASM_PAGE, .page_log2 = 16, .strategy = SINTER_STRATEGY_GUARDED};

static int GUEST(run)(void) { return 1; }

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
};
