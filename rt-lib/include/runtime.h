// runtime.h - the runtime library's interface to compiled code, expanded from the shared tables.
//
// The tables in lowering/ are read by the compiler (C++) and by this library (C), so that the two
// sides of a call, and the two readers of a record, cannot disagree. What is declared here is what
// compiled code may refer to; everything else is in core/core.h and wasi/wasi.h.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Everything is linked into one image, so nothing is reached through a table of addresses; start-up
// relies on that before it has relocated the image.
#pragma GCC visibility push(hidden)

// The type names that the tables are written in. Integers are unsigned here: an operation says
// where it means a signed one.
typedef void none;
typedef uint32_t i32;
typedef uint64_t i64;
typedef float f32;
typedef double f64;
typedef void *ptr;
typedef void *ref;

// Instance.def: struct sinter_memory, struct sinter_table, ...
#define RECORD_BEGIN(name) struct sinter_##name {
#define FIELD(type, name) type name;
#define RECORD_END(name)                                                                           \
  }                                                                                                \
  ;                                                                                                \
  _Static_assert(sizeof(struct sinter_##name) % 8 == 0, "padding in a shared record");
#include "lowering/Instance.def"

// Strategies.def
enum {
#define STRATEGY(Name, NAME, number, front) SINTER_STRATEGY_##NAME = number,
#include "lowering/Strategies.def"
};

typedef struct sinter_memory *memory_ptr;
typedef struct sinter_table *table_ptr;
typedef struct sinter_data_segment *data_ptr;
typedef struct sinter_elem_segment *elem_ptr;

// The library is compiled twice, for each instance model. A function that compiled code calls gets
// the instance in front in the context model, and is not called directly: see context/context.h.
// SINTER_RUNTIME(name, parameters...) is its head, for sources that both models share.
#ifdef SINTER_CONTEXT
#define SINTER_RUNTIME(name, ...)                                                                  \
  name##_of_store(struct sinter_instance *instance __attribute__((unused)) __VA_OPT__(, )          \
                      __VA_ARGS__)
#define SINTER_TRAP_FUNCTION(name) sinter_trap_##name##_of_store(struct sinter_instance *instance)
#define STATIC_RUNTIME(...)
#else
#define SINTER_RUNTIME(name, ...) name(__VA_ARGS__)
#define SINTER_TRAP_FUNCTION(name) sinter_trap_##name(void)
#define CONTEXT_RUNTIME(...)
#endif

// Runtime.def
#define RUNTIME(name, result, ...) result SINTER_RUNTIME(name, __VA_ARGS__);
#include "lowering/Runtime.def"

// Traps.def: sinter_trap_unreachable(), ... report where they were called and do not return.
#define TRAP(name, code, text) _Noreturn void SINTER_TRAP_FUNCTION(name);
#include "lowering/Traps.def"

// Wasi.def. The instance in front is `&sinter_wasi` in executables.
struct sinter_wasi;
extern struct sinter_wasi sinter_wasi;
#define WASI(name, result, ...)                                                                    \
  result sinter_wasi_##name(struct sinter_wasi *__VA_OPT__(, ) __VA_ARGS__);
#define WASI_UNSTABLE(name, result, ...)                                                           \
  result sinter_wasi_unstable_##name(struct sinter_wasi *__VA_OPT__(, ) __VA_ARGS__);
#include "lowering/Wasi.def"

/// Prepares `sinter_wasi`; what `init_wasi` of a program that calls WASI points to.
void sinter_wasi_start(void);

/// Emitted by the compiler.
extern const struct sinter_program sinter_program;

#pragma GCC visibility pop
