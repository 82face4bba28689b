/* sinter.h - modules that Sinter compiled, in a C or C++ program.
 *
 * `sinter build app.wasm --emit shared` makes a shared object that depends on nothing and exports
 * one symbol, `sinter_module`. dlopen it, find the symbol, get the functions by sinter_api_of, and
 *
 *   store     everything that lives and dies together: instances, and what they share. One thread
 *             at a time may use a store. Nothing in it is freed before the store is.
 *   module    compiled code; a constant of its shared object
 *   instance  a module with its memories, tables, globals and tags
 *   extern    a function, table, memory, global or tag: what is imported and exported
 *
 * Modules of any number of shared objects can be instantiated in one store and linked with one
 * another. Each object carries the runtime library; that of the object whose store_new made a store
 * serves all of it, so use one object's functions for everything. Stores are best made with the
 * same object again and again, because its runtime keeps what is expensive: stacks, address space.
 *
 * Functions that can fail return a status. What came with a trap or an exception is kept in the
 * store until guest code is called again.
 *
 * A store costs little to make and delete: a few microseconds with an instance, however large the
 * data of its module. Memories of the same module begin as private mappings of one file without a
 * name, and what a deleted store had is kept for the next one, emptied: stacks, and address space
 * of up to 1024 memories.
 *
 * Guest code runs on a stack of its store, of 8 MiB by default, and so do the host functions that
 * it calls, which find 256 KiB at least. They must return: no longjmp and no C++ exception may pass
 * guest code. A trap of what they call in turn ends that call alone.
 *
 * Traps are found by handlers of SIGSEGV and SIGBUS, which the first store_new installs. Every
 * fault that is no trap goes to the handler that was there before. One that the host installs
 * later, with SA_ONSTACK, asks handle_signal of each object whose store_new it uses first, or
 * passes the signal on to the handler that it has replaced. With leaves_signals nothing is
 * installed: either the host's own handlers ask handle_signal, or all modules are built with
 * --bounds check or clamp, whose traps need no signal; a stack that is exhausted then ends the
 * process. The signal stack of a thread is its own if it has one; a thread without gets one of 64
 * KiB when it first calls guest code, which another thread gets after its end. Since other handlers
 * may know of them, objects stay mapped once they are loaded, dlclose or not.
 *
 * Memories of modules that were built with --bounds uffd have no pages where nobody has been yet.
 * The same handlers put them there, for guest code and for the host, so no thread that accesses
 * such a memory may block SIGBUS. System calls that get an address there fail with EFAULT, unless
 * memory_touch came before. A child that was forked can go on with the stores of its parent.
 *
 * Guest code expects the processor's default floating-point environment.
 */
#ifndef SINTER_H
#define SINTER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Changes whenever a structure or a function below does. Modules of another version are refused. */
#define SINTER_ABI_VERSION 3

typedef struct sinter_module sinter_module;
typedef struct sinter_store sinter_store;
typedef struct sinter_instance sinter_instance;
typedef struct sinter_function sinter_function; /* also: a non-null funcref */
typedef struct sinter_table sinter_table;
typedef struct sinter_memory sinter_memory;
typedef struct sinter_global sinter_global;
typedef struct sinter_tag sinter_tag;

typedef enum sinter_status {
  SINTER_OK = 0,
  SINTER_TRAP = 1,           /* the guest trapped: trap_message, trap_position */
  SINTER_EXCEPTION = 2,      /* an exception left the guest: exception_tag */
  SINTER_UNKNOWN_IMPORT = 3, /* nothing was given for an import */
  SINTER_INCOMPATIBLE = 4,   /* an import, argument or value of another type than is asked for */
  SINTER_OUT_OF_MEMORY = 5,
  SINTER_OUT_OF_BOUNDS = 6, /* of a table or memory, as the host accesses it */
  SINTER_IMMUTABLE = 7,
  SINTER_WRONG_VERSION = 8, /* the module was compiled by an incompatible Sinter */
  SINTER_UNSUPPORTED = 9,   /* the system lacks what the module was compiled for: userfaultfd */
  SINTER_EXIT = 10,         /* the guest called WASI's proc_exit: exit_code */
  SINTER_REFUSED = 11       /* something cannot be granted: a directory or descriptor */
} sinter_status;

/* A value, in a slot of 16 bytes that is aligned to them. References: null is null; a funcref is a
 * sinter_function *, an externref whatever pointer the host chose (null is ref.null), an exnref is
 * opaque, and valid only until guest code is called again. */
typedef union sinter_value {
  int32_t i32;
  int64_t i64;
  float f32;
  double f64;
  void *ref;
  uint8_t v128[16]; /* little endian, like the memory */
} __attribute__((aligned(16))) sinter_value;

/* A v128 in the types of a module's header. */
typedef struct sinter_v128 {
  uint8_t bytes[16];
} sinter_v128;

/* The binary format's codes. */
typedef enum sinter_kind {
  SINTER_I32 = 0x7f,
  SINTER_I64 = 0x7e,
  SINTER_F32 = 0x7d,
  SINTER_F64 = 0x7c,
  SINTER_V128 = 0x7b,
  SINTER_FUNCREF = 0x70,
  SINTER_EXTERNREF = 0x6f,
  SINTER_EXNREF = 0x69
} sinter_kind;

typedef enum sinter_extern_kind {
  SINTER_EXTERN_FUNCTION = 0,
  SINTER_EXTERN_TABLE = 1,
  SINTER_EXTERN_MEMORY = 2,
  SINTER_EXTERN_GLOBAL = 3,
  SINTER_EXTERN_TAG = 4
} sinter_extern_kind;

typedef struct sinter_extern {
  sinter_extern_kind kind;
  union {
    sinter_function *function;
    sinter_table *table;
    sinter_memory *memory;
    sinter_global *global;
    sinter_tag *tag;
  } of;
} sinter_extern;

/* A name: UTF-8 of any content, zero bytes included. */
typedef struct sinter_name {
  const char *bytes;
  size_t size;
} sinter_name;

/* A function of the host. `values` holds the arguments and takes the results. Returns SINTER_OK, or
 * SINTER_TRAP to trap in the guest, or SINTER_EXCEPTION to let the exception go on that a call from
 * this function ended with. It may call into the store again. */
typedef sinter_status (*sinter_host_callback)(void *user, sinter_store *store,
                                              sinter_value *values);

/* What a store may use. Zero stands for what is usual. */
typedef struct sinter_store_config {
  size_t size;             /* of this structure: sizeof(sinter_store_config) */
  uint64_t stack_bytes;    /* that guest code runs on; 8 MiB, and 512 KiB at least */
  uint64_t memory_bytes;   /* of all memories of the store together; no limit */
  uint64_t table_elements; /* of all its tables together; no limit */
  int leaves_signals;      /* nonzero: this store does not make the runtime install its handlers */
} sinter_store_config;

/* What an instance may use of the system through the functions of wasi_snapshot_preview1 and
 * wasi_unstable. Clocks, random numbers and waiting come with it; what is not named here, a guest
 * cannot reach. Strings are copied, descriptors duplicated, which share position and flags with
 * the host's. Nothing is enforced by the kernel, as it is for executables (docs/lockdown.md): it is
 * this library that keeps the guest within its grants (docs/wasi.md). */
typedef struct sinter_wasi_directory {
  const char *host, *guest; /* a path of the host's, and the name that the guest knows it by */
  int is_read_only;
} sinter_wasi_directory;

typedef struct sinter_wasi_config {
  size_t size; /* of this structure: sizeof(sinter_wasi_config) */
  const char *const *arguments;
  size_t argument_count;
  const char *const *environment; /* NAME=VALUE each */
  size_t environment_count;
  const sinter_wasi_directory *directories;
  size_t directory_count;
  const int *streams; /* three descriptors, of which -1 is none; null: none at all */
} sinter_wasi_config;

/* How a memory's address space is kept. Where it is scarce, as in 39 bits or under ulimit -v, the
 * runtime begins to give back what it keeps for later memories. When there is no more room for the
 * 8 GiB that guarded memories want, memories get what they may grow to instead, or as much of it as
 * there is; modules that rely on guards are then refused (SINTER_OUT_OF_MEMORY), others work. */
typedef enum sinter_reservation_kind {
  SINTER_RESERVATION_GUARDED = 0, /* beyond all that an index of 32 bits reaches */
  SINTER_RESERVATION_SERVED = 1,  /* the same, of pages made by userfaultfd */
  SINTER_RESERVATION_OPEN = 2,    /* the same, accessible all over: --bounds none */
  SINTER_RESERVATION_GROWTH = 3,  /* what the memory may grow to */
  SINTER_RESERVATION_PART = 4     /* less: growth ends there */
} sinter_reservation_kind;

typedef struct sinter_reservation_info {
  size_t size; /* of this structure, set by the caller */
  sinter_reservation_kind kind;
  uint64_t bytes; /* from byte 0 on */
  int is_shared;  /* what the memory began with is mapped, shared until it is written; not copied */
  int are_scarce; /* the system has refused a reservation of 8 GiB to this process before */
} sinter_reservation_info;

/* The functions, reached through the module. Objects of the store that are passed to one another
 * belong to the same store. */
typedef struct sinter_api {
  /* Null if there is no memory. */
  sinter_store *(*store_new)(void);
  void (*store_delete)(sinter_store *store);

  /* Imports are given in the module's order; a kind mismatch is SINTER_INCOMPATIBLE, as is an
   * object of another store, a null pointer SINTER_UNKNOWN_IMPORT. A module of another version is
   * SINTER_WRONG_VERSION. A memory of a module that was built with --bounds none is
   * SINTER_INCOMPATIBLE with modules that rely on faults (guard, uffd). `*instance` is set as soon
   * as there is one, also if its start traps: what it wrote to shared tables and memories by then
   * stays. */
  sinter_status (*instantiate)(sinter_store *store, const sinter_module *module,
                               const sinter_extern *imports, sinter_instance **instance);
  size_t (*import_count)(const sinter_module *module);
  void (*import_at)(const sinter_module *module, size_t index, sinter_name *module_name,
                    sinter_name *name, sinter_extern_kind *kind);
  size_t (*export_count)(const sinter_module *module);
  void (*export_at)(const sinter_module *module, size_t index, sinter_name *name,
                    sinter_extern_kind *kind);
  /* The export of that position. */
  sinter_extern (*instance_export)(sinter_instance *instance, size_t index);
  /* False if there is none of that name. */
  int (*find_export)(sinter_instance *instance, sinter_name name, sinter_extern *result);

  /* Arguments before, results after: `values` holds max(parameters, results) slots. Reference
   * arguments are checked against the parameters' types (SINTER_INCOMPATIBLE, as is a function of
   * another store). */
  sinter_status (*call)(sinter_store *store, sinter_function *function, sinter_value *values);
  size_t (*param_count)(const sinter_function *function);
  size_t (*result_count)(const sinter_function *function);
  /* Parameters first, then results. */
  sinter_kind (*value_kind)(const sinter_function *function, size_t index);
  /* `kinds`: parameters, then results. Null if there is no memory, as for what follows. */
  sinter_function *(*host_function_new)(sinter_store *store, const sinter_kind *kinds,
                                        size_t param_count, size_t result_count,
                                        sinter_host_callback callback, void *user);

  sinter_global *(*global_new)(sinter_store *store, sinter_kind kind, int is_mutable,
                               sinter_value value);
  sinter_kind (*global_kind)(const sinter_global *global);
  sinter_value (*global_get)(const sinter_global *global);
  sinter_status (*global_set)(sinter_global *global, sinter_value value);

  /* Elements are null at first. `max` is UINT64_MAX for none. */
  sinter_table *(*table_new)(sinter_store *store, sinter_kind element, int is_64, uint64_t min,
                             uint64_t max);
  uint64_t (*table_size)(const sinter_table *table);
  sinter_status (*table_get)(sinter_table *table, uint64_t index, sinter_value *value);
  sinter_status (*table_set)(sinter_table *table, uint64_t index, sinter_value value);

  /* By null references. False if the table cannot grow. */
  int (*table_grow)(sinter_table *table, uint64_t delta);

  /* In pages of 64 KiB. A memory of the host's works in every bounds mode. */
  sinter_memory *(*memory_new)(sinter_store *store, int is_64, int is_shared, uint64_t min,
                               uint64_t max);
  uint64_t (*memory_size)(const sinter_memory *memory); /* bytes */
  /* By pages of the memory's. False if it cannot grow. */
  int (*memory_grow)(sinter_memory *memory, uint64_t delta);
  /* Of byte 0. Valid as long as the store; accessible up to the current size. */
  uint8_t *(*memory_data)(sinter_memory *memory);

  /* After SINTER_TRAP: the specification's words for it. */
  const char *(*trap_message)(const sinter_store *store);
  /* The function's index, and the instruction's module offset, 0 if only the function is known;
   * false if neither is. */
  int (*trap_position)(const sinter_store *store, uint32_t *function, uint32_t *offset);
  /* After SINTER_EXCEPTION: the tag. */
  sinter_tag *(*exception_tag)(const sinter_store *store);

  /* Makes bytes [offset, offset + size) of a memory present, so that system calls can be given
   * their address: see above. SINTER_OUT_OF_BOUNDS if they are not all there. */
  sinter_status (*memory_touch)(sinter_memory *memory, uint64_t offset, uint64_t size);

  /* A store with limits. An instance beyond them is SINTER_OUT_OF_MEMORY, growth fails. */
  sinter_store *(*store_new_with)(const sinter_store_config *config);
  void (*memory_reservation)(const sinter_memory *memory, sinter_reservation_info *info);

  /* To be called by a handler of SIGSEGV or SIGBUS with what it was given. True if the fault was a
   * trap, or an access that can be repeated: the handler then returns. */
  int (*handle_signal)(int signal, void *info, void *context);
  /* After SINTER_TRAP: which kind, a number of docs/abi.md; 0 for the host's own. */
  int (*trap_code)(const sinter_store *store);
  /* For a host function that is about to return SINTER_TRAP: what trap_message will say, cut to 255
   * bytes. The text is copied. */
  void (*set_trap_message)(sinter_store *store, const char *message);

  /* Grants WASI to the next instance that is made in the store and whose module imports functions
   * of it: those that instantiate is given null pointers for (or null for all imports) are
   * provided. What has been granted is closed with the store. proc_exit, and signals that the guest
   * raises, end the call that the host made with SINTER_EXIT; a host function that gets it from a
   * call of its own may return it. What the guest does must be expected to take its time: reading
   * waits. */
  sinter_status (*grant_wasi)(sinter_store *store, const sinter_wasi_config *config);
  /* After SINTER_EXIT: what the guest passed to proc_exit, or 128 and a signal's number. */
  int (*exit_code)(const sinter_store *store);

  /* From any thread, while the store exists: from now on (or, with 0, no longer) code of modules
   * that were built with --interruptible traps, "interrupted", when it enters a function or a loop.
   * Code of any module traps so where it waits: within 10 ms in memory.atomic.wait, poll_oneoff,
   * and, if the descriptor is a pipe or stream socket that blocks and has nothing to give, fd_read,
   * sock_recv and sock_accept. But where another reader takes what was there, these wait for more,
   * and sock_recv with WAITALL does so after the first byte; and nothing ends their waits for a
   * terminal or other device, a socket of another kind, or one with SO_RCVTIMEO or SO_RCVLOWAT.
   * Other functions of WASI, which may wait for a disk or for whoever reads what the guest writes,
   * come to their end, as do functions of the host, and bulk operations on memories and tables. */
  void (*interrupt)(sinter_store *store, int is_on);
  /* What modules that were built with --fuel may execute, instructions: 0 at first. Bulk operations
   * count one more for each whole 64 bytes or 8 references. When it is used up they trap, "out of
   * fuel". The same module with the same inputs uses the same amount, in every mode, at every
   * level, on every machine. Between calls, or in host functions. */
  void (*set_fuel)(sinter_store *store, uint64_t instructions);
  uint64_t (*fuel)(const sinter_store *store); /* that is left */

  /* What a module's header does: `imports` is its structure of imports, null if the module has
   * none. For modules that were built with a --module-name. */
  sinter_status (*instantiate_typed)(sinter_store *store, const sinter_module *module,
                                     const void *imports, sinter_instance **instance);
  /* By the typed function of the host that runs, else it does nothing: when it returns, the guest
   * traps with the message, which is not copied; or, with SINTER_EXCEPTION or SINTER_EXIT, what a
   * call from it ended with goes on. */
  void (*raise)(sinter_store *store, sinter_status status, const char *message);
} sinter_api;

/* The beginnings of structures that the inline functions below look into. */
typedef struct sinter_instance_header {
  const void *runtime;
  sinter_store *store;
  const sinter_module *module;
} sinter_instance_header;
typedef struct sinter_store_header {
  const void *activation, *gate;
  uintptr_t stack_end;
  uint32_t status;
} sinter_store_header;

/* The store that an instance lives in. */
static inline sinter_store *sinter_store_of(const sinter_instance *instance) {
  return ((const sinter_instance_header *)instance)->store;
}

/* How typed functions of the store's instances have ended since it was cleared: see a module's
 * header. */
static inline sinter_status sinter_store_status(const sinter_store *store) {
  return (sinter_status)((const sinter_store_header *)store)->status;
}
static inline void sinter_store_clear(sinter_store *store) {
  ((sinter_store_header *)store)->status = SINTER_OK;
}

/* Every shared object exports `const sinter_module sinter_module`, which begins with this. */
typedef struct sinter_module_header {
  uint64_t abi_version;
  const sinter_api *api;
} sinter_module_header;

/* The functions to use with a module; null if its version is not this header's. */
static inline const sinter_api *sinter_api_of(const sinter_module *module) {
  const sinter_module_header *header = (const sinter_module_header *)module;
  return header->abi_version == SINTER_ABI_VERSION ? header->api : 0;
}

/* Copies bytes into and out of a memory: SINTER_OUT_OF_BOUNDS, and nothing is copied, if they do
 * not all lie within it. */
static inline sinter_status sinter_memory_write(const sinter_api *api, sinter_memory *memory,
                                                uint64_t offset, const void *from, size_t size) {
  uint64_t end = api->memory_size(memory);
  if (offset > end || size > end - offset)
    return SINTER_OUT_OF_BOUNDS;
  __builtin_memcpy(api->memory_data(memory) + offset, from, size);
  return SINTER_OK;
}
static inline sinter_status sinter_memory_read(const sinter_api *api, sinter_memory *memory,
                                               uint64_t offset, void *to, size_t size) {
  uint64_t end = api->memory_size(memory);
  if (offset > end || size > end - offset)
    return SINTER_OUT_OF_BOUNDS;
  __builtin_memcpy(to, api->memory_data(memory) + offset, size);
  return SINTER_OK;
}

#ifdef __cplusplus
}
#endif
#endif
