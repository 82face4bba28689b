// Process.cpp - one run of a program, measured from outside.
//
// Two things are less simple than they look. The peak of resident memory that wait4 reports is of
// no use: the kernel carries over what the process had before exec, which after vfork is ours, with
// all of LLVM. So in a run of its own the child is stopped by ptrace just before it ends, and its
// /proc entries are read. And a counter of instructions has to begin at exec, neither before nor
// after: it is opened here, inherited by the child, and enabled by the kernel when that executes
// something.
#include "driver/compare/Process.h"

#include "codegen/Descriptor.h"
#include "driver/Console.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SHA256.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <linux/perf_event.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;
using sinter::codegen::Descriptor;
using sinter::frontend::makeError;

namespace sinter::driver {

using Clock = std::chrono::steady_clock;

std::optional<int> Outcome::exitStatus() const {
  if (isTimedOut || !WIFEXITED(status))
    return std::nullopt;
  return WEXITSTATUS(status);
}

std::string Outcome::describe(std::chrono::seconds timeout) const {
  if (isTimedOut)
    return ("no end within " + Twine(timeout.count()) + " s").str();
  if (WIFSIGNALED(status))
    return ("signal " + Twine(WTERMSIG(status)) + " (" + strsignal(WTERMSIG(status)) + ")").str();
  return ("exit status " + Twine(WEXITSTATUS(status))).str();
}

namespace {

/// The reading end of one of the child's streams.
class StreamReader {
public:
  /// Returns the writing end.
  Expected<Descriptor> open() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC))
      return systemError("cannot create a pipe", errno);
    readEnd = Descriptor(ends[0]);
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    fcntl(ends[0], F_SETPIPE_SZ, 1 << 20); // fewer switches; may be refused
    return Descriptor(ends[1]);
  }
  int descriptor() const { return readEnd.get(); }

  /// Takes what is there.
  void read() {
    constexpr std::size_t keptSize = 64 << 10;
    char bytes[64 << 10];
    while (readEnd) {
      ssize_t count = ::read(readEnd.get(), bytes, sizeof bytes);
      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0 && errno == EAGAIN)
        return;
      if (count <= 0)
        return readEnd.close();
      StringRef part(bytes, std::size_t(count));
      content.size += part.size();
      hash.update(part);
      content.head += part.take_front(keptSize - content.head.size());
    }
  }

  StreamContent finish() {
    read();
    content.hash = hash.final();
    return std::move(content);
  }

private:
  Descriptor readEnd;
  StreamContent content;
  SHA256 hash;
};

/// What the child needs between vfork and exec, where nothing may be allocated.
struct ChildSetup {
  const char *path; // null: `executable`
  int executable;
  std::array<int, 3> streams;
  ArrayRef<int> passed;
  char *const *arguments;
  bool isTraced;
  pid_t parent;
};

/// In the child, which shares this process's memory until it executes. Returns errno.
int becomeProgram(const ChildSetup &setup) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != setup.parent)
    _exit(0);
  // Above all that is passed, so that no dup2 closes what a later one needs.
  const int first = 3, count = int(setup.passed.size());
  int executable = setup.executable;
  if (executable >= 0)
    executable = fcntl(executable, F_DUPFD_CLOEXEC, first + count);
  int copies[8];
  for (int i = 0; i != count; ++i)
    copies[i] = fcntl(setup.passed[std::size_t(i)], F_DUPFD_CLOEXEC, first + count);
  for (int i = 0; i != 3; ++i)
    if (dup2(setup.streams[std::size_t(i)], i) < 0)
      return errno;
  for (int i = 0; i != count; ++i)
    if (dup2(copies[i], first + i) < 0)
      return errno;
  signal(SIGXFSZ, SIG_DFL); // main() ignores it
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  if (setup.isTraced && ptrace(PTRACE_TRACEME, 0, nullptr, nullptr))
    return errno;
  if (setup.path)
    execve(setup.path, setup.arguments, environ);
  else
    fexecve(executable, setup.arguments, environ);
  return errno;
}

/// Starts the child. The error is errno of what failed in it.
Expected<pid_t> startChild(const ChildSetup &setup) {
  volatile int error = 0;
  pid_t child = vfork();
  if (child == 0) {
    error = becomeProgram(setup);
    _exit(127);
  }
  if (child < 0)
    return systemError("cannot start a process", errno);
  if (error) {
    waitpid(child, nullptr, 0);
    return systemError("cannot execute " + (setup.path ? Twine(setup.path) : Twine("the program")),
                       error);
  }
  return child;
}

int openCounter() {
  perf_event_attr attributes = {};
  attributes.size = sizeof attributes;
  attributes.type = PERF_TYPE_HARDWARE;
  attributes.config = PERF_COUNT_HW_INSTRUCTIONS;
  attributes.disabled = attributes.inherit = attributes.enable_on_exec = 1;
  attributes.exclude_kernel = attributes.exclude_hv = 1;
  return int(syscall(SYS_perf_event_open, &attributes, 0, -1, -1, PERF_FLAG_FD_CLOEXEC));
}

/// A number of kilobytes in a text of the form of /proc/PID/status, as bytes.
std::uint64_t kilobytes(StringRef text, StringRef key) {
  std::size_t at = text.find(("\n" + key + ":").str());
  std::uint64_t number = 0;
  if (at != StringRef::npos)
    text.drop_front(at + key.size() + 2).ltrim().consumeInteger(10, number);
  return number << 10;
}

/// Of a process that is about to end.
void readMemory(pid_t child, ProcessResult &result) {
  auto read = [&](StringRef name) -> std::string {
    auto file = MemoryBuffer::getFileAsStream("/proc/" + Twine(child) + "/" + name);
    return file ? (*file)->getBuffer().str() : "";
  };
  std::string status = read("status");
  // The kernel's high-water mark lags behind by some pages per processor; what is resident now is
  // exact, and linear memory never shrinks.
  result.peakMemory = std::max(kilobytes(status, "VmHWM"), kilobytes(read("smaps_rollup"), "Rss"));
  result.addressSpace = kilobytes(status, "VmPeak");
}

/// Waits for a child, reading its streams.
class Waiter {
public:
  Waiter(pid_t child, StreamReader &output, StreamReader &errors, Clock::time_point start,
         std::chrono::seconds timeout)
      : child(child), output(output), errors(errors), start(start), deadline(start + timeout) {}

  /// `pidfd` becomes readable when the child ends.
  void waitForEnd(int pidfd, ProcessResult &result);
  /// `signals` becomes readable when the child stops or ends.
  void trace(int signals, ProcessResult &result);

private:
  enum class Step : std::uint8_t { Ready, Late };
  Step waitFor(int descriptor);
  void reap(ProcessResult &result);

  pid_t child;
  StreamReader &output, &errors;
  Clock::time_point start, deadline;
};

/// Returns when the descriptor is ready, or the time is over.
Waiter::Step Waiter::waitFor(int descriptor) {
  for (;;) {
    pollfd polled[] = {{descriptor, POLLIN, 0},
                       {output.descriptor(), POLLIN, 0},
                       {errors.descriptor(), POLLIN, 0}};
    auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0)
      return Step::Late;
    poll(polled, 3, int(std::min<std::int64_t>(left, 1 << 30)));
    // First, because it is what is timed.
    if (polled[0].revents)
      return Step::Ready;
    output.read();
    errors.read();
  }
}

void Waiter::reap(ProcessResult &result) {
  rusage usage = {};
  while (wait4(child, &result.outcome.status, 0, &usage) < 0 && errno == EINTR)
    ;
  auto seconds = [](const timeval &time) {
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
  };
  result.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void Waiter::waitForEnd(int pidfd, ProcessResult &result) {
  if (waitFor(pidfd) == Step::Late) {
    result.outcome.isTimedOut = true;
    kill(child, SIGKILL);
  }
  result.wall = std::chrono::duration<double>(Clock::now() - start).count();
  reap(result);
}

void Waiter::trace(int signals, ProcessResult &result) {
  bool isFirstStop = true;
  for (;;) {
    int status = 0;
    pid_t changed = waitpid(child, &status, WNOHANG);
    if (changed == child && !WIFSTOPPED(status)) {
      result.outcome.status = status;
      return;
    }
    if (changed == child) {
      bool isEnd = status >> 8 == (SIGTRAP | (PTRACE_EVENT_EXIT << 8));
      // Signals are the program's own business; the first stop is exec's.
      long passedOn = isEnd || isFirstStop ? 0 : WSTOPSIG(status);
      if (isFirstStop)
        ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL);
      isFirstStop = false;
      if (isEnd)
        readMemory(child, result);
      ptrace(PTRACE_CONT, child, nullptr, passedOn);
      continue;
    }
    if (waitFor(signals) == Step::Late) {
      // Its end is still to be waited for, and may be a stop once more.
      result.outcome.isTimedOut = true;
      kill(child, SIGKILL);
      deadline += std::chrono::hours(1);
    }
    signalfd_siginfo ignored;
    (void)!read(signals, &ignored, sizeof ignored);
  }
}

/// While it lives, SIGCHLD arrives at a descriptor.
class ChildSignal {
public:
  ChildSignal() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, &former);
    descriptor = Descriptor(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
  }
  ~ChildSignal() { sigprocmask(SIG_SETMASK, &former, nullptr); }
  int get() const { return descriptor.get(); }

private:
  sigset_t former;
  Descriptor descriptor;
};

} // namespace

const char *whyNoCounters() {
  Descriptor counter(openCounter());
  if (counter)
    return nullptr;
  switch (errno) {
  case ENOENT:
  case ENODEV:
  case EOPNOTSUPP:
    return "this machine has no performance counters, as is usual in virtual machines";
  case EACCES:
  case EPERM:
    return "the kernel does not allow performance counters (kernel.perf_event_paranoid)";
  default:
    return "the kernel has no performance counters";
  }
}

Expected<ProcessResult> runProcess(const ProcessOptions &options) {
  std::string inputPath = options.input.empty() ? "/dev/null" : options.input;
  Descriptor input(open(inputPath.c_str(), O_RDONLY | O_CLOEXEC));
  if (!input)
    return systemError("cannot open \"" + inputPath + "\"", errno);
  StreamReader output, errors;
  Expected<Descriptor> outputEnd = output.open();
  if (!outputEnd)
    return outputEnd.takeError();
  Expected<Descriptor> errorsEnd = errors.open();
  if (!errorsEnd)
    return errorsEnd.takeError();
  Descriptor counter(options.watch == Watch::Instructions ? openCounter() : -1);
  if (options.watch == Watch::Instructions && !counter)
    return makeError(whyNoCounters());

  std::vector<char *> arguments;
  for (const std::string &argument : options.arguments)
    arguments.push_back(const_cast<char *>(argument.c_str()));
  arguments.push_back(nullptr);
  const bool isTraced = options.watch == Watch::Memory;
  std::optional<ChildSignal> signals;
  if (isTraced)
    signals.emplace();

  Clock::time_point start = Clock::now();
  Expected<pid_t> child = startChild({.path = options.executable < 0 ? arguments.front() : nullptr,
                                      .executable = options.executable,
                                      .streams = {input.get(), outputEnd->get(), errorsEnd->get()},
                                      .passed = options.passed,
                                      .arguments = arguments.data(),
                                      .isTraced = isTraced,
                                      .parent = getpid()});
  if (!child)
    return child.takeError();
  outputEnd->close();
  errorsEnd->close();

  ProcessResult result;
  Waiter waiter(*child, output, errors, start, options.timeout);
  if (isTraced) {
    waiter.trace(signals->get(), result);
  } else {
    Descriptor pidfd(int(syscall(SYS_pidfd_open, *child, 0)));
    if (!pidfd) {
      kill(*child, SIGKILL);
      waitpid(*child, nullptr, 0);
      return makeError("measuring needs Linux 5.3 or newer (pidfd_open)");
    }
    waiter.waitForEnd(pidfd.get(), result);
  }
  result.outcome.output = output.finish();
  result.outcome.errors = errors.finish();
  if (counter && read(counter.get(), &result.instructions, sizeof result.instructions) < 0)
    return systemError("cannot read the counter of instructions", errno);
  return result;
}

} // namespace sinter::driver
