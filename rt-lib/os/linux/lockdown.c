// lockdown.c - has the kernel enforce what the program was granted, before the program runs.
//
// Three things, each of which lasts for the life of the process and can be had without privileges:
//
//   no_new_privs  what the process executes gets no privileges by being set-id, which the other
//                 two require. It can execute nothing anyway.
//   Landlock      files are reached below the directory grants only, in those that are read-only
//                 only for reading; and no TCP port, abstract socket or foreign process at all.
//   seccomp       a filter of system calls: those that the linked functions make, as they make
//                 them. See filter.h for how they are known. Any other kills the process.
//
// They are a second wall. WASI's functions hold the guest within its grants by themselves; these
// hold whoever has made them do something else. Descriptors that are open by now go on as they are.
//
// What a kernel lacks is left out, unless the program was built to require it.
#include "core/text.h"
#include "os.h"
#include "wasi/wasi.h"

enum { PR_SET_NO_NEW_PRIVS = 38 };

enum { OFF, ON, REQUIRED };

#pragma GCC visibility push(hidden)
// From the linker script.
extern const struct sinter_allowed __sinter_syscalls_start[], __sinter_syscalls_end[];
#pragma GCC visibility pop

// What a filter sees of a call. Arguments are looked at as 32-bit numbers, which all those are that
// Syscalls.def names.
struct linux_call {
  uint32_t number, isa;
  uint64_t instruction, arguments[6];
};

// An instruction of the kernel's filter language, and those that are used here.
struct linux_filter {
  uint16_t code;
  uint8_t if_true, if_false; // instructions to skip
  uint32_t operand;
};
enum {
  BPF_SKIP = 0x05,        // `operand` instructions
  BPF_RETURN = 0x06,      // answers `operand`
  BPF_IF_EQUAL = 0x15,    // compares the number that was loaded with `operand`
  BPF_IF_AT_LEAST = 0x35, //
  BPF_LOAD = 0x20,        // loads from byte `operand` of struct linux_call
};

static const struct linux_filter allow = {BPF_RETURN, 0, 0, 0x7fff0000};
static const struct linux_filter kill_process = {BPF_RETURN, 0, 0, 0x80000000};

#ifdef __x86_64__
#define AUDIT_ARCH 0xc000003e
#elif defined(__aarch64__)
#define AUDIT_ARCH 0xc00000b7
#elif defined(__riscv)
#define AUDIT_ARCH 0xc00000f3
#endif

// A process can make calls of more than one ISA, whose numbers differ. Those of x86-64's other kind
// of calls, x32, say that they are of the same ISA, but have numbers that are on nobody's list.
static const struct linux_filter begin[] = {
    {BPF_LOAD, 0, 0, offsetof(struct linux_call, isa)},
    {BPF_IF_EQUAL, 1, 0, AUDIT_ARCH},
    {BPF_RETURN, 0, 0, 0x80000000},
    {BPF_LOAD, 0, 0, offsetof(struct linux_call, number)},
};

// The kernel tries a new filter with every number there is, to know those that are always allowed
// and need not be asked about again. So it should be quick to say no, which is what numbers are
// divided into groups for.
enum { GROUP = 64, GROUPS = 8 };
#define SYSCALL(name, x86_64, generic, ...)                                                        \
  _Static_assert((x86_64) < GROUP * GROUPS && (generic) < GROUP * GROUPS, #name);
#include "Syscalls.def"

enum { MAX_PER_CALL = 5, MAX_BESIDES = sizeof begin / sizeof *begin + 3 * GROUPS + 1 };

// Instructions for one number, which is on the list; those behind them are for others.
static struct linux_filter *add_number(struct linux_filter *next, uint32_t number) {
  struct linux_filter *test = next++;
  for (const struct sinter_allowed *call = __sinter_syscalls_start; call != __sinter_syscalls_end;
       ++call) {
    if (call->number != number)
      continue;
    if (call->argument == SINTER_ANY_ARGUMENTS) {
      *next++ = allow;
      break;
    }
    bool is_process = call->argument == SINTER_OWN_PROCESS;
    uint32_t value = is_process ? (uint32_t)SINTER_STARTUP_SYSCALL(getpid) : call->value;
    size_t argument = is_process ? 0 : (size_t)call->argument;
    *next++ = (struct linux_filter){
        BPF_LOAD, 0, 0, (uint32_t)(offsetof(struct linux_call, arguments) + 8 * argument)};
    *next++ = (struct linux_filter){BPF_IF_EQUAL, 0, 1, value};
    *next++ = allow;
  }
  if (next != test + 2)
    *next++ = kill_process;
  *test = (struct linux_filter){BPF_IF_EQUAL, 0, (uint8_t)(next - test - 1), number};
  return next;
}

static struct linux_filter *make_filter(struct linux_filter *next) {
  uint64_t numbers[GROUPS] = {0};
  for (const struct sinter_allowed *call = __sinter_syscalls_start; call != __sinter_syscalls_end;
       ++call)
    numbers[call->number / GROUP] |= (uint64_t)1 << call->number % GROUP;
  memcpy(next, begin, sizeof begin);
  next += sizeof begin / sizeof *begin;
  for (uint32_t group = 0; group != GROUPS; ++group) {
    if (!numbers[group])
      continue;
    struct linux_filter *test = next;
    next += 2;
    for (uint32_t i = 0; i != GROUP; ++i)
      if (numbers[group] >> i & 1)
        next = add_number(next, group * GROUP + i);
    *next++ = kill_process;
    test[0] = (struct linux_filter){BPF_IF_AT_LEAST, 0, 1, (group + 1) * GROUP};
    test[1] = (struct linux_filter){BPF_SKIP, 0, 0, (uint32_t)(next - test - 2)};
  }
  *next++ = kill_process;
  return next;
}

struct linux_filter_program {
  uint16_t count;
  const struct linux_filter *instructions;
};

enum { SECCOMP_SET_MODE_FILTER = 1, SECCOMP_FILTER_FLAG_SPEC_ALLOW = 4 };

static bool filter_calls(void) {
  size_t calls = (size_t)(__sinter_syscalls_end - __sinter_syscalls_start);
  struct linux_filter filter[MAX_BESIDES + MAX_PER_CALL * calls];
  struct linux_filter_program program = {(uint16_t)(make_filter(filter) - filter), filter};
  // Without the flag, some kernels slow memory accesses down in processes that have a filter, for
  // the sake of secrets of their own that they might keep from their code. There are none here.
  // Kernels before 4.17 do not know it.
  return !linux_failed(SINTER_STARTUP_SYSCALL(seccomp, SECCOMP_SET_MODE_FILTER,
                                              SECCOMP_FILTER_FLAG_SPEC_ALLOW, &program)) ||
         !linux_failed(SINTER_STARTUP_SYSCALL(seccomp, SECCOMP_SET_MODE_FILTER, 0, &program));
}

enum {
  LANDLOCK_CREATE_RULESET_VERSION = 1,
  LANDLOCK_RULE_PATH_BENEATH = 1,
  LANDLOCK_READ = 1 << 2 | 1 << 3,   // READ_FILE, READ_DIR
  LANDLOCK_EXECUTE = 1 << 0,         //
  LANDLOCK_TRUNCATE = 1 << 14,       // from ABI 3 on
  LANDLOCK_IOCTL_DEVICE = 1 << 15,   // from ABI 5 on
  LANDLOCK_FILES = (1 << 14) - 1,    // all rights that concern files in ABI 2
  LANDLOCK_TCP = 1 << 0 | 1 << 1,    // BIND, CONNECT: from ABI 4 on
  LANDLOCK_SCOPES = 1 << 0 | 1 << 1, // ABSTRACT_UNIX_SOCKET, SIGNAL: from ABI 6 on
};

struct linux_landlock_ruleset {
  uint64_t files, net, scopes;
};

// Packed in the kernel's interface, too.
struct __attribute__((packed)) linux_landlock_beneath {
  uint64_t allowed;
  int32_t directory;
};

// Everything that this version of the interface can take away. A kernel of another version does
// not mind fields that it does not know if they are zero.
static struct linux_landlock_ruleset everything(long abi) {
  return (struct linux_landlock_ruleset){
      .files = LANDLOCK_FILES | (abi >= 3 ? LANDLOCK_TRUNCATE : 0) |
               (abi >= 5 ? LANDLOCK_IOCTL_DEVICE : 0),
      .net = abi >= 4 ? LANDLOCK_TCP : 0,
      .scopes = abi >= 6 ? LANDLOCK_SCOPES : 0,
  };
}

// Gives back what the grants allow. The rights to make devices, FIFOs and sockets are among them,
// since the kernel asks for these also where such a file is renamed. The guest has no function that
// makes one, and the filter does not let it.
static bool add_grants(long ruleset, uint64_t files) {
  uint64_t all = files & ~(uint64_t)(LANDLOCK_EXECUTE | LANDLOCK_IOCTL_DEVICE);
  for (uint32_t fd = 0; fd != sinter_wasi.fd_capacity; ++fd) {
    const struct sinter_fd *entry = sinter_wasi.fds + fd;
    if (entry->host < 0 || !entry->preopen || !entry->is_directory)
      continue;
    struct linux_landlock_beneath beneath = {entry->is_read_only ? LANDLOCK_READ : all,
                                             entry->host};
    if (linux_failed(SINTER_STARTUP_SYSCALL(landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH,
                                            &beneath)))
      return false;
  }
  return true;
}

// ABI 1 forbids to rename and link files from one directory to another.
static bool restrict_files(void) {
  long abi = SINTER_STARTUP_SYSCALL(landlock_create_ruleset, 0, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (abi < 2)
    return false;
  struct linux_landlock_ruleset rules = everything(abi);
  long ruleset = SINTER_STARTUP_SYSCALL(landlock_create_ruleset, &rules, sizeof rules);
  if (linux_failed(ruleset))
    return false;
  bool is_restricted = add_grants(ruleset, rules.files) &&
                       !linux_failed(SINTER_STARTUP_SYSCALL(landlock_restrict_self, ruleset));
  SINTER_STARTUP_SYSCALL(close, ruleset);
  return is_restricted;
}

static void lack(const struct sinter_grants *grants, const char *what) {
  if (grants->lockdown != REQUIRED)
    return;
  struct sinter_text text;
  sinter_cannot_start(&text);
  sinter_text_string(&text, "the system does not provide ");
  sinter_text_string(&text, what);
  sinter_text_string(&text, "; build without --lockdown require");
  sinter_text_fail(&text);
}

void sinter_lockdown(const struct sinter_grants *grants) {
  if (!grants || grants->lockdown == OFF)
    return;
  if (linux_failed(SINTER_STARTUP_SYSCALL(prctl, PR_SET_NO_NEW_PRIVS, 1)))
    lack(grants, "no_new_privs");
  if (!restrict_files())
    lack(grants, "Landlock, version 2 or later");
  // Last, since it forbids all of this.
  if (!filter_calls())
    lack(grants, "seccomp filters");
}
