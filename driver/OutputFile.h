// OutputFile.h - a result's way onto the disk: whole, or not at all.
#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>
#include <sys/stat.h>

namespace sinter::driver {

enum class FileMode : std::uint8_t { Data, Executable };

/// The place that a result goes to. A regular file is replaced in one step: a temporary file beside
/// it takes its name once everything is written, and is removed if that fails or SIGINT, SIGTERM or
/// SIGHUP arrives. What else stands there (a pipe, a device) is written into. A symbolic link stays
/// one: the file that it leads to is replaced.
class OutputFile {
public:
  /// Checks what can be checked before the work is done, and changes nothing. "-" is standard
  /// output. Errors: a directory, the input itself, a directory that is missing or read-only.
  static llvm::Expected<OutputFile> prepare(llvm::StringRef path, const struct stat &input);

  /// Puts the bytes there, with mode 0777 or 0666 less the umask.
  llvm::Error write(llvm::StringRef bytes, FileMode mode) const;

private:
  enum class Kind : std::uint8_t { Standard, Special, Regular };
  OutputFile(std::string path, std::string target, Kind kind)
      : path(std::move(path)), target(std::move(target)), kind(kind) {}
  llvm::Error failure(int error) const;
  llvm::Error writeSpecial(llvm::StringRef bytes) const;
  llvm::Error replace(llvm::StringRef bytes, FileMode mode) const;

  std::string path;   // as given, for messages
  std::string target; // `path` with its last component's symbolic links followed
  Kind kind;
};

} // namespace sinter::driver
