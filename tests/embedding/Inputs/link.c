/* link.c - the native side of link.wat: freestanding, with the module's header. */
#include "link.h"

double link_import_host_mix(link_instance *instance, int32_t a, int64_t b, float c, double d) {
  (void)instance;
  return a + b + c + d;
}

int64_t link_import_host_many(link_instance *instance, int32_t a, int64_t b, int32_t c, int64_t d,
                              int32_t e, int64_t f, int32_t g, int64_t h, double i, double j,
                              double k, double l, double m, double n, double o, double p, double q,
                              float r) {
  (void)instance;
  return a + b + c + d + e + f + g + h + (int64_t)(i + j + k + l + m + n + o + p + q + r);
}

void link_import_host_swap(link_instance *instance, int32_t a, int64_t b,
                           link_host_swap_results *results) {
  (void)instance;
  results->r0 = a;
  results->r1 = (int32_t)b;
}

void link_import_host_vector(link_instance *instance, const sinter_v128 *vector, int32_t more,
                             sinter_v128 *result) {
  (void)instance;
  *result = *vector;
  for (int lane = 0; lane != 4; ++lane)
    result->bytes[4 * lane] = (uint8_t)(result->bytes[4 * lane] + more);
}

static volatile int sink;

static int32_t negate(int32_t value) { return (int32_t)(0 - (uint32_t)value); }
static int32_t keep(int32_t value) { return value; }

/* Addresses that start-up has to relocate. */
static int32_t (*const operations[])(int32_t) = {keep, negate};

int32_t link_import_host_negate(link_instance *instance, int32_t value) {
  (void)instance;
  return operations[sink != 7](value);
}

void *link_import_host_same(link_instance *instance, void *reference) {
  (void)instance;
  return reference;
}

int32_t link_import_host_sum(link_instance *instance, int32_t address, int32_t count) {
  int32_t sum = 0;
  for (int32_t i = 0; i != count; ++i) {
    int32_t value;
    if (sinter_memory_read(link_api(), link_memory(instance), (uint32_t)address + 4 * (uint64_t)i,
                           &value, sizeof value) != SINTER_OK)
      return -1;
    sum += value;
  }
  return sum;
}

void link_import_host_twice(link_instance *instance, int32_t address, int32_t count) {
  sinter_memory *memory = link_memory(instance);
  uint8_t bytes[64];
  if (count > 16 || sinter_memory_read(link_api(), memory, (uint32_t)address, bytes,
                                       4 * (size_t)count) != SINTER_OK)
    return link_raise(instance, "no such numbers");
  for (int32_t i = 0; i != count; ++i)
    bytes[4 * i] = (uint8_t)(2 * bytes[4 * i]);
  sinter_memory_write(link_api(), memory, (uint32_t)address, bytes, 4 * (size_t)count);
}

int32_t link_import_wasi_snapshot_preview1_sched_yield(link_instance *instance) {
  return link_status(instance) == SINTER_OK ? 63 : 0;
}

/* A name of the runtime library's, and of its sections: the host's own. */
int sinter_trap_unreachable(void);
__attribute__((noinline)) int sinter_trap_unreachable(void) { return 5; }

static long system_call(long number) {
#if defined __x86_64__
  long result;
  __asm__ volatile("syscall" : "=a"(result) : "a"(number) : "rcx", "r11", "memory");
  return result;
#elif defined __aarch64__
  register long x8 __asm__("x8") = number;
  register long x0 __asm__("x0");
  __asm__ volatile("svc 0" : "=r"(x0) : "r"(x8) : "memory");
  return x0;
#else
  register long a7 __asm__("a7") = number;
  register long a0 __asm__("a0");
  __asm__ volatile("ecall" : "=r"(a0) : "r"(a7) : "memory");
  return a0;
#endif
}

__attribute__((noinline)) static int exhaust(volatile char *above) {
  volatile char frame[1024];
  frame[0] = *above;
  return sink == 7 ? 0 : exhaust(frame) + frame[0];
}

void link_import_host_bad(link_instance *instance, int32_t what) {
  volatile char here = 0;
  switch (what) {
  case 0:
    sink = sinter_trap_unreachable();
    return link_raise(instance, "the host says no");
  case 1: /* an access to memory that the guest may not make either */
    sink = *(volatile char *)link_api()->memory_data(link_memory(instance)) +
           *(volatile char *)(uintptr_t)(8 + here);
    return;
  case 2:
    sink = exhaust(&here);
    return;
  case 3:
    sink = link_api()->store_new() != 0;
    return;
  case 4: /* getppid */
#ifdef __x86_64__
    sink = (int)system_call(110);
#else
    sink = (int)system_call(173);
#endif
    return;
  case 5: /* behind the memory, where a fault of the guest's would be a trap */
    sink = *(volatile char *)(link_api()->memory_data(link_memory(instance)) + (1u << 20));
    return;
  default:
    return;
  }
}
