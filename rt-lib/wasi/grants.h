// grants.h - what the steps share that turn grants into descriptors and variables at start-up.
//
// They run before the guest and before the kernel is asked to enforce anything. What cannot be had
// ends the program: a guest must not find out half way that something is missing.
#pragma once

#include "wasi.h"

#pragma GCC visibility push(hidden)

/// Steps of start-up; lowering/Grants.cpp chooses those that a program needs.
void sinter_wasi_replace_streams(struct sinter_wasi *wasi);
void sinter_wasi_open_listeners(struct sinter_wasi *wasi);
void sinter_wasi_open_preopens(struct sinter_wasi *wasi);
void sinter_wasi_add_preopens(struct sinter_wasi *wasi);
void sinter_wasi_make_environment(struct sinter_wasi *wasi);
void sinter_wasi_add_variables(struct sinter_wasi *wasi);
void sinter_wasi_ignore_signals(struct sinter_wasi *wasi);

static inline const struct sinter_grants *sinter_grants(void) { return sinter_program.grants; }

/// Opens a directory for the guest. `grant` is what messages call the kind of grant.
void sinter_open_preopen(struct sinter_wasi *wasi, const struct sinter_preopen *preopen,
                         const char *grant);

/// Gives an opened descriptor to the guest, or ends the program.
void sinter_insert_grant(struct sinter_wasi *wasi, struct sinter_fd entry, const char *grant,
                         const char *value);

/// End the program: a grant cannot be had, for a reason in words or the kernel's negative errno.
_Noreturn void sinter_refuse_grant(const char *grant, const char *value, const char *reason);
_Noreturn void sinter_refuse_grant_errno(const char *grant, const char *value, long error);

/// Bytes before the "=" of a NAME=VALUE, or of all the string.
size_t sinter_name_length(const char *variable);
/// The process's variable of that name, as NAME=VALUE; null if it has none.
char *sinter_process_variable(const char *name, size_t length);

/// The variables through which whoever starts the program adds grants. No guest sees them.
#define SINTER_DIRS "SINTER_DIRS"
#define SINTER_ENV "SINTER_ENV"

/// The value of one of these; null if it is absent, or this is a set-id program, whose environment
/// somebody of fewer rights has made.
char *sinter_added_grants(const char *name);
/// Cuts the next item off a list in place: items are separated by commas, `\,` is a comma, `\\` a
/// backslash, any other backslash itself. Empty items are skipped; null at the end.
char *sinter_next_item(char **list);

#pragma GCC visibility pop
