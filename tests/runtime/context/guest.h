// guest.h - for C files that stand in for compiled modules in tests of the context runtime.
//
// Guest functions have C's calling convention here, which is why they have trampolines of their
// own. Everything else is as the compiler would emit it.
#pragma once

#include "runtime.h"
#include "sinter.h"

#define GUEST(name) __attribute__((section(".text.wasm." #name), noinline, used)) name

// The runtime's functions, by the names that compiled code calls.
#pragma GCC visibility push(hidden)
#define RUNTIME(name, result, ...) result name(struct sinter_instance *__VA_OPT__(, ) __VA_ARGS__);
#include "lowering/Runtime.def"
#define TRAP(name, code, text) void sinter_trap_##name(struct sinter_instance *);
#include "lowering/Traps.def"
extern const char sinter_api_symbol[] __asm__("sinter_api"), sinter_runtime_symbol[] __asm__(
                                                                 "sinter_runtime");
// From the linker script.
extern const char __sinter_guest_start[], __sinter_guest_end[];
extern const char __sinter_traps_start[], __sinter_traps_end[];
#pragma GCC visibility pop

#define NUMBER(code) {.kind = (code)}
#define REFERENCE(code) {.kind = (code), .is_nullable = 1}

// Signatures: bit 0, then codes of three bits.
#define CODES(...) (1 | CODES_(__VA_ARGS__, 0, 0, 0, 0, 0, 0))
#define CODES_(a, b, c, d, e, f, ...)                                                              \
  ((uint64_t)(a) << 1 | (uint64_t)(b) << 4 | (uint64_t)(c) << 7 | (uint64_t)(d) << 10 |            \
   (uint64_t)(e) << 13 | (uint64_t)(f) << 16)
enum { I32 = 1, I64 = 2, F64 = 4, FUNC = 6, EXTERN = 7 };

#define NAME(text) .name = (void *)text, .name_size = sizeof text - 1
#define FROM(text) .module = (void *)text, .module_size = sizeof text - 1

// The type is called like the symbol.
#define MODULE                                                                                     \
  extern const struct sinter_module module __asm__("sinter_module");                               \
  __attribute__((visibility("default"))) const struct sinter_module module

#define COMMON_FIELDS                                                                              \
  .abi_version = SINTER_ABI_VERSION, .api = (void *)sinter_api_symbol,                             \
  .runtime = (void *)sinter_runtime_symbol, .guest_start = (void *)__sinter_guest_start,           \
  .guest_end = (void *)__sinter_guest_end, .traps_start = (void *)__sinter_traps_start,            \
  .traps_end = (void *)__sinter_traps_end
