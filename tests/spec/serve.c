// serve.c - linked into static executables: calls their exports as standard input says.
//
// One request a line, one line of answer each (see Plan.h for both). `try` makes its call in a
// child process, since a trap ends the process that it happens in: the trap's message is the answer
// then, and what the call did before it is lost. The first request, `new`, is answered by getting
// here: what traps before that has answered it already.
#include "core/text.h"
#include "linux.h"
#include "os.h"

enum { MAX_REQUESTS = 1 << 23, MAX_SLOTS = 4096, SLOT_SIZE = 16 };
enum { SIGCHLD = 17, CLONE_VM = 0x100, CLONE_VFORK = 0x4000 };

// What the runtime library has no use for. The programs run locked down, so they ask for it.
#ifdef __x86_64__
enum { SYS_clone = 56, SYS_wait4 = 61 };
#else
enum { SYS_clone = 220, SYS_wait4 = 260 };
#endif
enum { SINTER_CHECKED_clone = SINTER_ANY_ARGUMENTS, SINTER_CHECKED_wait4 = SINTER_ANY_ARGUMENTS };

static char requests[MAX_REQUESTS + 1];
static char answer[8 + MAX_SLOTS * (2 * SLOT_SIZE + 1)];
static _Alignas(16) uint8_t slots[MAX_SLOTS][SLOT_SIZE];

static void say(const char *text) { sinter_os_write_output(text, strlen(text)); }

static void read_requests(void) {
  size_t size = 0;
  for (long count = 1; count > 0 && size < MAX_REQUESTS; size += (size_t)count) {
    count = SINTER_SYSCALL(read, 0, requests + size, MAX_REQUESTS - size);
    if (count < 0)
      sinter_os_exit(1);
  }
}

// The next word of the line at `*at`, ended by a zero byte; empty at the end of the line.
static char *next_word(char **at) {
  char *word = *at;
  char *end = word;
  while (*end && *end != ' ')
    ++end;
  *at = *end ? end + 1 : end;
  *end = 0;
  return word;
}

static unsigned hex_digit(char digit) {
  return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

// Bytes as pairs of hex digits, in place or elsewhere. Returns how many.
static size_t parse_hex(const char *digits, uint8_t *bytes) {
  size_t count = 0;
  for (; digits[0] && digits[1]; digits += 2)
    bytes[count++] = (uint8_t)(hex_digit(digits[0]) << 4 | hex_digit(digits[1]));
  return count;
}

static void answer_results(size_t count) {
  static const char digits[] = "0123456789abcdef";
  char *at = answer;
  *at++ = 'o';
  *at++ = 'k';
  for (size_t slot = 0; slot < count; ++slot) {
    *at++ = ' ';
    for (size_t i = 0; i < SLOT_SIZE; ++i) {
      *at++ = digits[slots[slot][i] >> 4];
      *at++ = digits[slots[slot][i] & 15];
    }
  }
  *at++ = '\n';
  sinter_os_write_output(answer, (size_t)(at - answer));
}

static const struct sinter_served_export *find(const struct sinter_served_export *exports,
                                               size_t count, const uint8_t *name, size_t size) {
  for (size_t i = 0; i < count; ++i)
    if (exports[i].name_size == size && !memcmp(exports[i].name, name, size))
      return &exports[i];
  return NULL;
}

static void call(const struct sinter_served_export *item) {
  ((void (*)(void *))item->enter)(slots);
  answer_results(item->result_count);
}

// Faults of a served memory are handled in the address space that was registered, so there the
// child shares it, and this process waits where it is. What the call has written then stays, as it
// should.
static long clone_flags(void) {
  const struct sinter_initial_memory *memories = sinter_program.memories;
  for (uint64_t i = 0; i != sinter_program.memory_count; ++i)
    if (((const struct sinter_memory *)memories[i].memory)->strategy == SINTER_STRATEGY_SERVED)
      return SIGCHLD | CLONE_VM | CLONE_VFORK;
  return SIGCHLD;
}

static void try(const struct sinter_served_export *item) {
  long child = SINTER_SYSCALL(clone, clone_flags());
  if (child < 0) {
    say("error: cannot make a process\n");
    return;
  }
  if (child == 0) {
    call(item);
    sinter_os_exit(0);
  }
  int status = 0;
  SINTER_SYSCALL(wait4, child, &status);
  if (status & 0x7f)
    say("error: killed by a signal\n");
}

#pragma GCC visibility push(hidden)
i32 sinter_serve(const struct sinter_served_export *exports, size_t count);
#pragma GCC visibility pop

i32 sinter_serve(const struct sinter_served_export *exports, size_t count) {
  read_requests();
  for (char *line = requests, *end; *line; line = end + 1) {
    for (end = line; *end && *end != '\n'; ++end) {
    }
    *end = 0;
    char *at = line;
    const char *verb = next_word(&at);
    next_word(&at); // the instance: there is but one
    if (verb[0] == 'n') {
      say("ok\n");
      continue;
    }
    if (verb[0] == 's') {
      say("skipped\n");
      continue;
    }
    char *word = next_word(&at);
    size_t size = parse_hex(word + 1, (uint8_t *)word);
    const struct sinter_served_export *item = find(exports, count, (uint8_t *)word, size);
    for (size_t i = 0; *at && i < MAX_SLOTS; ++i)
      parse_hex(next_word(&at), slots[i]);
    if (!item)
      say("error: no such export\n");
    else if (verb[0] == 't')
      try(item);
    else
      call(item);
  }
  return 0;
}
