// disturb.c - changes the tree of a race all the while, natively and as fast as it can.
//
// usage: sinter-disturb RACE   in the world's top folder; ends well at SIGTERM
//
// RACE is a case of races.c. What is exchanged is always there, as one or the other. What is moved
// out of the box is, in between, where ".." leads to what must not be reached.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t isOver;

static void end(int signal) {
  (void)signal;
  isOver = 1;
}

static int race; // the directory of that name, wherever it is

static int exchange(int aDirectory, const char *a, const char *b) {
  return renameat2(aDirectory, a, AT_FDCWD, b, RENAME_EXCHANGE);
}

// To and fro. The guest may move things too; then it is not there for a moment.
static int move(const char *a, const char *b) {
  if (rename(a, b) && errno != ENOENT)
    return -1;
  return rename(b, a) && errno != ENOENT;
}

static int swapDirectory(void) { return exchange(AT_FDCWD, "box/race", "box/race-link"); }
static int swapFile(void) { return exchange(AT_FDCWD, "box/plain", "box/plain-link"); }
static int swapDeep(void) { return exchange(race, "folder", "box/folder-link"); }
static int exile(void) { return move("box/a/b", "exile/b"); }
static int shift(void) { return move("box/a/b/c", "box/c"); }
static int exileDeep(void) { return move("box/a/b/c", "exile/c"); }

static const struct {
  const char *name;
  int (*first)(void);
  int (*second)(void); // by another process
} races[] = {
    {"swapped_directory", swapDirectory, NULL},
    {"swapped_file", swapFile, NULL},
    {"swapped_on_two_levels", swapDirectory, swapDeep},
    {"moved_out", exile, NULL},
    {"moved_out_by_two", exile, exileDeep},
    {"moved_inside_and_out", shift, exile},
    {"held_while_moved", exile, NULL},
};

static int repeat(int (*change)(void)) {
  while (!isOver)
    if (change() && errno != ENOENT) {
      perror("sinter-disturb");
      return 1;
    }
  return 0;
}

int main(int argc, char **argv) {
  struct sigaction action = {.sa_handler = end};
  sigaction(SIGTERM, &action, NULL);
  race = open("box/race", O_PATH | O_NOFOLLOW);
  for (size_t i = 0; argc == 2 && i != sizeof races / sizeof *races; ++i) {
    if (strcmp(argv[1], races[i].name))
      continue;
    pid_t other = races[i].second ? fork() : 0;
    if (other < 0)
      return 1;
    if (races[i].second && !other)
      return repeat(races[i].second);
    int failed = repeat(races[i].first), status = 0;
    if (other) {
      kill(other, SIGTERM);
      waitpid(other, &status, 0);
    }
    return failed || status;
  }
  fputs("usage: sinter-disturb RACE\n", stderr);
  return 2;
}
