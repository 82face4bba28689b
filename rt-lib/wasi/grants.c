// grants.c - start-up of WASI: standard streams, arguments, granted directories.
#include "grants.h"

#include "core/text.h"

struct sinter_wasi sinter_wasi;

typedef void step(struct sinter_wasi *wasi);

static void start_arguments(struct sinter_wasi *wasi, const struct sinter_grants *grants) {
  wasi->arguments = (const char *const *)sinter_process.arguments;
  wasi->argument_count = sinter_process.argument_count;
  if (!grants->argv0)
    return;
  if (wasi->argument_count)
    sinter_process.arguments[0] = grants->argv0;
  else {
    wasi->arguments = (const char *const *)&grants->argv0;
    wasi->argument_count = 1;
  }
}

void sinter_wasi_start(void) {
  struct sinter_wasi *wasi = &sinter_wasi;
  wasi->memory = sinter_program.wasi_memory;
  wasi->fds = wasi->initial_fds;
  wasi->fd_capacity = INITIAL_FDS;
  for (int fd = 0; fd != INITIAL_FDS; ++fd)
    wasi->fds[fd].host = -1;
  for (int fd = 0; fd != 3; ++fd)
    wasi->fds[fd] =
        (struct sinter_fd){.host = fd, .rights = RIGHTS_STREAM, .inheriting = RIGHTS_SOCKET};
  // A file to read from is not one to change the times of.
  wasi->fds[0].is_read_only = true;
  start_arguments(wasi, sinter_grants());
  for (step *const *next = sinter_grants()->steps; *next; ++next)
    (*next)(wasi);
}

// A directory that may be searched but not read is a grant all the same.
static long open_directory(const char *path) {
  const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
  long fd = SINTER_STARTUP_SYSCALL(openat, AT_FDCWD, path, flags);
  return fd == -LINUX_EACCES ? SINTER_STARTUP_SYSCALL(openat, AT_FDCWD, path, flags | O_PATH) : fd;
}

void sinter_open_preopen(struct sinter_wasi *wasi, const struct sinter_preopen *preopen,
                         const char *grant) {
  long host = sinter_startup_fd_above_streams(open_directory(preopen->host));
  if (linux_failed(host))
    sinter_refuse_grant_errno(grant, preopen->host, host);
  struct sinter_fd entry = {.host = (int)host,
                            .is_read_only = preopen->is_read_only != 0,
                            .is_directory = true,
                            .rights = RIGHTS_DIRECTORY,
                            .inheriting = RIGHTS_ALL,
                            .preopen = preopen->guest};
  sinter_insert_grant(wasi, entry, grant, preopen->host);
}

void sinter_wasi_open_preopens(struct sinter_wasi *wasi) {
  const struct sinter_preopen *preopens = sinter_grants()->preopens;
  for (uint64_t i = 0; i != sinter_grants()->preopen_count; ++i)
    sinter_open_preopen(wasi, preopens + i, "--dir");
}

void sinter_insert_grant(struct sinter_wasi *wasi, struct sinter_fd entry, const char *grant,
                         const char *value) {
  uint32_t fd;
  if (sinter_startup_fd_insert(wasi, entry, &fd))
    sinter_refuse_grant(grant, value, "too many grants");
}

static void begin_refusal(struct sinter_text *text, const char *grant, const char *value) {
  sinter_cannot_start(text);
  sinter_text_string(text, grant);
  sinter_text_char(text, ' ');
  sinter_text_quoted(text, value);
  sinter_text_string(text, ": ");
}

_Noreturn void sinter_refuse_grant(const char *grant, const char *value, const char *reason) {
  struct sinter_text text;
  begin_refusal(&text, grant, value);
  sinter_text_string(&text, reason);
  sinter_text_fail(&text);
}

// The words for what most often goes wrong with a grant; null for the rest.
static const char *words(long error) {
  switch (-error) {
  case LINUX_ENOENT:
    return "No such file or directory";
  case LINUX_EACCES:
    return "Permission denied";
  case LINUX_ENOTDIR:
    return "Not a directory";
  case LINUX_EMFILE:
    return "Too many open files";
  case LINUX_EAFNOSUPPORT:
    return "Address family not supported";
  case LINUX_EADDRINUSE:
    return "Address already in use";
  case LINUX_EADDRNOTAVAIL:
    return "Cannot assign requested address";
  default:
    return NULL;
  }
}

_Noreturn void sinter_refuse_grant_errno(const char *grant, const char *value, long error) {
  if (words(error))
    sinter_refuse_grant(grant, value, words(error));
  struct sinter_text text;
  begin_refusal(&text, grant, value);
  sinter_text_string(&text, "error ");
  sinter_text_decimal(&text, (uint64_t)-error);
  sinter_text_fail(&text);
}
