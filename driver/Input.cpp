// Input.cpp - reading a module from a file, a pipe or standard input; for `inspect`, an image too.
#include "driver/Input.h"

#include "driver/Console.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SmallVectorMemoryBuffer.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {

/// Engines agree on this limit, and a pipe may have no end.
static constexpr std::size_t maxSize = std::size_t(1) << 30; // bytes

/// Whether this is the beginning of a module in the text format: comments, then `(module` or
/// `(component`.
static bool isTextFormat(StringRef text) {
  text.consume_front("\xEF\xBB\xBF");
  for (;;) {
    text = text.ltrim();
    if (text.starts_with(";;"))
      text = text.drop_until([](char c) { return c == '\n'; });
    else if (text.consume_front("(;"))
      text = text.substr(text.find(";)")).drop_front(std::min<std::size_t>(2, text.size()));
    else
      break;
  }
  return text.consume_front("(") &&
         (text.ltrim().starts_with("module") || text.ltrim().starts_with("component"));
}

/// Says what a file is that is no binary module, as far as that helps. Everything else is the
/// decoder's business.
static Error checkKind(StringRef bytes, InputKind kind) {
  if (bytes.empty())
    return makeError("the file is empty");
  if (isTextFormat(bytes.take_front(1 << 16)))
    return makeError("this is WebAssembly text; convert it with wat2wasm");
  if (kind == InputKind::Module && isElf(bytes))
    return makeError("this is an ELF file, not a WebAssembly module");
  return Error::success();
}

/// Reads until the end, or until it is clear that this is no module: /dev/zero has no end.
static Error readAll(int descriptor, std::size_t sizeHint, InputKind kind,
                     SmallVectorImpl<char> &bytes) {
  constexpr StringRef magic("\0asm", 4);
  // One byte more than the file has, so that its end is seen without growing the buffer.
  std::size_t step = std::min(sizeHint + 1, maxSize + 1);
  for (;;) {
    std::size_t size = bytes.size();
    bytes.resize_for_overwrite(size + std::max<std::size_t>(step, 1 << 16));
    ssize_t count = ::read(descriptor, bytes.data() + size, bytes.size() - size);
    int error = errno;
    bytes.truncate(size + std::size_t(std::max<ssize_t>(count, 0)));
    if (count < 0 && error == EINTR)
      continue;
    if (count < 0)
      return systemError(error);
    if (bytes.size() > maxSize)
      return makeError("files of more than 1 GiB are not supported");
    StringRef read(bytes.data(), bytes.size());
    bool isWanted = read.starts_with(magic) || (kind != InputKind::Module && isElf(read)) ||
                    (kind == InputKind::Objects && read.starts_with("!<arch>\n"));
    if (count == 0 || (!isWanted && bytes.size() >= 1 << 16))
      return Error::success();
    step = bytes.size();
  }
}

std::string inputName(StringRef path) { return path == "-" ? "<stdin>" : path.str(); }

bool isElf(StringRef bytes) {
  return bytes.starts_with("\x7F"
                           "ELF");
}

Expected<Input> readInput(StringRef path, InputKind kind) {
  Input input{inputName(path), nullptr, {}};
  // Who opens a named pipe waits for its other end, unless told not to.
  const bool isObject = kind == InputKind::Objects;
  int descriptor =
      path == "-" ? dup(STDIN_FILENO)
                  : open(path.str().c_str(), O_RDONLY | O_CLOEXEC | (isObject ? O_NONBLOCK : 0));
  if (descriptor < 0)
    return systemError(errno);
  SmallVector<char, 0> bytes;
  Error error = fstat(descriptor, &input.status) ? systemError(errno)
                : S_ISDIR(input.status.st_mode)  ? makeError("this is a directory")
                : isObject && !S_ISREG(input.status.st_mode)
                    ? makeError("this is not a regular file")
                    : readAll(descriptor, std::size_t(input.status.st_size), kind, bytes);
  close(descriptor);
  if (!error)
    error = checkKind(StringRef(bytes.data(), bytes.size()), kind);
  if (error)
    return std::move(error);
  input.bytes = std::make_unique<SmallVectorMemoryBuffer>(std::move(bytes), input.name,
                                                          /*RequiresNullTerminator=*/false);
  return input;
}

} // namespace sinter::driver
