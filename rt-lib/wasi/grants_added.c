// grants_added.c - directories that SINTER_DIRS adds when the program starts.
//
// "HOST::GUEST[:ro],…", as --dir takes them. It adds to what the program was built with: a guest
// name that is granted already is refused. Names are compared as they are written, so this is no
// protection from who starts the program, who may well grant a directory below one of its own.
#include "grants.h"

char *sinter_added_grants(const char *name) {
  if (sinter_process.is_secure)
    return NULL;
  size_t length = strlen(name);
  char *variable = sinter_process_variable(name, length);
  return variable ? variable + length + 1 : NULL;
}

char *sinter_next_item(char **list) {
  char *from = *list;
  while (*from == ',')
    ++from;
  if (!*from)
    return NULL;
  char *item = from, *to = from;
  for (; *from && *from != ','; ++from) {
    if (from[0] == '\\' && (from[1] == ',' || from[1] == '\\'))
      ++from;
    *to++ = *from;
  }
  *list = from + (*from == ',');
  *to = 0;
  return item;
}

static char *find_separator(char *text) {
  while (*text && (text[0] != ':' || text[1] != ':'))
    ++text;
  return *text ? text : NULL;
}

static bool is_granted(const struct sinter_wasi *wasi, const char *guest) {
  size_t size = strlen(guest) + 1;
  for (uint32_t fd = 0; fd != wasi->fd_capacity; ++fd) {
    const char *other = wasi->fds[fd].preopen;
    if (wasi->fds[fd].host >= 0 && wasi->fds[fd].is_directory && other &&
        strlen(other) + 1 == size && !memcmp(other, guest, size))
      return true;
  }
  return false;
}

// Takes an item apart as the driver's parseDir does; the messages are the same.
static void add_preopen(struct sinter_wasi *wasi, char *item) {
  char *separator = find_separator(item);
  char *guest = separator ? separator + 2 : item;
  size_t length = strlen(guest);
  struct sinter_preopen preopen = {.host = item, .guest = guest};
  if (length >= 3 && !memcmp(guest + length - 3, ":ro", 3)) {
    preopen.is_read_only = 1;
    guest[length - 3] = 0;
  }
  if (separator)
    *separator = 0;
  if (!*item)
    sinter_refuse_grant(SINTER_DIRS, item, "the host directory is empty");
  if (!*guest)
    sinter_refuse_grant(SINTER_DIRS, item, "the guest directory is empty");
  if (separator && find_separator(guest))
    sinter_refuse_grant(SINTER_DIRS, item, "more than one \"::\"");
  if (is_granted(wasi, guest))
    sinter_refuse_grant(SINTER_DIRS, guest, "this guest directory is granted already");
  sinter_open_preopen(wasi, &preopen, SINTER_DIRS);
}

void sinter_wasi_add_preopens(struct sinter_wasi *wasi) {
  char *list = sinter_added_grants(SINTER_DIRS);
  if (!list)
    return;
  for (char *item; (item = sinter_next_item(&list));)
    add_preopen(wasi, item);
}
