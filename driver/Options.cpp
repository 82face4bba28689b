// Options.cpp - the command line: one table of options, from which the parser and --help are made.
//
// CLI11 splits the arguments and finds the options; everything a user reads comes from here. A row
// of a table says how an option is spelled, what its value looks like, what --help says about it,
// and how its value is stored. Each command is a parser of its own, chosen by the first argument:
// CLI11's subcommands would take an input file called "targets" for one.
//
// CLI11 reports errors by exceptions, so this file, and no other, is compiled with them; none
// leaves `parse`.
#include "driver/Options.h"

#include "driver/OptionValues.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/raw_ostream.h"

#include <CLI/CLI.hpp>

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {
namespace {

/// One option of a command whose values are kept in `Options`.
template <typename Options>
struct Row {
  const char *names;    // as CLI11 wants them: "-o", "--target"
  const char *value;    // what --help calls the value; null for flags
  const char *help;     // what it does and which values it takes
  const char *standard; // the default, as --help shows it
  const char *example;
  Error (*store)(Options &, StringRef value);
};

template <typename Place, typename Value>
Error set(Place &place, Value value) {
  place = std::move(value);
  return Error::success();
}

Error store(std::string &place, StringRef value) {
  if (value.empty())
    return makeError("expected a name, found \"\"");
  return set(place, value.str());
}

/// Stores a number that a parser has read, or passes its error on.
template <typename Place, typename Value>
Error store(Place &place, Expected<Value> value) {
  if (!value)
    return value.takeError();
  place = Place(std::move(*value));
  return Error::success();
}

template <typename Value>
struct Choice {
  const char *text;
  Value value;
};

/// Stores what one of a closed set of words stands for.
template <typename Place, typename Value, std::size_t n>
Error choose(Place &place, StringRef text, const Choice<Value> (&choices)[n]) {
  SmallVector<StringRef> words;
  for (const Choice<Value> &choice : choices) {
    if (text == choice.text)
      return set(place, choice.value);
    words.push_back(choice.text);
  }
  return makeError("expected one of " + join(words, ", ") + ", found \"" + text + "\"");
}

enum class Rounding : std::uint8_t { Down, Up };

/// Stores a size from 64K to `high`, made a multiple of a wasm page, which is also the largest page
/// of any target.
template <typename Place>
Error storeSize(Place &place, StringRef text, std::uint64_t high, Rounding rounding) {
  constexpr std::uint64_t page = 1 << 16;
  Expected<std::uint64_t> size = parseSize(text);
  if (!size)
    return size.takeError();
  if (*size < page || *size > high)
    return makeError("expected a size from 64K to " + printSize(high) + ", found \"" + text + "\"");
  place = (*size + (rounding == Rounding::Up ? page - 1 : 0)) / page * page;
  return Error::success();
}

Error storeDir(std::vector<lowering::Preopen> &preopens, StringRef text) {
  Expected<lowering::Preopen> preopen = parseDir(text);
  if (!preopen)
    return preopen.takeError();
  for (const lowering::Preopen &other : preopens)
    if (other.guest == preopen->guest)
      return makeError("the guest directory \"" + other.guest + "\" is granted twice");
  preopens.push_back(std::move(*preopen));
  return Error::success();
}

/// The last --env of a name wins.
Error storeEnv(std::vector<std::string> &env, StringRef text) {
  Expected<std::string> variable = parseEnv(text);
  if (!variable)
    return variable.takeError();
  erase_if(env, [&](const std::string &other) { return envName(other) == envName(*variable); });
  env.push_back(std::move(*variable));
  return Error::success();
}

std::string suggest(StringRef word, ArrayRef<StringRef> candidates);

/// Switches a finished proposal on or off. The first version of WebAssembly is none.
Error storeProposal(frontend::ProposalSet &proposals, StringRef text, bool isEnabled) {
  using frontend::ProposalStatus;
  std::optional<frontend::Proposal> proposal = frontend::findProposal(text);
  if (proposal && frontend::status(*proposal) != ProposalStatus::Finished)
    return makeError("the proposal '" + text + "' is not supported yet");
  if (!proposal || *proposal == frontend::Proposal::Mvp) {
    SmallVector<StringRef> names;
    for (std::size_t i = 1; i < frontend::proposalCount; ++i)
      names.push_back(frontend::text(static_cast<frontend::Proposal>(i)));
    return makeError("unknown proposal \"" + text + "\"" + suggest(text, names));
  }
  proposals.set(static_cast<std::size_t>(*proposal), isEnabled);
  return Error::success();
}

using codegen::OptLevel;
using lowering::Bounds;
using lowering::UnknownImports;

constexpr Choice<OptLevel> levels[] = {{"0", OptLevel::O0}, {"1", OptLevel::O1},
                                       {"2", OptLevel::O2}, {"3", OptLevel::O3},
                                       {"s", OptLevel::Os}, {"z", OptLevel::Oz}};
constexpr Choice<Emit> emits[] = {{"exe", Emit::Executable}, {"shared", Emit::Shared},
                                  {"obj", Emit::Object},     {"asm", Emit::Assembly},
                                  {"ir", Emit::Ir},          {"bc", Emit::Bitcode},
                                  {"module", Emit::Module}};
constexpr Choice<Bounds> boundsChoices[] = {{"guard", Bounds::Guard}, {"check", Bounds::Check}};
constexpr Choice<lowering::Model> models[] = {{"static", lowering::Model::Static},
                                              {"context", lowering::Model::Context}};
constexpr Choice<UnknownImports> unknownImports[] = {{"error", UnknownImports::Error},
                                                     {"trap", UnknownImports::Trap},
                                                     {"zero", UnknownImports::Zero}};

constexpr std::uint64_t maxStackSize = std::uint64_t(64) << 30;
/// The last page below 4 GiB is never mapped: see lowering/MemoryAccess.cpp.
constexpr std::uint64_t maxMaxMemory = std::uint64_t(65535) << 16;
constexpr unsigned maxJobs = 1024;

constexpr const char *enableHelp =
    "Modules may need this proposal to WebAssembly: a name as diagnostics spell it. May be "
    "repeated.";
constexpr const char *disableHelp =
    "Modules that need this proposal are refused, whatever --enable says. May be repeated.";

using B = BuildOptions;
// clang-format off
constexpr Row<BuildOptions> buildRows[] = {
  {"-o", "FILE", "Where the result goes; - is standard output.",
   "INPUT's file name without .wasm, in the current directory; with the ending .so, .o, .s, .ll, .bc "
   "or .txt if --emit asks for something else than an executable", "-o out/app",
   [](B &o, StringRef v) { return set(o.output, v.str()); }},
  {"--target", "NAME", "What to build for: one of `sinter targets`.",
   "this machine's", "--target aarch64-linux",
   [](B &o, StringRef v) { return store(o.target, v); }},
  {"--cpu", "NAME", "Processor to build for: a name that LLVM knows, or native for the one of this "
   "machine.", "the target's, see `sinter targets`; never this machine's", "--cpu x86-64-v3",
   [](B &o, StringRef v) { return store(o.cpu, v); }},
  {"--features", "LIST", "Processor features to add (+x) or remove (-x), separated by commas.",
   "the target's and the processor's",
   "--features +avx2,-bmi", [](B &o, StringRef v) { return store(o.features, v); }},
  {"--bounds", "HOW", "How memory accesses are kept in bounds: guard reserves 8 GiB of address "
   "space and lets the hardware check, check compares before each access and needs no reservation.",
   "guard", "--bounds check",
   [](B &o, StringRef v) { return choose(o.program.bounds, v, boundsChoices); }},
  {"-O", "LEVEL", "Optimisation: 0 (builds fastest), 1, 2, 3 (runs fastest), s (small), z "
   "(smallest). The last one given counts.", "-O2", "-Os",
   [](B &o, StringRef v) { return choose(o.level, v, levels); }},
  {"--emit", "KIND", "What to make: exe (executable), shared (shared object for programs that "
   "include sinter.h), obj (relocatable object), asm (assembly), ir "
   "(LLVM IR, optimised), bc (the same as bitcode), module (the validated module as text).",
   "exe", "--emit asm",
   [](B &o, StringRef v) { return choose(o.emit, v, emits); }},
  {"--model", "MODEL", "How code finds the state of the module: static has one instance, part of the "
   "program; context passes a pointer to one of many. Executables are static, shared objects context.",
   "static, but for --emit shared", "--emit ir --model context",
   [](B &o, StringRef v) { return choose(o.model, v, models); }},
  {"-j", "N", "Functions compile in N threads, 1 to 1024. The result does not depend on it.",
   "all cores", "-j 4",
   [](B &o, StringRef v) { return store(o.jobs, parseNumber(v, 1, maxJobs)); }},
  {"--stack-size", "SIZE", "Stack of the program, from 64K to 64G, rounded up to a multiple of "
   "64K. Sizes are bytes or carry K, M or G (powers of 1024).", "8M", "--stack-size 64M",
   [](B &o, StringRef v) { return storeSize(o.program.stackSize, v, maxStackSize, Rounding::Up); }},
  {"--max-memory", "SIZE", "Memory cannot grow beyond this, from 64K to 4194240K (4 GiB less one "
   "page of 64K), rounded down to a multiple of 64K.", "what the module declares",
   "--max-memory 512M",
   [](B &o, StringRef v) {
     return storeSize(o.program.maxMemory, v, maxMaxMemory, Rounding::Down);
   }},
  {"--dir", "HOST[::GUEST][:ro]", "Lets the program use the directory HOST under the name GUEST "
   "(default: the same), :ro only for reading. HOST is opened when the program starts. May be "
   "repeated.", "none", "--dir data::/data:ro",
   [](B &o, StringRef v) { return storeDir(o.program.preopens, v); }},
  {"--env", "NAME[=VALUE]", "Sets a variable of the program's environment; without a value it is "
   "passed through when the program starts. May be repeated.", "none", "--env LANG=C --env HOME",
   [](B &o, StringRef v) { return storeEnv(o.program.env, v); }},
  {"--invoke", "NAME", "Run this export instead of _start. The executable takes the function's "
   "parameters as arguments and prints one result per line; a v128 is 0x and 32 hexadecimal digits, "
   "lane 0 on the right.", "_start", "--invoke fib",
   [](B &o, StringRef v) { return store(o.program.invoke, v); }},
  {"--unknown-imports", "HOW", "Imported functions that nothing provides: error refuses the "
   "module, trap makes calls of them trap, zero makes them return zero.", "error",
   "--unknown-imports trap",
   [](B &o, StringRef v) { return choose(o.program.unknownImports, v, unknownImports); }},
  {"--enable", "PROPOSAL", enableHelp, "all that are supported", "--enable threads",
   [](B &o, StringRef v) { return storeProposal(o.proposals, v, true); }},
  {"--disable", "PROPOSAL", disableHelp, "none", "--disable simd --disable threads",
   [](B &o, StringRef v) { return storeProposal(o.proposals, v, false); }},
  {"--no-strip", nullptr, "Keep the symbol table.", "off", "--no-strip",
   [](B &o, StringRef) { return set(o.isStripped, false); }},
  {"--time-report", nullptr, "Print how long each phase took, on standard error.", "off",
   "--time-report", [](B &o, StringRef) { return set(o.showsTimes, true); }},
  {"-v", nullptr, "Print what is being done, on standard error.", "off", "-v",
   [](B &o, StringRef) { return set(o.isVerbose, true); }},
};

constexpr Row<InspectOptions> inspectRows[] = {
  {"--enable", "PROPOSAL", enableHelp, "all that are supported", "--enable threads",
   [](InspectOptions &o, StringRef v) { return storeProposal(o.proposals, v, true); }},
  {"--disable", "PROPOSAL", disableHelp, "none", "--disable simd --disable threads",
   [](InspectOptions &o, StringRef v) { return storeProposal(o.proposals, v, false); }},
  {"--json", nullptr, "Print one JSON object.", "off, aligned text", "--json",
   [](InspectOptions &o, StringRef) { return set(o.asJson, true); }},
};
// clang-format on

/// A command: its rows, and what --help says around them.
template <typename Options>
struct CommandText {
  const char *name;
  const char *summary;
  ArrayRef<Row<Options>> rows;
  bool takesInput;
  const char *examples; // lines
};

const CommandText<BuildOptions> buildText = {
    "build", "Compiles a WebAssembly module to a small static executable.", buildRows, true,
    "  sinter build app.wasm -o app\n"
    "  sinter build app.wasm -O3 --target riscv64-linux --dir . --env HOME\n"};
const CommandText<InspectOptions> inspectText = {
    "inspect", "Shows what a WebAssembly module consists of: sections, types, imports, exports.",
    inspectRows, true, "  sinter inspect app.wasm\n  sinter inspect app.wasm --json\n"};
const CommandText<TargetsOptions> targetsText = {
    "targets",
    "Lists what can be built for; the line of this machine is marked with *.",
    {},
    false,
    "  sinter targets\n"};

std::string versionText() { return "sinter " SINTER_VERSION "\nLLVM " LLVM_VERSION_STRING "\n"; }

/// Prints a paragraph between the columns 8 and 80.
void wrap(raw_ostream &out, StringRef text) {
  SmallVector<StringRef> words;
  SplitString(text, words, " ");
  std::string line;
  auto flush = [&] { out.indent(8) << std::exchange(line, "") << '\n'; };
  for (StringRef word : words) {
    if (!line.empty() && line.size() + 1 + word.size() > 72)
      flush();
    line += (line.empty() ? "" : " ") + word.str();
  }
  flush();
}

/// Prints one option; `more` is a paragraph of its own and may be empty.
void printOption(raw_ostream &out, StringRef names, StringRef text, StringRef more = "") {
  out << "  " << names << '\n';
  wrap(out, text);
  if (!more.empty())
    wrap(out, more);
}

template <typename Options>
std::string helpText(const CommandText<Options> &command) {
  std::string text;
  raw_string_ostream out(text);
  out << "usage: sinter " << command.name << " [options]" << (command.takesInput ? " INPUT" : "")
      << "\n\n"
      << command.summary << '\n';
  if (command.takesInput) {
    out << '\n';
    printOption(out, "INPUT", "The module, in the binary format; - is standard input.");
  }
  out << "\noptions:\n";
  for (const Row<Options> &row : command.rows) {
    std::string names = row.names;
    if (row.value)
      names += (Twine(' ') + row.value).str();
    printOption(out, names, row.help,
                (Twine("default: ") + row.standard + "; example: " + row.example).str());
  }
  printOption(out, "--version", "Print the versions of Sinter and LLVM.");
  printOption(out, "-h, --help", "Print this.");
  out << "\nexamples:\n" << command.examples;
  return text;
}

std::string rootHelpText() {
  return (Twine("usage: sinter COMMAND [options]\n\n"
                "Compiles WebAssembly ahead of time to native code.\n\ncommands:\n") +
          "  build INPUT    " + buildText.summary + "\n  inspect INPUT  " + inspectText.summary +
          "\n  targets        " + targetsText.summary +
          "\n\noptions:\n"
          "  --version      Print the versions of Sinter and LLVM.\n"
          "  -h, --help     Print this; after a command, what it takes.\n"
          "\nexample:\n  sinter build app.wasm -o app\n")
      .str();
}

/// The candidate nearest to a misspelt word, as ` (did you mean "x"?)`; empty if none is near.
std::string suggest(StringRef word, ArrayRef<StringRef> candidates) {
  unsigned limit = std::min<unsigned>(3, word.size() / 3 + 1);
  StringRef best;
  for (StringRef candidate : candidates) {
    unsigned distance = word.edit_distance(candidate, /*AllowReplacements=*/true, limit);
    if (distance >= limit)
      continue;
    best = candidate;
    limit = distance;
  }
  return best.empty() ? "" : (" (did you mean \"" + best + "\"?)").str();
}

template <typename Options>
Error unexpectedArgument(StringRef argument, const CommandText<Options> &command) {
  if (!argument.starts_with("-"))
    return makeError("unexpected argument \"" + argument + "\"" +
                     (command.takesInput ? ": there can be one input only" : ""));
  SmallVector<StringRef> names = {"--help", "--version"};
  for (const Row<Options> &row : command.rows)
    names.push_back(row.names);
  StringRef option = argument.split('=').first;
  return makeError("unknown option \"" + option + "\"" + suggest(option, names) + "; see `sinter " +
                   command.name + " --help`");
}

/// CLI11 takes the next argument for the value of `--name=`, and ignores the one of `--flag=x`.
template <typename Options>
Error checkValues(ArrayRef<const char *> arguments, const CommandText<Options> &command) {
  for (StringRef argument : arguments) {
    if (argument == "--")
      break;
    auto [name, value] = argument.split('=');
    if (name.size() == argument.size())
      continue;
    for (const Row<Options> &row : command.rows) {
      if (name != row.names)
        continue;
      if (!row.value)
        return makeError(Twine(row.names) + " takes no value");
      if (value.empty())
        return makeError(Twine(row.names) + ": a value is missing");
    }
  }
  return Error::success();
}

/// Gives the parser an option, whose value goes through the row's `store`.
template <typename Options>
void addOption(CLI::App &app, const Row<Options> &row, Options &options) {
  CLI::callback_t callback = [&row, &options](const CLI::results_t &values) {
    for (const std::string &value : values)
      if (Error error = row.store(options, value)) {
        std::string message = toString(std::move(error));
        StringRef text = message;
        text.consume_front("error: ");
        throw CLI::ValidationError(row.names, text.str());
      }
    return true;
  };
  if (!row.value) {
    app.add_flag_callback(row.names, [callback] { callback({""}); });
    return;
  }
  // One value per mention, never a list; each mention is stored, so that of several the last wins.
  app.add_option(row.names, callback)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

template <typename Options>
Expected<Command> parse(const CommandText<Options> &command, ArrayRef<const char *> arguments) {
  if (Error error = checkValues(arguments, command))
    return std::move(error);
  Options options;
  CLI::App app;
  app.set_help_flag("-h,--help");
  app.set_version_flag("--version", "");
  for (const Row<Options> &row : command.rows)
    addOption(app, row, options);
  if constexpr (requires { options.input; })
    app.add_option("INPUT", options.input);
  app.allow_extras();
  try {
    // CLI11 wants them last first.
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    for (const std::string &extra : app.remaining())
      if (extra != "--")
        return unexpectedArgument(extra, command);
  } catch (const CLI::CallForHelp &) {
    return Information{helpText(command)};
  } catch (const CLI::CallForVersion &) {
    return Information{versionText()};
  } catch (const CLI::ArgumentMismatch &error) {
    return makeError(StringRef(error.what()).split(':').first + ": a value is missing");
  } catch (const CLI::ParseError &error) {
    return makeError(error.what());
  }
  if constexpr (requires { options.input; })
    if (options.input.empty())
      return makeError(Twine("no input file; see `sinter ") + command.name + " --help`");
  return Command(std::move(options));
}

} // namespace

Expected<Command> parseCommandLine(ArrayRef<const char *> arguments) {
  if (arguments.empty())
    return makeError("no command: build, inspect or targets; see `sinter --help`");
  StringRef name = arguments.front();
  ArrayRef<const char *> rest = arguments.drop_front();
  if (name == buildText.name)
    return parse(buildText, rest);
  if (name == inspectText.name)
    return parse(inspectText, rest);
  if (name == targetsText.name)
    return parse(targetsText, rest);
  if (name == "-h" || name == "--help")
    return Information{rootHelpText()};
  if (name == "--version")
    return Information{versionText()};
  if (name.starts_with("-"))
    return makeError("unknown option \"" + name + "\"" + suggest(name, {"--help", "--version"}) +
                     "; options follow a command, see `sinter --help`");
  return makeError("unknown command \"" + name + "\"" +
                   (name.ends_with(".wasm")
                        ? " (did you mean `sinter build " + name.str() + "`?)"
                        : suggest(name, {buildText.name, inspectText.name, targetsText.name})) +
                   "; see `sinter --help`");
}

} // namespace sinter::driver
