// IgnoredSignal.h - ignores a signal for a while.
#pragma once

#include <csignal>

namespace sinter::launcher {

/// Ignores a signal as long as it lives, or until restore().
class IgnoredSignal {
public:
  explicit IgnoredSignal(int signal) : signal(signal) {
    struct sigaction ignore = {};
    ignore.sa_handler = SIG_IGN;
    sigaction(signal, &ignore, &former);
  }
  ~IgnoredSignal() { restore(); }
  IgnoredSignal(const IgnoredSignal &) = delete;

  void restore() const { sigaction(signal, &former, nullptr); }

private:
  int signal;
  struct sigaction former;
};

} // namespace sinter::launcher
