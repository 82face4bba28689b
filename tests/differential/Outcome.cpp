// Outcome.cpp - what a run of a program showed.
#include "Outcome.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace sinter::differential {

Outcome Outcome::parse(StringRef line) {
  SmallVector<StringRef, 4> fields;
  line.split(fields, '\t');
  if (fields.size() != 4 && fields.size() != 5)
    return failure(("not understood: " + line).str());
  Outcome outcome{{}, fields[1].str(), fields[2].str(), fields[3].str()};
  if (fields.size() == 5)
    outcome.fuel = fields[4].str();
  for (StringRef end : split(fields[0], '|'))
    outcome.ends.push_back(end.str());
  return outcome;
}

/// "5@1f4" for `… in function 5 "name" at 0x1f4`.
static std::string placeOf(StringRef text) {
  auto [before, offset] = text.rsplit(" at 0x");
  StringRef function = before.split(" in function ").second.split(' ').first;
  return offset.empty() || function.empty() ? "-" : (function + "@" + offset).str();
}

Outcome Outcome::ofExecutable(ArrayRef<std::string> lines, StringRef end) {
  constexpr StringLiteral trap = "sinter: trap: ";
  Outcome outcome{{}, "-", "-", ""};
  for (StringRef line : lines) {
    if (!line.consume_front(trap)) {
      outcome.output += line;
      outcome.output += ',';
      continue;
    }
    StringRef kind = line.take_while([](char c) { return isLower(c) || c == ' '; });
    kind = kind.split(" in function").first;
    outcome.ends = {("trap " + kind).str()};
    if (kind != "uncaught exception") // which is no trap to other hosts
      outcome.place = placeOf(line);
  }
  const bool isTrap = !outcome.ends.empty();
  // A program may also exit with a trap's status.
  if (end.consume_front("ended with status ") && (!isTrap || end == "134")) {
    if (!isTrap)
      outcome.ends = {("exit " + end).str()};
    return outcome;
  }
  outcome.ends = {("status " + end + (lines.empty() ? "" : ", saying " + lines.back())).str()};
  return outcome;
}

bool Outcome::isOfProgram() const {
  return all_of(ends, [](StringRef end) {
    return end.starts_with("exit ") || (end.starts_with("trap ") && end != "trap of the host");
  });
}

std::string Outcome::text() const {
  std::string text = join(ends, " or ");
  if (place != "-")
    text += " at " + place;
  if (fuel != "-")
    text += ", fuel " + fuel;
  return text + ", memory " + memory + ", " + std::to_string(StringRef(output).count(',')) +
         " lines";
}

std::string difference(const Outcome &a, const Outcome &b, bool comparesPlaces) {
  SmallVector<StringRef, 4> found;
  if (a.output != b.output)
    found.push_back("output");
  if (none_of(a.ends, [&](const std::string &end) { return is_contained(b.ends, end); }))
    found.push_back("end");
  else if (comparesPlaces && a.place != b.place)
    found.push_back("place");
  if (a.memory != b.memory && a.memory != "-" && b.memory != "-")
    found.push_back("memory");
  if (a.fuel != b.fuel && a.fuel != "-" && b.fuel != "-")
    found.push_back("fuel");
  return join(found, ", ");
}

} // namespace sinter::differential
