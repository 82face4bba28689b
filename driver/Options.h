// Options.h - the command line as values: one struct per command.
#pragma once

#include "codegen/Codegen.h"
#include "driver/Compile.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

#include <optional>
#include <string>
#include <variant>

namespace sinter::launcher {
class IgnoredSignal;
}

namespace sinter::driver {

/// `sinter build`.
struct BuildOptions {
  std::string input;                 // "-" is standard input
  std::optional<std::string> output; // "-" is standard output
  std::string target;                // empty: the host's
  std::string cpu;                   // empty: the target's default
  std::string features;              // added to the target's
  std::string profile;               // a file, of an earlier run; empty: none
  std::vector<std::string> objects;  // files of native code to link with an executable
  codegen::OptLevel level = codegen::OptLevel::O2;
  Emit emit = Emit::Executable;
  std::optional<lowering::Model> model; // what `emit` implies, if it implies one
  std::string moduleName;               // empty: follows from the input's name
  unsigned jobs = 0;                    // 0: one per core that this process may run on
  lowering::Options program;
  WasmOptOptions wasmOpt;
  frontend::ProposalSet proposals = frontend::finishedProposals(); // that modules may need
  bool isStripped = true;
  bool showsTimes = false;
  bool remarksOnBounds = false;
  bool isVerbose = false;
};

/// `sinter run`. Arguments point to those of the process.
struct RunOptions {
  BuildOptions build;                   // an executable for this machine
  llvm::ArrayRef<const char *> given;   // the options, as given
  llvm::ArrayRef<const char *> program; // INPUT and what follows: the program's arguments
};

/// `sinter inspect`.
struct InspectOptions {
  std::string input;
  frontend::ProposalSet proposals = frontend::finishedProposals(); // that modules may need
  bool asJson = false;
};

/// Which time `sinter compare` compares: what passes, or what the processors spend on the program.
enum class TimeKind : std::uint8_t { Wall, Cpu };

/// `sinter compare`.
struct CompareOptions {
  std::string input;
  BuildOptions build; // of each variant, but for its target and bounds mode
  std::vector<lowering::Bounds> modes{std::begin(lowering::allBounds),
                                      std::end(lowering::allBounds)};
  std::vector<const targets::Target *> targets{&targets::host()};
  std::optional<unsigned> runs; // rounds; what is sensible, if it is not given
  TimeKind clock = TimeKind::Wall;
  unsigned timeout = 60;                 // of one run, seconds
  std::uint64_t seed = 1;                // of the order of the runs
  std::string standardInput;             // of the program; empty: none
  std::optional<std::string> json, html; // where reports go; "-" is standard output
  std::vector<std::string> arguments;    // the program's
  std::string command;                   // all of the command line, quoted for a shell
};

/// `sinter targets`.
struct TargetsOptions {};

/// --help and --version: a text to print.
struct Information {
  std::string text;
};

using Command = std::variant<BuildOptions, RunOptions, CompareOptions, InspectOptions,
                             TargetsOptions, Information>;

/// Parses what follows the program's name. Errors are usage errors: one clause, one line.
llvm::Expected<Command> parseCommandLine(llvm::ArrayRef<const char *> arguments);

/// What build options mean, for their target. Errors: options that contradict each other, and names
/// that nothing has.
llvm::Expected<CompileOptions> compileOptions(const BuildOptions &options);

/// Says of a bounds mode that is no sandbox that it is none, when something is built in it.
void warnAboutBounds(lowering::Bounds bounds);

// The commands. They print their results and errors, and return the exit status.
int build(const BuildOptions &options);
/// Becomes the program, with the signal as it was; returns only if Sinter fails.
int run(const RunOptions &options, const launcher::IgnoredSignal &fileSizeLimit);
int compare(const CompareOptions &options);
int inspect(const InspectOptions &options);
int listTargets(const TargetsOptions &options);

} // namespace sinter::driver
