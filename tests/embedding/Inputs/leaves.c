// leaves.c - functions that the host calls without an entry, and that trap: by themselves and by
// faults, on every stack that a host can be on.
#include "leaves.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

static int has_bounds; // whether accesses out of bounds trap
static leaves_instance *first, *second;

enum { END = 65536 };

static void check_trap(leaves_instance *instance, const char *message, uint32_t function) {
  CHECK(leaves_status(instance) == SINTER_TRAP);
  CHECK(!strcmp(leaves_trap_message(instance), message));
  uint32_t where = 0, offset = 0;
  CHECK(leaves_api()->trap_position(leaves_store(instance), &where, &offset));
  CHECK(where == function && offset);
  leaves_clear(instance);
}

static void check_bounds(leaves_instance *instance, uint32_t function) {
  if (has_bounds)
    check_trap(instance, "out of bounds memory access", function);
}

// Everything that a call leaves to its caller is in use all around.
static void check_leaves(leaves_instance *instance) {
  double a = END + 0.5, b = a * 2, c = a * 3, d = a * 4;
  long i = END, j = i * 2, k = i * 3, l = i * 4;
  char *bytes = (char *)leaves_api()->memory_data(leaves_memory(instance));
  for (int round = 0; round != 5; ++round) {
    leaves_store_two(instance, 16, 0x0102030405060708);
    CHECK(leaves_load(instance, 16) == 1 && leaves_load(instance, 24) == 0x05060708);
    CHECK(leaves_sum(instance, 24, 32) == 36 && leaves_divide_loaded(instance, 16, -1) == -1);
    CHECK(leaves_status(instance) == SINTER_OK);
    a += 1, b += a, c += b, d += c, i += 1, j += i, k += j, l += k;
    if (has_bounds) {
      CHECK(leaves_load(instance, END - 3) == 0);
      check_bounds(instance, 1);
      CHECK(leaves_load(instance, -1) == 0);
      check_bounds(instance, 1);
      leaves_load_double(instance, END); // of what it returns, nothing is said
      check_bounds(instance, 2);
      sinter_v128 vector;
      leaves_load_vector(instance, END - 8, &vector);
      check_bounds(instance, 3);
      leaves_load_two_results two;
      leaves_load_two(instance, END - 4, &two);
      check_bounds(instance, 4);
      bytes[END - 4] = 0;
      leaves_store_two(instance, END - 4, 7); // the first has happened
      check_bounds(instance, 5);
      CHECK(bytes[END - 4] == 1);
      CHECK(leaves_divide_loaded(instance, END, 0) == 0);
      check_bounds(instance, 8);
      CHECK(leaves_sum(instance, END - 100, END + 100) == 0);
      check_bounds(instance, 11);
    }
    a += 1, b += a, c += b, d += c, i += 1, j += i, k += j, l += k;
    CHECK(leaves_divide(instance, 1, 0) == 0);
    check_trap(instance, "integer divide by zero", 6);
    leaves_divide(instance, INT32_MIN, -1);
    check_trap(instance, "integer overflow", 6);
    leaves_divide_double(instance, 1, 0);
    check_trap(instance, "integer divide by zero", 7);
    CHECK(leaves_divide_loaded(instance, 16, 0) == 0);
    check_trap(instance, "integer divide by zero", 8);
    leaves_truncate(instance, 1e300);
    check_trap(instance, "integer overflow", 9);
    leaves_truncate(instance, 0. / a * (a - a) / (a - a));
    check_trap(instance, "invalid conversion to integer", 9);
    leaves_end(instance);
    check_trap(instance, "unreachable", 10);
    CHECK(leaves_truncate(instance, -7.5) == -7 && leaves_divide(instance, 7, -2) == -3);
  }
  double v = END + 0.5, w = v * 2, x = v * 3, y = v * 4;
  long p = END, q = p * 2, r = p * 3, s = p * 4;
  for (int step = 0; step != 10; ++step)
    v += 1, w += v, x += w, y += x, p += 1, q += p, r += q, s += r;
  CHECK(a == v && b == w && c == x && d == y && i == p && j == q && k == r && l == s);
}

// On the stack of the first instance, whose call goes on afterwards; that of the second is idle, or
// waits in the same way further out.
static int32_t within(void *user, int32_t depth) {
  (void)user;
  check_leaves(first);
  check_leaves(second);
  if (depth)
    return leaves_call(depth % 2 ? second : first, depth - 1) + 1;
  return 40;
}

static void *run(void *argument) {
  check_leaves(argument);
  return NULL;
}

// The first thing that a thread does, on a small stack.
static void check_threads(void) {
  for (int i = 0; i != 3; ++i) {
    pthread_t thread;
    pthread_attr_t attributes;
    CHECK(!pthread_attr_init(&attributes) && !pthread_attr_setstacksize(&attributes, 256 << 10));
    CHECK(!pthread_create(&thread, &attributes, run, first) && !pthread_join(thread, NULL));
    pthread_attr_destroy(&attributes);
  }
}

// A child finds memories that nobody serves any more.
static void check_child(void) {
  int status = 1;
  pid_t child = fork();
  if (!child) {
    check_leaves(first);
    _exit(42);
  }
  CHECK(child > 0 && waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 42);
}

int main(int count, char **words) {
  CHECK(count == 2);
  has_bounds = strcmp(words[1], "clamp") != 0 && strcmp(words[1], "none") != 0;
  const leaves_imports imports = {NULL, within};
  CHECK(leaves_instantiate(&imports, NULL, &first) == SINTER_OK);
  check_threads();
  CHECK(leaves_instantiate(&imports, NULL, &second) == SINTER_OK);
  check_leaves(first);
  check_leaves(second);
  check_child();
  CHECK(leaves_call(first, 4) == 44 && leaves_status(first) == SINTER_OK);
  leaves_destroy(first);
  check_leaves(second);
  CHECK(leaves_instantiate(&imports, NULL, &first) == SINTER_OK); // where the other one was
  check_leaves(first);
  CHECK(leaves_call(first, 2) == 42 && leaves_status(first) == SINTER_OK);
  leaves_destroy(second);
  leaves_destroy(first);
  return 42;
}
