// Main.cpp - the compiler: the sinter command, but for what the launcher finds in the cache.
#include "codegen/Codegen.h"
#include "driver/Console.h"
#include "driver/Options.h"
#include "driver/launcher/IgnoredSignal.h"
#include "driver/launcher/Process.h"

#include <cstdlib>

using namespace sinter::driver;
using sinter::launcher::IgnoredSignal;
using sinter::launcher::runFailureStatus;

namespace {

/// Runs a command and returns its status.
struct Dispatch {
  const IgnoredSignal &fileSizeLimit;
  int operator()(const BuildOptions &options) const { return build(options); }
  int operator()(const RunOptions &options) const { return run(options, fileSizeLimit); }
  int operator()(const CompareOptions &options) const { return compare(options); }
  int operator()(const InspectOptions &options) const { return inspect(options); }
  int operator()(const TargetsOptions &options) const { return listTargets(options); }
  int operator()(const Information &information) const { return print(information.text); }
};

} // namespace

int main(int argc, char **argv) {
  sinter::launcher::fillStandardStreams();
  llvm::ArrayRef<const char *> arguments(argv, std::size_t(argc));
  arguments = arguments.drop_front(argc > 0);
  bool isRun = !arguments.empty() && llvm::StringRef(arguments.front()) == "run";
  if (isRun)
    installFatalErrorHandlers<runFailureStatus>();
  else
    installFatalErrorHandlers();
  // Inherited over exec; who ignores it cannot wait for a child.
  std::signal(SIGCHLD, SIG_DFL);
  // A file size limit (ulimit -f) is a failed write, with a message and without remains.
  IgnoredSignal fileSizeLimit(SIGXFSZ);

  llvm::Expected<Command> command = parseCommandLine(arguments);
  int status = command ? std::visit(Dispatch{fileSizeLimit}, *command) : fail(command.takeError());
  if (status != EXIT_SUCCESS && isRun)
    status = runFailureStatus;
  if (!sinter::codegen::canExitNormally())
    std::_Exit(status); // all output is written without a buffer
  return status;
}
