// Expectations.cpp - reads lists of expected failures.
#include "Expectations.h"

#include "frontend/Diagnostic.h"

#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace sinter::spec {

Error Expectations::read(const std::string &path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> file = MemoryBuffer::getFile(path);
  if (!file)
    return Error::success();
  SmallVector<StringRef> lines;
  (*file)->getBuffer().split(lines, '\n');
  for (StringRef line : lines) {
    auto [entry, reason] = line.split('#').first.trim().split(' ');
    if (entry.empty())
      continue;
    if (reason.trim().empty())
      return frontend::makeError(path + ": " + entry + " has no reason");
    if (!reasons.emplace(entry, reason.trim()).second)
      return frontend::makeError(path + ": " + entry + " is listed twice");
  }
  return Error::success();
}

} // namespace sinter::spec
