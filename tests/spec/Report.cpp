// Report.cpp - outcomes counted, compared with what is expected, and shown.
#include "Report.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Format.h"

using namespace llvm;

namespace sinter::spec {

Counts &Counts::operator+=(const Counts &other) {
  passed += other.passed;
  failed += other.failed;
  listed += other.listed;
  text += other.text;
  gc += other.gc;
  linked += other.linked;
  return *this;
}

void Report::surprise(const Column &column, const Twine &text) {
  ++surprises;
  outs() << column.configuration->name << ": " << text << '\n';
}

void Report::count(const Job &job, const Outcomes &outcomes, const Expectations &failures,
                   const Expectations &gc, Column &column) {
  Counts &counts = column.folders[job.script->folder];
  StringSet<> failed; // entries: a line may have several commands
  StringSet<> met, refused;
  for (auto [command, outcome] : zip_equal(job.script->commands, outcomes)) {
    if (!outcome)
      continue;
    std::string entry = job.script->name + ":" + std::to_string(command.line);
    met.insert(entry);
    switch (outcome->verdict) {
    case Verdict::Passed:
      ++counts.passed;
      break;
    case Verdict::Failed:
      failed.insert(entry);
      ++(failures.contains(entry) ? counts.listed : counts.failed);
      if (!failures.contains(entry))
        surprise(column, entry + ": " + outcome->message);
      break;
    case Verdict::Text:
      ++counts.text;
      break;
    case Verdict::Gc:
      ++counts.gc;
      if (outcome->isRefusal)
        refused.insert(entry);
      if (outcome->isRefusal && !gc.contains(entry))
        surprise(column, entry + ": is not listed as needing GC: " + outcome->message);
      break;
    case Verdict::Linked:
      ++counts.linked;
      break;
    }
  }
  auto isOfScript = [&](StringRef entry) { return entry.rsplit(':').first == job.script->name; };
  for (const auto &[entry, reason] : failures.all())
    if (isOfScript(entry) && !failed.contains(entry))
      surprise(column, entry + ": is listed as a failure, but " +
                           (met.contains(entry) ? "passes" : "is not run"));
  for (const auto &[entry, reason] : gc.all())
    if (isOfScript(entry) && !refused.contains(entry) && met.contains(entry))
      surprise(column, entry + ": is listed as needing GC, but does not");
}

Error Report::add(const Configuration &configuration, const std::vector<Job> &jobs,
                  const std::vector<Outcomes> &outcomes) {
  Expectations failures, gc;
  const std::string mode = configuration.mode == Mode::Static ? "static" : "linked";
  const std::string bounds = lowering::boundsName(configuration.bounds).str();
  for (const std::string &list :
       {std::string("all"), mode, bounds, bounds + "-" + mode, configuration.name})
    if (Error error = failures.read(lists + "/" + list + ".txt"))
      return error;
  if (Error error = gc.read(lists + "/gc.txt"))
    return error;
  Column column{&configuration, {}, {}};
  for (auto [job, results] : zip_equal(jobs, outcomes))
    if (job.configuration == &configuration)
      count(job, results, failures, gc, column);
  for (const auto &[folder, counts] : column.folders)
    column.total += counts;
  columns.push_back(std::move(column));
  return Error::success();
}

bool Report::isGood() const {
  return surprises == 0 && !columns.empty() &&
         all_of(columns, [](const Column &column) { return column.total.passed != 0; });
}

void Report::printSummary(raw_ostream &os) const {
  os << format("%-32s %8s %8s %8s %8s %8s %8s\n", "", "passed", "failed", "listed", "text", "gc",
               "linked");
  for (const Column &column : columns) {
    const Counts &total = column.total;
    os << format("%-32s %8u %8u %8u %8u %8u %8u\n", column.configuration->name.c_str(),
                 total.passed, total.failed, total.listed, total.text, total.gc, total.linked);
  }
}

/// 12,345
static std::string number(unsigned value) {
  std::string digits = std::to_string(value);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

static std::string cell(const Counts &counts) {
  if (counts.run() == 0)
    return "–";
  if (counts.passed == counts.run())
    return number(counts.passed);
  return number(counts.passed) + " of " + number(counts.run());
}

/// Proposals whose memories a guard cannot keep exactly in bounds.
static StringRef mark(StringRef folder) {
  return folder == "memory64" || folder == "custom-page-sizes" ? " ¹" : "";
}

/// One table: a row for each folder, a column for each configuration.
void Report::writeGroup(raw_ostream &os, ArrayRef<const Column *> group) const {
  const Configuration &first = *group.front()->configuration;
  os << "## ";
  if (first.mode == Mode::Frontend)
    os << "Accepted or refused\n";
  else
    os << first.target->name
       << (first.mode == Mode::Static ? ", executables\n" : ", linked instances\n");
  os << "\n| proposal |";
  for (const Column *column : group)
    os << ' ' << column->configuration->column() << " |";
  os << "\n|---|";
  for (std::size_t i = 0; i < group.size(); ++i)
    os << "--:|";
  os << '\n';
  for (const auto &[folder, counts] : group.front()->folders) {
    if (none_of(group, [&](const Column *column) { return column->folders.at(folder).run(); }))
      continue;
    os << "| " << folder << (first.mode == Mode::Frontend ? "" : mark(folder)) << " |";
    for (const Column *column : group)
      os << ' ' << cell(column->folders.at(folder)) << " |";
    os << '\n';
  }
  os << "| **total** |";
  for (const Column *column : group)
    os << " **" << cell(column->total) << "** |";
  os << "\n\n";
}

/// What the tables above do not count.
void Report::writeLeftOut(raw_ostream &os) const {
  const Column *linked = nullptr, *alone = nullptr;
  for (const Column &column : columns) {
    if (column.configuration->mode == Mode::Context && !linked)
      linked = &column;
    if (column.configuration->mode == Mode::Static && !alone)
      alone = &column;
  }
  if (!linked || !alone)
    return;
  os << "## Not run\n\n"
        "Modules in the text format are for engines with a parser for it. Commands on modules that "
        "need garbage\ncollection wait for that proposal. Executables have nothing to be linked "
        "with.\n\n"
        "| proposal | commands | text format | need GC | in executables: linked |\n"
        "|---|--:|--:|--:|--:|\n";
  auto row = [&](const std::string &name, const Counts &counts, const Counts &executables) {
    os << "| " << name << " | " << number(counts.run() + counts.text + counts.gc) << " | "
       << number(counts.text) << " | " << number(counts.gc) << " | " << number(executables.linked)
       << " |\n";
  };
  for (const auto &[folder, counts] : linked->folders)
    row(folder, counts, alone->folders.at(folder));
  row("**total**", linked->total, alone->total);
}

std::string Report::document() const {
  std::string text;
  raw_string_ostream os(text);
  os << "# Conformance\n\n"
        "What the official test suite says of Sinter: WebAssembly 3.0 but garbage collection, and "
        "the proposals\nbeyond it that Sinter compiles. `ctest -L spec-full` generates this file "
        "and compares.\n\n"
        "Each number is of commands that were run and passed; \"n of m\" is said where not all "
        "that ran passed.\n"
        "Every folder of the suite is a row. Modules are instantiated and linked with one another "
        "in one process,\nas shared objects; where they are linked with nothing they are also run "
        "as executables.\n\n"
        "¹ A guard cannot keep memories with 64-bit addresses, or with pages of another size than "
        "64 KiB, exactly in\nbounds: they use explicit checks in `guard` and `uffd` too.\n\n"
        "With `clamp` and `none` an access that is out of bounds does not trap (see bounds.md). "
        "Each command that\nshows this is listed with its reason in `tests/spec/expected`; "
        "no other may fail.\n\n";
  std::vector<const Column *> group;
  auto groupOf = [](const Column *column) {
    return std::pair(column->configuration->target, column->configuration->mode);
  };
  for (const Column &column : columns) {
    if (!group.empty() && groupOf(group.back()) != groupOf(&column)) {
      writeGroup(os, group);
      group.clear();
    }
    group.push_back(&column);
  }
  if (!group.empty())
    writeGroup(os, group);
  writeLeftOut(os);
  return text;
}

} // namespace sinter::spec
