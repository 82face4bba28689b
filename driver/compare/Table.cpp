// Table.cpp - a comparison as aligned text.
#include "driver/Console.h"
#include "driver/compare/Report.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Unicode.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>

using namespace llvm;
using sinter::lowering::Bounds;

namespace sinter::driver {
namespace {

std::size_t width(StringRef text) {
  return std::size_t(std::max(0, sys::unicode::columnWidthUTF8(text)));
}

/// Rows of cells; the first column is aligned on the left, the others on the right. Columns in
/// which nothing stands are left out.
class TextTable {
public:
  explicit TextTable(std::vector<std::string> heads) { rows.push_back(std::move(heads)); }
  void add(std::vector<std::string> cells) { rows.push_back(std::move(cells)); }
  /// A sentence instead of figures.
  void addRemark(const std::string &head, const std::string &remark) {
    remarks[rows.size()] = remark;
    rows.push_back({head});
  }
  void print(raw_ostream &out) const;

private:
  std::vector<std::vector<std::string>> rows;
  std::map<std::size_t, std::string> remarks; // by row
};

void TextTable::print(raw_ostream &out) const {
  std::vector<std::size_t> widths(rows.front().size());
  for (std::size_t column = 0; column != widths.size(); ++column)
    for (std::size_t row = 1; row != rows.size(); ++row)
      if (column < rows[row].size())
        widths[column] = std::max(widths[column], width(rows[row][column]));
  for (std::size_t column = 0; column != widths.size(); ++column)
    if (widths[column] != 0)
      widths[column] = std::max(widths[column], width(rows.front()[column]));
  for (std::size_t row = 0; row != rows.size(); ++row) {
    std::string line = rows[row].front();
    line.append(widths.front() - width(line), ' ');
    for (std::size_t column = 1; column < rows[row].size(); ++column)
      if (widths[column] != 0)
        line += std::string(2 + widths[column] - width(rows[row][column]), ' ') + rows[row][column];
    if (auto remark = remarks.find(row); remark != remarks.end())
      line += "  " + remark->second;
    out << StringRef(line).rtrim() << '\n';
  }
}

std::string interval(const Interval &bounds, std::string (*format)(double)) {
  return "[" + format(bounds.low) + ", " + format(bounds.high) + "]";
}

/// "1.034" and "[1.029, 1.041]"; a ratio that may be 1 has a ~ in front.
void addRatio(std::vector<std::string> &cells, const std::optional<Ratio> &ratio,
              const Variant &variant, Bounds baseline) {
  if (!ratio || variant.mode == baseline) {
    cells.insert(cells.end(), {ratio ? "1" : "", ""});
    return;
  }
  cells.push_back((ratio->isWithinNoise() ? "~" : "") + formatRatio(ratio->value));
  cells.push_back(interval(ratio->confidence, formatRatio));
}

void printTimes(const Comparison &comparison, const targets::Target &target, raw_ostream &out) {
  TextTable table({"mode", "time", "95 % CI", "IQR", "CPU", "start-up", "x none", "95 % CI",
                   "x guard", "95 % CI"});
  for (const Variant &variant : comparison.variants) {
    if (variant.target != &target)
      continue;
    std::string name = variant.modeName().str();
    if (!variant.isMeasured()) {
      table.addRemark(name, variant.state == RunState::Foreign ? "not timed: for another machine"
                            : variant.state == RunState::CannotStart
                                ? "cannot start: " + printable(variant.problem)
                                : "failed: " + printable(variant.problem));
      continue;
    }
    Summary time = summarize(variant.time);
    const bool isKnown = isLongEnough(variant.time);
    std::vector<std::string> cells = {
        name,
        isKnown ? formatSeconds(time.median) : "too short",
        isKnown ? interval(time.confidence, formatSeconds) : "",
        isKnown ? formatPercent((time.upperQuartile - time.lowerQuartile) / time.median) : "",
        formatSeconds(median(variant.cpu)),
        formatSeconds(median(variant.startUp))};
    addRatio(cells, comparison.ratioTo(variant, Bounds::None), variant, Bounds::None);
    addRatio(cells, comparison.ratioTo(variant, Bounds::Guard), variant, Bounds::Guard);
    table.add(std::move(cells));
  }
  table.print(out);
}

std::string nanoseconds(const std::vector<double> &samples) {
  return samples.empty() ? "" : formatSeconds(median(samples) * 1e-9);
}

/// What nobody expects to be there is left out.
std::string cell(const Variant &variant, const Figure &figure, std::string (*format)(double)) {
  if (figure.value)
    return format(*figure.value);
  return variant.state == RunState::Foreign && &figure != &variant.instructions ? "" : "-";
}

void printCosts(const Comparison &comparison, const targets::Target &target, raw_ostream &out) {
  TextTable table({"mode", "instructions", "code", "checks left", "image", "memory", "reserved",
                   "grow", "touch", "build"});
  for (const Variant &variant : comparison.variants)
    if (variant.target == &target)
      table.add(
          {variant.modeName().str(), cell(variant, variant.instructions, formatCount),
           formatBytes(double(variant.codeSize)),
           formatCount(double(variant.checks.checked + variant.checks.clamped)) + "/" +
               formatCount(double(variant.checks.accesses)),
           formatBytes(double(variant.imageSize)), cell(variant, variant.peakMemory, formatBytes),
           cell(variant, variant.addressSpace, formatBytes), nanoseconds(variant.grow.perGrow),
           nanoseconds(variant.grow.perTouch), formatSeconds(variant.buildTime)});
  table.print(out);
}

void printHead(const Comparison &comparison, raw_ostream &out) {
  const SystemDescription &system = comparison.system;
  out << printable(comparison.input.name) << ": " << comparison.input.size << " bytes, SHA-256 "
      << comparison.input.sha256 << '\n'
      << "Sinter " << comparison.sinterVersion << ", LLVM " << comparison.llvmVersion << ", "
      << system.processor << ", " << system.processors
      << (system.processors == 1 ? " processor, " : " processors, ") << system.kernel << '\n';
  if (comparison.rounds)
    out << comparison.rounds << " rounds behind a warm-up, shuffled with seed "
        << comparison.options.seed << "; start-up: " << comparison.startUpRounds
        << ", memory.grow: " << comparison.growRounds << '\n';
}

/// Sentences about what is missing, each once, with the variants that lack it.
void printMissing(const Comparison &comparison, const targets::Target &target, raw_ostream &out) {
  std::map<std::string, std::string> modes; // by sentence
  auto note = [&](StringRef what, const Figure &figure, const Variant &variant) {
    if (figure.value || variant.target != &target || variant.state == RunState::CannotStart)
      return;
    std::string &names = modes[(what + " not available: " + printable(figure.missing)).str()];
    names += (names.empty() ? "" : ", ") + variant.modeName().str();
  };
  for (const Variant &variant : comparison.variants) {
    note("instructions", variant.instructions, variant);
    if (variant.state != RunState::Foreign)
      note("memory", variant.peakMemory, variant);
  }
  for (const auto &[sentence, names] : modes)
    out << sentence << " (" << names << ")\n";
}

StringRef describe(Agreement agreement) {
  switch (agreement) {
  case Agreement::Full:
    return "outputs and exit statuses agree";
  case Agreement::Partial:
    return "outputs agree but where they need not";
  case Agreement::Undecided:
    return "whether outputs agree was not decided";
  case Agreement::None:
    return "OUTPUTS DISAGREE";
  }
  llvm_unreachable("cases are covered");
}

} // namespace

std::string formatTable(const Comparison &comparison) {
  std::string text;
  raw_string_ostream out(text);
  printHead(comparison, out);
  for (const targets::Target *target : comparison.targets()) {
    out << '\n' << target->name << '\n';
    printTimes(comparison, *target, out);
    out << '\n';
    printCosts(comparison, *target, out);
    printMissing(comparison, *target, out);
  }
  out << '\n' << describe(comparison.agreement) << '\n';
  for (const std::string &sentence : comparison.disagreements)
    out << "  " << printable(sentence) << '\n';
  for (const std::string &note : comparison.notes)
    out << "note: " << printable(note) << '\n';
  return text;
}

} // namespace sinter::driver
