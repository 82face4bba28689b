// Cache.cpp - the directory of executables that `sinter run` has built before: looking things up.
//
// What is found here will be executed, so the directory must be the user's own, and nobody else may
// write to it; after it is open, everything is named relative to its descriptor. That an executable
// is as it was built is seen from its identity, which costs one system call; only if that differs,
// as after the cache was copied, its content is hashed.
#include "driver/launcher/Cache.h"

#include "driver/launcher/IgnoredSignal.h"
#include "driver/launcher/ImageIdentity.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace sinter::launcher {

/// A change of the records is a change of these.
static constexpr char moduleMagic[8] = "sinterM";
static constexpr char programMagic[8] = "sinterP";

struct ModuleRecord {
  char magic[sizeof moduleMagic];
  FileIdentity file;
  Digest content;
  Digest check; // the hash of everything before
};

struct ProgramRecord {
  char magic[sizeof programMagic];
  FileIdentity file;
  Digest content;
  Digest library;        // which LLVM made it
  char libraryPath[512]; // padded with zeros
  Digest check;
};

template <typename Record>
static Digest checksum(const Record &record) {
  return hash(&record, offsetof(Record, check));
}

template <typename Record>
static bool readRecord(int directory, const char *name, const char *magic, Record &record) {
  int file = openat(directory, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0)
    return false;
  ssize_t size = read(file, &record, sizeof record);
  close(file);
  return size == ssize_t(sizeof record) &&
         std::memcmp(record.magic, magic, sizeof record.magic) == 0 &&
         record.check == checksum(record);
}

/// Replaces a file in one step. Returns errno, or 0.
template <typename Record>
static int writeRecord(int directory, const char *name, Record &record) {
  // A limit on the size of files may be too small even for this.
  IgnoredSignal fileSizeLimit(SIGXFSZ);
  record.check = checksum(record);
  CacheName temporary;
  std::snprintf(temporary.text, sizeof temporary.text, "%s.%ld.tmp", name, long(getpid()));
  int file = openat(directory, temporary.text,
                    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0)
    return errno;
  ssize_t size = write(file, &record, sizeof record);
  int error = size == ssize_t(sizeof record) ? 0 : size < 0 ? errno : ENOSPC;
  if (close(file) && !error)
    error = errno;
  if (!error && renameat(directory, temporary.text, directory, name))
    error = errno;
  if (error)
    unlinkat(directory, temporary.text, 0);
  return error;
}

static CacheName moduleName(const FileIdentity &file) {
  CacheName name;
  std::snprintf(name.text, sizeof name.text, "%llx-%llx.module", (unsigned long long)file.device,
                (unsigned long long)file.inode);
  return name;
}

CacheName Cache::programName(const Digest &key, const char *ending) {
  CacheName name;
  char *to = name.text;
  for (std::uint8_t byte : key.bytes) {
    *to++ = "0123456789abcdef"[byte >> 4];
    *to++ = "0123456789abcdef"[byte & 15];
  }
  std::strcpy(to, ending);
  return name;
}

/// The directory's name. Relative ones are ignored, as the XDG specification demands.
static const char *findPath(char (&path)[PATH_MAX]) {
  const char *base = std::getenv("XDG_CACHE_HOME"), *below = "/sinter";
  if (!base || base[0] != '/') {
    base = std::getenv("HOME");
    below = "/.cache/sinter";
  }
  if (!base || base[0] != '/')
    return "neither XDG_CACHE_HOME nor HOME names a directory";
  int size = std::snprintf(path, sizeof path, "%s%s", base, below);
  return size < int(sizeof path) ? nullptr : "its path is too long";
}

/// Creates a directory, for the user alone, and those above it. Errors show when it is opened.
static void createDirectories(char *path) {
  for (char *slash = path + 1; (slash = std::strchr(slash, '/')); ++slash) {
    *slash = 0;
    mkdir(path, 0700);
    *slash = '/';
  }
  mkdir(path, 0700);
}

const char *Cache::open(Missing missing) {
  if (const char *problem = findPath(name))
    return problem;
  constexpr int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
  directory = ::open(name, flags);
  if (directory < 0 && errno == ENOENT && missing == Missing::Create) {
    createDirectories(name);
    directory = ::open(name, flags);
  }
  struct stat status;
  struct statvfs system;
  if (directory < 0 || fstat(directory, &status) || fstatvfs(directory, &system))
    return std::strerror(errno);
  if (status.st_uid != geteuid())
    return "the directory belongs to somebody else";
  if (status.st_mode & (S_IWGRP | S_IWOTH))
    return "others may write to the directory";
  if (system.f_flag & ST_NOEXEC)
    return "the file system does not allow execution (noexec)";
  return nullptr;
}

Cache::~Cache() {
  if (directory >= 0)
    close(directory);
}

static void noteUse(int directory, const char *name) {
  // The time of this machine: that of a file server may differ. Fails on a read-only file system.
  timespec now[2];
  clock_gettime(CLOCK_REALTIME, now);
  now[1] = now[0];
  utimensat(directory, name, now, AT_SYMLINK_NOFOLLOW);
}

static std::int64_t currentTime() {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return FileIdentity::nanoseconds(now);
}

/// Whether a file that was read from `start` on will look different after the next change. File
/// systems count in ticks, of up to two seconds (FAT): what changes twice within one looks the
/// same. A change in the future, by a clock that was wrong, does not count as settled either.
static bool isSettled(const FileIdentity &file, std::int64_t start) {
  constexpr std::int64_t tick = 2'000'000'000;
  return file.changed < start - tick && file.modified < start - tick;
}

bool Cache::hashModule(const char *path, Digest &content) const {
  struct stat before, after;
  if (stat(path, &before) || !S_ISREG(before.st_mode))
    return false;
  CacheName recordName = moduleName(FileIdentity(before));
  ModuleRecord record;
  if (readRecord(directory, recordName.text, moduleMagic, record) &&
      record.file == FileIdentity(before)) {
    noteUse(directory, recordName.text);
    content = record.content;
    return true;
  }
  int file = ::open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return false;
  std::int64_t start = currentTime();
  bool isHashed = !fstat(file, &before) && hashFile(file, content) && !fstat(file, &after);
  close(file);
  FileIdentity identity(before);
  if (!isHashed)
    return false;
  if (identity == FileIdentity(after) && isSettled(identity, start)) {
    record = {.magic = {}, .file = identity, .content = content, .check = {}};
    std::memcpy(record.magic, moduleMagic, sizeof moduleMagic);
    writeRecord(directory, moduleName(identity).text, record);
  }
  return true;
}

int Cache::find(const Digest &key) const {
  CacheName name = programName(key, ""), recordName = programName(key, ".record");
  ProgramRecord record;
  Digest library;
  if (!readRecord(directory, recordName.text, programMagic, record) ||
      !identifyImage(record.libraryPath, library) || library != record.library)
    return -1;
  int file = openat(directory, name.text, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0)
    return -1;
  struct stat status;
  bool isGood = !fstat(file, &status) && S_ISREG(status.st_mode) && (status.st_mode & S_IXUSR);
  if (isGood && FileIdentity(status) != record.file) {
    Digest content;
    isGood = hashFile(file, content) && content == record.content;
    record.file = FileIdentity(status);
    if (isGood)
      writeRecord(directory, recordName.text, record);
  }
  if (!isGood) {
    close(file);
    return -1;
  }
  noteUse(directory, recordName.text);
  return file;
}

int Cache::record(const Digest &key, int descriptor, const Digest &content,
                  const char *library) const {
  ProgramRecord record = {};
  std::memcpy(record.magic, programMagic, sizeof programMagic);
  record.content = content;
  if (std::strlen(library) >= sizeof record.libraryPath)
    return ENAMETOOLONG;
  std::strcpy(record.libraryPath, library);
  struct stat status;
  if (fstat(descriptor, &status))
    return errno;
  record.file = FileIdentity(status);
  if (!identifyImage(library, record.library))
    return errno;
  return writeRecord(directory, programName(key, ".record").text, record);
}

} // namespace sinter::launcher
