// instances.c - how many instances, or processes, can be made, called and ended in a second.
//
// usage: instances library|program PATH THREADS MILLISECONDS
//
// A library is a shared object of a module that was named "data", which is instantiated in a store
// of its own, called and deleted; a program is started by fork and execve, and waited for. Each
// thread does so again and again. What is printed is the sum of their rates, by wall time, and how
// many microseconds of CPU time one takes, of this process and of those that it starts.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sinter.h"

enum { maxThreads = 64 };

static const sinter_module *module;
static const sinter_api *api;
static void (*start)(sinter_instance *instance);
static const char *program;
static double duration; // seconds

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static _Noreturn void fail(const char *what) {
  fprintf(stderr, "%s\n", what);
  exit(1);
}

static void useInstance(void) {
  sinter_instance *instance = NULL;
  sinter_store *store = api->store_new();
  if (!store || api->instantiate_typed(store, module, NULL, &instance) != SINTER_OK)
    fail("the module cannot be instantiated");
  start(instance);
  if (sinter_store_status(store) != SINTER_OK)
    fail("the guest did not return");
  api->store_delete(store);
}

static void useProcess(void) {
  char *const arguments[] = {(char *)program, NULL}, *const environment[] = {NULL};
  pid_t child = fork();
  if (child == 0) {
    execve(program, arguments, environment);
    _exit(127);
  }
  int status;
  if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
    fail("the program did not end well");
}

static double cpuTime(void) {
  double sum = 0;
  const int whose[] = {RUSAGE_SELF, RUSAGE_CHILDREN};
  for (int i = 0; i != 2; ++i) {
    struct rusage usage;
    getrusage(whose[i], &usage);
    sum += (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
  }
  return sum;
}

struct result {
  long count;
  double rate; // a second
};

static void *work(void *pointer) {
  struct result *result = pointer;
  long count = 0;
  double begin = now(), end;
  do {
    if (program)
      useProcess();
    else
      useInstance();
    ++count;
    end = now();
  } while (end - begin < duration);
  *result = (struct result){count, (double)count / (end - begin)};
  return NULL;
}

static void load(const char *path) {
  void *library = dlopen(path, RTLD_NOW);
  if (!library)
    fail(dlerror());
  module = dlsym(library, "data_module");
  *(void **)&start = dlsym(library, "data__start");
  api = module ? sinter_api_of(module) : NULL;
  if (!api || !start)
    fail("the module is not what it should be");
  useInstance(); // the image is made once in a process
}

int main(int count, char **arguments) {
  int threadCount = count == 5 ? atoi(arguments[3]) : 0;
  if (threadCount < 1 || threadCount > maxThreads)
    fail("usage: instances library|program PATH THREADS MILLISECONDS");
  if (strcmp(arguments[1], "program") == 0)
    program = arguments[2];
  else
    load(arguments[2]);
  duration = atof(arguments[4]) * 1e-3;
  pthread_t threads[maxThreads];
  struct result results[maxThreads], sum = {0, 0};
  double begin = cpuTime();
  for (int i = 0; i != threadCount; ++i)
    if (pthread_create(&threads[i], NULL, work, &results[i]) != 0)
      fail("there is no thread to be had");
  for (int i = 0; i != threadCount; ++i) {
    pthread_join(threads[i], NULL);
    sum.count += results[i].count;
    sum.rate += results[i].rate;
  }
  printf("%.3f %.3f\n", sum.rate, (cpuTime() - begin) / (double)sum.count * 1e6);
  return 0;
}
