// args.c - arguments and environment variables.
//
// The guest sees only the variables that were named when the program was built: "NAME=VALUE" is
// that value, "NAME" is the process's own variable, if it has one.
#include "wasi.h"

/// The n-th string; null if that one is absent.
typedef const char *string_at(uint64_t index);

static const char *argument_at(uint64_t index) { return sinter_process.arguments[index]; }

static const char *variable_at(uint64_t index) {
  const char *entry = ((const char *const *)sinter_program.env)[index];
  size_t length = 0;
  while (entry[length] && entry[length] != '=')
    ++length;
  if (entry[length])
    return entry;
  for (char **variable = sinter_process.environment; *variable; ++variable)
    if (strlen(*variable) > length && (*variable)[length] == '=' &&
        !memcmp(*variable, entry, length))
      return *variable;
  return NULL;
}

static uint32_t store_sizes(struct sinter_wasi *wasi, string_at *at, uint64_t limit,
                            uint32_t count_result, uint32_t size_result) {
  uint64_t count = 0, size = 0;
  for (uint64_t i = 0; i != limit; ++i) {
    const char *string = at(i);
    if (!string)
      continue;
    ++count;
    size += strlen(string) + 1;
  }
  if (size > UINT32_MAX)
    return WASI_EOVERFLOW;
  uint32_t error = sinter_guest_store_u32(wasi, count_result, (uint32_t)count);
  return error ? error : sinter_guest_store_u32(wasi, size_result, (uint32_t)size);
}

static uint32_t store_strings(struct sinter_wasi *wasi, string_at *at, uint64_t limit,
                              uint32_t pointers, uint32_t buffer) {
  for (uint64_t i = 0; i != limit; ++i) {
    const char *string = at(i);
    if (!string)
      continue;
    size_t size = strlen(string) + 1;
    char *to = sinter_guest_range(wasi, buffer, size);
    if (!to || sinter_guest_store_u32(wasi, pointers, buffer))
      return WASI_EFAULT;
    memcpy(to, string, size);
    pointers += 4;
    buffer += (uint32_t)size;
  }
  return WASI_SUCCESS;
}

i32 sinter_wasi_args_sizes_get(struct sinter_wasi *wasi, i32 count, i32 size) {
  return store_sizes(wasi, argument_at, sinter_process.argument_count, count, size);
}

i32 sinter_wasi_args_get(struct sinter_wasi *wasi, i32 pointers, i32 buffer) {
  return store_strings(wasi, argument_at, sinter_process.argument_count, pointers, buffer);
}

i32 sinter_wasi_environ_sizes_get(struct sinter_wasi *wasi, i32 count, i32 size) {
  return store_sizes(wasi, variable_at, sinter_program.env_count, count, size);
}

i32 sinter_wasi_environ_get(struct sinter_wasi *wasi, i32 pointers, i32 buffer) {
  return store_strings(wasi, variable_at, sinter_program.env_count, pointers, buffer);
}
