// Console.cpp - everything the driver says: results on standard output, one-line errors on stderr.
#include "driver/Console.h"

#include "driver/launcher/Process.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <new>
#include <unistd.h>

using namespace llvm;

namespace sinter::driver {

/// How many bytes a terminal may obey: none, a control character of ASCII, or one of U+0080 to
/// U+009F in UTF-8.
static std::size_t controlSize(StringRef text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x20 || first == 0x7F)
    return 1;
  return first == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0 ? 2 : 0;
}

std::string printable(StringRef text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t size = controlSize(text);
    if (size == 0 || text.front() == '\n' || text.front() == '\t')
      result += size == 0 ? text.front() : ' ';
    else
      for (unsigned char c : text.take_front(size))
        result += {'\\', 'x', hexdigit(c >> 4, true), hexdigit(c & 15, true)};
    text = text.drop_front(std::max<std::size_t>(size, 1));
  }
  return result;
}

/// Prints a line in one write, so that the lines of parallel builds do not mix.
static void printLine(StringRef text) { writeAll(STDERR_FILENO, printable(text.rtrim()) + '\n'); }

int fail(Error error) {
  handleAllErrors(std::move(error), [](const ErrorInfoBase &info) {
    std::string message = info.message();
    StringRef text = message;
    text.consume_front("error: ");
    printLine(("sinter: error: " + text).str());
  });
  return failureStatus;
}

int failInput(StringRef input, Error error) {
  handleAllErrors(std::move(error), [&](const ErrorInfoBase &info) {
    bool hasOffset =
        info.isA<frontend::Diagnostic>() &&
        static_cast<const frontend::Diagnostic &>(info).getLocation().offset.has_value();
    std::string message = info.message();
    if (!info.isA<frontend::Diagnostic>())
      message.insert(0, "error: ");
    printLine((input + (hasOffset ? ":" : ": ") + message).str());
  });
  return failureStatus;
}

Error systemError(int error) { return frontend::makeError(std::generic_category().message(error)); }

std::string messageOf(Error error) {
  std::string message = toString(std::move(error));
  StringRef text = message;
  text.consume_front("error: ");
  return text.str();
}

Error systemError(const Twine &what, int error) {
  return frontend::makeError(what + ": " + std::generic_category().message(error));
}

void note(const Twine &text) { printLine(("sinter: " + text).str()); }

int print(StringRef text) {
  if (int error = writeAll(STDOUT_FILENO, text))
    return fail(frontend::makeError("cannot write to standard output: " +
                                    std::generic_category().message(error)));
  return EXIT_SUCCESS;
}

int writeAll(int descriptor, StringRef bytes) {
  while (!bytes.empty()) {
    // Linux writes at most 2^31 - 4096 bytes at a time, and says how many it took.
    ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return errno;
    bytes = bytes.drop_front(std::size_t(written));
  }
  return 0;
}

template <int status>
void installFatalErrorHandlers() {
  // What arrives here is a bug of ours or of LLVM's. _Exit, because other threads may be compiling.
  install_fatal_error_handler([](void *, const char *reason, bool) {
    printLine((Twine("sinter: internal error: ") + reason).str());
    std::_Exit(status);
  });
  auto outOfMemory = [] {
    constexpr StringRef message = "sinter: error: out of memory\n";
    writeAll(STDERR_FILENO, message);
    std::_Exit(status);
  };
  install_bad_alloc_error_handler(
      [](void *callback, const char *, bool) { reinterpret_cast<void (*)()>(callback)(); },
      reinterpret_cast<void *>(+outOfMemory));
  std::set_new_handler(outOfMemory);
}
template void installFatalErrorHandlers<failureStatus>();
template void installFatalErrorHandlers<launcher::runFailureStatus>();

} // namespace sinter::driver
