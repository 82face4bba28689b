// Report.h - what `sinter compare` has found out, before anybody prints it.
#pragma once

#include "driver/BoundsRemarks.h"
#include "driver/Options.h"
#include "driver/compare/Process.h"
#include "driver/compare/Statistics.h"

#include <map>
#include <string>
#include <vector>

namespace sinter::driver {

/// A measured number, or in a clause why there is none.
struct Figure {
  std::optional<double> value;
  std::string missing;

  static Figure of(double value) { return {value, ""}; }
  static Figure none(const llvm::Twine &why) { return {std::nullopt, why.str()}; }
};

/// How a variant's runs went.
enum class RunState : std::uint8_t {
  Measured,    // all rounds
  Foreign,     // for another machine: at most one run, under an emulator
  CannotStart, // the program says that this machine lacks what it needs (exit status 125)
  Failed       // it cannot be executed, or does not end in time
};

/// Cost of growing memory, from a module made for the purpose. Nanoseconds.
struct GrowCost {
  std::vector<double> perGrow;  // by round: of one memory.grow by one page of 64 KiB
  std::vector<double> perTouch; // by round: of the first store to each 4 KiB of it
};

/// The program in one mode for one target.
struct Variant {
  const targets::Target *target;
  lowering::Bounds mode;

  double buildTime = 0;        // seconds, wall, of all phases
  std::uint64_t imageSize = 0; // bytes of the executable's file
  std::uint64_t codeSize = 0;  // bytes of code compiled from the module
  BoundsCounts checks = {};

  RunState state = RunState::Measured;
  std::string problem = {};            // unless all went well
  std::optional<Outcome> outcome = {}; // of the first run
  bool isRepeatable = true;            // whether all runs did the same as the first

  // By round, seconds.
  std::vector<double> wall = {}, cpu = {};
  std::vector<double> startUp = {}, startUpCpu = {}; // of rounds of their own
  std::vector<double> time = {}; // the program's own: by --clock, less the median of start-up
  GrowCost grow = {};

  Figure instructions = {};
  std::string instructionSource = {};        // "performance counter", "qemu-aarch64"
  Figure peakMemory = {}, addressSpace = {}; // bytes

  llvm::StringRef modeName() const { return lowering::boundsName(mode); }
  bool isMeasured() const { return state == RunState::Measured; }
  /// Fills `time`.
  void setTime(TimeKind clock);
};

/// The machine, for whoever reads the figures later.
struct SystemDescription {
  std::string processor, kernel, governor; // governor: empty if the kernel does not say
  unsigned processors = 0;                 // that this process may use
  double load = 0;                         // average of the last minute, at the beginning
  std::uint64_t memory = 0;                // bytes
  bool isVirtual = false;
  std::string date; // UTC, ISO 8601
};
SystemDescription describeSystem();

struct ComparisonInput {
  std::string name, sha256;
  std::uint64_t size = 0; // bytes
};

/// Whether all variants did the same.
enum class Agreement : std::uint8_t {
  Full,
  Partial,   // clamp or none differ where the exact modes trap, which they may
  Undecided, // the program does not even agree with itself, or only one mode ran
  None
};

struct Comparison {
  CompareOptions options;
  ComparisonInput input;
  SystemDescription system;
  std::string command; // as it was given, for a shell
  std::string sinterVersion, llvmVersion;
  std::vector<Variant> variants = {}; // by target, then by mode, in the order asked for
  unsigned rounds = 0, startUpRounds = 0, growRounds = 0;
  /// The variants in the order in which they ran, by round; the first round is the warm-up.
  std::vector<std::vector<std::size_t>> order = {};
  Agreement agreement = Agreement::Undecided;
  std::vector<std::string> disagreements = {}; // sentences
  std::vector<std::string> notes = {};         // sentences that a reader of the figures should know

  /// The measured variant of a mode on this machine; null if there is none.
  const Variant *find(lowering::Bounds mode) const;
  /// Its ratio to that of another mode; nothing if either was not measured or is too short.
  std::optional<Ratio> ratioTo(const Variant &variant, lowering::Bounds baseline) const;
  /// The targets of the variants, each once.
  std::vector<const targets::Target *> targets() const;
};

/// Whether a program's own times can be told from the variation of its start-up, which is taken off
/// them: whether the interval of their median lies above 0.
bool isLongEnough(llvm::ArrayRef<double> times);

/// Compares what the variants did; fills `agreement` and `disagreements`.
void judgeAgreement(Comparison &comparison);
/// Adds the notes that follow from the figures.
void addNotes(Comparison &comparison);

std::string formatTable(const Comparison &comparison);
std::string formatJson(const Comparison &comparison);
std::string formatHtml(const Comparison &comparison);

// How figures are written, wherever they are.
/// 1.234 s, 12.34 ms, 123.4 µs, 12 ns: four digits.
std::string formatSeconds(double seconds);
/// The same without zeros at the end.
std::string formatTick(double seconds);
/// 1234 B, 12.3 KiB, 1.23 MiB.
std::string formatBytes(double bytes);
/// 1 234 567 with thin groups of a separator.
std::string formatCount(double count);
/// 12.3 %, of 0.123.
std::string formatPercent(double part);
/// 1.023.
std::string formatRatio(double ratio);
/// What the unit's name of a mode is for a reader: one clause.
llvm::StringRef describeMode(lowering::Bounds mode);

} // namespace sinter::driver
