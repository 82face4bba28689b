// context.h - what the parts of the context runtime share: stores, and what lives in them.
//
// In the context model a process has any number of stores, and a store any number of instances of
// any number of modules, which may stand in different shared objects. Each object carries this
// runtime, but one serves a store: that of the object that the store was made with. Compiled code
// therefore calls the runtime through the table that its instance points to; the functions that it
// calls by name, in context/stubs.c, jump there without leaving a trace on the stack, so that the
// return address is the guest's and says where a trap happened.
//
// Everything that belongs to a store is allocated from its arena or kept in one of its lists, and
// goes with it.
#pragma once

#include "core/core.h"
#include "core/exception.h"
#include "os.h"
#include "sinter.h"

#pragma GCC visibility push(hidden)

/// The functions of a runtime, as compiled code calls them.
struct sinter_runtime {
  uint64_t layout; // SINTER_RUNTIME_LAYOUT: tables of different layouts do not mix
#define RUNTIME(name, result, ...)                                                                 \
  result (*name)(struct sinter_instance * __VA_OPT__(, ) __VA_ARGS__);
#include "lowering/Runtime.def"
#define TRAP(name, code, text) void (*sinter_trap_##name)(struct sinter_instance *);
#include "lowering/Traps.def"
};

#define SINTER_RUNTIME_LAYOUT                                                                      \
  ((uint64_t)SINTER_ABI_VERSION << 32 | sizeof(struct sinter_module) << 16 |                       \
   sizeof(struct sinter_runtime))

extern const struct sinter_runtime sinter_runtime;

/// To be asked before anything else about a module: another version may have nothing else where
/// this one looks.
static inline bool sinter_is_our_version(const struct sinter_module *module) {
  return module->abi_version == SINTER_ABI_VERSION &&
         ((const struct sinter_runtime *)module->runtime)->layout == SINTER_RUNTIME_LAYOUT;
}
extern const sinter_api sinter_api_table __asm__("sinter_api"); // the name is the type's in C

/// An entry from the host into guest code. Lies on the stack of sinter_run.
struct sinter_activation {
  uintptr_t saved[26];             // registers, laid out as arch/<isa>/enter.S likes
  struct sinter_activation *outer; // of the same store
  // While a host function runs: where it leaves the guest stack alone.
  bool is_in_host;
  uint32_t raised;     // what its typed function is to end with, a sinter_status
  const char *message; // of that
  uintptr_t host_stack;
};

/// Calls entry(a, b, c), on the stack that ends at `stack` if that is not 0. Returns SINTER_OK, or
/// what sinter_leave was given.
sinter_status sinter_enter(struct sinter_activation *activation, void *entry, const void *a,
                           const void *b, const void *c, uintptr_t stack);
/// Makes the sinter_enter of that activation return, from wherever this is called.
_Noreturn void sinter_leave(struct sinter_activation *activation, sinter_status status);

/// Slots of the buffers for what does not travel in registers, see lowering/Abi.h: the compiler's
/// limits on parameters and results.
enum { SINTER_BUFFER_SLOTS = 1000 };

/// Makes the innermost entry into the store's guest code end with this status.
_Noreturn void sinter_leave_guest(struct sinter_store *store, sinter_status status);
/// What there is to do for that but to call sinter_leave, with the result and the status.
struct sinter_activation *sinter_prepare_leave(struct sinter_store *store, sinter_status *status);
/// The stack that the guest code of a store runs on, and the buffers that go with it. Stacks are
/// never unmapped but used again, so a signal handler can search all of them at any time.
struct sinter_stack {
  sinter_value arguments[SINTER_BUFFER_SLOTS], results[SINTER_BUFFER_SLOTS];
  uintptr_t base;             // of the guard region
  uint64_t size;              // without it, bytes
  struct sinter_store *store; // null while nobody uses it
  bool is_deep;               // has been used to its end: see sinter_stack_release
  struct sinter_stack *next, *next_free;
};

/// The guard region, and what a host function finds free at least. A host function is compiled
/// without regard to either, so both are generous.
enum { SINTER_STACK_GUARD = 1 << 20, SINTER_STACK_SIZE = 8 << 20, SINTER_HOST_STACK = 256 << 10 };

static inline uintptr_t sinter_stack_end(const struct sinter_stack *stack) {
  return stack->base + SINTER_STACK_GUARD + stack->size;
}

/// Of that many bytes, which are rounded up to pages; null if there is no memory.
struct sinter_stack *sinter_stack_acquire(struct sinter_store *store, uint64_t size);
void sinter_stack_release(struct sinter_stack *stack);
/// The store on whose stack, guard region included, the address lies; null if there is none.
struct sinter_store *sinter_stack_owner(uintptr_t address);

/// The position and kind of a trap.
struct sinter_trap {
  const char *text;
  bool is_known;
  uint32_t function, offset;
};

struct sinter_store_module {
  const struct sinter_module *module;
  struct sinter_store_module *next;
};

struct sinter_chunk {
  struct sinter_chunk *next;
  uint64_t size, used; // bytes; what is beyond `used` is zero
  uint64_t padding;
};

/// What the host lets a store have.
struct sinter_limits {
  uint64_t memory_bytes, table_elements; // of all its memories and tables together
};

struct sinter_store {
  // What typed entries and inline functions of sinter.h know: see context/typed.h.
  struct sinter_activation *activation; // the innermost; null outside of guest code, and if it is
                                        // `typed` and nobody has asked yet
  const char *gate;                     // 0 behind it while memories may not be served
  uintptr_t stack_end;
  uint32_t status; // how typed calls have ended, until it is cleared: a sinter_status
  struct sinter_activation typed;
  const sinter_api *api; // of the object that serves the store
  struct sinter_stack *stack;
  struct sinter_trap trap;
  struct sinter_exception *exception;         // that left the guest last
  struct sinter_store_exceptions *exceptions; // null before the first
  struct sinter_global *globals;
  struct sinter_store_module *modules; // each once
  struct sinter_store_table *tables;
  struct sinter_store_memory *memories;
  struct sinter_host_function *unresolved; // of a type that no module has yet
  struct sinter_limits limits, used;
  struct sinter_deadline deadline;
  char message[256]; // of the host's last trap
  // What instances may use of the system; the one that the next of them takes, or null.
  struct sinter_wasi_grant *grants, *granted;
  int exit_code;
  bool is_exiting;              // a function of WASI wants the call to end
  bool has_stopped_waiting;     // one has, since the store is interrupted
  struct sinter_chunk *chunks;  // the store itself lies in the last one
  struct sinter_chunk *current; // that has most to give
};

/// Takes them from what the store may still have; false if that is not so much.
bool sinter_store_take(uint64_t *used, uint64_t limit, uint64_t amount);

/// Whether an object is the store's, or another's of whatever runtime: it is not looked into.
bool sinter_store_owns(const struct sinter_store *store, const void *object);

/// Zeroed, aligned to 16 bytes; null if there is no memory.
void *sinter_allocate(struct sinter_store *store, uint64_t size);

struct sinter_store_table {
  struct sinter_table record;
  struct sinter_value_type element;
  uint64_t max; // declared, ~0 if none was
  bool is_64;
  struct sinter_store *store;
  struct sinter_store_table *next;
};

/// What memories begin with. The runtime keeps it for the life of the process.
struct sinter_image {
  const struct sinter_memory_image *source; // null: zeros
  uint64_t size;                            // of the file: pages
  struct sinter_image_file file;
  struct sinter_reservation *free; // that show it
  struct sinter_image *next;
};

/// Address space for a guarded memory, behind SINTER_FRONT.
struct sinter_reservation {
  uintptr_t base;                     // of byte 0
  struct sinter_image *image;         // that it shows from byte 0 on
  uint64_t accessible;                // bytes from byte 0 on, while it is free
  bool has_front;                     // accessible: see sinter_front
  const struct sinter_memory *memory; // whose it is, or null
  struct sinter_reservation *next;
  struct sinter_reservation *earlier; // record: see sinter_memory_owner
};

/// What a module's memory begins with; null if it must be copied.
struct sinter_image *sinter_image_of(const struct sinter_memory_image *source);
/// Puts the image in place of whatever is there.
bool sinter_image_map(struct sinter_image *image, uintptr_t base);
/// A reservation that shows the image and is accessible up to `size`, pages; null if there is none.
struct sinter_reservation *sinter_reservation_acquire(struct sinter_image *image, uint64_t size);
/// `used`: how far it is accessible now, pages.
void sinter_reservation_release(struct sinter_reservation *reservation, uint64_t used);
/// The same where nobody knows how far.
void sinter_reservation_discard(struct sinter_reservation *reservation);
/// Says whose it is, or with null that it is nobody's.
void sinter_reservation_assign(struct sinter_reservation *reservation,
                               const struct sinter_memory *memory);
/// The store that has a memory of a whole reservation (SINTER_GUARDED_RESERVATION) around the
/// address; null if there is none. Runs in signal handlers.
struct sinter_store *sinter_memory_owner(uintptr_t address);
/// Whether the system refused one: from then on those that are free are not kept.
bool sinter_reservations_are_scarce(void);

struct sinter_store_memory {
  struct sinter_memory record;
  struct sinter_reservation *reservation; // of memories with the strategies GUARDED and OPEN
  struct sinter_store *store;
  bool is_copied; // what it began with
  uint64_t max;   // declared, pages, ~0 if none was
  bool is_64;
  bool has_front; // accessible: see sinter_front
  struct sinter_store_memory *next;
};

struct sinter_global {
  sinter_value *cell;
  struct sinter_value_type type;
  bool is_mutable;
  struct sinter_global *next; // in the store
};

struct sinter_tag {
  const struct sinter_function_type *type;
};

/// What compiled code takes for the instance that a host function runs in.
struct sinter_host_function {
  struct sinter_instance instance; // its module is null
  struct sinter_context_function function;
  struct sinter_function_type type;
  sinter_host_callback callback;
  void *user;
  struct sinter_host_function *next; // in `unresolved`
};

/// The signature of functions whose type no module has: equal to none. In a value type: of those
/// that are null only.
#define SINTER_NO_SIGNATURE (~(uint64_t)0)

/// Of the binary format's code of a value type.
static inline bool sinter_is_reference(uint32_t kind) {
  return kind == SINTER_FUNCREF || kind == SINTER_EXTERNREF || kind == SINTER_EXNREF;
}

/// Whether two signatures are those of equal types.
bool sinter_equal_signatures(uint64_t left, uint64_t right);
/// Whether a value is one of the type. References only are looked at.
bool sinter_is_of_type(const sinter_value *value, const struct sinter_value_type *type);
/// The type of a global's value or a table's elements.
static inline struct sinter_value_type sinter_value_type_of(const struct sinter_extern_type *type) {
  return (struct sinter_value_type){.kind = type->value_kind,
                                    .is_nullable = type->is_nullable,
                                    .signature = type->value_signature};
}
/// Whether an object can be imported as `type`.
bool sinter_matches(const sinter_extern *object, const struct sinter_extern_type *type);

struct sinter_store_table *sinter_make_table(struct sinter_store *store,
                                             const struct sinter_extern_type *type);
/// `source` may be null.
struct sinter_store_memory *sinter_make_memory(struct sinter_store *store,
                                               const struct sinter_extern_type *type,
                                               const struct sinter_memory_image *source);
/// Whether code that needs such a memory (extern_type.needs) can use this one; the first that wants
/// a front makes it accessible.
bool sinter_memory_meets(struct sinter_store_memory *memory, uint32_t needs);
struct sinter_global *sinter_make_global(struct sinter_store *store, sinter_value *cell,
                                         const struct sinter_value_type *type, bool is_mutable);
#define SINTER_TAIL_CALL __attribute__((musttail)) return

/// Ends a function that compiled code calls as if it had been a throw of this exception: a tail
/// call.
void sinter_throw(struct sinter_instance *exception, ref unused);
void sinter_release_exceptions(struct sinter_store *store);
/// To be called with what is handed to the host: it may keep an exnref where the collector does not
/// see it.
static inline void sinter_keep_exceptions(const sinter_value *values,
                                          const struct sinter_value_type *types, uint32_t count) {
  for (uint32_t i = 0; i != count; ++i)
    if (types[i].kind == SINTER_EXNREF && values[i].ref)
      sinter_exception_keep(values[i].ref);
}
void sinter_release_tables(struct sinter_store *store);
void sinter_release_memories(struct sinter_store *store);
void sinter_release_grants(struct sinter_store *store);

/// The imports with what the store has granted for the functions of WASI that `given`, which may be
/// null, leaves out. `*taken` is the grant, null if it was not needed. Null if there is no memory.
const sinter_extern *sinter_provide_wasi(struct sinter_store *store,
                                         const struct sinter_module *module,
                                         const sinter_extern *given,
                                         struct sinter_wasi_grant **taken);
/// Lets the functions use the instance's memory; no other instance gets this grant.
void sinter_grant_memory(struct sinter_wasi_grant *grant, struct sinter_instance *instance);

/// The address space of a memory that code can rely on faults of: what an index of 32 bits, an
/// offset and the widest access reach together. Every memory has the front before its byte 0.
#define SINTER_GUARDED_RESERVATION (((uint64_t)8 << 30) + (64 << 10))
#define SINTER_FRONT sinter_front(SINTER_STRATEGY_CLAMPED)

/// What serves memories of the strategy SERVED; null in a process that never had one. Zero in the
/// children of the process that it was made in.
struct sinter_service {
  bool is_open;
  int descriptor;
  size_t page_size; // the kernel's
};
extern struct sinter_service *sinter_service;
/// Begins to; false if the system does not let us.
bool sinter_serve_memories(void);
/// To be asked before guest code runs: false if there are memories that are not served.
static inline bool sinter_served_is_ready(void) {
  const struct sinter_service *service = __atomic_load_n(&sinter_service, __ATOMIC_ACQUIRE);
  return !service || service->is_open || sinter_serve_memories();
}
/// A reservation for the memory, accessible all over and served up to the memory's size; 0 if there
/// is none. The record lives until it is released.
uintptr_t sinter_served_acquire(const struct sinter_memory *memory);
void sinter_served_release(const struct sinter_memory *memory);
/// Whether an access to the address may be repeated now, since its page has been made. Runs in
/// signal handlers.
bool sinter_serve_fault(uintptr_t address);
/// The memory that is served around the address, or null. Runs in signal handlers.
const struct sinter_memory *sinter_served_at(uintptr_t address);

/// Finds code for host functions whose types the module has.
void sinter_resolve_host_functions(struct sinter_store *store, const struct sinter_module *module);

/// Of the store's stack, bytes, while guest code runs there.
static inline uint64_t sinter_stack_left(const struct sinter_store *store) {
  uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  return here - (store->stack->base + SINTER_STACK_GUARD);
}

/// Around functions of the host that guest code calls. Both may leave the guest with a trap.
/// Inline, because a call is a good part of their price.
_Noreturn void sinter_refuse_host(struct sinter_store *store, const char *text);
static inline void sinter_begin_host(struct sinter_store *store) {
  if (sinter_stack_left(store) < SINTER_HOST_STACK)
    sinter_refuse_host(store, sinter_text_call_stack_exhausted);
  struct sinter_activation *activation = store->activation;
  if (!activation)
    store->activation = activation = &store->typed;
  activation->host_stack = (uintptr_t)__builtin_frame_address(0) - SINTER_HOST_STACK;
  activation->raised = SINTER_OK;
  activation->is_in_host = true;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
}
static inline void sinter_end_host(struct sinter_store *store) {
  store->activation->is_in_host = false;
  if (store->activation == &store->typed)
    store->activation = NULL;
  // It may have forked.
  if (!sinter_served_is_ready())
    sinter_refuse_host(store, "the system does not provide userfaultfd");
}

/// Runs entry(a, b, c) on the store's stack. What it did by then stays if it traps.
sinter_status sinter_run(struct sinter_store *store, void *entry, const void *a, const void *b,
                         const void *c);

/// The module that has guest code at `pc`; null if there is none.
const struct sinter_module *sinter_module_at(const struct sinter_store *store, uintptr_t pc);

/// Notes a trap of the store's guest code at `pc`, null if that is unknown.
void sinter_note_trap(struct sinter_store *store, const char *text, const void *pc);
/// The same, at an offset in a module.
void sinter_note_trap_in(struct sinter_store *store, const char *text,
                         const struct sinter_module *module, uint32_t offset);

/// Whether a fault is a trap, which is then noted. Runs in a signal handler.
bool sinter_is_trap(struct sinter_store *store, uintptr_t pc, uintptr_t address);
/// The same for a leaf, guest code that the host calls itself, on any stack (codegen/PlaceEntries):
/// if so, it is to return.
bool sinter_is_leaf_trap(struct sinter_store *store, uintptr_t pc, uintptr_t stack);
/// A function that returns 0 of any type. Jumped to in place of a leaf's own return.
void sinter_leaf_return(void);

/// Once per process and runtime: installs the handlers that turn faults into traps.
void sinter_os_catch_faults(void);
/// Gives the thread a stack to handle signals on, if it has none; false if there is no memory.
bool sinter_os_prepare_thread(void);
/// Whether it has done so in this thread. Typed entries read it, so it lies at a known distance
/// from the thread pointer.
extern _Thread_local __attribute__((tls_model("initial-exec"))) bool sinter_thread_is_prepared;

/// A number of this process: another one in its children, where the system can tell.
uint32_t sinter_os_process(void);
/// The page of zeros at `*place`, which is made for whoever asks first. A child that is forked
/// finds zeros in it again; where the system cannot do that, it does not, or there is no page if
/// that is needed. Null also if there is no memory.
void *sinter_os_own_page(void **place, bool is_needed_cleared);

/// A lock for short work: the number of the process that has it, or 0. What the other threads of a
/// process were doing when it forked they do not go on with in its child, so the child takes their
/// locks away. What a lock is for must therefore be sound between any two stores: at worst, what
/// somebody had in hand is lost to the child.
typedef struct {
  uint32_t owner;
} sinter_lock;

static inline void sinter_acquire(sinter_lock *lock) {
  const uint32_t process = sinter_os_process();
  uint32_t owner;
  do
    for (owner = __atomic_load_n(&lock->owner, __ATOMIC_RELAXED); owner == process;)
      owner = __atomic_load_n(&lock->owner, __ATOMIC_RELAXED);
  while (!__atomic_compare_exchange_n(&lock->owner, &owner, process, true, __ATOMIC_ACQUIRE,
                                      __ATOMIC_RELAXED));
}
static inline void sinter_release(sinter_lock *lock) {
  __atomic_store_n(&lock->owner, 0, __ATOMIC_RELEASE);
}

// The functions of sinter_api, by its names.
sinter_store *sinter_api_store_new(void);
sinter_store *sinter_api_store_new_with(const sinter_store_config *config);
void sinter_api_store_delete(sinter_store *store);
void sinter_api_memory_reservation(const sinter_memory *memory, sinter_reservation_info *info);
sinter_status sinter_api_instantiate(sinter_store *store, const sinter_module *module,
                                     const sinter_extern *imports, sinter_instance **instance);
sinter_status sinter_api_instantiate_typed(sinter_store *store, const sinter_module *module,
                                           const void *imports, sinter_instance **instance);
void sinter_api_raise(sinter_store *store, sinter_status status, const char *message);
size_t sinter_api_import_count(const sinter_module *module);
void sinter_api_import_at(const sinter_module *module, size_t index, sinter_name *module_name,
                          sinter_name *name, sinter_extern_kind *kind);
size_t sinter_api_export_count(const sinter_module *module);
void sinter_api_export_at(const sinter_module *module, size_t index, sinter_name *name,
                          sinter_extern_kind *kind);
sinter_extern sinter_api_instance_export(sinter_instance *instance, size_t index);
int sinter_api_find_export(sinter_instance *instance, sinter_name name, sinter_extern *result);
sinter_status sinter_api_call(sinter_store *store, sinter_function *function, sinter_value *values);
size_t sinter_api_param_count(const sinter_function *function);
size_t sinter_api_result_count(const sinter_function *function);
sinter_kind sinter_api_value_kind(const sinter_function *function, size_t index);
sinter_function *sinter_api_host_function_new(sinter_store *store, const sinter_kind *kinds,
                                              size_t param_count, size_t result_count,
                                              sinter_host_callback callback, void *user);
sinter_global *sinter_api_global_new(sinter_store *store, sinter_kind kind, int is_mutable,
                                     sinter_value value);
sinter_kind sinter_api_global_kind(const sinter_global *global);
sinter_value sinter_api_global_get(const sinter_global *global);
sinter_status sinter_api_global_set(sinter_global *global, sinter_value value);
sinter_table *sinter_api_table_new(sinter_store *store, sinter_kind element, int is_64,
                                   uint64_t min, uint64_t max);
uint64_t sinter_api_table_size(const sinter_table *table);
sinter_status sinter_api_table_get(sinter_table *table, uint64_t index, sinter_value *value);
sinter_status sinter_api_table_set(sinter_table *table, uint64_t index, sinter_value value);
int sinter_api_table_grow(sinter_table *table, uint64_t delta);
sinter_memory *sinter_api_memory_new(sinter_store *store, int is_64, int is_shared, uint64_t min,
                                     uint64_t max);
uint64_t sinter_api_memory_size(const sinter_memory *memory);
int sinter_api_memory_grow(sinter_memory *memory, uint64_t delta);
uint8_t *sinter_api_memory_data(sinter_memory *memory);
sinter_status sinter_api_memory_touch(sinter_memory *memory, uint64_t offset, uint64_t size);
const char *sinter_api_trap_message(const sinter_store *store);
int sinter_api_trap_position(const sinter_store *store, uint32_t *function, uint32_t *offset);
int sinter_api_handle_signal(int signal, void *info, void *context);
sinter_status sinter_api_grant_wasi(sinter_store *store, const sinter_wasi_config *config);
int sinter_api_exit_code(const sinter_store *store);
void sinter_api_interrupt(sinter_store *store, int is_on);
void sinter_api_set_fuel(sinter_store *store, uint64_t instructions);
uint64_t sinter_api_fuel(const sinter_store *store);
int sinter_api_trap_code(const sinter_store *store);
void sinter_api_set_trap_message(sinter_store *store, const char *message);
sinter_tag *sinter_api_exception_tag(const sinter_store *store);

#pragma GCC visibility pop
