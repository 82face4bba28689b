// posix.h - declares what programs for Unix take for granted and WASI's C library has not.
//
// Included before everything else (-include). None of it does anything: posix.c has the functions,
// which fail as POSIX lets them.
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define L_tmpnam 20
#define P_tmpdir "."

// Locks of files: fcntl of WASI's library refuses them.
#define F_RDLCK 0
#define F_WRLCK 1
#define F_UNLCK 2
#define F_GETLK 5
#define F_SETLK 6

#ifdef __cplusplus
extern "C" {
#endif
int chmod(const char *path, mode_t mode);
int chown(const char *path, uid_t user, gid_t group);
int fchmod(int descriptor, mode_t mode);
int fchown(int descriptor, uid_t user, gid_t group);
mode_t umask(mode_t mask);
int dup(int descriptor);
uid_t getuid(void);
uid_t geteuid(void);
FILE *popen(const char *command, const char *mode);
char *realpath(const char *path, char *resolved);
int pclose(FILE *stream);
#ifdef __cplusplus
}
#endif
