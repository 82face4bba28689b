// Process.h - a child process that is given lines and answers them.
#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace sinter::spec {

/// Standard error of the child is part of its answers. All pipes of this process stay closed in
/// other children.
class Process {
public:
  static llvm::Expected<Process> start(const std::vector<std::string> &command);
  Process(Process &&other) noexcept;
  Process &operator=(Process &&other) noexcept;
  ~Process();

  /// Writes `requests`, and the end of the file if these are the last, and reads `count` lines of
  /// answer meanwhile; less if the child ends, or nothing comes for `seconds`.
  std::vector<std::string> ask(llvm::StringRef requests, std::size_t count, unsigned seconds,
                               bool areLast);
  /// Ends the child; what became of it, as far as it ended by itself.
  std::string end();

private:
  Process() = default;
  bool readSome();

  pid_t child = -1;
  int input = -1, output = -1;
  std::string received; // not yet taken as lines
  bool isLate = false;
};

} // namespace sinter::spec
