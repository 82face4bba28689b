// Expectations.h - the commands that are known to fail, each with its reason.
#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <map>
#include <string>

namespace sinter::spec {

/// Lists of `folder/script:line reason`, a line each; `#` begins a comment. Lists are strict: what
/// is on one must fail, and must exist.
class Expectations {
public:
  /// Adds a file's entries. A missing file is an empty list; an entry without a reason, or on two
  /// lists, is an error.
  llvm::Error read(const std::string &path);

  bool contains(const std::string &entry) const { return reasons.contains(entry); }
  const std::map<std::string, std::string> &all() const { return reasons; }

private:
  std::map<std::string, std::string> reasons;
};

} // namespace sinter::spec
