// wasm2c.c - what a kernel needs of WASI, for the C code that wasm2c of wabt 1.0.32 makes of it.
//
// Functions have the names that wasm2c gives to imports of a module called `kernel`. There are no
// files: the kernels read a clock and write one line.
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "kernel.h"

enum { SUCCESS = 0, EIO_OF_WASI = 29 };

struct Z_wasi_snapshot_preview1_instance_t {
  Z_kernel_instance_t *program;
  int count;
  char **words;
};
typedef struct Z_wasi_snapshot_preview1_instance_t host;

static void *at(host *self, u32 address) { return Z_kernelZ_memory(self->program)->data + address; }

u32 Z_wasi_snapshot_preview1Z_args_sizes_get(host *self, u32 count, u32 size) {
  u32 bytes = 0, words = (u32)self->count;
  for (int i = 0; i != self->count; ++i)
    bytes += (u32)strlen(self->words[i]) + 1;
  memcpy(at(self, count), &words, sizeof words);
  memcpy(at(self, size), &bytes, sizeof bytes);
  return SUCCESS;
}

u32 Z_wasi_snapshot_preview1Z_args_get(host *self, u32 words, u32 text) {
  for (int i = 0; i != self->count; ++i) {
    u32 size = (u32)strlen(self->words[i]) + 1;
    memcpy(at(self, words + 4 * (u32)i), &text, sizeof text);
    memcpy(at(self, text), self->words[i], size);
    text += size;
  }
  return SUCCESS;
}

u32 Z_wasi_snapshot_preview1Z_clock_time_get(host *self, u32 clock, u64 precision, u32 to) {
  (void)clock, (void)precision;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  u64 time = (u64)now.tv_sec * 1000000000 + (u64)now.tv_nsec;
  memcpy(at(self, to), &time, sizeof time);
  return SUCCESS;
}

u32 Z_wasi_snapshot_preview1Z_fd_write(host *self, u32 file, u32 vectors, u32 count, u32 written) {
  u32 total = 0;
  for (u32 i = 0; i != count; ++i) {
    u32 vector[2];
    memcpy(vector, at(self, vectors + 8 * i), sizeof vector);
    if (write((int)file, at(self, vector[0]), vector[1]) != (ssize_t)vector[1])
      return EIO_OF_WASI;
    total += vector[1];
  }
  memcpy(at(self, written), &total, sizeof total);
  return SUCCESS;
}

void Z_wasi_snapshot_preview1Z_proc_exit(host *self, u32 status) {
  (void)self;
  exit((int)status);
}

int main(int count, char **words) {
  static Z_kernel_instance_t instance;
  host self = {&instance, count, words};
  wasm_rt_init();
  Z_kernel_init_module();
  Z_kernel_instantiate(&instance, &self);
  Z_kernelZ__start(&instance);
  return 0;
}
