// core.h - what the parts of the runtime library share with one another.
#pragma once

#include "runtime.h"

#pragma GCC visibility push(hidden)

// What the kernel passed to the process; set before anything else runs. Executables only.
struct sinter_process {
  size_t argument_count;
  char **arguments;   // ends with null
  char **environment; // ends with null
  size_t page_size;   // bytes
  bool is_secure;     // started with more rights than the caller's: set-id, capabilities
};
extern struct sinter_process sinter_process;

/// Exit status of a program that trapped, and of one that could not start.
enum { SINTER_EXIT_TRAP = 134, SINTER_EXIT_CANNOT_START = 125 };

/// Reserves and fills the program's linear memories, or ends the program with a message.
void sinter_memory_start(const struct sinter_program *program);

/// Installs the handlers that turn faults into traps. [guard, guard + guard_size) lies below the
/// stack that guest code runs on; the handlers run on the alternate stack.
void sinter_fault_start(uintptr_t guard, size_t guard_size, void *alternate_stack, size_t size);

struct linux_siginfo;
/// What these handlers do: report a trap, or crash.
_Noreturn void sinter_fault(int signal, struct linux_siginfo *info, void *context);

/// What programs with memories of the strategy SERVED have beside; `paging` of the program's
/// record.
struct sinter_transfer;
struct sinter_paging {
  /// Serves the memory from now on, whose record and image are complete, or ends the program with a
  /// message.
  void (*adopt)(const struct sinter_initial_memory *memory);
  // Of what system calls access: see wasi/pieces.c.
  size_t (*touch)(const char *from, size_t size);
  void (*touch_transfer)(struct sinter_transfer *transfer, bool is_reading);
};
extern const struct sinter_paging sinter_paging;

/// Has the system enforce the grants, as far as they ask for that and it can; ends the program with
/// a message if it must and cannot. Null: nothing is enforced. The last step of start-up.
void sinter_lockdown(const struct sinter_grants *grants);

/// Where in the module a machine instruction comes from.
struct sinter_position {
  bool is_known;     // the instruction belongs to a wasm function
  uint32_t function; // module offset of the function's body
  uint32_t offset;   // module offset of the wasm instruction, 0 if unknown
};

/// Looks the code address up in a table of trap positions.
struct sinter_position sinter_find_position(const unsigned char *table, const unsigned char *end,
                                            uintptr_t pc);
/// The defined function that a module offset lies in. `offsets` are those of the bodies, ascending.
uint32_t sinter_find_function(const uint32_t *offsets, uint32_t count, uint32_t offset);

// sinter_text_<trap>: the specification's words. A file holds only those that it uses.
#define TRAP(name, code, text)                                                                     \
  static const char sinter_text_##name[] __attribute__((unused)) = text;
#include "lowering/Traps.def"

#ifdef SINTER_CONTEXT
/// Leaves the guest for the host that called it, to report a trap of guest code at `pc`.
_Noreturn void sinter_trap_at(struct sinter_instance *instance, const char *text, const void *pc);
#define SINTER_TRAP_AT(text, pc) sinter_trap_at(instance, text, pc)
// What the store's limits have to say about growth. An amount that is taken stays so.
bool sinter_memory_may_grow(struct sinter_memory *memory, uint64_t bytes);
void sinter_memory_grew(struct sinter_memory *memory, uint64_t bytes);
bool sinter_table_take(struct sinter_table *table, uint64_t elements);
/// Whether the stack has no room for a function of the runtime.
bool sinter_is_stack_low(const struct sinter_instance *instance);
#define SINTER_IS_STACK_LOW() sinter_is_stack_low(instance)
// The word that is not 0 when the host has interrupted the store.
#define SINTER_INTERRUPT() (&((const struct sinter_deadline *)instance->deadline)->interrupt)
#else
/// Reports a trap of guest code at `pc`, and exits.
_Noreturn void sinter_trap_at(const char *text, const void *pc);
/// The same for an exhausted stack, whose position within the function would mislead.
_Noreturn void sinter_trap_in(const char *text, const void *pc);
#define SINTER_TRAP_AT(text, pc) sinter_trap_at(text, pc)
#define SINTER_IS_STACK_LOW() false
#define SINTER_INTERRUPT() ((const uint64_t *)0)
#endif

/// Reports a trap at the place that the calling runtime function was called from. Only for
/// functions that compiled code calls.
#define SINTER_TRAP_CALLER(name)                                                                   \
  SINTER_TRAP_AT(sinter_text_##name, (const char *)__builtin_return_address(0) - 1)

/// Traps if the stack is nearly exhausted. For functions that must not be left in the middle: an
/// exhausted stack ends an executable, but in a store, what they were about goes on being used.
#define SINTER_CHECK_STACK()                                                                       \
  do                                                                                               \
    if (SINTER_IS_STACK_LOW())                                                                     \
      SINTER_TRAP_CALLER(call_stack_exhausted);                                                    \
  while (0)

/// How often waiting guest code looks whether it has been interrupted, in libraries: nanoseconds.
enum { SINTER_PATIENCE = 10000000 };

/// True if [offset, offset + count) lies within `size`, whatever the numbers.
static inline bool sinter_in_bounds(uint64_t offset, uint64_t count, uint64_t size) {
  return offset <= size && count <= size - offset;
}

/// What sizes of mappings are rounded up to: the page size, or the largest one of any target.
static inline uint64_t sinter_page_size(void) {
#ifdef SINTER_CONTEXT
  return 64 << 10;
#else
  return sinter_process.page_size;
#endif
}

/// Bytes in front of a memory's byte 0 that are mapped with it.
static inline uint64_t sinter_front(uint32_t strategy) {
#define STRATEGY(Name, NAME, number, front) front,
  static const uint32_t fronts[] = {
#include "lowering/Strategies.def"
  };
  return fronts[strategy];
}

/// Whether the system lets all of a memory's reservation be accessed, whatever its size, so that
/// growth changes nothing but that.
static inline bool sinter_is_accessible_beyond(uint32_t strategy) {
  return strategy == SINTER_STRATEGY_SERVED || strategy == SINTER_STRATEGY_OPEN;
}

/// The size of a memory, bytes. Other threads may be growing a shared one.
static inline uint64_t sinter_memory_size(const struct sinter_memory *memory) {
  return __atomic_load_n(&memory->size, __ATOMIC_SEQ_CST);
}

static inline uint64_t sinter_round_up(uint64_t value, uint64_t power_of_two) {
  return (value + power_of_two - 1) & ~(power_of_two - 1);
}

// The freestanding part of <string.h>. The compiler may also call these by itself.
void *memcpy(void *restrict destination, const void *restrict source, size_t count);
void *memmove(void *destination, const void *source, size_t count);
void *memset(void *destination, int value, size_t count);
int memcmp(const void *left, const void *right, size_t count);
size_t strlen(const char *string);

#pragma GCC visibility pop
