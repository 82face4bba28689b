// Tester.h - one program in all its ways.
#pragma once

#include "frontend/Proposals.h"

#include "Way.h"

namespace sinter::differential {

/// What became of a program.
struct Verdict {
  std::vector<std::string> differences; // a line each; none if all agree
  std::string end = {};                 // how it ended, in the first way
  unsigned runs = 0;
  bool neededSecond = false; // V8's second opinion, to agree
};

/// Runs programs one after the other, in one process.
class Tester {
public:
  /// Makes files in `folder`, and keeps modules that disagree in `keep`.
  Tester(std::vector<Way> ways, std::string folder, std::string keep);

  Verdict testSeed(std::uint64_t seed);
  /// Of a program that `generator SEED OUTPUT` writes, instead of one of our own.
  Verdict testGenerated(llvm::ArrayRef<std::string> generator, std::uint64_t seed);
  /// In all ways, whatever their share of seeds.
  Verdict testFile(const std::string &path);

private:
  using Bytes = std::vector<std::uint8_t>;

  /// The outcome of one way, and the way.
  struct Run {
    Way *way;
    Outcome outcome;
  };

  Verdict test(llvm::StringRef bytes, llvm::ArrayRef<Way *> chosen);
  void compare(const Run &reference, const Run &run, bool comparesPlaces, Verdict &verdict);
  Bytes generate(llvm::ArrayRef<std::uint8_t> choices) const;
  Bytes reduce(Bytes choices, llvm::ArrayRef<Way *> chosen);
  std::vector<Way *> waysFor(std::uint64_t seed);
  void keepModule(llvm::StringRef bytes, const llvm::Twine &name, Verdict &verdict) const;

  std::vector<Way> ways;
  std::string path, keep;
  frontend::ProposalSet proposals;
  std::vector<Way *> disagreeing; // in the last test: enough of them to see it again
};

} // namespace sinter::differential
