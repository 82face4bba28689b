// profile.c - the file that a program leaves which counts how often its parts run.
//
// Compiled code counts in memory. When the program ends, by whichever way leads to sinter_os_exit
// (the linker puts __wrap_sinter_os_exit in its place), the counters become a file in LLVM's raw
// format, for `sinter build --profile-use` and for llvm-profdata.
//
// The kernel enforces by then that no file is opened or renamed, so start-up opens it, and does not
// touch what is in it: a program that is killed leaves the last one's profile. What is written
// begins with the magic number, which is zero until all the rest is there, so whatever goes wrong,
// no part of a profile is taken for one.
//
// https://llvm.org/docs/InstrProfileFormat.html
#include "core/text.h"
#include "os/linux/linux.h"
#include "os/linux/os.h"
#include "wasi/grants.h"

#define VARIABLE "LLVM_PROFILE_FILE"

#pragma GCC visibility push(hidden)
// The record of a function, made by the compiler. Nothing here looks into it.
struct function_record {
  uint64_t words[8];
};
// From the linker.
extern const struct function_record __start___llvm_prf_data[], __stop___llvm_prf_data[];
extern const uint64_t __start___llvm_prf_cnts[], __stop___llvm_prf_cnts[];
extern const char __start___llvm_prf_names[], __stop___llvm_prf_names[];

// Called by compiled code, before and after what else start-up does.
void sinter_profile_name(const char *pattern, i32 is_sealed);
void sinter_profile_open(void);

_Noreturn void __real_sinter_os_exit(int status);
_Noreturn void __wrap_sinter_os_exit(int status);
#pragma GCC visibility pop

// The head of a raw profile of version 10. Sections of which there are none here have size 0.
struct header {
  uint64_t magic, version, binary_ids_size, record_count, padding_before_counters, counter_count,
      padding_after_counters, bitmap_size, padding_after_bitmap, names_size;
  uint64_t counters_delta; // address of the counters less that of the records
  uint64_t bitmap_delta, names_address, vtable_count, vtable_names_size, last_value_kind;
};
enum { VERSION = 10, LAST_VALUE_KIND = 2 };
static const uint64_t magic = (uint64_t)0xff << 56 | (uint64_t)'l' << 48 | (uint64_t)'p' << 40 |
                              (uint64_t)'r' << 32 | 'o' << 24 | 'f' << 16 | 'r' << 8 | 0x81;

static const char *pattern;
static char path[LINUX_PATH_MAX];
static int file = -1;

// Takes the variable out of the environment, which the guest may be given, and returns its value.
static const char *take_variable(void) {
  char *value = sinter_added_grants(VARIABLE);
  char **kept = sinter_process.environment;
  for (char **variable = kept; *variable; ++variable)
    if (sinter_name_length(*variable) != sizeof VARIABLE - 1 ||
        memcmp(*variable, VARIABLE, sizeof VARIABLE - 1))
      *kept++ = *variable;
  *kept = NULL;
  return value && *value ? value : NULL;
}

void sinter_profile_name(const char *standard, i32 is_sealed) {
  const char *given = take_variable();
  pattern = given && !is_sealed ? given : standard;
}

// Puts the number of the process for each %p.
static bool make_path(void) {
  struct sinter_text number = {0};
  sinter_text_decimal(&number, (uint64_t)SINTER_STARTUP_SYSCALL(getpid));
  size_t length = 0;
  for (const char *from = pattern; *from; ++from) {
    const bool is_number = from[0] == '%' && from[1] == 'p';
    const char *piece = is_number ? number.bytes : from;
    const size_t size = is_number ? number.length : 1;
    if (length + size >= sizeof path)
      return false;
    memcpy(path + length, piece, size);
    length += size;
    from += is_number;
  }
  return true;
}

void sinter_profile_open(void) {
  // Whoever starts a set-id program chooses the current directory, and has fewer rights there.
  if (sinter_process.is_secure)
    return;
  if (!make_path())
    sinter_refuse_grant("the profile", pattern, "the name is too long");
  long opened = sinter_startup_fd_above_streams(SINTER_STARTUP_SYSCALL(
      openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666));
  if (linux_failed(opened))
    sinter_refuse_grant_errno("the profile", path, opened);
  file = (int)opened;
}

// Writes all of it at the offset, and moves that.
static bool put(const void *bytes, size_t size, uint64_t *offset) {
  while (size) {
    struct linux_iovec piece = {(void *)bytes, size};
    long written = SINTER_SYSCALL(pwritev, file, &piece, 1, *offset, 0);
    if (written == -LINUX_EINTR)
      continue;
    if (written == 0 || linux_failed(written))
      return false;
    bytes = (const char *)bytes + written;
    size -= (size_t)written;
    *offset += (uint64_t)written;
  }
  return true;
}

// What has no size, /dev/null for example, may be given, too.
static bool set_size(uint64_t size) {
  long result = SINTER_SYSCALL(ftruncate, file, size);
  return !linux_failed(result) || result == -LINUX_EINVAL;
}

static bool write_profile(void) {
  const size_t records =
      (size_t)((uintptr_t)__stop___llvm_prf_data - (uintptr_t)__start___llvm_prf_data);
  const size_t counters =
      (size_t)((uintptr_t)__stop___llvm_prf_cnts - (uintptr_t)__start___llvm_prf_cnts);
  const size_t names =
      (size_t)((uintptr_t)__stop___llvm_prf_names - (uintptr_t)__start___llvm_prf_names);
  struct header header = {
      .version = VERSION,
      .record_count = records / sizeof(struct function_record),
      .counter_count = counters / sizeof(uint64_t),
      .names_size = names,
      .counters_delta = (uintptr_t)__start___llvm_prf_cnts - (uintptr_t)__start___llvm_prf_data,
      .last_value_kind = LAST_VALUE_KIND,
  };
  static const char padding[8];
  uint64_t offset = 0, start = 0;
  return put(&header, sizeof header, &offset) && put(__start___llvm_prf_data, records, &offset) &&
         put(__start___llvm_prf_cnts, counters, &offset) &&
         put(__start___llvm_prf_names, names, &offset) &&
         put(padding, -names % sizeof padding, &offset) && set_size(offset) &&
         put(&magic, sizeof magic, &start);
}

_Noreturn void __wrap_sinter_os_exit(int status) {
  // Before that, start-up has failed.
  if (file >= 0 && !write_profile()) {
    struct sinter_text text = {0};
    sinter_text_string(&text, "sinter: warning: cannot write the profile ");
    sinter_text_quoted(&text, path);
    sinter_text_report(&text);
  }
  __real_sinter_os_exit(status);
}
