// Process.cpp - a child process that is given lines and answers them.
#include "Process.h"

#include "frontend/Diagnostic.h"

#include "llvm/Support/Errno.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

using namespace llvm;

extern char **environ;

namespace sinter::spec {

Expected<Process> Process::start(const std::vector<std::string> &command) {
  int in[2], out[2];
  if (pipe2(in, O_CLOEXEC) != 0)
    return frontend::makeError("cannot create a pipe: " + sys::StrError());
  if (pipe2(out, O_CLOEXEC) != 0) {
    ::close(in[0]);
    ::close(in[1]);
    return frontend::makeError("cannot create a pipe: " + sys::StrError());
  }
  std::vector<char *> argv;
  for (const std::string &word : command)
    argv.push_back(const_cast<char *>(word.c_str()));
  argv.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDERR_FILENO);
  Process process;
  int failure = posix_spawnp(&process.child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(in[0]);
  ::close(out[1]);
  process.input = in[1];
  process.output = out[0];
  if (failure) {
    process.child = -1;
    return frontend::makeError("cannot run " + command[0] + ": " + sys::StrError(failure));
  }
  fcntl(process.input, F_SETFL, O_NONBLOCK);
  return process;
}

Process::Process(Process &&other) noexcept
    : child(std::exchange(other.child, -1)), input(std::exchange(other.input, -1)),
      output(std::exchange(other.output, -1)), received(std::move(other.received)),
      isLate(other.isLate) {}

Process &Process::operator=(Process &&other) noexcept {
  std::swap(child, other.child);
  std::swap(input, other.input);
  std::swap(output, other.output);
  std::swap(received, other.received);
  std::swap(isLate, other.isLate);
  return *this;
}

Process::~Process() { end(); }

bool Process::readSome() {
  char buffer[1 << 14];
  ssize_t count = read(output, buffer, sizeof buffer);
  if (count > 0)
    received.append(buffer, static_cast<std::size_t>(count));
  return count > 0 || (count < 0 && errno == EINTR);
}

std::vector<std::string> Process::ask(StringRef requests, std::size_t count, unsigned seconds,
                                      bool areLast) {
  std::vector<std::string> answers;
  for (;;) {
    for (std::size_t end;
         answers.size() < count && (end = received.find('\n')) != std::string::npos;
         received.erase(0, end + 1))
      answers.push_back(received.substr(0, end));
    if (answers.size() == count)
      return answers;
    if (requests.empty() && areLast && input >= 0)
      ::close(std::exchange(input, -1));
    pollfd ready[] = {{output, POLLIN, 0}, {requests.empty() ? -1 : input, POLLOUT, 0}};
    int events = poll(ready, 2, static_cast<int>(seconds) * 1000);
    if (events < 0 && errno == EINTR)
      continue;
    if (events <= 0) {
      isLate = true;
      return answers;
    }
    if (ready[0].revents && !readSome())
      return answers;
    if (ready[1].revents) {
      ssize_t written = write(input, requests.data(), requests.size());
      if (written < 0 && errno != EINTR && errno != EAGAIN)
        requests = ""; // The child has ended: what it said before is still to be read.
      else if (written > 0)
        requests = requests.drop_front(static_cast<std::size_t>(written));
    }
  }
}

std::string Process::end() {
  if (input >= 0)
    ::close(std::exchange(input, -1));
  if (output >= 0)
    ::close(std::exchange(output, -1));
  if (child < 0)
    return "";
  if (isLate)
    kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  child = -1;
  std::string said = received.empty() ? "" : ", saying \"" + received + "\"";
  if (isLate)
    return "did not answer in time" + said;
  if (WIFSIGNALED(status))
    return std::string("ended by ") + strsignal(WTERMSIG(status)) + said;
  return "ended with status " + std::to_string(WEXITSTATUS(status)) + said;
}

} // namespace sinter::spec
