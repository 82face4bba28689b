// exception.h - exceptions as objects, where they live, and how they find their handlers.
#pragma once

#include "core.h"
#include "unwind.h"

#pragma GCC visibility push(hidden)

struct sinter_frame;

// Slabs of 64 KiB in one reservation; all objects of a slab have one size, a power of two.
enum {
  SINTER_SLAB_LOG2 = 16,
  SINTER_SLAB_COUNT = 1 << 14, // 1 GiB of exceptions that are in use at the same time
  SINTER_SMALLEST_LOG2 = 6,
  SINTER_LARGEST_LOG2 = 14, // a header and a thousand slots
};

// Where a frame keeps what belongs to its caller, at one instruction.
struct sinter_rules {
  uint64_t cfa_register;
  int64_t cfa_offset;
  const unsigned char *cfa_expression;  // instead of both, if not null; its length stands in front
  int64_t saved[SINTER_REGISTER_COUNT]; // distance from the CFA; 0: still in the register
};

// What becomes of an exception that comes out of a call. See unwind.c.
struct sinter_call {
  uintptr_t pc;            // the call's last byte; 0: this is none
  uintptr_t pad;           // its landing pad, or 0: the exception leaves the frame
  uint64_t arguments_size; // bytes that were pushed for the call
  uint64_t return_slot;    // of the registers
  struct sinter_rules rules;
};

enum { SINTER_CALLS_LOG2 = 6 };

struct sinter_exception_heap {
  uintptr_t base;      // of the reservation, 0 before the first exception
  uint32_t slab_limit; // that fit into the reservation
  uint32_t slab_count; // in use
  uint32_t gray;       // marked, but not what they refer to: a list through `link`
  bool has_kept;       // some are kept
  uint64_t allocated;  // bytes since the last collection
  uint64_t budget;     // bytes until the next one
  struct sinter_exception *free[SINTER_LARGEST_LOG2 - SINTER_SMALLEST_LOG2 + 1];
  uint8_t size_log2[SINTER_SLAB_COUNT];             // by slab
  struct sinter_call calls[1 << SINTER_CALLS_LOG2]; // that exceptions have come through, by hash
};

/// A new exception with uninitialised slots, or null if there is no memory for it.
struct sinter_exception *sinter_exception_allocate(struct sinter_exception_heap *heap, void *tag,
                                                   uint32_t slots, const void *origin);
/// Keeps the exception as long as its heap. For references that leave the collector's sight.
void sinter_exception_keep(struct sinter_exception *exception);
/// Marks what the words refer to, if they do. `stride` is in words.
void sinter_exception_mark(struct sinter_exception_heap *heap, const void *words, size_t count,
                           size_t stride);
void sinter_exception_heap_delete(struct sinter_exception_heap *heap);

// What the two instance models do differently.

/// Marks what tables, globals and buffers refer to.
void sinter_exception_mark_roots(struct sinter_exception_heap *heap);
/// Where the stack that guest code runs on ends.
uintptr_t sinter_exception_stack_end(struct sinter_exception_heap *heap);
/// The .eh_frame_hdr of the compiled module whose code is at `pc`, or null.
const unsigned char *sinter_unwind_table(struct sinter_exception *exception, uintptr_t pc);
/// What happens to an exception that no frame catches.
_Noreturn void sinter_uncaught(struct sinter_exception *exception);

/// Never called; see unwind.c.
void sinter_personality(void);

/// Puts into `frame`, the registers of a caller of sinter_throw, those of the landing pad that the
/// exception is for, and returns the exception.
struct sinter_exception *sinter_unwind(struct sinter_exception *exception,
                                       struct sinter_frame *frame);

#pragma GCC visibility pop
