// errno.c - the kernel's error numbers as WASI's.
#include "wasi.h"

static const uint8_t table[] = {
#define ERRNO(name, value, linux) [linux] = value,
#include "wasi/Errno.def"
};

uint32_t sinter_wasi_errno(long result) {
  if (!linux_failed(result))
    return WASI_SUCCESS;
  unsigned long error = (unsigned long)-result;
  return error < sizeof table && table[error] ? table[error] : WASI_EIO;
}
