// fd-readdir.c - listing directories: records, cookies, buffers of every size.
// GRANT: . /sandbox
// DIR: listed
// DIR: listed/directory
// FILE: listed/file contents
// FILE: listed/a-longer-name-of-a-file contents
// LINK: listed/link file
// FIFO: listed/fifo
// DIR: many
#include "harness.h"

enum { ENTRIES = 7, MANY = 200 };

static char buffer[8192];
static size_t used;

static uint32_t list(fd_t fd, size_t size, uint64_t cookie) {
  used = 12345;
  return fd_readdir(fd, buffer, size, cookie, &used);
}

static struct dirent record_at(size_t at) {
  struct dirent record;
  __builtin_memcpy(&record, buffer + at, sizeof record);
  return record;
}

// The number of whole records in the buffer.
static size_t count_records(void) {
  size_t count = 0;
  for (size_t at = 0; at + sizeof(struct dirent) <= used; ++count) {
    size_t end = at + sizeof(struct dirent) + record_at(at).name_length;
    if (end > used)
      break;
    at = end;
  }
  return count;
}

// Finds a record by its name; false if it is not there.
static bool find(const char *name, struct dirent *record) {
  for (size_t at = 0; at + sizeof *record <= used;) {
    *record = record_at(at);
    at += sizeof *record;
    if (record->name_length == length_of(name) && is_equal(buffer + at, name, length_of(name)))
      return true;
    at += record->name_length;
  }
  return false;
}

static uint64_t type_of(const char *name) {
  struct dirent record;
  return find(name, &record) ? record.type : 999;
}

static void records(fd_t fd) {
  struct dirent record = {0};
  struct filestat stat;
  expect("fd_readdir: a directory", SUCCESS, list(fd, sizeof buffer, 0));
  expect_value("fd_readdir: all entries", ENTRIES, count_records());
  expect_value("fd_readdir: less than the buffer holds means the end", true, used < sizeof buffer);
  expect_value("fd_readdir: type of a file", REGULAR_FILE, type_of("file"));
  expect_value("fd_readdir: type of a directory", DIRECTORY, type_of("directory"));
  expect_value("fd_readdir: type of a link", SYMBOLIC_LINK, type_of("link"));
  expect_value("fd_readdir: pipes have no type here", UNKNOWN, type_of("fifo"));
  expect_value("fd_readdir: the directory itself", DIRECTORY, type_of("."));
  expect_value("fd_readdir: its parent", DIRECTORY, type_of(".."));
  path_filestat_get(GRANT, 0, P("listed/file"), &stat);
  find("file", &record);
  expect_value("fd_readdir: inode", stat.inode, record.inode);
  expect_value("fd_readdir: a longer name", REGULAR_FILE, type_of("a-longer-name-of-a-file"));
}

// Whether going on from each record's cookie gives all records that follow it.
static bool cookies_lead_on(fd_t fd) {
  uint64_t cookies[ENTRIES];
  size_t at = 0;
  list(fd, sizeof buffer, 0);
  for (size_t i = 0; i != ENTRIES; ++i) {
    cookies[i] = record_at(at).next;
    at += sizeof(struct dirent) + record_at(at).name_length;
  }
  for (size_t i = 0; i != ENTRIES; ++i)
    if (list(fd, sizeof buffer, cookies[i]) || count_records() != ENTRIES - 1 - i)
      return false;
  return true;
}

// Whether every size of buffer is filled, and with the same bytes, until all entries fit.
static bool sizes_agree(fd_t fd) {
  static char whole[1024];
  list(fd, sizeof buffer, 0);
  size_t total = used;
  __builtin_memcpy(whole, buffer, total);
  for (size_t size = 0; size <= total + 8; ++size) {
    fill(buffer, '#', total + 8);
    if (list(fd, size, 0) || used != (size < total ? size : total) ||
        !is_equal(buffer, whole, used) || !is_filled(buffer + used, '#', total + 8 - used))
      return false;
  }
  return true;
}

static void cookies_and_sizes(fd_t fd) {
  struct dirent record;
  expect_value("fd_readdir: every cookie leads on", true, cookies_lead_on(fd));
  expect_value("fd_readdir: every size of buffer is filled", true, sizes_agree(fd));
  expect("fd_readdir: no buffer", SUCCESS, list(fd, 0, 0));
  expect_value("fd_readdir: nothing in no buffer", 0, used);
  expect("fd_readdir: less than a record", SUCCESS, list(fd, 10, 0));
  expect_value("fd_readdir: a part of a record", 10, used);
  list(fd, sizeof buffer, 0);
  uint64_t last = 0;
  for (size_t at = 0; at != used; at += sizeof record + record.name_length) {
    record = record_at(at);
    last = record.next;
  }
  expect("fd_readdir: the last cookie", SUCCESS, list(fd, sizeof buffer, last));
  expect_value("fd_readdir: nothing behind the last cookie", 0, used);
  make_file("listed/new", "");
  list(fd, sizeof buffer, 0);
  expect_value("fd_readdir: the first cookie sees what is new", REGULAR_FILE, type_of("new"));
  path_unlink_file(GRANT, P("listed/new"));
  list(fd, sizeof buffer, 0);
  expect_value("fd_readdir: the first cookie sees what is gone", 999, type_of("new"));
}

// The number of entries that small buffers find, each once; 0 if one repeats.
static size_t list_many(fd_t fd) {
  static char seen[MANY];
  size_t count = 0;
  uint64_t cookie = 0;
  do {
    if (list(fd, 100, cookie))
      return 0;
    for (size_t at = 0; at + sizeof(struct dirent) <= used;) {
      struct dirent record = record_at(at);
      const char *name = buffer + at + sizeof record;
      at += sizeof record + record.name_length;
      if (at > used)
        break;
      cookie = record.next;
      if (record.name_length != 4)
        continue;
      size_t number =
          (size_t)(name[1] - '0') * 100 + (size_t)(name[2] - '0') * 10 + (size_t)(name[3] - '0');
      if (seen[number]++)
        return 0;
      ++count;
    }
  } while (used == 100);
  return count;
}

static void many(void) {
  for (size_t i = 0; i != MANY; ++i) {
    char path[] = "many/f000";
    path[6] += (char)(i / 100);
    path[7] += (char)(i / 10 % 10);
    path[8] += (char)(i % 10);
    make_file(path, "");
  }
  fd_t fd = open_directory("many", FD_READDIR);
  expect_value("fd_readdir: 200 entries in small pieces, each once", MANY, list_many(fd));
  fd_close(fd);
}

static void errors(fd_t fd) {
  expect("fd_readdir: buffer across the end of memory", EFAULT,
         fd_readdir(fd, before_end(99), 100, 0, &used));
  expect("fd_readdir: buffer far outside", EFAULT, fd_readdir(fd, far_away(), 100, 0, &used));
  expect("fd_readdir: a length that wraps around", EFAULT,
         fd_readdir(fd, buffer, UINT32_MAX, 0, &used));
  expect("fd_readdir: result across the end of memory", EFAULT,
         fd_readdir(fd, buffer, 100, 0, before_end(3)));
  expect("fd_readdir: result far outside", EFAULT, fd_readdir(fd, buffer, 100, 0, far_away()));
  expect("fd_readdir: unaligned buffer and result", SUCCESS,
         fd_readdir(fd, buffer + 1, 100, 0, buffer + 201));
  expect_value("fd_readdir: unaligned count", 100, load_u32(buffer + 201));
  expect("fd_readdir: a descriptor that is not open", EBADF, list(CLOSED, 100, 0));
  fd_t file = open_with("listed/file", 0, FD_READ | FD_READDIR);
  expect("fd_readdir: a file", ENOTDIR, list(file, 100, 0));
  fd_close(file);
  fd_t other = open_directory("listed", PATH_OPEN);
  expect("fd_readdir: without its right", ENOTCAPABLE, list(other, 100, 0));
  fd_close(other);
  path_create_directory(GRANT, P("gone"));
  other = open_directory("gone", FD_READDIR);
  path_remove_directory(GRANT, P("gone"));
  expect("fd_readdir: a directory that was removed", SUCCESS, list(other, 100, 0));
  expect_value("fd_readdir: nothing in a directory that was removed", 0, used);
  fd_close(other);
}

static void run_cases(void) {
  fd_t fd = open_directory("listed", FD_READDIR);
  records(fd);
  cookies_and_sizes(fd);
  many();
  errors(fd);
}
