// adverse.c - a host whose system and whose callers do what they should not.
//
// usage: adverse MODULE TEST
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/host.h"

static const sinter_module *module;
// From now on mappings of 4 GiB and more fail, and not because there is no room.
static void refuse_large_mappings(void) {
  struct sock_filter program[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mmap, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[1]) + 4),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog filter = {sizeof program / sizeof *program, program};
  CHECK(!prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
  CHECK(!prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter));
}

static void test_refusal(void) {
  refuse_large_mappings();
  sinter_store *store = api->store_new();
  for (int i = 0; i != 3; ++i) {
    sinter_memory *memory = api->memory_new(store, 0, 0, 0, 1);
    CHECK(memory && (uintptr_t)api->memory_data(memory) % 4096 == 0);
    CHECK(api->memory_grow(memory, 1));
    api->memory_data(memory)[65535] = 1;
  }
  api->store_delete(store);
}

static void test_sizes(void) {
  enum { MOST = 65536 };
  sinter_store *store = api->store_new();
  static const uint64_t too_large[] = {MOST + 1, 131072,           131073,
                                       200000,   UINT64_MAX >> 16, UINT64_MAX};
  for (size_t i = 0; i != sizeof too_large / sizeof *too_large; ++i)
    CHECK(!api->memory_new(store, 0, 0, too_large[i], UINT64_MAX));
  sinter_memory *memory = api->memory_new(store, 0, 0, MOST, UINT64_MAX);
  CHECK(memory && api->memory_size(memory) == (uint64_t)MOST << 16 && !api->memory_grow(memory, 1));
  api->store_delete(store);
}

static sinter_status call_load(sinter_store *store, sinter_instance *instance, int address) {
  sinter_value value = {.i32 = address};
  return api->call(store, find(instance, "load").of.function, &value);
}

static sinter_status unused(void *user, sinter_store *store, sinter_value *values) {
  (void)user, (void)store, (void)values;
  return SINTER_TRAP;
}

static void trap_after_signal(void) {
  static const sinter_kind kinds[] = {SINTER_I32, SINTER_I32};
  sinter_store *store = api->store_new();
  sinter_instance *instance;
  sinter_extern host = {SINTER_EXTERN_FUNCTION, {0}};
  host.of.function = api->host_function_new(store, kinds, 1, 1, unused, NULL);
  CHECK(api->instantiate(store, module, &host, &instance) == SINTER_OK);
  CHECK(!kill(getpid(), SIGSEGV));
  CHECK(call_load(store, instance, -8) == SINTER_TRAP);
  api->store_delete(store);
}

// A signal that somebody sends does what it would have done without the runtime.
static void test_sent_signals(void) {
  pid_t child = fork();
  int status;
  if (!child) {
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    close(STDERR_FILENO); // emulators have something to say about it
    trap_after_signal();
    exit(1); // since nobody ignores the signal
  }
  CHECK(waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
  signal(SIGSEGV, SIG_IGN);
  trap_after_signal();
}

int main(int count, char **words) {
  CHECK(count == 3);
  module = load(words[1]);
  if (!strcmp(words[2], "refusal"))
    test_refusal();
  else if (!strcmp(words[2], "sizes"))
    test_sizes();
  else if (!strcmp(words[2], "sent-signals"))
    test_sent_signals();
  else
    CHECK(!"test");
  return 42;
}
