// Html.cpp - a comparison as one page, which needs nothing but itself.
//
// The page is meant to be archived beside a paper: it holds figures, method, machine, command line
// and all samples, loads nothing, and forbids itself to (Content-Security-Policy). Everything that
// comes from outside, names above all, goes through escapeHtml.
#include "driver/compare/Chart.h"
#include "driver/compare/Report.h"
#include "driver/compare/Style.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using sinter::lowering::Bounds;

namespace sinter::driver {
namespace {

std::string range(const Interval &bounds, std::string (*format)(double)) {
  return format(bounds.low) + " to " + format(bounds.high);
}

std::string nanoseconds(double count) { return formatSeconds(count * 1e-9); }

class Page {
public:
  explicit Page(const Comparison &comparison) : comparison(comparison), out(text) {}
  std::string write();

private:
  using Variants = SmallVector<const Variant *, 8>;

  Variants variantsOf(const targets::Target &target) const {
    Variants result;
    for (const Variant &variant : comparison.variants)
      if (variant.target == &target)
        result.push_back(&variant);
    return result;
  }
  Variants measured(const Variants &variants) const {
    Variants result;
    copy_if(variants, std::back_inserter(result),
            [](const Variant *variant) { return variant->isMeasured(); });
    return result;
  }

  void head();
  void summary();
  void verdict();
  void notes();
  void target(const targets::Target &target);
  void timeCharts(const Variants &variants);
  void ratioCharts(const Variants &variants);
  void costCharts(const Variants &all);
  void growCharts(const Variants &variants);
  void timeTable(const Variants &variants);
  void costTable(const Variants &variants, bool isHost);
  void method();
  void environment();
  void citation();
  void data();

  void openTable(StringRef caption, ArrayRef<StringRef> heads);
  void closeTable() { out << "</tbody></table></div>\n"; }
  void openRow(const Variant &variant) {
    out << "<tr><th scope=\"row\" class=\"" << variant.modeName() << "\">" << variant.modeName()
        << "</th>";
  }
  void cell(const std::string &value, const std::string &small = "") {
    out << "<td>" << escapeHtml(value);
    if (!small.empty())
      out << "<small>" << escapeHtml(small) << "</small>";
    out << "</td>";
  }
  void figureCell(const Figure &figure, std::string (*format)(double),
                  const std::string &small = "") {
    if (figure.value)
      cell(format(*figure.value), small);
    else
      out << "<td title=\"" << escapeHtml(figure.missing) << "\">n/a</td>";
  }
  void entry(StringRef term, const std::string &description) {
    out << "<dt>" << escapeHtml(term) << "</dt><dd>" << escapeHtml(description) << "</dd>\n";
  }
  std::string clockName() const {
    return comparison.options.clock == TimeKind::Wall ? "wall" : "CPU";
  }
  std::string fileName() const { return sys::path::filename(comparison.input.name).str(); }

  const Comparison &comparison;
  std::string text;
  raw_string_ostream out;
};

void Page::head() {
  std::string title = escapeHtml(fileName()) + ": bounds-check strategies compared";
  out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
         "'unsafe-inline'\">\n<meta name=\"generator\" content=\"Sinter "
      << escapeHtml(comparison.sinterVersion) << "\">\n<title>" << title << "</title>\n<style>"
      << pageStyle << "</style>\n</head>\n<body>\n<header>\n<h1>" << title << "</h1>\n";
}

/// The answer in a sentence or two.
void Page::summary() {
  const Variant *guard = comparison.find(Bounds::Guard), *none = comparison.find(Bounds::None);
  const Variant *baseline = guard ? guard : none;
  if (!baseline)
    return;
  std::string sentence;
  for (const Variant &variant : comparison.variants) {
    std::optional<Ratio> ratio = comparison.ratioTo(variant, baseline->mode);
    if (&variant == baseline || !ratio)
      continue;
    sentence += (sentence.empty() ? "" : "; ") +
                ("<strong>" + variant.modeName() + "</strong> ").str() + formatRatio(ratio->value) +
                "\u00d7 (" + range(ratio->confidence, formatRatio) +
                (ratio->isWithinNoise() ? ", within noise)" : ")");
  }
  if (sentence.empty())
    return;
  out << "<p class=\"lead\">The program\u2019s own time, relative to <strong>"
      << baseline->modeName() << "</strong> at " << formatSeconds(median(baseline->time)) << ": "
      << sentence << ". Intervals of 95\u00a0% confidence.</p>\n";
}

void Page::verdict() {
  bool isBad = comparison.agreement == Agreement::None;
  out << "<div class=\"verdict" << (isBad ? " bad" : "") << "\">";
  switch (comparison.agreement) {
  case Agreement::Full:
    out << "All modes write the same and end with the same status.";
    break;
  case Agreement::Partial:
    out << "The program traps on a memory access. Modes that do not trap differ, as they may.";
    break;
  case Agreement::Undecided:
    out << "Whether the modes do the same was not decided.";
    break;
  case Agreement::None:
    out << "<strong>The modes do not do the same.</strong> Their times should not be compared.";
    break;
  }
  if (!comparison.disagreements.empty()) {
    out << "<ul>";
    for (const std::string &sentence : comparison.disagreements)
      out << "<li>" << escapeHtml(sentence) << "</li>";
    out << "</ul>";
  }
  out << "</div>\n";
}

void Page::notes() {
  if (comparison.notes.empty())
    return;
  out << "<div class=\"notes\"><strong>To know when reading this</strong><ul>";
  for (const std::string &note : comparison.notes)
    out << "<li>" << escapeHtml(note) << "</li>";
  out << "</ul></div>\n";
}

void Page::timeCharts(const Variants &variants) {
  if (variants.empty())
    return;
  std::vector<SampleRow> times, starts;
  for (const Variant *variant : variants) {
    if (isLongEnough(variant->time))
      times.push_back(
          {{variant->modeName().str(), formatSeconds(median(variant->time))}, variant->time});
    starts.push_back(
        {{variant->modeName().str(), formatSeconds(median(variant->startUp))}, variant->startUp});
  }
  if (!times.empty())
    out << sampleChart(
        {"Time", "The program\u2019s own: " + clockName() +
                     " time less start-up. Each run is a tick, the "
                     "box spans the quartiles, the bar below it is the 95\u00a0% interval of the "
                     "median. The axis does not begin at 0."},
        times, formatTick);
  ratioCharts(variants);
  out << sampleChart({"Start-up", "From before the process exists until it has ended, without the "
                                  "program in between. The axis does not begin at 0."},
                     starts, formatTick);
}

void Page::ratioCharts(const Variants &variants) {
  for (Bounds baseline : {Bounds::Guard, Bounds::None}) {
    std::vector<RatioRow> rows;
    for (const Variant *variant : variants)
      if (std::optional<Ratio> ratio = comparison.ratioTo(*variant, baseline);
          ratio && variant->mode != baseline)
        rows.push_back(
            {{variant->modeName().str(),
              formatRatio(ratio->value) + (ratio->isWithinNoise() ? " (within noise)" : "")},
             *ratio});
    std::string name = lowering::boundsName(baseline).str();
    if (!rows.empty())
      out << ratioChart(
          {"Time relative to " + name,
           "Ratio of medians with its 95\u00a0% interval; left of the line is faster than " + name +
               "."},
          rows);
  }
}

void Page::costCharts(const Variants &all) {
  auto figureRow = [](const Variant &variant, const Figure &figure,
                      std::string (*format)(double)) -> BarRow {
    return {{variant.modeName().str(), figure.value ? format(*figure.value) : "not available"},
            figure.value.value_or(0),
            !figure.value};
  };
  std::vector<BarRow> code, memory, instructions;
  std::vector<StackRow> checks;
  for (const Variant *variant : all) {
    const BoundsCounts &counts = variant->checks;
    code.push_back(figureRow(*variant, Figure::of(double(variant->codeSize)), formatBytes));
    memory.push_back(figureRow(*variant, variant->peakMemory, formatBytes));
    instructions.push_back(figureRow(*variant, variant->instructions, formatCount));
    std::uint64_t left = counts.checked + counts.clamped;
    checks.push_back(
        {{variant->modeName().str(),
          formatCount(double(left)) + (left == 1 ? " check left" : " checks left")},
         {double(counts.proved + counts.merged), double(counts.hoisted), double(counts.checked),
          double(counts.anchored), double(counts.clamped), double(counts.unchecked)}});
  }
  auto isKnown = [](const BarRow &row) { return !row.isMissing; };
  if (any_of(instructions, isKnown))
    out << barChart({"Instructions executed",
                     "In user mode, the runtime library\u2019s included. Counted "
                     "by the processor or by qemu; the table says which."},
                    instructions);
  out << stackChart({"Memory accesses", "What became of the bounds checks of the accesses in the "
                                        "module\u2019s code."},
                    checks,
                    {"proved or merged", "hoisted out of loops", "compared", "left to the hardware",
                     "clamped", "not checked"});
  out << barChart({"Code", "Machine code compiled from the module; shorter is smaller."}, code);
  if (any_of(memory, isKnown))
    out << barChart({"Peak memory", "Resident at most, of the whole process."}, memory);
}

void Page::growCharts(const Variants &variants) {
  std::vector<BarRow> grow, touch;
  for (const Variant *variant : variants) {
    if (variant->grow.perGrow.empty())
      continue;
    double perGrow = median(variant->grow.perGrow), perTouch = median(variant->grow.perTouch);
    grow.push_back({{variant->modeName().str(), nanoseconds(perGrow)}, perGrow});
    touch.push_back({{variant->modeName().str(), nanoseconds(perTouch)}, perTouch});
  }
  if (grow.empty())
    return;
  out << barChart({"memory.grow", "Of a separate module: one growth by a page of 64 KiB."}, grow);
  out << barChart({"First touch", "Of the same module: the first store to 4 KiB of new memory."},
                  touch);
}

void Page::openTable(StringRef caption, ArrayRef<StringRef> heads) {
  out << "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" << escapeHtml(caption)
      << "\"><table><caption>" << escapeHtml(caption) << "</caption><thead><tr>";
  for (StringRef name : heads)
    out << "<th scope=\"col\">" << escapeHtml(name) << "</th>";
  out << "</tr></thead><tbody>\n";
}

void Page::timeTable(const Variants &variants) {
  openTable("Times", {"mode", "time", "spread (IQR)", "CPU", "whole process", "start-up",
                      "\u00d7 none", "\u00d7 guard"});
  for (const Variant *variant : variants) {
    openRow(*variant);
    if (!variant->isMeasured()) {
      out << "<td class=\"remark\" colspan=\"7\">"
          << (variant->state == RunState::CannotStart ? "cannot run here: " : "failed: ")
          << escapeHtml(variant->problem) << "</td></tr>\n";
      continue;
    }
    Summary time = summarize(variant->time);
    if (isLongEnough(variant->time)) {
      cell(formatSeconds(time.median), range(time.confidence, formatSeconds));
      cell(formatPercent((time.upperQuartile - time.lowerQuartile) / time.median));
    } else {
      cell("too short");
      cell("");
    }
    cell(formatSeconds(median(variant->cpu)));
    cell(formatSeconds(median(variant->wall)));
    Summary start = summarize(variant->startUp);
    cell(formatSeconds(start.median), range(start.confidence, formatSeconds));
    for (Bounds baseline : {Bounds::None, Bounds::Guard}) {
      std::optional<Ratio> ratio = comparison.ratioTo(*variant, baseline);
      if (!ratio)
        cell("");
      else if (variant->mode == baseline)
        cell("1");
      else
        cell(formatRatio(ratio->value),
             ratio->isWithinNoise() ? "within noise" : range(ratio->confidence, formatRatio));
    }
    out << "</tr>\n";
  }
  closeTable();
}

void Page::costTable(const Variants &variants, bool isHost) {
  SmallVector<StringRef, 12> heads = {"mode",     "instructions", "code", "checks left",
                                      "accesses", "image",        "build"};
  if (isHost)
    heads.append({"peak memory", "address space", "grow", "first touch"});
  openTable(isHost ? "Sizes, memory and counts" : "Sizes and counts", heads);
  for (const Variant *variant : variants) {
    openRow(*variant);
    figureCell(variant->instructions, formatCount, variant->instructionSource);
    cell(formatBytes(double(variant->codeSize)));
    cell(formatCount(double(variant->checks.checked + variant->checks.clamped)));
    cell(formatCount(double(variant->checks.accesses)));
    cell(formatBytes(double(variant->imageSize)));
    cell(formatSeconds(variant->buildTime));
    if (isHost) {
      bool hasGrow = !variant->grow.perGrow.empty();
      figureCell(variant->peakMemory, formatBytes);
      figureCell(variant->addressSpace, formatBytes);
      cell(hasGrow ? nanoseconds(median(variant->grow.perGrow)) : "n/a");
      cell(hasGrow ? nanoseconds(median(variant->grow.perTouch)) : "n/a");
    }
    out << "</tr>\n";
  }
  closeTable();
  for (const Variant *variant : variants)
    if (!variant->instructions.value && variant->state != RunState::CannotStart)
      out << "<p>Instructions of " << variant->modeName()
          << " are not available: " << escapeHtml(variant->instructions.missing) << ".</p>\n";
}

void Page::target(const targets::Target &target) {
  Variants all = variantsOf(target), running = measured(all);
  bool isHost = &target == &targets::host();
  out << "<section><h2>" << escapeHtml(target.name)
      << (isHost ? "" : " <small>(not this machine: not timed)</small>")
      << "</h2>\n<div class=\"cards\">\n";
  timeCharts(running);
  costCharts(all);
  growCharts(running);
  out << "</div>\n<h3 class=\"numbers\">In numbers</h3>\n";
  if (isHost)
    timeTable(all);
  costTable(all, isHost);
  out << "</section>\n";
}

void Page::method() {
  out << "<section><h2>Method</h2>\n<p>The module was built once for each mode, with otherwise "
         "equal "
         "options. ";
  if (comparison.rounds)
    out << "The programs ran in " << comparison.rounds
        << " rounds behind one that warmed up. A round ran each mode once, in an order drawn for "
           "it (seed "
        << comparison.options.seed
        << "), so that what disturbs the machine disturbs all modes. Wall time is from before the "
           "process exists until it has ended, CPU time is the kernel\u2019s account of user and "
           "system time. ";
  out << "</p>\n<p><b>Start-up</b> is measured with a copy of each executable whose entry into the "
         "program returns at once: loading, reserving memory, opening what is granted, filters and "
         "the end of the process are in it, the program is not. It ran in "
      << comparison.startUpRounds << " rounds. The program\u2019s own <b>time</b> is "
      << clockName()
      << " time less the median of start-up.</p>\n"
         "<p>Shown are <b>medians</b>. Intervals of confidence are 95\u00a0% percentile intervals "
         "of "
         "4000 "
         "bootstrap resamples; for ratios of medians whole rounds are drawn. A ratio whose "
         "interval "
         "contains 1 is <b>within noise</b>.</p>\n"
         "<p><b>Peak memory</b> is read from the kernel when the process is about to end, in a run "
         "of "
         "its own. <b>Instructions</b> come from the processor\u2019s counter, or from qemu, which "
         "counts each before it executes it. <b>memory.grow</b> is measured inside a separate "
         "module "
         "that grows by 1024 pages one by one and then stores a byte to each 4 KiB of them, in "
      << comparison.growRounds << " rounds.</p>\n<dl>";
  for (Bounds mode : comparison.options.modes)
    entry(lowering::boundsName(mode), describeMode(mode).str());
  out << "</dl></section>\n";
}

void Page::environment() {
  const SystemDescription &system = comparison.system;
  out << "<section><h2>Environment</h2>\n<dl>";
  entry("Command", comparison.command);
  entry("Module", comparison.input.name + ", " + formatCount(double(comparison.input.size)) +
                      " bytes, SHA-256 " + comparison.input.sha256);
  entry("Compiler", "Sinter " + comparison.sinterVersion + ", LLVM " + comparison.llvmVersion);
  entry("Processor", system.processor + ", " + utostr(system.processors) + " available" +
                         (system.isVirtual ? ", virtual machine" : ""));
  entry("Memory", formatBytes(double(system.memory)));
  entry("Kernel", system.kernel + (system.governor.empty() ? "" : ", governor " + system.governor));
  entry("Load before", formatRatio(system.load));
  entry("Date", system.date);
  out << "</dl></section>\n";
}

void Page::citation() {
  std::string year = comparison.system.date.substr(0, 4);
  std::string entry = "@misc{sinter-compare-" + comparison.input.sha256.substr(0, 8) +
                      ",\n  title        = {Bounds-check strategies compared: " + fileName() +
                      "},\n  year         = {" + year +
                      "},\n  howpublished = {Measured with \\texttt{sinter compare}, Sinter " +
                      comparison.sinterVersion + ", LLVM " + comparison.llvmVersion +
                      "},\n  note         = {" + comparison.system.processor + ", " +
                      comparison.system.kernel + ", " + comparison.system.date +
                      ". Module SHA-256 " + comparison.input.sha256 + "}\n}";
  out << "<section><h2>Citing this</h2>\n<p>The page is complete in itself and can be archived as "
         "it "
         "is.</p>\n<pre>"
      << escapeHtml(entry) << "</pre></section>\n";
}

void Page::data() {
  out << "<section><h2>Data</h2>\n<details><summary>All samples, as JSON</summary><pre>"
      << escapeHtml(formatJson(comparison)) << "</pre></details></section>\n";
}

std::string Page::write() {
  head();
  summary();
  out << "<ul class=\"facts\"><li><b>" << escapeHtml(comparison.system.processor) << "</b></li><li>"
      << escapeHtml(comparison.system.kernel) << "</li><li>Sinter "
      << escapeHtml(comparison.sinterVersion) << ", LLVM " << escapeHtml(comparison.llvmVersion)
      << "</li><li>" << comparison.rounds << " rounds</li><li>" << comparison.system.date
      << "</li></ul>\n</header>\n<main>\n";
  verdict();
  notes();
  for (const targets::Target *one : comparison.targets())
    target(*one);
  method();
  environment();
  citation();
  data();
  out << "</main>\n<footer>Made by <code>sinter compare</code>, without scripts and without "
         "anything "
         "from elsewhere.</footer>\n</body>\n</html>\n";
  return std::move(text);
}

} // namespace

std::string formatHtml(const Comparison &comparison) { return Page(comparison).write(); }

} // namespace sinter::driver
