// wasi_grant.h - what an instance may use of the system, in a library.
#pragma once

#include "context/context.h"
#include "wasi/wasi.h"

#pragma GCC visibility push(hidden)

/// The WASI state of an instance, or of the next one that is made.
struct sinter_wasi_grant {
  struct sinter_wasi wasi;
  struct sinter_store *store;
  struct sinter_wasi_grant *next; // in the store
};

/// From the `user` of a function.
static inline struct sinter_wasi *sinter_wasi_of(void *user) { return user; }

#pragma GCC visibility pop
