// FileIdentity.h - what tells, without reading a file, that it is the one that was read before.
#pragma once

#include <cstdint>
#include <sys/stat.h>

namespace sinter::launcher {

/// Device, inode, size and times. Whoever writes to a file changes its ctime, also if he sets the
/// mtime back. What this cannot tell are two changes within one tick of the file system's clock.
struct FileIdentity {
  std::uint64_t device = 0, inode = 0;
  std::uint64_t size = 0;                 // bytes
  std::int64_t modified = 0, changed = 0; // nanoseconds since 1970

  FileIdentity() = default;
  explicit FileIdentity(const struct stat &status)
      : device(status.st_dev), inode(status.st_ino), size(std::uint64_t(status.st_size)),
        modified(nanoseconds(status.st_mtim)), changed(nanoseconds(status.st_ctim)) {}
  bool operator==(const FileIdentity &) const = default;

  static std::int64_t nanoseconds(const timespec &time) {
    return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
  }
};

} // namespace sinter::launcher
