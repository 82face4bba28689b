// Differential.cpp - random programs, compiled and run in every way: all must behave alike.
//
//   sinter-differential [option...] WAY...
//
//   --host TARGET=COMMAND   runs shared objects of a target, or, as "v8", modules themselves; words
//                           are separated by spaces
//   --first N, --count N    the seeds; 1 and 100
//   --generator COMMAND     makes a seed's program, instead of tests/support: it is called with the
//                           seed and the file to write
//   --module FILE           tests the file, in all ways; may be repeated
//   --keep FOLDER           for modules that disagree
//   --jobs N                worker processes
//
// A way is a configuration of tests/spec ("x86_64-linux-guard-O2", "x86_64-linux-static-check-O0",
// "x86_64-linux-guard-O2+fuel", of which all must have used the same amount), or "v8", of which
// "v8-second" is asked when it disagrees: see Way.h. Behind a slash, it is used for one seed of so
// many: of several ways with the same number each seed gets another. The first way is what the
// others are compared with; positions of traps are compared between V8 and -O0, and the final
// memory wherever it can be seen. If V8 is among the ways programs use what it knows.
//
// With --bounds clamp and none an access that is out of bounds does not trap. A program that traps
// for that in the first way is not run in those; all other programs must behave alike there too.
//
// lld is not re-entrant and a compiler may crash, so workers are processes: this program, which
// then reads tasks from its standard input and answers each with a line, of fields with tabs
// between them: runs, how the program ended, whether V8 was asked again, and what is wrong. A
// program that disagrees is reduced before that.
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"

#include <atomic>
#include <csignal>
#include <iostream>
#include <mutex>
#include <thread>

#include "Tester.h"

using namespace llvm;
using namespace sinter::differential;
using sinter::frontend::makeError;

namespace {

struct CommandLine {
  Hosts hosts;
  std::uint64_t first = 1, count = 100;
  unsigned jobs = 1;
  std::vector<std::string> generator, modules;
  std::string keep = "differential-failures";
  std::vector<std::string> ways;
  bool isWorker = false;
};

int fail(const Twine &message) {
  errs() << "sinter-differential: " << message << '\n';
  return 1;
}

std::vector<std::string> wordsOf(StringRef text) {
  std::vector<std::string> words;
  for (StringRef word : split(text, ' '))
    words.push_back(word.str());
  return words;
}

Error parseOption(CommandLine &line, StringRef name, StringRef value) {
  bool isWrong = false;
  if (name == "--host") {
    auto [target, command] = value.split('=');
    line.hosts.insert_or_assign(target.str(), Host(wordsOf(command)));
  } else if (name == "--first") {
    isWrong = value.getAsInteger(10, line.first);
  } else if (name == "--count") {
    isWrong = value.getAsInteger(10, line.count);
  } else if (name == "--jobs") {
    isWrong = value.getAsInteger(10, line.jobs) || line.jobs == 0;
  } else if (name == "--generator") {
    line.generator = wordsOf(value);
  } else if (name == "--module") {
    line.modules.push_back(value.str());
  } else if (name == "--keep") {
    line.keep = value.str();
  } else {
    isWrong = true;
  }
  return isWrong ? makeError("cannot read " + name + " " + value) : Error::success();
}

Expected<CommandLine> parse(ArrayRef<StringRef> arguments) {
  CommandLine line;
  line.jobs = std::max(1u, hardware_concurrency().compute_thread_count());
  while (!arguments.empty()) {
    StringRef word = arguments.consume_front();
    if (word == "--worker") {
      line.isWorker = true;
    } else if (!word.starts_with("--")) {
      line.ways.push_back(word.str());
    } else {
      if (arguments.empty())
        return makeError(word + " needs a value");
      if (Error error = parseOption(line, word, arguments.consume_front()))
        return std::move(error);
    }
  }
  if (line.ways.empty())
    return makeError("usage: sinter-differential [option...] WAY...");
  return line;
}

Expected<std::vector<Way>> makeWays(CommandLine &line) {
  std::vector<Way> ways;
  for (const std::string &text : line.ways) {
    Expected<Way> way = Way::parse(text, static_cast<unsigned>(ways.size()), line.hosts);
    if (!way)
      return way.takeError();
    ways.push_back(std::move(*way));
  }
  return ways;
}

// --- Worker ---------------------------------------------------------------------------------

int work(CommandLine &line, std::vector<Way> ways) {
  SmallString<64> folder;
  if (std::error_code error = sys::fs::createUniqueDirectory("sinter-differential", folder))
    return fail("cannot make a folder: " + error.message());
  {
    Tester tester(std::move(ways), folder.str().str(), line.keep);
    for (std::string task; std::getline(std::cin, task);) {
      std::uint64_t seed = 0;
      Verdict verdict = StringRef(task).getAsInteger(10, seed) ? tester.testFile(task)
                        : line.generator.empty() ? tester.testSeed(seed)
                                                 : tester.testGenerated(line.generator, seed);
      std::string answer = std::to_string(verdict.runs) + "\t" + verdict.end + "\t" +
                           (verdict.neededSecond ? "1" : "0");
      for (std::string &text : verdict.differences) {
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
        answer += "\t" + text;
      }
      outs() << answer << '\n';
      outs().flush();
    }
  }
  (void)sys::fs::remove_directories(folder);
  return 0;
}

// --- Parent ---------------------------------------------------------------------------------

/// What the threads of the parent, one for each worker, share.
class Summary {
public:
  void add(StringRef task, StringRef answer) {
    SmallVector<StringRef, 8> fields;
    answer.split(fields, '\t');
    std::uint64_t count = 0;
    if (fields.size() < 3 || fields[0].getAsInteger(10, count))
      return addFailure(task, {answer});
    std::lock_guard lock(mutex);
    ++programs;
    runs += count;
    ++ends[fields[1].str()];
    seconds += fields[2] == "1";
    if (fields.size() > 3)
      print(task, ArrayRef(fields).drop_front(3));
    if (programs % 1000 == 0) {
      outs() << programs << " programs so far, " << failures << " disagree\n";
      outs().flush();
    }
  }

  void addFailure(StringRef task, ArrayRef<StringRef> texts) {
    std::lock_guard lock(mutex);
    ++programs;
    print(task, texts);
  }

  /// Whether all agree.
  bool conclude() const {
    outs() << programs << " programs, " << runs << " runs, " << failures << " disagree\n";
    if (seconds != 0)
      outs() << "  " << seconds << " agree with V8's second opinion only\n";
    for (const auto &[end, count] : ends)
      outs() << "  " << count << " " << end << '\n';
    return failures == 0 && programs != 0;
  }

private:
  void print(StringRef task, ArrayRef<StringRef> texts) {
    ++failures;
    outs() << task << ":\n";
    for (StringRef text : texts)
      outs() << "  " << text << '\n';
    outs().flush();
  }

  std::mutex mutex;
  std::uint64_t programs = 0, runs = 0, seconds = 0, failures = 0;
  std::map<std::string, std::uint64_t> ends;
};

/// Gives tasks to one worker until there are none; a new one takes over where one ends, and now and
/// then, since emulators keep what they know of every page that was ever mapped.
void supervise(const std::vector<std::string> &command, const std::vector<std::string> &tasks,
               std::atomic<std::size_t> &next, Summary &summary) {
  constexpr unsigned patience = 600; // seconds; with reducing
  constexpr unsigned tasksOfWorker = 200;
  std::optional<sinter::spec::Process> worker;
  unsigned given = 0;
  for (std::size_t i = next++; i < tasks.size(); i = next++, ++given) {
    if (given % tasksOfWorker == 0)
      worker.reset();
    if (!worker) {
      Expected<sinter::spec::Process> started = sinter::spec::Process::start(command);
      if (!started)
        return summary.addFailure(tasks[i], {toString(started.takeError())});
      worker.emplace(std::move(*started));
    }
    std::vector<std::string> answer = worker->ask(tasks[i] + "\n", 1, patience, false);
    if (!answer.empty()) {
      summary.add(tasks[i], answer.front());
      continue;
    }
    summary.addFailure(tasks[i], {"the worker " + worker->end()});
    worker.reset();
  }
}

std::vector<std::string> makeTasks(const CommandLine &line) {
  if (!line.modules.empty())
    return line.modules;
  std::vector<std::string> tasks;
  for (std::uint64_t i = 0; i != line.count; ++i)
    tasks.push_back(std::to_string(line.first + i));
  return tasks;
}

} // namespace

int main(int argc, char **argv) {
  std::vector<StringRef> arguments(argv + 1, argv + argc);
  Expected<CommandLine> line = parse(arguments);
  if (!line)
    return fail(toString(line.takeError()));
  std::signal(SIGPIPE, SIG_IGN);
  Expected<std::vector<Way>> ways = makeWays(*line);
  if (!ways)
    return fail(toString(ways.takeError()));
  if (line->isWorker)
    return work(*line, std::move(*ways));

  std::vector<std::string> command = {"/proc/self/exe", "--worker"};
  command.insert(command.end(), argv + 1, argv + argc);
  const std::vector<std::string> tasks = makeTasks(*line);
  std::atomic<std::size_t> next = 0;
  Summary summary;
  std::vector<std::thread> threads;
  for (unsigned i = 0; i != line->jobs; ++i)
    threads.emplace_back([&] { supervise(command, tasks, next, summary); });
  for (std::thread &thread : threads)
    thread.join();
  return summary.conclude() ? 0 : 1;
}
