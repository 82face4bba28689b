// Main.cpp - the sinter command.
#include "driver/Console.h"
#include "driver/Options.h"

#include "llvm/Support/Process.h"

#include <csignal>

using namespace sinter::driver;

static int run(const BuildOptions &options) { return build(options); }
static int run(const InspectOptions &options) { return inspect(options); }
static int run(const TargetsOptions &options) { return listTargets(options); }
static int run(const Information &information) { return print(information.text); }

int main(int argc, char **argv) {
  // Started with a standard stream closed, the output could get its number, and messages with it.
  (void)llvm::sys::Process::FixupStandardFileDescriptors();
  installFatalErrorHandlers();
  // A file size limit (ulimit -f) is a failed write, with a message and without remains.
  std::signal(SIGXFSZ, SIG_IGN);

  llvm::Expected<Command> command =
      parseCommandLine(llvm::ArrayRef<const char *>(argv, std::size_t(argc)).drop_front(argc > 0));
  if (!command)
    return fail(command.takeError());
  return std::visit([](const auto &options) { return run(options); }, *command);
}
