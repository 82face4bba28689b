// Runner.cpp - worker processes that take scripts from a common list.
//
// lld is not re-entrant and a compiler may crash, so workers are processes, each with one thread.
// They share a page that says which job is next and which each of them is at, and write what they
// found into a file. A worker has at most one host of shared objects running, and gives it one
// script after the other: under an emulator, starting it costs more than most scripts.
#include "Runner.h"

#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/thread.h"

#include <atomic>
#include <cstring>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "Process.h"

using namespace llvm;

namespace sinter::spec {

namespace {

constexpr unsigned maxWorkers = 64;
constexpr unsigned maxRestarts = 8;        // of a process that a script's commands crash
constexpr unsigned workerStack = 64 << 20; // bytes; LLVM recurses over deeply nested functions

/// What all workers see.
struct Shared {
  std::atomic<unsigned> next;
  std::atomic<unsigned> current[maxWorkers]; // index of the job that a worker is at
};

/// Runs plans of one configuration.
class Executor {
public:
  Executor(const Configuration &configuration, const RunnerOptions &options)
      : configuration(configuration), options(options) {}

  void run(const Script &script, Plan &plan);

private:
  std::vector<std::string> ask(const Channel &channel);
  Expected<Process *> process(const Channel &channel);

  const Configuration &configuration;
  const RunnerOptions &options;
  std::optional<Process> running;
};

Expected<Process *> Executor::process(const Channel &channel) {
  const bool isNative = configuration.target == &targets::host();
  std::vector<std::string> command;
  if (channel.image.empty()) {
    if (running)
      return &*running;
    auto host = options.hosts.find(configuration.target->name);
    if (host == options.hosts.end())
      return frontend::makeError("no host of shared objects for " + configuration.target->name);
    command = host->second;
  } else {
    if (!isNative)
      command = configuration.target->run;
    command.push_back(channel.image);
  }
  Expected<Process> started = Process::start(command);
  if (!started)
    return started.takeError();
  running.emplace(std::move(*started));
  return &*running;
}

/// The answers to the channel's requests. A command that ends the process gets what became of it,
/// and everything is done once more without that command.
std::vector<std::string> Executor::ask(const Channel &channel) {
  const unsigned patience = configuration.target == &targets::host() ? 30 : 120; // seconds
  const bool isExecutable = !channel.image.empty();
  const std::size_t count = channel.requests.size();
  std::map<std::size_t, std::string> ends;
  for (;;) {
    Expected<Process *> child = process(channel);
    if (!child)
      return std::vector<std::string>(count, toString(child.takeError()));
    std::string text = isExecutable ? "" : "script\n";
    for (auto [i, request] : enumerate(channel.requests))
      text += (ends.contains(i) ? "skip" : request.text) + "\n";
    std::vector<std::string> answers = (*child)->ask(text, count, patience, isExecutable);
    const bool isComplete = answers.size() == count;
    std::string end;
    if (!isComplete || isExecutable) {
      end = "the process " + running->end();
      running.reset();
    }
    // An executable's last words are the answer to what ended it.
    std::size_t culprit = answers.size();
    if (isExecutable && !answers.empty() && StringRef(answers.back()).starts_with("sinter: ") &&
        !StringRef(channel.requests[culprit - 1].text).starts_with("try"))
      end = answers[--culprit];
    const bool neverStarted = isExecutable && culprit == 0;
    if (!isComplete && !neverStarted && ends.size() < maxRestarts &&
        ends.try_emplace(culprit, end).second)
      continue;
    answers.resize(count, end);
    for (const auto &[i, how] : ends)
      answers[i] = how;
    return answers;
  }
}

void Executor::run(const Script &script, Plan &plan) {
  for (const Channel &channel : plan.channels) {
    if (channel.requests.empty())
      continue;
    std::vector<std::string> answers = ask(channel);
    for (auto [request, answer] : zip_equal(channel.requests, answers))
      plan.outcomes[request.command] = judge(script.commands[request.command], answer);
  }
}

/// One worker's share of the jobs.
class Worker {
public:
  Worker(const std::vector<Job> &jobs, const RunnerOptions &options, Shared &shared,
         unsigned number, const std::string &directory)
      : jobs(jobs), options(options), shared(shared), number(number), directory(directory) {}

  void work(raw_ostream &results);

private:
  void runJob(const Job &job, raw_ostream &results, unsigned index);

  const std::vector<Job> &jobs;
  const RunnerOptions &options;
  Shared &shared;
  unsigned number;
  std::string directory;
  const Configuration *configuration = nullptr;
  std::unique_ptr<Compiler> compiler;
  std::unique_ptr<Executor> executor;
};

void Worker::work(raw_ostream &results) {
  for (unsigned i = shared.next++; i < jobs.size(); i = shared.next++) {
    shared.current[number] = i;
    runJob(jobs[i], results, i);
    results.flush();
    shared.current[number] = ~0u;
  }
}

void Worker::runJob(const Job &job, raw_ostream &results, unsigned index) {
  if (configuration != job.configuration) {
    configuration = job.configuration;
    executor = std::make_unique<Executor>(*configuration, options);
    compiler = std::make_unique<Compiler>(*configuration, options.server);
  }
  std::string files = directory + "/" + std::to_string(index);
  sys::fs::create_directory(files);
  Plan plan = makePlan(*job.script, *configuration, *compiler, files);
  executor->run(*job.script, plan);
  sys::fs::remove_directories(files);

  for (auto [command, outcome] : enumerate(plan.outcomes)) {
    if (!outcome)
      continue;
    std::replace(outcome->message.begin(), outcome->message.end(), '\n', ' ');
    results << index << ' ' << command << ' ' << static_cast<unsigned>(outcome->verdict) << ' '
            << outcome->isRefusal << ' ' << outcome->message << '\n';
  }
}

/// Reads a worker's file into the outcomes.
void collect(const std::string &path, std::vector<Outcomes> &outcomes) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> file = MemoryBuffer::getFile(path);
  if (!file)
    return;
  SmallVector<StringRef> lines;
  (*file)->getBuffer().split(lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef line : lines) {
    unsigned numbers[4] = {};
    for (unsigned &number : numbers) {
      line.consumeInteger(10, number);
      line.consume_front(" ");
    }
    auto [job, command, verdict, isRefusal] = numbers;
    outcomes[job][command] = {static_cast<Verdict>(verdict), line.str(), isRefusal != 0};
  }
}

class Crew {
public:
  Crew(const std::vector<Job> &jobs, const RunnerOptions &options, const std::string &directory,
       Shared &shared)
      : jobs(jobs), options(options), directory(directory), shared(shared) {}

  Expected<std::vector<Outcomes>> run();

private:
  Error hire(unsigned number);

  const std::vector<Job> &jobs;
  const RunnerOptions &options;
  const std::string &directory;
  Shared &shared;
  std::map<pid_t, unsigned> workers; // numbers
  std::vector<std::string> files;
};

Error Crew::hire(unsigned number) {
  std::string path = directory + "/results" + std::to_string(files.size());
  files.push_back(path);
  shared.current[number] = ~0u;
  pid_t child = fork();
  if (child < 0)
    return frontend::makeError("cannot make a process: " + sys::StrError());
  if (child > 0) {
    workers[child] = number;
    return Error::success();
  }
  llvm::thread(std::optional(workerStack), [&] {
    std::error_code error;
    raw_fd_ostream results(path, error);
    Worker(jobs, options, shared, number, directory).work(results);
  }).join();
  _exit(0);
}

Expected<std::vector<Outcomes>> Crew::run() {
  std::vector<Outcomes> outcomes;
  for (const Job &job : jobs)
    outcomes.emplace_back(job.script->commands.size());
  for (unsigned i = 0; i < std::min(options.jobs, maxWorkers); ++i)
    if (Error error = hire(i))
      return std::move(error);
  std::map<unsigned, std::string> crashes; // by job
  while (!workers.empty()) {
    int status = 0;
    pid_t child = wait(&status);
    auto worker = workers.find(child);
    if (worker == workers.end())
      continue;
    unsigned number = worker->second, job = shared.current[number];
    workers.erase(worker);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
      continue;
    std::string how = WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "an early exit";
    if (job >= jobs.size())
      return frontend::makeError("a worker ended without a job: " + how);
    crashes[job] = how;
    if (Error error = hire(number))
      return std::move(error);
  }
  for (const std::string &path : files)
    collect(path, outcomes);
  for (const auto &[job, how] : crashes)
    for (std::optional<Outcome> &outcome : outcomes[job])
      outcome = {Verdict::Failed, "the compiler crashed: " + how};
  return outcomes;
}

} // namespace

Expected<std::vector<Outcomes>> run(const std::vector<Job> &jobs, const RunnerOptions &options) {
  SmallString<128> directory;
  if (std::error_code error = sys::fs::createUniqueDirectory("sinter-spec", directory))
    return frontend::makeError("no directory for temporary files: " + error.message());
  void *memory =
      mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    return frontend::makeError("no shared memory: " + sys::StrError());
  auto *shared = new (memory) Shared();
  Expected<std::vector<Outcomes>> outcomes =
      Crew(jobs, options, directory.str().str(), *shared).run();
  munmap(memory, sizeof(Shared));
  sys::fs::remove_directories(directory);
  return outcomes;
}

} // namespace sinter::spec
