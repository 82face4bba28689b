// posix.c - the functions of posix.h. There is one user, and no other process. Owners and
// modes of files are set without effect: programs that copy them take a failure for one of writing.
#include "posix.h"

static int fail(void) {
  errno = ENOSYS;
  return -1;
}

int chmod(const char *path, mode_t mode) { return 0; }
int chown(const char *path, uid_t user, gid_t group) { return 0; }
int fchmod(int descriptor, mode_t mode) { return 0; }
int fchown(int descriptor, uid_t user, gid_t group) { return 0; }
mode_t umask(mode_t mask) { return 0; }
int dup(int descriptor) { return fail(); }
uid_t getuid(void) { return 0; }
uid_t geteuid(void) { return 0; }
int pclose(FILE *stream) { return fail(); }
int system(const char *command) { return command ? fail() : 0; }

FILE *popen(const char *command, const char *mode) {
  fail();
  return NULL;
}

FILE *tmpfile(void) {
  fail();
  return NULL;
}

char *realpath(const char *path, char *resolved) {
  fail();
  return NULL;
}

char *tmpnam(char *buffer) {
  fail();
  return NULL;
}
