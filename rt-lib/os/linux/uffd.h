// uffd.h - pages of linear memories by userfaultfd; see uffd.c.
#pragma once

#include "core/core.h"

#pragma GCC visibility push(hidden)

/// A descriptor that serves this process's memories; -1 if the system has none for it.
int sinter_uffd_open(void);

/// Closes a descriptor that was had by that, perhaps by a parent of this process; nothing if it is
/// none, such as -1, or is something else by now.
void sinter_uffd_close(int descriptor);

/// Has the first access to each page of [address, address + size), which the kernel would otherwise
/// map by itself, raise SIGBUS. Pages that are there stay. Anonymous memory only.
bool sinter_uffd_register(int descriptor, uintptr_t address, size_t size);

/// Makes the page of `address` present, zeroed, and perhaps some behind it, but none from `end` on,
/// which is a multiple of the kernel's page size. False if the system has no memory for it. Runs in
/// signal handlers, in several threads at a time.
bool sinter_uffd_serve(int descriptor, size_t page_size, uintptr_t address, uintptr_t end);

#pragma GCC visibility pop
