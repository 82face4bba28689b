// Report.cpp - what follows from the figures of a comparison, and how figures are written.
#include "driver/compare/Report.h"

#include "driver/launcher/Process.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using sinter::lowering::Bounds;

namespace sinter::driver {

void Variant::setTime(TimeKind clock) {
  const std::vector<double> &all = clock == TimeKind::Wall ? wall : cpu;
  const std::vector<double> &start = clock == TimeKind::Wall ? startUp : startUpCpu;
  for (double sample : all)
    time.push_back(sample - (start.empty() ? 0 : median(start)));
}

const Variant *Comparison::find(Bounds mode) const {
  const auto *found = find_if(variants, [&](const Variant &variant) {
                        return variant.isMeasured() && variant.mode == mode;
                      }).base();
  return found == variants.data() + variants.size() ? nullptr : found;
}

bool isLongEnough(ArrayRef<double> times) {
  return !times.empty() && summarize(times).confidence.low > 0;
}

std::optional<Ratio> Comparison::ratioTo(const Variant &variant, Bounds baseline) const {
  const Variant *other = find(baseline);
  if (!other || !variant.isMeasured())
    return std::nullopt;
  const std::vector<double> &times = variant.time, &others = other->time;
  if (!isLongEnough(times) || !isLongEnough(others))
    return std::nullopt;
  return ratioOfMedians(times, others);
}

std::vector<const targets::Target *> Comparison::targets() const {
  std::vector<const targets::Target *> result;
  for (const Variant &variant : variants)
    if (!is_contained(result, variant.target))
      result.push_back(variant.target);
  return result;
}

namespace {

/// Whether all accesses that are out of bounds trap in this mode.
bool isExact(Bounds mode) { return mode != Bounds::Clamp && mode != Bounds::None; }

bool isMemoryTrap(const Outcome &outcome) {
  constexpr int trapStatus = 134;
  return outcome.exitStatus() == trapStatus &&
         StringRef(outcome.errors.head).contains("sinter: trap: out of bounds memory access");
}

std::string label(const Comparison &comparison, const Variant &variant) {
  std::string name = variant.modeName().str();
  return comparison.targets().size() > 1 ? name + " on " + variant.target->name : name;
}

/// In what two streams differ, if they do.
std::optional<std::string> difference(const StreamContent &a, const StreamContent &b,
                                      StringRef name) {
  if (a == b)
    return std::nullopt;
  auto [left, right] = std::ranges::mismatch(a.head, b.head);
  std::string where = left == a.head.end() && right == b.head.end()
                          ? "beyond their first 64 KiB"
                          : "from byte " + utostr(std::uint64_t(left - a.head.begin())) + " on";
  return (name + " differs " + where + " (" + Twine(a.size) + " and " + Twine(b.size) + " bytes)")
      .str();
}

/// In what two runs differ, if they do. Streams only if the program repeats itself.
std::optional<std::string> difference(const Variant &a, const Variant &b, const std::string &nameA,
                                      const std::string &nameB, std::chrono::seconds timeout) {
  if (a.outcome->status != b.outcome->status)
    return nameA + " ends with " + a.outcome->describe(timeout) + ", " + nameB + " with " +
           b.outcome->describe(timeout);
  if (!a.isRepeatable || !b.isRepeatable)
    return std::nullopt;
  std::optional<std::string> what =
      difference(a.outcome->output, b.outcome->output, "standard output");
  if (!what)
    what = difference(a.outcome->errors, b.outcome->errors, "standard error");
  return what ? std::optional("between " + nameA + " and " + nameB + ", " + *what) : what;
}

} // namespace

void judgeAgreement(Comparison &comparison) {
  const Variant *reference = comparison.find(Bounds::Guard);
  std::vector<const Variant *> judged;
  for (const Variant &variant : comparison.variants)
    if (variant.outcome && variant.state != RunState::Failed) {
      judged.push_back(&variant);
      reference = reference ? reference : &variant;
    }
  bool isPartial = false, isNone = false;
  for (const Variant *variant : judged) {
    std::optional<std::string> what =
        variant == reference ? std::nullopt
                             : difference(*variant, *reference, label(comparison, *variant),
                                          label(comparison, *reference),
                                          std::chrono::seconds(comparison.options.timeout));
    if (!what)
      continue;
    bool isAllowed =
        isExact(reference->mode) && !isExact(variant->mode) && isMemoryTrap(*reference->outcome);
    comparison.disagreements.push_back(
        *what + (isAllowed ? "; where an exact mode traps on a memory access, it may" : ""));
    (isAllowed ? isPartial : isNone) = true;
  }
  bool isRepeatable = all_of(judged, [](const Variant *variant) { return variant->isRepeatable; });
  comparison.agreement = isNone                               ? Agreement::None
                         : isPartial                          ? Agreement::Partial
                         : judged.size() < 2 || !isRepeatable ? Agreement::Undecided
                                                              : Agreement::Full;
}

/// "guard", "guard and none", "guard, check and none".
static std::string enumerated(ArrayRef<std::string> names) {
  std::string text = names.front();
  for (std::size_t i = 1; i < names.size(); ++i)
    text += (i + 1 == names.size() ? " and " : ", ") + names[i];
  return text;
}

void addNotes(Comparison &comparison) {
  std::vector<std::string> &notes = comparison.notes;
  std::vector<std::string> unsteady, brief, scattered;
  const SystemDescription &system = comparison.system;
  for (const Variant &variant : comparison.variants) {
    if (!variant.isMeasured())
      continue;
    std::string name = label(comparison, variant);
    if (!variant.isRepeatable)
      unsteady.push_back(name);
    Summary time = summarize(variant.time);
    if (time.median < median(variant.startUp) || !isLongEnough(variant.time))
      brief.push_back(name);
    else if (time.upperQuartile - time.lowerQuartile > 0.1 * time.median)
      scattered.push_back(name);
  }
  auto add = [&](ArrayRef<std::string> names, StringRef sentence) {
    if (!names.empty())
      notes.push_back((sentence + ": " + enumerated(names)).str());
  };
  add(unsteady, "not every run writes the same, so only exit statuses were compared");
  add(brief, "the program takes less time than its start-up, so ratios say little");
  add(scattered,
      "half of the times lie further apart than 10 % of their median; a quieter machine, "
      "more --runs or --clock cpu would tell more");
  if (comparison.rounds != 0 && comparison.rounds < 10)
    notes.push_back("of fewer than 10 rounds, intervals of confidence are rough");
  if (system.load > 0.5 * system.processors)
    notes.push_back("the machine was busy: load " + formatRatio(system.load) + " on " +
                    utostr(system.processors) + " processors");
  if (!system.governor.empty() && system.governor != "performance")
    notes.push_back("the processor's frequency was not held: governor " + system.governor);
  if (system.isVirtual)
    notes.push_back("this is a virtual machine, where page faults and system calls cost more");
}

/// A number with four digits, but no fewer than its integer part has.
static std::string fourDigits(double number) {
  int decimals = number >= 999.95 ? 0 : number >= 99.995 ? 1 : number >= 9.9995 ? 2 : 3;
  std::string text;
  raw_string_ostream(text) << format("%.*f", decimals, number);
  return text;
}

std::string formatSeconds(double seconds) {
  constexpr std::pair<double, const char *> units[] = {
      {1, " s"}, {1e-3, " ms"}, {1e-6, " \u00b5s"}};
  for (auto [size, unit] : units)
    if (std::abs(seconds) >= size * 0.99995)
      return (seconds < 0 ? "-" : "") + fourDigits(std::abs(seconds) / size) + unit;
  return fourDigits(std::abs(seconds) * 1e9) + " ns";
}

std::string formatTick(double seconds) {
  auto [number, unit] = StringRef(formatSeconds(seconds)).split(' ');
  return (number.contains('.') ? number.rtrim('0').rtrim('.') : number).str() +
         (seconds == 0 ? "" : " " + unit.str());
}

std::string formatBytes(double bytes) {
  if (bytes < 1024)
    return utostr(std::uint64_t(bytes)) + " B";
  constexpr const char *units[] = {" KiB", " MiB", " GiB", " TiB", " PiB"};
  std::size_t unit = 0;
  for (bytes /= 1024; bytes >= 1024 && unit + 1 != std::size(units); ++unit)
    bytes /= 1024;
  return fourDigits(bytes) + units[unit];
}

std::string formatCount(double count) {
  std::string digits = utostr(std::uint64_t(count)), text;
  for (std::size_t i = 0; i != digits.size(); ++i)
    text += (i != 0 && (digits.size() - i) % 3 == 0 ? "," : "") + std::string(1, digits[i]);
  return text;
}

std::string formatPercent(double part) {
  std::string text;
  raw_string_ostream(text) << format("%.1f %%", part * 100);
  return text;
}

std::string formatRatio(double ratio) {
  std::string text;
  raw_string_ostream(text) << format("%.3f", ratio);
  return text;
}

StringRef describeMode(Bounds mode) {
  switch (mode) {
  case Bounds::Guard:
    return "unmapped pages trap, growth by mprotect";
  case Bounds::Uffd:
    return "pages served by userfaultfd, growth changes no mapping";
  case Bounds::Check:
    return "compared with the current size before an access";
  case Bounds::Clamp:
    return "addresses outside turned to a reserved page, no branch, no trap";
  case Bounds::None:
    return "nothing is checked: the baseline, not a way to run";
  }
  llvm_unreachable("modes are covered");
}

} // namespace sinter::driver
