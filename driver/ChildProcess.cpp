// ChildProcess.cpp - a program that reads one file and writes another, run as a child with limits.
//
// The files are memory files, which the child opens by its own descriptors 3 and 4: there is no
// name that something could be left under, and no directory that has to be writable. What the child
// prints arrives through a pipe, and the end of the pipe is the end of the child.
//
// A child must not outlive us. Ctrl-C reaches it as it reaches us; for everything else that ends
// this process there is PR_SET_PDEATHSIG.
#include "driver/ChildProcess.h"

#include "codegen/Descriptor.h"
#include "driver/Console.h"
#include "driver/Progress.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace llvm;
using sinter::codegen::Descriptor;
using sinter::frontend::makeError;

namespace sinter::driver {

void limitProcess(__rlimit_resource resource, std::uint64_t value) {
  rlimit current;
  if (getrlimit(resource, &current))
    return;
  current.rlim_max = std::min<rlim_t>(current.rlim_max, value);
  current.rlim_cur = std::min<rlim_t>(current.rlim_cur, value);
  setrlimit(resource, &current);
}

namespace {

constexpr int inputDescriptor = 3, outputDescriptor = 4;
constexpr int notExecuted = 127; // the child's status; the shell's for the same

/// A memory file above the numbers that the child gives to its files.
Expected<Descriptor> makeMemoryFile(const char *name) {
  Descriptor file(memfd_create(name, MFD_CLOEXEC));
  Descriptor moved(file.get() < 0 ? -1 : fcntl(file.get(), F_DUPFD_CLOEXEC, outputDescriptor + 1));
  if (moved.get() < 0)
    return systemError(errno);
  return moved;
}

/// Null-terminated pointers to texts, as execve wants them.
std::vector<char *> pointersTo(MutableArrayRef<std::string> texts) {
  std::vector<char *> pointers;
  for (std::string &text : texts)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> environmentFor(StringRef hiddenPrefix, const std::string &added) {
  std::vector<std::string> variables;
  for (char **variable = environ; *variable; ++variable)
    if (!StringRef(*variable).starts_with(hiddenPrefix))
      variables.push_back(*variable);
  variables.push_back(added);
  return variables;
}

/// One child, from its creation to its end.
class Child {
public:
  Child(Descriptor input, Descriptor output, const ChildLimits &limits)
      : input(std::move(input)), output(std::move(output)), limits(limits) {}
  ~Child();

  Error start(const std::string &path, ArrayRef<char *> arguments, ArrayRef<char *> environment);
  /// Reads what it prints until it ends.
  Error wait(StringRef name, StringRef what, Progress &progress);
  Expected<ChildResult> result(StringRef name);

private:
  [[noreturn]] void execute(const char *path, char *const *arguments, char *const *environment,
                            pid_t parent, int printed) const;
  Error failure(StringRef name) const;

  Descriptor input, output, messagesEnd;
  const ChildLimits &limits;
  pid_t process = -1; // -1: it does not run, or its status is known
  int status = 0;
  std::string messages;
};

Child::~Child() {
  if (process < 0)
    return;
  kill(process, SIGKILL);
  while (waitpid(process, &status, 0) < 0 && errno == EINTR)
    ;
}

/// In the child: nothing here may allocate or lock.
void Child::execute(const char *path, char *const *arguments, char *const *environment,
                    pid_t parent, int printed) const {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent)
    _exit(notExecuted);
  int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(printed, STDOUT_FILENO) < 0 ||
      dup2(printed, STDERR_FILENO) < 0 || dup2(input.get(), inputDescriptor) < 0 ||
      dup2(output.get(), outputDescriptor) < 0)
    _exit(notExecuted);
  // We ignore it; the child must end when it writes too much.
  signal(SIGXFSZ, SIG_DFL);
  limitProcess(RLIMIT_CPU, limits.cpu);
  limitProcess(RLIMIT_AS, limits.memory);
  limitProcess(RLIMIT_FSIZE, limits.output);
  limitProcess(RLIMIT_CORE, 0);
  execve(path, arguments, environment);
  _exit(notExecuted);
}

Error Child::start(const std::string &path, ArrayRef<char *> arguments,
                   ArrayRef<char *> environment) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC))
    return systemError(errno);
  messagesEnd = Descriptor(ends[0]);
  Descriptor printed(fcntl(ends[1], F_DUPFD_CLOEXEC, outputDescriptor + 1));
  close(ends[1]);
  if (printed.get() < 0)
    return systemError(errno);
  pid_t parent = getpid();
  process = fork();
  if (process < 0)
    return systemError(errno);
  if (process == 0)
    execute(path.c_str(), arguments.data(), environment.data(), parent, printed.get());
  return Error::success();
}

Error Child::wait(StringRef name, StringRef what, Progress &progress) {
  constexpr std::size_t keptAtMost = 1 << 16;
  using Clock = std::chrono::steady_clock;
  const Clock::time_point deadline = Clock::now() + std::chrono::seconds(limits.wall);
  for (;;) {
    if (Clock::now() >= deadline)
      return makeError(name + " did not end within " + Twine(limits.wall) + " seconds");
    pollfd end = {.fd = messagesEnd.get(), .events = POLLIN, .revents = 0};
    int ready = poll(&end, 1, int(Progress::interval.count()));
    progress.show(what);
    if (ready == 0 || (ready < 0 && errno == EINTR))
      continue;
    char buffer[4096];
    ssize_t count = read(messagesEnd.get(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      return systemError(errno);
    if (count == 0)
      break;
    messages.append(buffer,
                    std::min<std::size_t>(std::size_t(count), keptAtMost - messages.size()));
  }
  while (waitpid(process, &status, 0) < 0)
    if (errno != EINTR)
      return systemError(errno);
  process = -1;
  return Error::success();
}

/// The first line that says what is wrong.
StringRef firstLine(StringRef messages) {
  while (!messages.empty()) {
    auto [line, rest] = messages.split('\n');
    messages = rest;
    line = line.trim();
    if (!line.empty() && !line.starts_with("warning:"))
      return line.take_front(300);
  }
  return {};
}

Error Child::failure(StringRef name) const {
  int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (signal == SIGXCPU || signal == SIGKILL)
    return makeError(name + " used more than " + Twine(limits.cpu) +
                     " seconds of CPU time, or was killed");
  if (signal == SIGXFSZ)
    return makeError(name + " wrote more than " + Twine(limits.output) + " bytes");
  StringRef line = firstLine(messages);
  if (StringRef(messages).contains("bad_alloc"))
    return makeError(name + " needs more than " + Twine(limits.memory) + " bytes of memory");
  std::string end = signal ? (Twine(" ended by signal ") + Twine(signal)).str()
                    : line.empty() || WEXITSTATUS(status) == notExecuted
                        ? (Twine(" failed with status ") + Twine(WEXITSTATUS(status))).str()
                        : "";
  return makeError(name + end + (line.empty() ? "" : ": ") + line);
}

Expected<ChildResult> Child::result(StringRef name) {
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return failure(name);
  ChildResult result;
  struct stat written;
  if (fstat(output.get(), &written))
    return systemError(errno);
  result.output.resize_for_overwrite(std::size_t(written.st_size));
  for (std::size_t done = 0; done != result.output.size();) {
    ssize_t count =
        pread(output.get(), result.output.data() + done, result.output.size() - done, off_t(done));
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return systemError(count < 0 ? errno : EIO);
    done += std::size_t(count);
  }
  result.messages = std::move(messages);
  return result;
}

} // namespace

Expected<ChildResult> runChild(const std::string &path, ArrayRef<std::string> arguments,
                               StringRef hiddenPrefix, const std::string &added, StringRef input,
                               const ChildLimits &limits, StringRef what, Progress &progress) {
  Expected<Descriptor> inputFile = makeMemoryFile("sinter-input");
  if (!inputFile)
    return inputFile.takeError();
  Expected<Descriptor> outputFile = makeMemoryFile("sinter-output");
  if (!outputFile)
    return outputFile.takeError();
  if (int error = writeAll(inputFile->get(), input))
    return systemError(error);

  std::vector<std::string> texts(arguments.begin(), arguments.end());
  std::vector<std::string> variables = environmentFor(hiddenPrefix, added);
  Child child(std::move(*inputFile), std::move(*outputFile), limits);
  if (Error error = child.start(path, pointersTo(texts), pointersTo(variables)))
    return std::move(error);
  if (Error error = child.wait(texts.front(), what, progress))
    return std::move(error);
  return child.result(texts.front());
}

} // namespace sinter::driver
