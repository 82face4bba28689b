// Progress.cpp - the line that a long build shows on a terminal.
#include "driver/Progress.h"

#include "driver/Console.h"

#include <cstdlib>
#include <string>
#include <unistd.h>

namespace sinter::driver {

using Clock = std::chrono::steady_clock;

/// Builds that end sooner show nothing.
static constexpr std::chrono::seconds patience{1};

static bool isCapableTerminal() {
  const char *terminal = std::getenv("TERM");
  return terminal && *terminal && llvm::StringRef(terminal) != "dumb" && isatty(STDERR_FILENO);
}

Progress::Progress() : isEnabled(isCapableTerminal()), start(Clock::now()) {}

void Progress::show(const llvm::Twine &text) {
  if (!isEnabled || Clock::now() - start < patience)
    return;
  auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - start).count();
  std::string prefix = context.empty() ? "" : context + ": ";
  // Back to the first column, the text, and away with what an earlier, longer one left behind.
  writeAll(STDERR_FILENO,
           ("\rsinter: " + prefix + text + ", " + llvm::Twine(seconds) + " s\x1b[K").str());
  isShown = true;
}

void Progress::clear() {
  if (isShown)
    writeAll(STDERR_FILENO, "\r\x1b[K");
  isShown = false;
}

} // namespace sinter::driver
