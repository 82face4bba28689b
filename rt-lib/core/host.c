// host.c - what native code that was linked with a program (--link) finds of its header.
//
// An executable has one instance and no store, and much of what sinter.h offers to a host that
// makes instances makes no sense for one that an instance calls. What does, works: looking at
// exported memories, and raising a trap. Everything else is a mistake of the host's, and a crash.
#include "include/sinter.h"
#include "os.h"
#include "text.h"

#pragma GCC visibility push(hidden)
extern sinter_store_header sinter_host_store;
extern const char *sinter_host_message;
int bcmp(const void *left, const void *right, size_t count);
#pragma GCC visibility pop

// Nothing has ended a call of the host's: it makes none.
sinter_store_header sinter_host_store;

// What the trap says that follows when the host's function returns; null if none does.
const char *sinter_host_message;

// The code that called the host's function found a message.
__attribute__((cold)) void sinter_host_trapped(void) {
  sinter_trap_at(sinter_host_message, (const char *)__builtin_return_address(0) - 1);
}

// Compilers call it where only equality matters.
int bcmp(const void *left, const void *right, size_t count) { return memcmp(left, right, count); }

static _Noreturn void unavailable(void) {
  struct sinter_text text = {0};
  sinter_text_string(&text, "sinter: native code called a function of sinter.h that executables do "
                            "not have");
  sinter_text_report(&text);
  __builtin_trap();
}

static void raise(sinter_store *store, sinter_status status, const char *message) {
  (void)store, (void)status;
  sinter_host_message = message ? message : "host function trapped";
}

// Of a call that has ended, which there is none of.
static const char *trap_message(const sinter_store *store) {
  (void)store;
  return NULL;
}

static sinter_extern instance_export(sinter_instance *instance, size_t index) {
  const struct sinter_host_module *module = ((const struct sinter_host_instance *)instance)->module;
  sinter_memory *const *memories = module->memories;
  if (index >= module->export_count || !memories[index])
    unavailable();
  return (sinter_extern){SINTER_EXTERN_MEMORY, {.memory = memories[index]}};
}

static uint64_t memory_size(const sinter_memory *memory) { return sinter_memory_size(memory); }

static uint8_t *memory_data(sinter_memory *memory) { return memory->base; }

// Code of a module that never grows a memory has its size as a constant.
static int memory_grow(sinter_memory *memory, uint64_t delta) {
  (void)memory;
  return !delta;
}

static sinter_status memory_touch(sinter_memory *memory, uint64_t offset, uint64_t size) {
  if (!sinter_in_bounds(offset, size, sinter_memory_size(memory)))
    return SINTER_OUT_OF_BOUNDS;
  const struct sinter_paging *paging = sinter_program.paging;
  if (paging && memory->strategy == SINTER_STRATEGY_SERVED)
    paging->touch((const char *)memory->base + offset, size);
  return SINTER_OK;
}

typedef void (*slot)(void);
enum { SLOTS = sizeof(sinter_api) / sizeof(slot) };
_Static_assert(SLOTS * sizeof(slot) == sizeof(sinter_api), "functions and nothing else");

#define SLOT(name) [offsetof(sinter_api, name) / sizeof(slot)] = (slot)(name)
#pragma clang diagnostic ignored "-Winitializer-overrides"
const union {
  slot slots[SLOTS];
  sinter_api api;
} sinter_host_api = {{
    [0 ... SLOTS - 1] = unavailable,
    SLOT(raise),
    SLOT(trap_message),
    SLOT(instance_export),
    SLOT(memory_size),
    SLOT(memory_data),
    SLOT(memory_grow),
    SLOT(memory_touch),
}};
