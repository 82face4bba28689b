// guest.c - entry, verdicts and the common attempts of the programs that try to escape.
#include "guest.h"

extern const struct sandbox_case cases_begin __asm__("__start_sandbox_cases");
extern const struct sandbox_case cases_end __asm__("__stop_sandbox_cases");

const char *top;
uint64_t race_seconds;

size_t length_of(const char *text) {
  size_t length = 0;
  while (text[length])
    ++length;
  return length;
}

bool is_same(const char *a, const char *b) {
  for (; *a && *a == *b; ++a, ++b) {
  }
  return *a == *b;
}

const char *join(const char *first, const char *second) {
  static char buffers[2][8192];
  static unsigned turn;
  char *buffer = buffers[++turn % 2], *to = buffer;
  while (*first)
    *to++ = *first++;
  while (*second)
    *to++ = *second++;
  *to = 0;
  return buffer;
}

// Straight to the descriptor, in one piece. Where standard output is closed it is lost.
static void print_bytes(const char *bytes, size_t count) {
  struct wasi_iovec vector = {ADDRESS(bytes), count};
  i32 written;
  wasi_fd_write(1, ADDRESS(&vector), 1, ADDRESS(&written));
}

void print(const char *text) { print_bytes(text, length_of(text)); }

void print_number(uint64_t number) {
  char digits[20], *at = digits + sizeof digits;
  do
    *--at = (char)('0' + number % 10);
  while (number /= 10);
  print_bytes(at, (size_t)(digits + sizeof digits - at));
}

[[noreturn]] static void verdict(const char *kind, const char *what, i32 status) {
  print(kind);
  print(what);
  print("\n");
  wasi_proc_exit(status);
  __builtin_trap();
}

void breach(const char *what) { verdict("breach: ", what, BREACHED); }

void require(bool condition, const char *what) {
  if (!condition)
    verdict("unexpected: ", what, UNEXPECTED);
}

static void require_error(const char *what, i32 error, bool is_expected) {
  if (is_expected)
    return;
  print("errno ");
  print_number(error);
  print(": ");
  require(false, what);
}

void refused(const char *what, i32 error, i32 expected, i32 or_expected) {
  if (error == E_SUCCESS)
    breach(what);
  require_error(what, error, error == expected || error == or_expected);
}

void works(const char *what, i32 error) { require_error(what, error, error == E_SUCCESS); }

i32 open_with(i32 directory, const char *path, i32 flags, i64 rights, i32 *fd) {
  return wasi_path_open(directory, FOLLOW, PATH(path), flags, rights, rights, 0, ADDRESS(fd));
}

i32 open_directory(i32 directory, const char *path, i32 *fd) {
  return wasi_path_open(directory, FOLLOW, PATH(path), DIRECTORY, R_DIRECTORY, R_ALL, 0,
                        ADDRESS(fd));
}

void spill_fd(i32 fd) {
  char buffer[256];
  struct wasi_iovec vector = {ADDRESS(buffer), sizeof buffer};
  i32 count;
  while (!wasi_fd_read(fd, ADDRESS(&vector), 1, ADDRESS(&count)) && count)
    print_bytes(buffer, count);
}

i32 spill(i32 directory, const char *path) {
  i32 fd, error = open_with(directory, path, 0, R_READING, &fd);
  if (error)
    return error;
  spill_fd(fd);
  wasi_fd_close(fd);
  return E_SUCCESS;
}

i32 write_fd(i32 fd) {
  struct wasi_iovec vector = {ADDRESS("tampered"), 8};
  i32 count;
  uint64_t position;
  wasi_fd_seek(fd, 0, WHENCE_END, ADDRESS(&position));
  return wasi_fd_write(fd, ADDRESS(&vector), 1, ADDRESS(&count));
}

i32 tamper(i32 directory, const char *path, i32 flags) {
  i32 fd, error = open_with(directory, path, flags, R_WRITING, &fd);
  if (error)
    return error;
  error = write_fd(fd);
  wasi_fd_close(fd);
  return error;
}

i32 stat_of(i32 directory, const char *path, i32 flags) {
  struct wasi_filestat stat;
  return wasi_path_filestat_get(directory, flags, PATH(path), ADDRESS(&stat));
}

i32 rename_to(i32 from, const char *path, i32 to, const char *new_path) {
  return wasi_path_rename(from, PATH(path), to, PATH(new_path));
}

i32 link_to(i32 from, const char *path, i32 to, const char *new_path, i32 flags) {
  return wasi_path_link(from, flags, PATH(path), to, PATH(new_path));
}

i32 symlink_to(const char *target, i32 directory, const char *path) {
  return wasi_path_symlink(PATH(target), directory, PATH(path));
}

void attack_file(i32 directory, const char *path, i32 error) {
  REFUSED(error, spill(directory, path));
  REFUSED(error, tamper(directory, path, 0));
  REFUSED(error, tamper(directory, path, TRUNC));
  REFUSED(error, tamper(directory, path, CREAT));
  REFUSED(error, stat_of(directory, path, FOLLOW));
  REFUSED(error, wasi_path_filestat_set_times(directory, FOLLOW, PATH(path), 1, 1, ATIM | MTIM));
  REFUSED(error, link_to(directory, path, BOX, "stolen", FOLLOW));
}

void attack(i32 directory, const char *inside, i32 error) {
  static char victim[8192], folder[8192], fresh[8192];
  char *paths[] = {victim, folder, fresh};
  const char *names[] = {"/victim", "/folder", "/fresh"};
  char buffer[64];
  i32 count;
  for (int i = 0; i != 3; ++i) {
    const char *path = join(inside, names[i]);
    for (size_t at = 0; at <= length_of(path); ++at)
      paths[i][at] = path[at];
  }
  attack_file(directory, victim, error);
  REFUSED(error, tamper(directory, fresh, CREAT | EXCL));
  REFUSED(error, open_with(directory, folder, DIRECTORY, R_READING, &count));
  REFUSED(error, stat_of(directory, victim, 0));
  REFUSED(error, wasi_path_filestat_set_times(directory, 0, PATH(victim), 1, 1, ATIM | MTIM));
  REFUSED(error, wasi_path_readlink(directory, PATH(victim), ADDRESS(buffer), sizeof buffer,
                                    ADDRESS(&count)));
  REFUSED(error, wasi_path_create_directory(directory, PATH(fresh)));
  REFUSED(error, wasi_path_remove_directory(directory, PATH(folder)));
  REFUSED(error, wasi_path_unlink_file(directory, PATH(victim)));
  REFUSED(error, rename_to(directory, victim, BOX, "stolen"));
  REFUSED(error, rename_to(BOX, "file", directory, fresh));
  REFUSED(error, link_to(directory, victim, BOX, "stolen", 0));
  REFUSED(error, link_to(BOX, "file", directory, fresh, 0));
  REFUSED(error, symlink_to("file", directory, fresh));
}

uint64_t now(void) {
  uint64_t time = 0;
  wasi_clock_time_get(CLOCK_MONOTONIC, 0, ADDRESS(&time));
  return time;
}

static uint64_t parse(const char *text) {
  uint64_t number = 0;
  for (; *text; ++text)
    number = number * 10 + (uint64_t)(*text - '0');
  return number;
}

void _start(void) {
  static char strings[4096];
  i32 arguments[8], count, size;
  wasi_args_sizes_get(ADDRESS(&count), ADDRESS(&size));
  require(count <= 8 && size <= sizeof strings, "few arguments");
  WORKS(wasi_args_get(ADDRESS(arguments), ADDRESS(strings)));
  const char *wanted = count > 1 ? (const char *)(uintptr_t)arguments[1] : NULL;
  top = count > 2 ? (const char *)(uintptr_t)arguments[2] : "";
  race_seconds = count > 3 ? parse((const char *)(uintptr_t)arguments[3]) : 0;
  for (const struct sandbox_case *entry = &cases_begin; entry != &cases_end; ++entry) {
    if (!wanted) {
      print(entry->name);
      print("\n");
    } else if (is_same(entry->name, wanted)) {
      entry->run();
      wasi_proc_exit(HELD);
    }
  }
  wasi_proc_exit(wanted ? NO_SUCH_CASE : HELD);
}
