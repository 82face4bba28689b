// CommandLine.cpp - the parser and --help, made from the tables of options.
//
// CLI11 splits the arguments and finds the options; everything a user reads comes from the tables.
// Each command is a parser of its own, chosen by the first argument: CLI11's subcommands would take
// an input file called "targets" for one.
//
// CLI11 reports errors by exceptions, so this file, and no other, is compiled with them; none
// leaves `parse`.
#include "driver/Console.h"
#include "driver/OptionTable.h"
#include "driver/launcher/RunArguments.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/raw_ostream.h"

#include <CLI/CLI.hpp>

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {

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

namespace {

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
  out << "usage: sinter " << command.name << " [options]";
  for (const Operand &operand : command.operands)
    out << ' ' << operand.name;
  out << "\n\n" << command.summary << '\n';
  if (!command.operands.empty())
    out << '\n';
  for (const Operand &operand : command.operands)
    printOption(out, operand.name, operand.help);
  out << "\noptions:\n";
  for (const Row<Options> &row : command.rows) {
    std::string names = row.names;
    if (row.value)
      names += (Twine(hasOptionalValue(row) ? "" : " ") + row.value).str();
    printOption(out, names, row.help,
                (Twine("default: ") + row.standard + "; example: " + row.example).str());
  }
  printOption(out, "--version", "Print the versions of Sinter and LLVM.");
  printOption(out, "-h, --help", "Print this.");
  out << "\nexamples:\n" << command.examples;
  return text;
}

StringRef firstLine(StringRef text) { return text.split('\n').first; }

std::string rootHelpText() {
  return (Twine("usage: sinter COMMAND [options]\n\n"
                "Compiles WebAssembly ahead of time to native code.\n\ncommands:\n") +
          "  build INPUT    " + firstLine(buildText.summary) + "\n  run INPUT      " +
          firstLine(runText.summary) + "\n  inspect INPUT  " + firstLine(inspectText.summary) +
          "\n  compare INPUT  " + firstLine(compareText.summary) + "\n  targets        " +
          firstLine(targetsText.summary) +
          "\n\noptions:\n"
          "  --version      Print the versions of Sinter and LLVM.\n"
          "  -h, --help     Print this; after a command, what it takes.\n"
          "\nexample:\n  sinter build app.wasm -o app\n")
      .str();
}

template <typename Options>
Error unexpectedArgument(StringRef argument, const CommandText<Options> &command) {
  if (!argument.starts_with("-"))
    return makeError("unexpected argument \"" + argument + "\"" +
                     (command.operands.empty() ? "" : ": there can be one input only"));
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

/// Stands for a value that is missing; no argument can be that.
const std::string missingValue(1, '\0');

/// The arguments in the order that CLI11 wants, last first. It would take the next argument for the
/// value of an option that needs none.
template <typename Options>
std::vector<std::string> forParser(ArrayRef<const char *> arguments,
                                   const CommandText<Options> &command) {
  std::vector<std::string> result(arguments.begin(), arguments.end());
  auto end = llvm::find(result, "--");
  for (const Row<Options> &row : command.rows)
    if (hasOptionalValue(row))
      std::replace(result.begin(), end, std::string(row.names), row.names + ("=" + missingValue));
  std::reverse(result.begin(), result.end());
  return result;
}

/// Gives the parser an option, whose value goes through the row's `store`.
template <typename Options>
void addOption(CLI::App &app, const Row<Options> &row, Options &options) {
  CLI::callback_t callback = [&row, &options](const CLI::results_t &values) {
    for (const std::string &value : values)
      if (Error error = row.store(options, value == missingValue ? "" : StringRef(value)))
        throw CLI::ValidationError(row.names, messageOf(std::move(error)));
    return true;
  };
  if (!row.value) {
    app.add_flag_callback(row.names, [callback] { callback({""}); });
    return;
  }
  // One value per mention, never a list; each mention is stored, so that of several the last wins.
  app.add_option(row.names, callback)
      ->expected(hasOptionalValue(row) ? 0 : 1)
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
    app.parse(forParser(arguments, command));
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

/// `run` in front of its INPUT is a `build` with fewer options; what follows is not looked at.
Expected<Command> parseRun(ArrayRef<const char *> arguments) {
  launcher::RunArguments reader(arguments.data(), arguments.size());
  for (launcher::GivenOption given; reader.next(given);)
    ;
  SmallVector<const char *> front(arguments.take_front(reader.optionsEnd()));
  ArrayRef<const char *> program = arguments.drop_front(reader.input());
  if (!program.empty())
    front.append({"--", program.front()});
  Expected<Command> command = parse(runText, front);
  if (!command || !std::holds_alternative<BuildOptions>(*command))
    return command;
  RunOptions options{std::get<BuildOptions>(std::move(*command)),
                     arguments.take_front(reader.optionsEnd()), program};
  options.build.input = program.front();
  return options;
}

/// An argument as a shell takes it.
std::string quoted(StringRef argument) {
  bool isPlain = !argument.empty() && all_of(argument, [](char c) {
    return isAlnum(c) || StringRef("%+,-./:=@_").contains(c);
  });
  if (isPlain)
    return argument.str();
  std::string text = "'";
  for (char c : argument)
    text += c == '\'' ? "'\\''" : std::string(1, c);
  return text + "'";
}

/// What follows `--` is the program's.
Expected<Command> parseCompare(ArrayRef<const char *> arguments) {
  const auto *end = find_if(arguments, [](StringRef argument) { return argument == "--"; });
  ArrayRef<const char *> own(arguments.begin(), end);
  Expected<Command> command = parse(compareText, own);
  if (!command || !std::holds_alternative<CompareOptions>(*command))
    return command;
  auto &options = std::get<CompareOptions>(*command);
  options.build.input = options.input;
  if (end != arguments.end())
    options.arguments.assign(end + 1, arguments.end());
  options.command = "sinter compare";
  for (StringRef argument : arguments)
    options.command += " " + quoted(argument);
  return command;
}

} // namespace

Expected<Command> parseCommandLine(ArrayRef<const char *> arguments) {
  if (arguments.empty())
    return makeError("no command: build, run, compare, inspect or targets; see `sinter --help`");
  StringRef name = arguments.front();
  ArrayRef<const char *> rest = arguments.drop_front();
  if (name == buildText.name)
    return parse(buildText, rest);
  if (name == runText.name)
    return parseRun(rest);
  if (name == compareText.name)
    return parseCompare(rest);
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
                        : suggest(name, {buildText.name, runText.name, compareText.name,
                                         inspectText.name, targetsText.name})) +
                   "; see `sinter --help`");
}

} // namespace sinter::driver
