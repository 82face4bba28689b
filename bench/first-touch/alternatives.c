// alternatives.c - ways to serve the first access to a page by userfaultfd: time, resident memory.
//
// usage: alternatives HOW BATCH PAGES STRIDE (read|write)
//   HOW     kernel: its own faults; copy, zero: from a handler of SIGBUS, by UFFDIO_COPY of zeros
//           or UFFDIO_ZEROPAGE, BATCH pages of an aligned block at once; grow: by UFFDIO_COPY, one
//           page, and behind what was served last twice as many as then, BATCH pages at most
//   PAGES   touched, every STRIDE-th
// prints nanoseconds of processor time for each page touched, for a write to each afterwards, KiB
// made resident, and the number of faults that the handler saw.
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { PAGE = 4096, LARGEST_BATCH = 1024 };
static const size_t reservation = (size_t)8 << 30;
static char zeros[LARGEST_BATCH * PAGE];
static const char *how;
static int descriptor;
static size_t batch, size;
static char *base;
static unsigned long faults;

// What is served from `at` on, bytes.
static size_t choose_size(size_t at) {
  static size_t next = SIZE_MAX, last;
  size_t chosen = batch * PAGE - at % (batch * PAGE);
  if (!strcmp(how, "grow")) {
    last = at != next ? PAGE : 2 * last < batch * PAGE ? 2 * last : batch * PAGE;
    chosen = last;
    next = at + chosen;
  }
  return chosen < size - at ? chosen : size - at;
}

static void serve(int signal, siginfo_t *info, void *context) {
  (void)signal, (void)context;
  ++faults;
  size_t at = (size_t)((char *)info->si_addr - base) / PAGE * PAGE, count = choose_size(at);
  struct uffdio_copy copy = {(size_t)base + at, (size_t)zeros, count, UFFDIO_COPY_MODE_DONTWAKE, 0};
  struct uffdio_zeropage zero = {{(size_t)base + at, count}, UFFDIO_ZEROPAGE_MODE_DONTWAKE, 0};
  if (!strcmp(how, "zero"))
    ioctl(descriptor, UFFDIO_ZEROPAGE, &zero);
  else
    ioctl(descriptor, UFFDIO_COPY, &copy);
}

static void start_serving(void) {
  descriptor = (int)syscall(SYS_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);
  struct uffdio_api api = {.api = UFFD_API, .features = UFFD_FEATURE_SIGBUS};
  struct uffdio_register range = {{(size_t)base, reservation}, UFFDIO_REGISTER_MODE_MISSING, 0};
  struct sigaction action = {.sa_sigaction = serve, .sa_flags = SA_SIGINFO};
  if (ioctl(descriptor, UFFDIO_API, &api) || ioctl(descriptor, UFFDIO_REGISTER, &range) ||
      sigaction(SIGBUS, &action, NULL)) {
    perror("userfaultfd");
    exit(1);
  }
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static long resident(void) {
  long all = 0, pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file || fscanf(file, "%ld %ld", &all, &pages) != 2)
    exit(1);
  fclose(file);
  return pages * (PAGE / 1024);
}

static double touch(size_t stride, int is_read) {
  double start = now();
  for (volatile char *at = base; at != base + size; at += stride * PAGE)
    if (is_read)
      (void)*at;
    else
      *at = 1;
  return now() - start;
}

int main(int count, char **words) {
  if (count != 6)
    return 2;
  how = words[1];
  batch = strtoul(words[2], NULL, 0);
  size_t pages = strtoul(words[3], NULL, 0), stride = strtoul(words[4], NULL, 0);
  size = pages * stride * PAGE;
  if (!batch || batch > LARGEST_BATCH || size > reservation)
    return 2;
  base = mmap(NULL, reservation, PROT_READ | PROT_WRITE,
              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  madvise(base, reservation, MADV_NOHUGEPAGE);
  if (strcmp(how, "kernel"))
    start_serving();
  long before = resident();
  double first = touch(stride, words[5][0] == 'r'), again = touch(stride, 0);
  printf(
      "%-6s batch %4zu, every %3zuth, %-5s: %6.0f ns a page, then %5.0f; %7ld KiB, %6lu faults\n",
      how, batch, stride, words[5], first / (double)pages, again / (double)pages,
      resident() - before, faults);
  return 0;
}
