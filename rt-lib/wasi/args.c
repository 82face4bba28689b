// args.c - arguments and environment variables: two lists of strings, which start-up has made.
#include "wasi.h"

static uint64_t size_of(const char *const *strings, size_t count) {
  uint64_t size = 0;
  for (size_t i = 0; i != count; ++i)
    size += strlen(strings[i]) + 1;
  return size;
}

static uint32_t store_sizes(struct sinter_wasi *wasi, const char *const *strings, size_t count,
                            uint32_t count_result, uint32_t size_result) {
  uint64_t size = size_of(strings, count);
  if (size > UINT32_MAX)
    return WASI_EOVERFLOW;
  uint32_t error = sinter_guest_store_u32(wasi, count_result, (uint32_t)count);
  return error ? error : sinter_guest_store_u32(wasi, size_result, (uint32_t)size);
}

static uint32_t store_strings(struct sinter_wasi *wasi, const char *const *strings, size_t count,
                              uint32_t pointers, uint32_t buffer) {
  char *to_pointers = sinter_guest_range(wasi, pointers, count * sizeof pointers);
  char *to = sinter_guest_range(wasi, buffer, size_of(strings, count));
  if (!to_pointers || !to)
    return WASI_EFAULT;
  for (size_t i = 0; i != count; ++i) {
    size_t size = strlen(strings[i]) + 1;
    memcpy(to_pointers, &buffer, sizeof buffer);
    memcpy(to, strings[i], size);
    to_pointers += sizeof buffer;
    to += size;
    buffer += (uint32_t)size;
  }
  return WASI_SUCCESS;
}

i32 sinter_wasi_args_sizes_get(struct sinter_wasi *wasi, i32 count, i32 size) {
  return store_sizes(wasi, wasi->arguments, wasi->argument_count, count, size);
}

i32 sinter_wasi_args_get(struct sinter_wasi *wasi, i32 pointers, i32 buffer) {
  return store_strings(wasi, wasi->arguments, wasi->argument_count, pointers, buffer);
}

i32 sinter_wasi_environ_sizes_get(struct sinter_wasi *wasi, i32 count, i32 size) {
  return store_sizes(wasi, wasi->environment, wasi->environment_count, count, size);
}

i32 sinter_wasi_environ_get(struct sinter_wasi *wasi, i32 pointers, i32 buffer) {
  return store_strings(wasi, wasi->environment, wasi->environment_count, pointers, buffer);
}
