// Way.h - one way to compile and run a program.
#pragma once

#include "frontend/ValidModule.h"

#include <map>
#include <memory>

#include "Outcome.h"
#include "tests/spec/Compiler.h"
#include "tests/spec/Process.h"

namespace sinter::differential {

/// A process that is given paths and answers with outcomes. Started when it is needed, and anew
/// after some hundred programs, since loaded ones stay in memory.
class Host {
public:
  explicit Host(std::vector<std::string> command) : command(std::move(command)) {}

  Outcome run(const std::string &path);
  /// What runs executables for the host's ISA: the command without the host itself.
  llvm::ArrayRef<std::string> emulator() const { return llvm::ArrayRef(command).drop_back(); }

private:
  std::vector<std::string> command;
  std::optional<spec::Process> process;
  unsigned served = 0;
};

/// By target, and as "v8" and "v8-second".
using Hosts = std::map<std::string, Host, std::less<>>;

/// A configuration of the compiler as the spec runner names it, or "v8".
class Way {
public:
  /// "NAME" or "NAME/N": for one seed of N. `index` spreads those of the same N over the seeds.
  static llvm::Expected<Way> parse(llvm::StringRef text, unsigned index, Hosts &hosts);

  const std::string &name() const { return wayName; }
  bool isFor(std::uint64_t seed) const { return (seed + index) % period == 0; }
  bool isV8() const { return !configuration; }
  /// Whether it reports the instruction that trapped, and not one that was merged with it.
  bool isExact() const;

  /// Whether an access that is out of bounds traps, as it should.
  bool trapsOnAccess() const;

  /// Whether a second opinion can be had. V8's two compilers disagree about some programs: the
  /// optimising one lets signalling NaNs through some arithmetic, and the baseline one computes
  /// some other values differently. What both contradict is taken to be wrong.
  bool hasSecond() const { return second; }
  Outcome runSecond(const std::string &path) { return second->run(path); }

  /// `path` names the module's file. Files of that name with endings are made, and removed.
  Outcome run(const frontend::ValidModule &module, const std::string &path);

private:
  Way() = default;
  Outcome runExecutable(const std::string &path) const;

  std::string wayName;
  unsigned period = 1, index = 0;
  std::uint64_t images = 0; // that were made
  Host *host = nullptr, *second = nullptr;
  std::unique_ptr<spec::Configuration> configuration; // absent for V8
  std::unique_ptr<spec::Compiler> compiler;
};

} // namespace sinter::differential
