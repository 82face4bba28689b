// Tester.cpp - one program in all its ways.
#include "Tester.h"

#include "frontend/Frontend.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

#include "ModuleGenerator.h"
#include "Seed.h"

using namespace llvm;

namespace sinter::differential {

static bool writeFile(const Twine &path, StringRef bytes) {
  std::error_code error;
  raw_fd_ostream file(path.str(), error);
  if (!error)
    file << bytes;
  return !error;
}

Tester::Tester(std::vector<Way> ways, std::string folder, std::string keep)
    : ways(std::move(ways)), path(folder + "/program"), keep(std::move(keep)) {
  const bool asksV8 = any_of(this->ways, [](const Way &way) { return way.isV8(); });
  proposals = asksV8 ? proposalsOfV8() : frontend::finishedProposals();
}

/// Whether the program has made an access that is out of bounds, or a bulk operation.
static bool isMemoryTrap(const Outcome &outcome) {
  return is_contained(outcome.ends, "trap out of bounds memory access");
}

Verdict Tester::test(StringRef bytes, ArrayRef<Way *> chosen) {
  Verdict verdict;
  disagreeing.clear();
  Expected<frontend::Module> decoded = frontend::decode(MemoryBufferRef(bytes, "program"));
  Expected<frontend::ValidModule> module =
      decoded ? frontend::validate(std::move(*decoded)) : decoded.takeError();
  if (!module) {
    verdict.differences.push_back("refused: " + toString(module.takeError()));
    return verdict;
  }
  if (!writeFile(path, bytes)) {
    verdict.differences.push_back("cannot write " + path);
    return verdict;
  }
  std::optional<Run> first, firstExact, firstMetered;
  for (Way *way : chosen) {
    // A trap ends a program, so the others have made no access that is out of bounds.
    if (first && isMemoryTrap(first->outcome) && !way->trapsOnAccess())
      continue;
    Run run{way, way->run(*module, path)};
    // V8's baseline compiler does not come to an end with some loops around atomic accesses.
    if (!run.outcome.isOfProgram() && way->hasSecond()) {
      run.outcome = way->runSecond(path);
      verdict.neededSecond = true;
    }
    if (run.outcome.isSkipped())
      continue;
    ++verdict.runs;
    if (!run.outcome.isOfProgram()) {
      verdict.differences.push_back(way->name() + ": " + run.outcome.text());
      if (disagreeing.empty())
        disagreeing = {way};
      continue;
    }
    const bool comparesPlaces = way->isExact() && firstExact;
    if (comparesPlaces)
      compare(*firstExact, run, comparesPlaces, verdict);
    else if (first)
      compare(*first, run, comparesPlaces, verdict);
    if (firstMetered)
      compare(*firstMetered, run, /*comparesPlaces=*/false, verdict);
    else if (run.outcome.fuel != "-")
      firstMetered = run;
    if (way->isExact() && !firstExact)
      firstExact = run;
    if (!first)
      first = std::move(run);
  }
  if (first)
    verdict.end = first->outcome.ends.front();
  return verdict;
}

void Tester::compare(const Run &reference, const Run &run, bool comparesPlaces, Verdict &verdict) {
  std::string found = difference(reference.outcome, run.outcome, comparesPlaces);
  if (!found.empty() && run.way->hasSecond()) {
    Outcome second = run.way->runSecond(path);
    if (second.isSkipped() ||
        difference(reference.outcome, second, /*comparesPlaces=*/false).empty()) {
      verdict.neededSecond = true;
      return;
    }
  }
  if (found.empty())
    return;
  verdict.differences.push_back(found + ": " + reference.way->name() + ": " +
                                reference.outcome.text() + "; " + run.way->name() + ": " +
                                run.outcome.text());
  if (disagreeing.empty())
    disagreeing = {reference.way, run.way};
}

static StringRef asText(ArrayRef<std::uint8_t> bytes) {
  return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

Tester::Bytes Tester::generate(ArrayRef<std::uint8_t> choices) const {
  return testing::generateModule(choices, proposals);
}

/// Choices that still make the ways disagree: fewer, and more of them zero, which chooses what is
/// simplest.
Tester::Bytes Tester::reduce(Bytes choices, ArrayRef<Way *> chosen) {
  unsigned tries = 300;
  auto stillDiffers = [&](const Bytes &candidate) {
    if (tries == 0)
      return false;
    --tries;
    return !test(asText(generate(candidate)), chosen).differences.empty();
  };
  for (std::size_t step = choices.size() / 2; step != 0; step /= 2) {
    for (Bytes candidate = choices; candidate.size() > step; choices = candidate) {
      candidate.resize(candidate.size() - step);
      if (!stillDiffers(candidate))
        break;
    }
    if (step < 8)
      continue;
    for (std::size_t start = 0; start + step <= choices.size(); start += step) {
      Bytes candidate = choices;
      candidate.erase(candidate.begin() + start, candidate.begin() + start + step);
      if (stillDiffers(candidate)) {
        choices = candidate;
        continue;
      }
      candidate = choices;
      std::fill_n(candidate.begin() + start, step, std::uint8_t(0));
      if (candidate != choices && stillDiffers(candidate))
        choices = candidate;
    }
  }
  return choices;
}

std::vector<Way *> Tester::waysFor(std::uint64_t seed) {
  std::vector<Way *> chosen;
  for (Way &way : ways)
    if (way.isFor(seed))
      chosen.push_back(&way);
  return chosen;
}

void Tester::keepModule(StringRef bytes, const Twine &name, Verdict &verdict) const {
  (void)sys::fs::create_directories(keep);
  std::string kept = (keep + "/" + name + ".wasm").str();
  verdict.differences.push_back((writeFile(kept, bytes) ? "kept as " : "cannot write ") + kept);
}

Verdict Tester::testSeed(std::uint64_t seed) {
  Bytes choices = choicesOf(seed);
  Bytes bytes = generate(choices);
  Verdict verdict = test(asText(bytes), waysFor(seed));
  if (verdict.differences.empty())
    return verdict;
  keepModule(asText(bytes), "seed-" + Twine(seed), verdict);
  if (!disagreeing.empty()) {
    const std::vector<Way *> pair = disagreeing;
    keepModule(asText(generate(reduce(std::move(choices), pair))),
               "seed-" + Twine(seed) + "-reduced", verdict);
  }
  return verdict;
}

Verdict Tester::testGenerated(ArrayRef<std::string> generator, std::uint64_t seed) {
  const std::string number = std::to_string(seed), file = path + ".generated";
  SmallVector<StringRef, 4> words(generator.begin(), generator.end());
  words.append({number, file});
  std::string error;
  ErrorOr<std::string> program = sys::findProgramByName(words.front());
  if (!program || sys::ExecuteAndWait(*program, words, std::nullopt, {}, 60, 0, &error) != 0)
    return {.differences = {"the generator failed: " + error}};
  ErrorOr<std::unique_ptr<MemoryBuffer>> bytes = MemoryBuffer::getFile(file, false, false);
  if (!bytes)
    return {.differences = {"cannot read " + file}};
  Verdict verdict = test((*bytes)->getBuffer(), waysFor(seed));
  if (!verdict.differences.empty())
    keepModule((*bytes)->getBuffer(), "seed-" + Twine(seed), verdict);
  return verdict;
}

Verdict Tester::testFile(const std::string &file) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> bytes = MemoryBuffer::getFile(file, false, false);
  if (!bytes)
    return {.differences = {"cannot read " + file}};
  std::vector<Way *> all;
  for (Way &way : ways)
    all.push_back(&way);
  return test((*bytes)->getBuffer(), all);
}

} // namespace sinter::differential
