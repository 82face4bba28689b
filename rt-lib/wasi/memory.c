// memory.c - guest memory as the WASI functions see it.
#include "wasi.h"

uint32_t sinter_guest_store_u32(struct sinter_wasi *wasi, uint32_t pointer, uint32_t value) {
  char *to = sinter_guest_range(wasi, pointer, sizeof value);
  if (!to)
    return WASI_EFAULT;
  memcpy(to, &value, sizeof value);
  return WASI_SUCCESS;
}

uint32_t sinter_guest_store_u64(struct sinter_wasi *wasi, uint32_t pointer, uint64_t value) {
  char *to = sinter_guest_range(wasi, pointer, sizeof value);
  if (!to)
    return WASI_EFAULT;
  memcpy(to, &value, sizeof value);
  return WASI_SUCCESS;
}
