// Measure.cpp - running the variants of a comparison.
//
// Everything that takes time is measured in rounds: a round runs each variant once, in an order
// that is drawn for it. So a machine that becomes slower, or gets busy for a while, does so for all
// variants, and none always runs behind the same other one. The first round of each series warms
// up and does not count. The time of the program, start-up, and memory.grow are three series;
// memory and instructions, which hardly vary, are read in one run each, because watching costs
// time.
#include "driver/compare/Measure.h"

#include "driver/Console.h"
#include "driver/launcher/Process.h"

#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

#include <algorithm>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

using namespace llvm;

namespace sinter::driver {

unsigned chooseRounds(double secondsPerRound) {
  constexpr double budget = 30; // seconds
  constexpr double least = 5, most = 50;
  return unsigned(std::clamp(budget / std::max(secondsPerRound, 1e-6), least, most));
}

namespace {

constexpr StringRef cannotStart = "sinter: cannot start: ";
constexpr unsigned startUpRounds = 50, growRounds = 10;

/// What the program says if this machine lacks what it needs.
std::optional<std::string> reasonNotToStart(const Outcome &outcome) {
  StringRef errors = outcome.errors.head;
  if (outcome.exitStatus() != launcher::runFailureStatus || !errors.consume_front(cannotStart))
    return std::nullopt;
  return errors.split('\n').first.str();
}

class Measurement {
public:
  Measurement(Comparison &comparison, ArrayRef<VariantImages> images, Progress &progress)
      : comparison(comparison), images(images), progress(progress),
        random(comparison.options.seed) {}

  void run();

private:
  using Index = std::size_t;

  void warmUp();
  void runRounds();
  void runStartUps();
  void runGrows();
  void readMemory(Index index);
  void countInstructions(Index index);
  void emulate(Index index);

  /// Runs each measured variant once, in an order drawn for the round.
  template <typename Function>
  std::vector<Index> round(const Twine &what, Function &&runOne);
  /// Runs the program, or notes why the variant has failed.
  std::optional<ProcessResult> runProgram(Index index, Watch watch = Watch::Time);
  ProcessOptions processOptions(int executable, Watch watch) const;
  void fail(Index index, const Twine &problem) {
    comparison.variants[index].state = RunState::Failed;
    comparison.variants[index].problem = problem.str();
  }

  Comparison &comparison;
  ArrayRef<VariantImages> images;
  Progress &progress;
  Random random;
  /// Targets whose emulator did not come to an end: the other modes would not either.
  SmallVector<const targets::Target *> slowTargets;
};

ProcessOptions Measurement::processOptions(int executable, Watch watch) const {
  const CompareOptions &options = comparison.options;
  ProcessOptions process{.executable = executable,
                         .arguments = {comparison.input.name},
                         .input = options.standardInput,
                         .timeout = std::chrono::seconds(options.timeout),
                         .watch = watch,
                         .passed = {}};
  append_range(process.arguments, options.arguments);
  return process;
}

std::optional<ProcessResult> Measurement::runProgram(Index index, Watch watch) {
  Expected<ProcessResult> result = runProcess(processOptions(images[index].program, watch));
  if (!result) {
    fail(index, messageOf(result.takeError()));
    return std::nullopt;
  }
  if (result->outcome.isTimedOut) {
    fail(index, result->outcome.describe(std::chrono::seconds(comparison.options.timeout)) +
                    "; --timeout gives it more");
    return std::nullopt;
  }
  return std::move(*result);
}

template <typename Function>
std::vector<std::size_t> Measurement::round(const Twine &what, Function &&runOne) {
  std::vector<Index> order;
  for (Index index : shuffled(comparison.variants.size(), random)) {
    const Variant &variant = comparison.variants[index];
    if (!variant.isMeasured())
      continue;
    progress.show(what + ": " + variant.modeName());
    order.push_back(index);
    runOne(index);
  }
  return order;
}

void Measurement::warmUp() {
  double seconds = 0;
  comparison.order.push_back(round("warm up", [&](Index index) {
    std::optional<ProcessResult> result = runProgram(index);
    if (!result)
      return;
    Variant &variant = comparison.variants[index];
    if (std::optional<std::string> reason = reasonNotToStart(result->outcome)) {
      variant.state = RunState::CannotStart;
      variant.problem = *reason;
      return;
    }
    variant.outcome = std::move(result->outcome);
    seconds += result->wall;
  }));
  comparison.rounds = comparison.options.runs.value_or(chooseRounds(seconds));
}

void Measurement::runRounds() {
  for (unsigned i = 0; i != comparison.rounds; ++i)
    comparison.order.push_back(
        round("round " + Twine(i + 1) + "/" + Twine(comparison.rounds), [&](Index index) {
          std::optional<ProcessResult> result = runProgram(index);
          if (!result)
            return;
          Variant &variant = comparison.variants[index];
          variant.wall.push_back(result->wall);
          variant.cpu.push_back(result->cpu);
          variant.isRepeatable &= result->outcome == *variant.outcome;
        }));
}

void Measurement::runStartUps() {
  comparison.startUpRounds = startUpRounds;
  for (unsigned i = 0; i <= startUpRounds; ++i)
    round("start-up " + Twine(i) + "/" + Twine(startUpRounds), [&](Index index) {
      Expected<ProcessResult> result =
          runProcess(processOptions(images[index].startUp, Watch::Time));
      if (!result)
        return fail(index, messageOf(result.takeError()));
      if (result->outcome.exitStatus() != 0)
        return fail(index, "its start-up alone: " + result->outcome.describe(std::chrono::seconds(
                                                        comparison.options.timeout)));
      if (i == 0)
        return;
      comparison.variants[index].startUp.push_back(result->wall);
      comparison.variants[index].startUpCpu.push_back(result->cpu);
    });
}

void Measurement::runGrows() {
  comparison.growRounds = growRounds;
  for (unsigned i = 0; i <= growRounds; ++i)
    round("memory.grow " + Twine(i) + "/" + Twine(growRounds), [&](Index index) {
      ProcessOptions options = processOptions(images[index].grow, Watch::Time);
      options.input.clear();
      Expected<ProcessResult> result = runProcess(options);
      GrowTimes times;
      // Without room for it there are no times, which is no failure of the variant.
      if (!result)
        return consumeError(result.takeError());
      if (i == 0 || result->outcome.output.head.size() != sizeof times)
        return;
      std::memcpy(&times, result->outcome.output.head.data(), sizeof times);
      GrowCost &cost = comparison.variants[index].grow;
      cost.perGrow.push_back(double(times.grown - times.begin) / growSteps);
      cost.perTouch.push_back(double(times.touched - times.grown) / growTouches);
    });
}

void Measurement::readMemory(Index index) {
  Variant &variant = comparison.variants[index];
  progress.show("memory: " + variant.modeName());
  Expected<ProcessResult> result = runProcess(processOptions(images[index].program, Watch::Memory));
  if (!result || result->peakMemory == 0) {
    std::string why = result ? "its /proc entries cannot be read" : messageOf(result.takeError());
    variant.peakMemory = variant.addressSpace = Figure::none(why);
    return;
  }
  variant.peakMemory = Figure::of(double(result->peakMemory));
  variant.addressSpace = Figure::of(double(result->addressSpace));
}

void Measurement::countInstructions(Index index) {
  Variant &variant = comparison.variants[index];
  if (whyNoCounters())
    return emulate(index);
  progress.show("instructions: " + variant.modeName());
  if (auto result = runProcess(processOptions(images[index].program, Watch::Instructions))) {
    variant.instructions = Figure::of(double(result->instructions));
    variant.instructionSource = "performance counter";
  } else {
    variant.instructions = Figure::none(messageOf(result.takeError()));
  }
}

/// Where QemuCount.c is, as a value of qemu's options, in which two commas are one.
std::string pluginPath() {
  char own[PATH_MAX];
  if (!launcher::ownPath(own))
    return "";
  SmallString<128> path(sys::path::parent_path(own));
  sys::path::append(path, "sinter-qemu-count.so");
  std::string text;
  for (char c : path)
    text += c == ',' ? ",," : std::string(1, c);
  return text;
}

/// The first line that is not the program's own.
std::string complaint(const ProcessResult &result) {
  StringRef line = StringRef(result.outcome.errors.head).ltrim().split('\n').first;
  return line.empty() ? "it counts nothing" : line.str();
}

void Measurement::emulate(Index index) {
  Variant &variant = comparison.variants[index];
  const targets::Target &target = *variant.target;
  auto missing = [&](const Twine &why) { variant.instructions = Figure::none(why); };
  ErrorOr<std::string> emulator = sys::findProgramByName(target.run.front());
  if (!emulator)
    return missing(target.run.front() + " is not installed");
  if (is_contained(slowTargets, &target))
    return missing(target.run.front() + " takes too long");
  int counter = memfd_create("sinter-count", MFD_CLOEXEC);
  if (counter < 0)
    return missing(std::generic_category().message(errno));
  scope_exit closing([&] { close(counter); });

  progress.show(target.run.front() + ": " + variant.modeName());
  ProcessOptions options = processOptions(-1, Watch::Time);
  options.passed = {images[index].program, counter};
  std::vector<std::string> arguments = {*emulator};
  append_range(arguments, drop_begin(target.run));
  append_range(arguments, std::vector<std::string>{"-0", comparison.input.name, "-plugin",
                                                   pluginPath() + ",to=4", "/proc/self/fd/3"});
  append_range(arguments, comparison.options.arguments);
  options.arguments = std::move(arguments);
  Expected<ProcessResult> result = runProcess(options);
  if (!result)
    return missing(messageOf(result.takeError()));
  if (result->outcome.isTimedOut) {
    slowTargets.push_back(&target);
    return missing(target.run.front() + " takes more than " + Twine(comparison.options.timeout) +
                   " s");
  }
  std::optional<std::string> reason = reasonNotToStart(result->outcome);
  if (reason)
    return missing(target.run.front() + ": " + *reason);
  std::uint64_t count;
  if (pread(counter, &count, sizeof count, 0) != sizeof count)
    return missing(target.run.front() + ": " + complaint(*result));
  variant.instructions = Figure::of(double(count));
  variant.instructionSource = target.run.front();
  if (variant.state == RunState::Foreign)
    variant.outcome = std::move(result->outcome);
}

void Measurement::run() {
  for (Variant &variant : comparison.variants)
    if (variant.target != &targets::host())
      variant.state = RunState::Foreign;
  warmUp();
  runRounds();
  runStartUps();
  runGrows();
  for (Index index = 0; index != comparison.variants.size(); ++index) {
    Variant &variant = comparison.variants[index];
    if (variant.isMeasured()) {
      variant.setTime(comparison.options.clock);
      readMemory(index);
      countInstructions(index);
      continue;
    }
    Figure missing =
        Figure::none(variant.state == RunState::Foreign ? "it runs under an emulator only"
                                                        : "the program does not run");
    variant.peakMemory = variant.addressSpace = variant.instructions = missing;
    if (variant.state == RunState::Foreign)
      emulate(index);
  }
}

} // namespace

void measure(Comparison &comparison, ArrayRef<VariantImages> images, Progress &progress) {
  Measurement(comparison, images, progress).run();
  progress.clear();
}

} // namespace sinter::driver
