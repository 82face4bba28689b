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
 * Guest code runs on a stack of its store, of 8 MiB, and so do the host functions that it calls,
 * which find 256 KiB at least. They must return: no longjmp and no C++ exception may pass guest
 * code. A trap of what they call in turn ends that call alone.
 *
 * Traps are found by handlers of SIGSEGV and SIGBUS, which the first store_new installs. Every
 * fault that is no trap goes to the handler that was there before; one that the host installs later
 * must do the same. Threads without an alternate signal stack get one. Since other handlers may
 * know of them, objects stay mapped once they are loaded, dlclose or not.
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
#define SINTER_ABI_VERSION 2

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
  SINTER_UNSUPPORTED = 9    /* the system lacks what the module was compiled for: userfaultfd */
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

/* The functions, reached through the module. Objects of the store that are passed to one another
 * belong to the same store. */
typedef struct sinter_api {
  /* Null if there is no memory. */
  sinter_store *(*store_new)(void);
  void (*store_delete)(sinter_store *store);

  /* Imports are given in the module's order; a kind mismatch is SINTER_INCOMPATIBLE, a null pointer
   * SINTER_UNKNOWN_IMPORT. A memory of a module that was built with --bounds none is
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
   * arguments are checked against the parameters' types (SINTER_INCOMPATIBLE). */
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
} sinter_api;

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

#ifdef __cplusplus
}
#endif
#endif
