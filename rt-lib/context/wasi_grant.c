// wasi_grant.c - WASI in a library: what an instance is granted, and who provides its imports.
//
// A grant is made by the host and taken by the next instance whose module imports functions of
// WASI. It owns its descriptors: the host's are duplicated, so that the guest can close its own.
// Whatever the guest opens is numbered by its own table, as in executables, and paths are resolved
// by the same code (wasi/path.c).
#include "context/wasi_grant.h"

// Copies of strings, so that the host's may go; null if there is no memory.
static const char *copy_string(sinter_store *store, const char *string) {
  size_t size = strlen(string) + 1;
  char *copy = sinter_allocate(store, size);
  if (copy)
    memcpy(copy, string, size);
  return copy;
}

static const char *const *copy_strings(sinter_store *store, const char *const *strings,
                                       size_t count) {
  const char **copies = sinter_allocate(store, (count + 1) * sizeof *copies);
  for (size_t i = 0; copies && i != count; ++i)
    if (!(copies[i] = copy_string(store, strings[i])))
      return NULL;
  return copies;
}

static bool insert(struct sinter_wasi *wasi, struct sinter_fd entry) {
  uint32_t fd;
  if (!sinter_fd_insert(wasi, entry, &fd))
    return true;
  SINTER_SYSCALL(close, entry.host);
  return false;
}

// The null device stands for a stream that is not there, so that no file gets its number.
static bool open_stream(struct sinter_wasi *wasi, int stream, int host) {
  enum { ABOVE_STREAMS = 3 };
  long own = host >= 0 ? SINTER_SYSCALL(fcntl, host, F_DUPFD_CLOEXEC, ABOVE_STREAMS)
                       : sinter_fd_above_streams(SINTER_SYSCALL(openat, AT_FDCWD, "/dev/null",
                                                                O_RDWR | O_NOCTTY | O_CLOEXEC));
  return !linux_failed(own) && insert(wasi, (struct sinter_fd){.host = (int)own,
                                                               .is_read_only = stream == 0,
                                                               .rights = RIGHTS_STREAM,
                                                               .inheriting = RIGHTS_SOCKET});
}

// A directory that may be searched but not read is a grant all the same.
static bool open_directory(struct sinter_wasi *wasi, const sinter_wasi_directory *directory,
                           const char *guest) {
  const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
  long host = SINTER_SYSCALL(openat, AT_FDCWD, directory->host, flags);
  if (host == -LINUX_EACCES)
    host = SINTER_SYSCALL(openat, AT_FDCWD, directory->host, flags | O_PATH);
  host = sinter_fd_above_streams(host);
  return !linux_failed(host) &&
         insert(wasi, (struct sinter_fd){.host = (int)host,
                                         .is_read_only = directory->is_read_only != 0,
                                         .is_directory = true,
                                         .rights = RIGHTS_DIRECTORY,
                                         .inheriting = RIGHTS_ALL,
                                         .preopen = guest});
}

static sinter_status open_all(sinter_store *store, struct sinter_wasi *wasi,
                              const sinter_wasi_config *config) {
  for (int stream = 0; stream != 3; ++stream)
    if (!open_stream(wasi, stream, config->streams ? config->streams[stream] : -1))
      return SINTER_REFUSED;
  for (size_t i = 0; i != config->directory_count; ++i) {
    const char *guest = copy_string(store, config->directories[i].guest);
    if (!guest)
      return SINTER_OUT_OF_MEMORY;
    if (!open_directory(wasi, config->directories + i, guest))
      return SINTER_REFUSED;
  }
  return SINTER_OK;
}

static void close_all(struct sinter_wasi *wasi) {
  for (uint32_t fd = 0; fd != wasi->fd_capacity; ++fd)
    if (wasi->fds[fd].host >= 0)
      SINTER_SYSCALL(close, wasi->fds[fd].host);
  if (wasi->fds != wasi->initial_fds)
    sinter_os_release((uintptr_t)wasi->fds, wasi->fd_capacity * sizeof *wasi->fds);
}

sinter_status sinter_api_grant_wasi(sinter_store *store, const sinter_wasi_config *given) {
  sinter_wasi_config config = {0};
  memcpy(&config, given, given->size < sizeof config ? given->size : sizeof config);
  struct sinter_wasi_grant *grant = sinter_allocate(store, sizeof *grant);
  if (!grant)
    return SINTER_OUT_OF_MEMORY;
  struct sinter_wasi *wasi = &grant->wasi;
  grant->store = store;
  wasi->fds = wasi->initial_fds;
  wasi->fd_capacity = INITIAL_FDS;
  for (int fd = 0; fd != INITIAL_FDS; ++fd)
    wasi->fds[fd].host = -1;
  wasi->arguments = copy_strings(store, config.arguments, config.argument_count);
  wasi->argument_count = config.argument_count;
  wasi->environment = copy_strings(store, config.environment, config.environment_count);
  wasi->environment_count = config.environment_count;
  if (!wasi->arguments || !wasi->environment)
    return SINTER_OUT_OF_MEMORY;
  sinter_status status = open_all(store, wasi, &config);
  if (status != SINTER_OK) {
    close_all(wasi);
    return status;
  }
  grant->next = store->grants;
  store->grants = store->granted = grant;
  return SINTER_OK;
}

void sinter_release_grants(struct sinter_store *store) {
  for (struct sinter_wasi_grant *grant = store->grants; grant; grant = grant->next)
    close_all(&grant->wasi);
}

// A function of the type that the module imports it with, which the compiler has found right.
static sinter_function *provide(struct sinter_store *store, const struct sinter_extern_type *type,
                                sinter_host_callback callback, struct sinter_wasi_grant *grant) {
  const struct sinter_function_type *signature = type->function;
  const struct sinter_value_type *values = signature->values;
  sinter_kind kinds[16];
  size_t count = signature->param_count + signature->result_count;
  for (size_t i = 0; i != count; ++i)
    kinds[i] = (sinter_kind)values[i].kind;
  return sinter_api_host_function_new(store, kinds, signature->param_count, signature->result_count,
                                      callback, grant);
}

const sinter_extern *sinter_provide_wasi(struct sinter_store *store,
                                         const struct sinter_module *module,
                                         const sinter_extern *given,
                                         struct sinter_wasi_grant **taken) {
  *taken = NULL;
  if (!module->hosted || !store->granted)
    return given;
  void *const *hosted = module->hosted;
  const struct sinter_external *imports = module->imports;
  sinter_extern *objects = sinter_allocate(store, module->import_count * sizeof *objects);
  if (!objects)
    return NULL;
  if (given)
    memcpy(objects, given, module->import_count * sizeof *objects);
  for (uint64_t i = 0; i != module->import_count; ++i) {
    if (!hosted[i] || objects[i].of.function)
      continue;
    objects[i].kind = SINTER_EXTERN_FUNCTION;
    objects[i].of.function =
        provide(store, imports[i].type, (sinter_host_callback)hosted[i], store->granted);
    if (!objects[i].of.function)
      return NULL;
    *taken = store->granted;
  }
  return objects;
}

// What WASI's pointers mean: the memory that is exported as "memory", else the first.
void sinter_grant_memory(struct sinter_wasi_grant *grant, struct sinter_instance *instance) {
  const struct sinter_module *module = instance->module;
  grant->store->granted = NULL;
  sinter_extern found;
  if (sinter_api_find_export(instance, (sinter_name){"memory", 6}, &found) &&
      found.kind == SINTER_EXTERN_MEMORY)
    grant->wasi.memory = found.of.memory;
  else if (module->memory_count)
    grant->wasi.memory = *(struct sinter_memory **)((char *)instance + module->memories_offset);
}

int sinter_api_exit_code(const sinter_store *store) { return store->exit_code; }
