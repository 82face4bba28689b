// runner.c - times processes from the call that starts them to the end of their exit.
//
// usage: runner WARMUPS ROUNDS [-f FILE] -- COMMAND... [[-f FILE] -- COMMAND...]...
//
// Runs the commands in turn, ROUNDS times, and writes one line for each round: the nanoseconds of
// wall time of each. -f FILE gives the next command's file, whose pages are dropped from the cache
// before each of its runs. Children are started by vfork, which does not copy this process, have no
// standard input, and write to /dev/null. A child that fails ends the measurement.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { maxCommands = 64 };

struct command {
  char **arguments;
  const char *coldFile; // or null
};

static long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000L + time.tv_nsec;
}

/// Has the kernel forget a file's pages. Those that a process still maps stay.
static void forget(const char *path) {
  int file = open(path, O_RDONLY);
  if (file < 0 || fsync(file) != 0 || posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) != 0) {
    perror(path);
    exit(1);
  }
  close(file);
}

static long measure(const struct command *command) {
  if (command->coldFile)
    forget(command->coldFile);
  char *const environment[] = {NULL};
  long begin = now();
  pid_t child = vfork();
  if (child == 0) {
    execve(command->arguments[0], command->arguments, environment);
    _exit(127);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child) {
    perror("runner");
    exit(1);
  }
  long time = now() - begin;
  if (status != 0) {
    fprintf(stderr, "%s: status %#x\n", command->arguments[0], status);
    exit(1);
  }
  return time;
}

int main(int count, char **arguments) {
  struct command commands[maxCommands];
  int commandCount = 0;
  if (count < 4) {
    fprintf(stderr, "usage: runner WARMUPS ROUNDS [-f FILE] -- COMMAND... [[-f FILE] -- ...]\n");
    return 1;
  }
  long warmups = atol(arguments[1]), rounds = atol(arguments[2]);
  const char *coldFile = NULL;
  for (int i = 3; i < count; ++i) {
    if (strcmp(arguments[i], "-f") == 0 && i + 1 < count) {
      arguments[i] = NULL; // ends the command before
      coldFile = arguments[++i];
    } else if (strcmp(arguments[i], "--") == 0 && commandCount < maxCommands) {
      arguments[i] = NULL;
      commands[commandCount++] = (struct command){&arguments[i + 1], coldFile};
      coldFile = NULL;
    }
  }

  // The children's: what they print is no part of the measurement's result.
  FILE *result = fdopen(fcntl(1, F_DUPFD_CLOEXEC, 3), "w");
  int nothing = open("/dev/null", O_RDWR);
  dup2(nothing, 0);
  dup2(nothing, 1);
  for (long round = -warmups; round < rounds; ++round)
    for (int i = 0; i < commandCount; ++i) {
      long time = measure(&commands[i]);
      if (round >= 0)
        fprintf(result, "%ld%c", time, i + 1 == commandCount ? '\n' : ' ');
    }
  return fclose(result);
}
