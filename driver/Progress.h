// Progress.h - the line that a long build shows on a terminal.
#pragma once

#include "llvm/ADT/Twine.h"

#include <chrono>
#include <string>

namespace sinter::driver {

/// One line on stderr, rewritten in place, from the second second of a build on. Silent if stderr
/// is no terminal or a dumb one. Only the main thread may call it.
class Progress {
public:
  Progress();
  ~Progress() { clear(); }
  Progress(const Progress &) = delete;

  /// Shows what is being done: "validate", "compile 3/17".
  void show(const llvm::Twine &text);
  /// What the texts are about from now on: "check" makes "check: validate". Empty: nothing more.
  void setContext(const llvm::Twine &text) { context = text.str(); }
  /// Removes the line, before anything else is printed.
  void clear();
  /// How often a waiting caller should call show().
  static constexpr std::chrono::milliseconds interval{100};

private:
  bool isEnabled;
  bool isShown = false;
  std::string context;
  std::chrono::steady_clock::time_point start;
};

} // namespace sinter::driver
