// CacheStore.cpp - putting executables into the cache of `sinter run`, and keeping it small.
//
// Three more names stand in the cache while something is built: `<key>.lock`, whose lock is the
// right to build, `<key>.new`, which takes its place when it is complete on the disk, and the
// temporary files of records. What a killed process leaves of them is used again by who builds the
// same, or goes with that entry when the cache is trimmed.
#include "driver/CacheStore.h"

#include "driver/Console.h"
#include "driver/launcher/Process.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"

#include <cerrno>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <link.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>
#include <vector>

using namespace llvm;
using sinter::launcher::Cache;
using sinter::launcher::CacheName;

namespace sinter::driver {

/// Whether the descriptor is still the file of that name.
static bool isStill(int directory, const char *name, int descriptor) {
  struct stat byName, opened;
  return !fstatat(directory, name, &byName, AT_SYMLINK_NOFOLLOW) && !fstat(descriptor, &opened) &&
         byName.st_ino == opened.st_ino;
}

Error CacheSlot::acquire(function_ref<void()> onWait) {
  CacheName name = Cache::programName(key, ".lock");
  for (;;) {
    lock = openat(cache.descriptor(), name.text, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock < 0)
      return systemError(errno);
    if (flock(lock, LOCK_EX | LOCK_NB)) {
      if (errno != EWOULDBLOCK)
        return systemError(errno);
      onWait();
      while (flock(lock, LOCK_EX))
        if (errno != EINTR)
          return systemError(errno);
    }
    // Who had it before removed the file, and the next one may have made another.
    if (isStill(cache.descriptor(), name.text, lock))
      return Error::success();
    close(std::exchange(lock, -1));
  }
}

CacheSlot::~CacheSlot() {
  if (lock < 0)
    return;
  CacheName name = Cache::programName(key, ".lock");
  if (isStill(cache.descriptor(), name.text, lock))
    unlinkat(cache.descriptor(), name.text, 0);
  close(lock);
}

/// The file that LLVM is: a shared object, or the compiler itself.
static std::string llvmPath() {
  std::string path;
  dl_iterate_phdr(
      [](dl_phdr_info *object, std::size_t, void *result) {
        bool isLlvm = sys::path::filename(object->dlpi_name).starts_with("libLLVM");
        if (isLlvm)
          *static_cast<std::string *>(result) = object->dlpi_name;
        return int(isLlvm);
      },
      &path);
  char own[PATH_MAX];
  if (path.empty() && launcher::ownPath(own))
    path = own;
  return path;
}

/// Writes a file so that its bytes are on the disk before its name is. Returns errno, or 0.
static int writeDurably(int directory, const char *name, StringRef bytes) {
  int file = openat(directory, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0700);
  if (file < 0)
    return errno;
  int error = writeAll(file, bytes);
  // Whatever the umask is. Nobody writes to it any more.
  if (!error && (fchmod(file, 0500) || fsync(file)))
    error = errno;
  // A file that is open for writing cannot be executed.
  if (close(file) && !error)
    error = errno;
  return error;
}

Expected<int> CacheSlot::store(StringRef executable) const {
  CacheName name = Cache::programName(key, ""), temporary = Cache::programName(key, ".new");
  int directory = cache.descriptor(), file = -1;
  // A former attempt may have left one that is read-only.
  unlinkat(directory, temporary.text, 0);
  int error = writeDurably(directory, temporary.text, executable);
  if (!error && (file = openat(directory, temporary.text, O_RDONLY | O_CLOEXEC)) < 0)
    error = errno;
  // The record comes last: without it there is no executable, and renaming changes the ctime.
  if (!error && renameat(directory, temporary.text, directory, name.text))
    error = errno;
  if (!error)
    error = cache.record(key, file, launcher::hash(executable.data(), executable.size()),
                         llvmPath().c_str());
  if (!error)
    return file;
  for (const CacheName &remains : {name, temporary})
    unlinkat(directory, remains.text, 0);
  if (file >= 0)
    close(file);
  return systemError(error);
}

namespace {

/// The files of one executable or module: their names are the same up to the first dot.
struct Entry {
  std::uint64_t size = 0;   // bytes of disk
  std::int64_t lastUse = 0; // nanoseconds since 1970
  std::vector<std::string> files;
};

} // namespace

/// Names that the cache gives; anything else in the directory is none of its business.
static bool isOurs(StringRef name) {
  auto [stem, ending] = name.split('.');
  return !stem.empty() && all_of(stem, [](char c) { return isHexDigit(c) || c == '-'; }) &&
         (ending.empty() || ending == "record" || ending == "module" || ending == "new" ||
          ending == "lock" || ending.ends_with(".tmp"));
}

static StringMap<Entry> readEntries(int directory) {
  StringMap<Entry> entries;
  // readdir moves the offset of the descriptor that it is given.
  int copy = openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *stream = copy < 0 ? nullptr : fdopendir(copy);
  if (!stream)
    return entries;
  // A clock that was wrong for a while must not keep entries for ever.
  std::int64_t tomorrow = (std::int64_t(std::time(nullptr)) + 86'400) * 1'000'000'000;
  while (const dirent *file = readdir(stream)) {
    StringRef name = file->d_name;
    struct stat status;
    if (!isOurs(name) || fstatat(directory, file->d_name, &status, AT_SYMLINK_NOFOLLOW) ||
        !S_ISREG(status.st_mode))
      continue;
    Entry &entry = entries[name.split('.').first];
    std::int64_t time = launcher::FileIdentity::nanoseconds(status.st_mtim);
    entry.size += std::uint64_t(status.st_blocks) * 512;
    entry.lastUse = std::max(entry.lastUse, time > tomorrow ? 0 : time);
    entry.files.push_back(name.str());
  }
  closedir(stream);
  return entries;
}

/// Removes an entry, unless a process is building it.
static bool remove(int directory, StringRef stem, const Entry &entry) {
  std::string name = (stem + ".lock").str();
  int lock = openat(directory, name.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  bool isBuilt =
      lock >= 0 && (flock(lock, LOCK_EX | LOCK_NB) || !isStill(directory, name.c_str(), lock));
  if (!isBuilt)
    // The record before the executable: what has none is not looked for.
    for (const std::string &file : reverse(entry.files))
      unlinkat(directory, file.c_str(), 0);
  if (lock >= 0)
    close(lock);
  return !isBuilt;
}

void trimCache(const Cache &cache, std::uint64_t limit) {
  StringMap<Entry> entries = readEntries(cache.descriptor());
  std::uint64_t total = 0;
  std::vector<StringMapEntry<Entry> *> order;
  for (StringMapEntry<Entry> &entry : entries) {
    llvm::sort(entry.getValue().files);
    total += entry.getValue().size;
    order.push_back(&entry);
  }
  llvm::sort(order, [](const auto *a, const auto *b) {
    return std::pair(a->getValue().lastUse, a->getKey()) <
           std::pair(b->getValue().lastUse, b->getKey());
  });
  for (const StringMapEntry<Entry> *entry : order) {
    if (total <= limit)
      return;
    if (remove(cache.descriptor(), entry->getKey(), entry->getValue()))
      total -= entry->getValue().size;
  }
}

} // namespace sinter::driver
