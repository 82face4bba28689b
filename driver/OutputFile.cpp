// OutputFile.cpp - a result's way onto the disk: whole, or not at all.
//
// The temporary file lives from when the bytes are complete in memory until they are complete on
// the disk, so even SIGKILL in the middle of a long build leaves nothing behind. For that short
// time SIGINT, SIGTERM and SIGHUP remove it before they end the process, as they would have anyway.
// The file's name for the signal handler is the only mutable global state of the driver.
#include "driver/OutputFile.h"

#include "driver/Console.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {

static constexpr std::array caughtSignals = {SIGINT, SIGTERM, SIGHUP};

/// The file that a signal removes; empty if there is none. Written with the signals blocked.
static char temporaryPath[PATH_MAX];

static void removeTemporary(int signal) {
  unlink(temporaryPath);
  // The default action was restored when the handler was entered; it comes with the next delivery.
  raise(signal);
}

/// While it lives, signals remove the temporary file. Ignored ones (nohup) stay ignored.
class TemporaryFile {
public:
  /// Creates a file beside `target`.
  TemporaryFile(StringRef target, unsigned mode);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile &) = delete;

  int error() const { return failed; } // errno of the constructor, or 0
  int descriptor() const { return file; }
  /// Closes the file and gives it its final name. Returns errno, or 0.
  int keepAs(const std::string &name);

private:
  void create(StringRef target, unsigned mode);
  int file = -1;
  int failed = 0;
  bool isKept = false;
  std::array<struct sigaction, caughtSignals.size()> former;
};

/// Keeps the signals away for as long as it lives.
class BlockedSignals {
public:
  BlockedSignals() {
    sigset_t set;
    sigemptyset(&set);
    for (int signal : caughtSignals)
      sigaddset(&set, signal);
    pthread_sigmask(SIG_BLOCK, &set, &former);
  }
  ~BlockedSignals() { pthread_sigmask(SIG_SETMASK, &former, nullptr); }

private:
  sigset_t former;
};

TemporaryFile::TemporaryFile(StringRef target, unsigned mode) {
  BlockedSignals blocked;
  create(target, mode);
  struct sigaction action = {};
  action.sa_handler = removeTemporary;
  action.sa_flags = int(SA_RESETHAND);
  for (auto [signal, before] : zip(caughtSignals, former)) {
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN)
      sigaction(signal, &action, nullptr);
  }
}

void TemporaryFile::create(StringRef target, unsigned mode) {
  // Beside the target, since a rename does not cross file systems. Another process may use the same
  // number, in a directory that machines or containers share: then the next name is tried.
  StringRef directory = sys::path::parent_path(target);
  for (unsigned attempt = 0; attempt != 1000; ++attempt) {
    SmallString<128> name(directory);
    sys::path::append(name, ".sinter-" + Twine(getpid()) + "-" + Twine(attempt) + ".tmp");
    if (name.size() >= sizeof temporaryPath) {
      failed = ENAMETOOLONG;
      return;
    }
    // open() takes the umask off the mode.
    file = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    failed = file < 0 ? errno : 0;
    if (!failed)
      std::strcpy(temporaryPath, name.c_str());
    if (failed != EEXIST)
      return;
  }
}

TemporaryFile::~TemporaryFile() {
  BlockedSignals blocked;
  if (file >= 0)
    close(file);
  if (!failed && !isKept)
    unlink(temporaryPath);
  temporaryPath[0] = 0;
  for (auto [signal, before] : zip(caughtSignals, former))
    sigaction(signal, &before, nullptr);
}

int TemporaryFile::keepAs(const std::string &name) {
  // Some file systems report a full disk only here.
  if (close(std::exchange(file, -1)))
    return errno;
  if (std::rename(temporaryPath, name.c_str()))
    return errno;
  isKept = true;
  return 0;
}

/// Follows the symbolic links that the path's last component is. Returns errno, or 0. The file that
/// the last one leads to need not exist.
static int followLinks(std::string &path) {
  for (unsigned depth = 0; depth != 40; ++depth) {
    char link[PATH_MAX];
    ssize_t size = readlink(path.c_str(), link, sizeof link);
    if (size < 0)
      return errno == EINVAL || errno == ENOENT ? 0 : errno;
    StringRef next(link, std::size_t(size));
    SmallString<128> joined;
    if (!sys::path::is_absolute(next))
      joined = sys::path::parent_path(path);
    sys::path::append(joined, next);
    path = joined.str().str();
  }
  return ELOOP;
}

Error OutputFile::failure(int error) const {
  return makeError("cannot write \"" + path + "\": " + std::generic_category().message(error));
}

Expected<OutputFile> OutputFile::prepare(StringRef path, const struct stat &input) {
  OutputFile output(path.str(), path.str(), Kind::Regular);
  if (path == "-") {
    output.kind = Kind::Standard;
    return output;
  }
  struct stat status;
  if (stat(output.target.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode))
      return makeError("the output \"" + path + "\" is a directory; name a file with -o");
    if (!S_ISREG(status.st_mode)) {
      output.kind = Kind::Special;
      return output;
    }
    if (status.st_dev == input.st_dev && status.st_ino == input.st_ino)
      return makeError("the output \"" + path + "\" is the input; name another file with -o");
  } else if (errno != ENOENT) {
    return output.failure(errno);
  }
  if (int error = followLinks(output.target))
    return output.failure(error);
  if (output.target.empty() || sys::path::is_separator(output.target.back()))
    return output.failure(path.empty() ? ENOENT : EISDIR);
  StringRef directory = sys::path::parent_path(output.target);
  if (access(directory.empty() ? "." : directory.str().c_str(), W_OK | X_OK))
    return output.failure(errno);
  return output;
}

Error OutputFile::write(StringRef bytes, FileMode mode) const {
  switch (kind) {
  case Kind::Standard:
    if (int error = writeAll(STDOUT_FILENO, bytes))
      return makeError("cannot write to standard output: " +
                       std::generic_category().message(error));
    return Error::success();
  case Kind::Special:
    return writeSpecial(bytes);
  case Kind::Regular:
    return replace(bytes, mode);
  }
  llvm_unreachable("kinds are covered");
}

Error OutputFile::writeSpecial(StringRef bytes) const {
  int file = open(target.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  if (file < 0)
    return failure(errno);
  int error = writeAll(file, bytes);
  if (close(file) && !error)
    error = errno;
  return error ? failure(error) : Error::success();
}

Error OutputFile::replace(StringRef bytes, FileMode mode) const {
  TemporaryFile temporary(target, mode == FileMode::Executable ? 0777 : 0666);
  int error = temporary.error();
  if (!error)
    error = writeAll(temporary.descriptor(), bytes);
  if (!error)
    error = temporary.keepAs(target);
  return error ? failure(error) : Error::success();
}

} // namespace sinter::driver
