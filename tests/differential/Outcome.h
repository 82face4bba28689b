// Outcome.h - what a run of a program showed.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace sinter::differential {

/// Hosts say it in one line, of four or five fields with tabs between them.
struct Outcome {
  std::vector<std::string> ends; // "exit 3", "trap unreachable"; several if that is not told apart
  std::string place;             // of a trap: "5@1f4", function and module offset, or "-" for none
  std::string memory;            // hash of memory 0 at the end, or "-" if it cannot be seen
  std::string output;
  std::string fuel = "-"; // what a metered program has used, "-" of others

  /// That of a line from a host.
  static Outcome parse(llvm::StringRef line);
  /// That of an executable's output, of which standard error is part, and of how it ended.
  static Outcome ofExecutable(llvm::ArrayRef<std::string> lines, llvm::StringRef end);
  /// That of a run that did not come about, or not to an end.
  static Outcome failure(std::string text) { return {{std::move(text)}, "-", "-", ""}; }

  /// Whether the host could not run it, for a reason that is no fault of the program.
  bool isSkipped() const { return ends.front() == "skip"; }
  /// Whether the program ran and ended in a way that programs can end.
  bool isOfProgram() const;
  std::string text() const;
};

/// What is not alike, in words; empty if all that both show is. Places are compared only if both
/// programs report the trapping instruction itself.
std::string difference(const Outcome &a, const Outcome &b, bool comparesPlaces);

} // namespace sinter::differential
