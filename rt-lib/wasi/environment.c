// environment.c - the guest's environment: what the build granted, then what SINTER_ENV adds.
//
// The list refers to strings of the program or of the process; nothing is copied. Of two values for
// a name the one that was granted later counts.
#include "grants.h"
#include "os/linux/os.h"

size_t sinter_name_length(const char *variable) {
  size_t length = 0;
  while (variable[length] && variable[length] != '=')
    ++length;
  return length;
}

static bool has_name(const char *variable, const char *name, size_t length) {
  size_t same = 0;
  while (same != length && variable[same] == name[same])
    ++same;
  return same == length && variable[length] == '=';
}

char *sinter_process_variable(const char *name, size_t length) {
  char **variable = sinter_process.environment;
  while (*variable && !has_name(*variable, name, length))
    ++variable;
  return *variable;
}

static bool is_hidden(const char *variable) {
  return has_name(variable, SINTER_DIRS, sizeof SINTER_DIRS - 1) ||
         has_name(variable, SINTER_ENV, sizeof SINTER_ENV - 1);
}

// Makes room for `more` variables.
static void reserve(struct sinter_wasi *wasi, size_t more) {
  size_t count = wasi->environment_count;
  if (!more)
    return;
  uintptr_t list = sinter_startup_allocate((count + more) * sizeof *wasi->environment);
  if (!list)
    sinter_refuse_grant_errno("the environment", "", -LINUX_ENOMEM);
  memcpy((void *)list, wasi->environment, count * sizeof *wasi->environment);
  wasi->environment = (const char *const *)list;
}

static void append(struct sinter_wasi *wasi, const char *variable) {
  ((const char **)wasi->environment)[wasi->environment_count++] = variable;
}

// Where the guest has a variable of that name; null if it has none.
static const char **find(struct sinter_wasi *wasi, const char *name, size_t length) {
  const char **variable = (const char **)wasi->environment;
  const char **end = variable + wasi->environment_count;
  while (variable != end && !has_name(*variable, name, length))
    ++variable;
  return variable != end ? variable : NULL;
}

// Adds "NAME=VALUE", or the process's variable for a "NAME"; there is room for it.
static void add_variable(struct sinter_wasi *wasi, const char *entry) {
  size_t length = sinter_name_length(entry);
  const char *variable = entry[length] ? entry : sinter_process_variable(entry, length);
  if (!variable || is_hidden(variable))
    return;
  const char **old = find(wasi, entry, length);
  if (old)
    *old = variable;
  else
    append(wasi, variable);
}

// Adds the process's variable. Of several of a name the first one counts, as it does for a C
// library; if the others were there, too, some program would take one of them instead of what was
// granted for that name.
static void inherit_variable(struct sinter_wasi *wasi, const char *variable) {
  size_t length = sinter_name_length(variable);
  if (variable[length] && !is_hidden(variable) && !find(wasi, variable, length))
    append(wasi, variable);
}

static size_t process_variable_count(void) {
  size_t count = 0;
  while (sinter_process.environment[count])
    ++count;
  return count;
}

void sinter_wasi_make_environment(struct sinter_wasi *wasi) {
  const struct sinter_grants *grants = sinter_grants();
  const char *const *env = grants->env;
  reserve(wasi, grants->env_count + (grants->inherits_env ? process_variable_count() : 0));
  if (grants->inherits_env)
    for (char **variable = sinter_process.environment; *variable; ++variable)
      inherit_variable(wasi, *variable);
  for (uint64_t i = 0; i != grants->env_count; ++i)
    add_variable(wasi, env[i]);
}

void sinter_wasi_add_variables(struct sinter_wasi *wasi) {
  char *list = sinter_added_grants(SINTER_ENV);
  if (!list)
    return;
  size_t items = 1;
  for (const char *byte = list; *byte; ++byte)
    items += *byte == ',';
  reserve(wasi, items);
  for (char *item; (item = sinter_next_item(&list));) {
    if (!sinter_name_length(item))
      sinter_refuse_grant(SINTER_ENV, item, "the variable's name is empty");
    add_variable(wasi, item);
  }
}
