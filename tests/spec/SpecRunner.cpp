// SpecRunner.cpp - runs the official test suite.
//
//   sinter-spec SUITE LISTS [option...] CONFIGURATION...
//
//   --serve FILE          object file that serves the exports of executables
//   --host TARGET=COMMAND the host of a target's shared objects; words are separated by spaces
//   --only PREFIX         scripts whose names begin so ("core/i32", "simd/"); may be repeated
//   --jobs N              worker processes
//   --document FILE       compares the table with the file
//   --write               writes the file instead
//
// Exit status 77 means that the suite is missing.
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/Threading.h"

#include <csignal>
#include <deque>

#include "Report.h"

using namespace llvm;
using namespace sinter::spec;

namespace {

struct CommandLine {
  std::string suite, lists, document;
  bool isWriting = false;
  RunnerOptions runner;
  std::vector<std::string> only;
  std::deque<Configuration> configurations; // others point to them
};

int fail(const Twine &message) {
  errs() << "sinter-spec: " << message << '\n';
  return 1;
}

Error parseOption(CommandLine &line, StringRef name, ArrayRef<StringRef> &rest) {
  if (name == "--write") {
    line.isWriting = true;
    return Error::success();
  }
  if (rest.empty())
    return sinter::frontend::makeError(name + " needs a value");
  StringRef value = rest.front();
  rest = rest.drop_front();
  if (name == "--serve") {
    line.runner.server = value.str();
  } else if (name == "--host") {
    auto [target, command] = value.split('=');
    for (StringRef word : split(command, ' '))
      line.runner.hosts[target.str()].push_back(word.str());
  } else if (name == "--only") {
    line.only.push_back(value.str());
  } else if (name == "--document") {
    line.document = value.str();
  } else if (name != "--jobs" || value.getAsInteger(10, line.runner.jobs) || !line.runner.jobs) {
    return sinter::frontend::makeError("cannot read " + name + " " + value);
  }
  return Error::success();
}

Expected<CommandLine> parse(ArrayRef<StringRef> arguments) {
  CommandLine line;
  line.runner.jobs = std::max(1u, hardware_concurrency().compute_thread_count());
  std::vector<StringRef> names;
  while (!arguments.empty()) {
    StringRef word = arguments.front();
    arguments = arguments.drop_front();
    if (!word.starts_with("--")) {
      names.push_back(word);
      continue;
    }
    if (Error error = parseOption(line, word, arguments))
      return std::move(error);
  }
  if (names.size() < 3)
    return sinter::frontend::makeError(
        "usage: sinter-spec SUITE LISTS [option...] CONFIGURATION...");
  line.suite = names[0].str();
  line.lists = names[1].str();
  for (StringRef name : ArrayRef(names).drop_front(2)) {
    Expected<Configuration> configuration = parseConfiguration(name);
    if (!configuration)
      return configuration.takeError();
    line.configurations.push_back(std::move(*configuration));
  }
  return line;
}

/// Every script in every configuration, the long ones first.
std::vector<Job> makeJobs(const CommandLine &line, const std::vector<Script> &scripts) {
  std::vector<const Script *> chosen;
  for (const Script &script : scripts)
    if (line.only.empty() || any_of(line.only, [&](const std::string &prefix) {
          return StringRef(script.name).starts_with(prefix);
        }))
      chosen.push_back(&script);
  llvm::sort(chosen, [](const Script *a, const Script *b) {
    return std::tuple(b->commands.size(), a->name) < std::tuple(a->commands.size(), b->name);
  });
  std::vector<Job> jobs;
  for (const Configuration &configuration : line.configurations)
    for (const Script *script : chosen)
      jobs.push_back({&configuration, script});
  return jobs;
}

bool checkDocument(const CommandLine &line, const std::string &text) {
  if (line.isWriting) {
    std::error_code error;
    raw_fd_ostream(line.document, error) << text;
    return !error;
  }
  ErrorOr<std::unique_ptr<MemoryBuffer>> file = MemoryBuffer::getFile(line.document);
  if (file && (*file)->getBuffer() == text)
    return true;
  fail(line.document + " is not what this run generates; run sinter-spec with --write");
  return false;
}

} // namespace

int main(int argc, char **argv) {
  constexpr int suiteIsMissing = 77;
  std::vector<StringRef> arguments(argv + 1, argv + argc);
  Expected<CommandLine> line = parse(arguments);
  if (!line)
    return fail(toString(line.takeError()));
  if (!sys::fs::exists(line->suite + "/index.json")) {
    outs() << "SKIPPED: no " << line->suite << "/index.json; set SINTER_SPEC_TESTSUITE (CMake "
           << "cache or environment variable) to the folder of the WebAssembly spec test suite "
           << "as JSON and binaries; tests/spec/README.md says how it is made\n";
    return suiteIsMissing;
  }
  std::signal(SIGPIPE, SIG_IGN);

  Expected<std::vector<Script>> scripts = readSuite(line->suite);
  if (!scripts)
    return fail(toString(scripts.takeError()));
  std::vector<Job> jobs = makeJobs(*line, *scripts);
  Expected<std::vector<Outcomes>> outcomes = run(jobs, line->runner);
  if (!outcomes)
    return fail(toString(outcomes.takeError()));
  Report report(line->lists);
  for (const Configuration &configuration : line->configurations)
    if (Error error = report.add(configuration, jobs, *outcomes))
      return fail(toString(std::move(error)));
  report.printSummary(outs());
  bool isGood = report.isGood();
  if (!line->document.empty())
    isGood &= checkDocument(*line, report.document());
  return isGood ? 0 : 1;
}
