// Options.cpp - the table of options: how each is spelled, what --help says, where its value goes.
//
// Everything a user reads about an option comes from its row. CommandLine.cpp makes the parser and
// --help from the rows. `run` has no rows of its own: it takes those of `build` that RunOptions.def
// names, which the launcher knows too.
#include "driver/OptionTable.h"
#include "driver/OptionValues.h"
#include "driver/launcher/RunArguments.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {
namespace {

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

Error storeListener(std::vector<lowering::Listener> &listeners, StringRef text) {
  Expected<lowering::Listener> listener = parseListener(text);
  if (!listener)
    return listener.takeError();
  for (const lowering::Listener &other : listeners)
    if (other.address == listener->address)
      return makeError("the address \"" + other.text + "\" is granted twice");
  listeners.push_back(std::move(*listener));
  return Error::success();
}

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

Error storeRemarks(BuildOptions &options, StringRef text) {
  for (StringRef subject : split(text, ','))
    if (subject != "bounds")
      return makeError("expected bounds, found \"" + subject + "\"");
  return set(options.remarksOnBounds, true);
}

Error storeWasmOptLevel(std::optional<char> &level, StringRef text) {
  constexpr StringRef levels = "1234sz", standard = "2";
  StringRef chosen = text.empty() ? standard : text;
  if (chosen.size() != 1 || !levels.contains(chosen))
    return makeError("expected one of 1, 2, 3, 4, s, z, found \"" + text + "\"");
  return set(level, chosen.front());
}

/// The prefix of identifiers in C. The runtime library's own names stay apart.
Error storeModuleName(std::string &name, StringRef text) {
  const bool isIdentifier = !text.empty() && isAlpha(text[0]) &&
                            all_of(text, [](char c) { return isAlnum(c) || c == '_'; });
  if (!isIdentifier)
    return makeError("expected a letter, then letters, digits and _, found \"" + text + "\"");
  if (text.starts_with("sinter"))
    return makeError("names that begin with sinter are Sinter's own");
  return set(name, text.str());
}

Error storeObject(std::vector<std::string> &objects, StringRef file) {
  if (file.empty() || file == "-")
    return makeError("expected a file, found \"" + file + "\"");
  objects.push_back(file.str());
  return Error::success();
}

Error storeStackCheck(WasmOptOptions &options, StringRef text) {
  options.checksStack = true;
  options.stackSize.reset();
  return text.empty() ? Error::success() : store(options.stackSize, parseSize(text));
}

/// What LLVM calls it.
constexpr const char *standardProfile = "default.profraw";

Error storeProfileOutput(lowering::Options &options, StringRef file) {
  return set(options.profileOutput, file.empty() ? standardProfile : file.str());
}

using codegen::OptLevel;
using lowering::Bounds;
using lowering::UnknownImports;

constexpr Choice<OptLevel> levels[] = {{"0", OptLevel::O0}, {"1", OptLevel::O1},
                                       {"2", OptLevel::O2}, {"3", OptLevel::O3},
                                       {"s", OptLevel::Os}, {"z", OptLevel::Oz}};
constexpr Choice<Emit> emits[] = {
    {"exe", Emit::Executable}, {"shared", Emit::Shared}, {"lib", Emit::Library},
    {"header", Emit::Header},  {"obj", Emit::Object},    {"asm", Emit::Assembly},
    {"ir", Emit::Ir},          {"bc", Emit::Bitcode},    {"module", Emit::Module}};
constexpr Choice<lowering::Model> models[] = {{"static", lowering::Model::Static},
                                              {"context", lowering::Model::Context}};
constexpr Choice<UnknownImports> unknownImports[] = {{"error", UnknownImports::Error},
                                                     {"trap", UnknownImports::Trap},
                                                     {"zero", UnknownImports::Zero}};

constexpr Choice<bool> streams[] = {{"inherit", true}, {"none", false}};
constexpr Choice<lowering::Lockdown> lockdowns[] = {{"off", lowering::Lockdown::Off},
                                                    {"on", lowering::Lockdown::On},
                                                    {"require", lowering::Lockdown::Require}};

constexpr std::uint64_t maxStackSize = std::uint64_t(64) << 30;
/// The last page below 4 GiB is never mapped: see lowering/MemoryAccess.cpp.
constexpr std::uint64_t maxMaxMemory = std::uint64_t(65535) << 16;

constexpr const char *enableHelp =
    "Modules may need this proposal to WebAssembly: a name as diagnostics spell it. May be "
    "repeated.";
constexpr const char *disableHelp =
    "Modules that need this proposal are refused, whatever --enable says. May be repeated.";

using B = BuildOptions;
// clang-format off
constexpr Row<BuildOptions> buildRows[] = {
  {"-o", "FILE", "Where the result goes; - is standard output.",
   "INPUT's file name without .wasm, in the current directory; with the ending .so, .a, .h, .o, .s, .ll, "
   ".bc or .txt if --emit asks for something else than an executable", "-o out/app",
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
   "space and lets the hardware check; uffd does so too, and serves pages by userfaultfd; check "
   "compares before each access and needs no reservation; clamp turns accesses that are out of "
   "bounds to a page that nobody uses, without a branch and without a trap; none checks nothing: "
   "only to measure against, for modules that are trusted.",
   "guard", "--bounds check",
   [](B &o, StringRef v) { return store(o.program.bounds, parseBounds(v)); }},
  {"-O", "LEVEL", "Optimisation: 0 (builds fastest), 1, 2, 3 (runs fastest), s (small), z "
   "(smallest). The last one given counts.", "-O2", "-Os",
   [](B &o, StringRef v) { return choose(o.level, v, levels); }},
  {"--wasm-opt", "[=LEVEL]", "Has Binaryen's program wasm-opt rewrite the module first: 1, 2, 3, 4, s "
   "or z, its own levels. Pays for modules that their producer did not optimise. Positions are "
   "those of what it writes.", "off; 2 without a level", "--wasm-opt=3",
   [](B &o, StringRef v) { return storeWasmOptLevel(o.wasmOpt.level, v); }},
  {"--stack-check", "[=SIZE]", "Makes an overflow of the stack that C, C++ and Rust keep in linear "
   "memory a trap, by wasm-opt. SIZE is the size of that stack, where the module does not tell.",
   "off", "--stack-check=64K",
   [](B &o, StringRef v) { return storeStackCheck(o.wasmOpt, v); }},
  {"--wasm-opt-program", "FILE", "The wasm-opt to use: a path, or a name to look for on PATH.",
   "wasm-opt", "--wasm-opt-program /opt/binaryen/bin/wasm-opt",
   [](B &o, StringRef v) { return store(o.wasmOpt.program, v); }},
  {"--emit", "KIND", "What to make: exe (executable), shared (shared object for programs that "
   "include sinter.h), lib (static library for them), header (C header for both), obj (relocatable "
   "object), asm (assembly), ir (LLVM IR, optimised), bc (the same as bitcode), module (the "
   "validated module as text).",
   "exe", "--emit asm",
   [](B &o, StringRef v) { return choose(o.emit, v, emits); }},
  {"--model", "MODEL", "How code finds the state of the module: static has one instance, part of the "
   "program; context passes a pointer to one of many. Executables are static, libraries context.",
   "static, but for --emit shared, lib and header", "--emit ir --model context",
   [](B &o, StringRef v) { return choose(o.model, v, models); }},
  {"--module-name", "NAME", "What the names begin with that a library gives to C: a letter, then "
   "letters, digits and _. Several libraries in one program need different ones.",
   "INPUT's file name without .wasm, other characters made _", "--module-name filter",
   [](B &o, StringRef v) { return storeModuleName(o.moduleName, v); }},
  {"-j", "N", "Functions compile in N threads, 1 to 1024. The result does not depend on it.",
   "all cores", "-j 4",
   [](B &o, StringRef v) { return store(o.jobs, parseNumber(v, 1, launcher::maxJobs)); }},
  {"--stack-size", "SIZE", "Stack of the program, from 64K to 64G, rounded up to a multiple of "
   "64K. Sizes are bytes or carry K, M or G (powers of 1024).", "8M", "--stack-size 64M",
   [](B &o, StringRef v) { return storeSize(o.program.stackSize, v, maxStackSize, Rounding::Up); }},
  {"--max-memory", "SIZE", "Memory cannot grow beyond this, from 64K to 4194240K (4 GiB less one "
   "page of 64K), rounded down to a multiple of 64K.", "what the module declares",
   "--max-memory 512M",
   [](B &o, StringRef v) {
     return storeSize(o.program.maxMemory, v, maxMaxMemory, Rounding::Down);
   }},
  {"--interruptible", nullptr, "Lets a host stop the code from another thread: functions and loops look "
   "at a word of the store as they begin, which costs time, and such loops are not vectorised. "
   "Libraries only.", "off", "--emit shared --interruptible",
   [](B &o, StringRef) { return set(o.program.isInterruptible, true); }},
  {"--fuel", nullptr, "Counts instructions as they are executed, and traps when the store has no "
   "more fuel: the same run always takes the same amount. Libraries only.",
   "off", "--emit lib --fuel",
   [](B &o, StringRef) { return set(o.program.isMetered, true); }},
  // Grants: what the program may use of the machine that it runs on.
  {"--dir", "HOST[::GUEST][:ro]", "Lets the program use the directory HOST under the name GUEST "
   "(default: the same), :ro only for reading. HOST is opened when the program starts. May be "
   "repeated.", "none", "--dir data::/data:ro",
   [](B &o, StringRef v) { return storeDir(o.program.grants.preopens, v); }},
  {"--env", "NAME[=VALUE]", "Sets a variable of the program's environment; without a value it is "
   "passed through when the program starts. May be repeated.", "none", "--env LANG=C --env HOME",
   [](B &o, StringRef v) { return storeEnv(o.program.grants.env, v); }},
  {"--inherit-env", nullptr, "Passes all variables of the environment through when the program "
   "starts; --env sets others.", "off", "--inherit-env",
   [](B &o, StringRef) { return set(o.program.grants.inheritsEnv, true); }},
  {"--argv0", "NAME", "The program's first argument.", "the name it is started by", "--argv0 app",
   [](B &o, StringRef v) { return set(o.program.grants.argv0, v.str()); }},
  {"--listen", "ADDR:PORT", "Lets the program accept connections to this address: an IPv4 address "
   "or an IPv6 address in brackets, and a TCP port. The sockets listen from the program's start, "
   "as descriptors 3, 4 and so on, and LISTEN_FDS is their number. May be repeated.", "none",
   "--listen 127.0.0.1:8080",
   [](B &o, StringRef v) { return storeListener(o.program.grants.listeners, v); }},
  {"--stdin", "HOW", "Standard input: inherit is the one of the process, none is always at its "
   "end.", "inherit", "--stdin none",
   [](B &o, StringRef v) { return choose(o.program.grants.hasStdin, v, streams); }},
  {"--stdout", "HOW", "Standard output: inherit is the one of the process, none drops what is "
   "written.", "inherit", "--stdout none",
   [](B &o, StringRef v) { return choose(o.program.grants.hasStdout, v, streams); }},
  {"--sealed", nullptr, "Nobody can add grants when the program starts: it ignores SINTER_DIRS and "
   "SINTER_ENV.", "off", "--sealed",
   [](B &o, StringRef) { return set(o.program.grants.isSealed, true); }},
  {"--lockdown", "HOW", "Whether the program asks the kernel to enforce its grants: on as far as "
   "the kernel can, require does not start where it cannot, off.", "on", "--lockdown require",
   [](B &o, StringRef v) { return choose(o.program.grants.lockdown, v, lockdowns); }},
  {"--invoke", "NAME", "Run this export instead of _start. The executable takes the function's "
   "parameters as arguments and prints one result per line; a v128 is 0x and 32 hexadecimal digits, "
   "lane 0 on the right.", "_start", "--invoke fib",
   [](B &o, StringRef v) { return store(o.program.invoke, v); }},
  {"--unknown-imports", "HOW", "Imported functions that nothing provides: error refuses the "
   "module, trap makes calls of them trap, zero makes them return zero.", "error",
   "--unknown-imports trap",
   [](B &o, StringRef v) { return choose(o.program.unknownImports, v, unknownImports); }},
  {"--link", "FILE", "Links an object or a static library of native code with the executable, which "
   "defines functions that the module imports, under the names that --emit header gives them. It has "
   "no C library, and all rights of the process. May be repeated.", "none", "--link host.o",
   [](B &o, StringRef v) { return storeObject(o.objects, v); }},
  {"--enable", "PROPOSAL", enableHelp, "all that are supported", "--enable threads",
   [](B &o, StringRef v) { return storeProposal(o.proposals, v, true); }},
  {"--disable", "PROPOSAL", disableHelp, "none", "--disable simd --disable threads",
   [](B &o, StringRef v) { return storeProposal(o.proposals, v, false); }},
  {"--profile-generate", "[=FILE]", "Makes a program that counts how often its parts run, and leaves "
   "that in FILE when it ends: a profile in LLVM's format. %p in the name is the process's number. "
   "LLVM_PROFILE_FILE names another when the program starts, unless it is sealed.",
   "off; FILE is default.profraw", "--profile-generate=app.profraw",
   [](B &o, StringRef v) { return storeProfileOutput(o.program, v); }},
  {"--profile-use", "FILE", "Optimises for what FILE says of an earlier run: a profile that a "
   "program made with --profile-generate has left, or what llvm-profdata merged of several.",
   "none", "--profile-use app.profraw",
   [](B &o, StringRef v) { return store(o.profile, v); }},
  {"--no-strip", nullptr, "Keep the symbol table.", "off", "--no-strip",
   [](B &o, StringRef) { return set(o.isStripped, false); }},
  {"--time-report", nullptr, "Print how long each phase took, on standard error.", "off",
   "--time-report", [](B &o, StringRef) { return set(o.showsTimes, true); }},
  {"--remarks", "LIST", "Print remarks on what was compiled, on standard error, separated by commas: "
   "bounds counts, for each function, the memory accesses and what became of their checks.", "none",
   "--remarks bounds",
   [](B &o, StringRef v) { return storeRemarks(o, v); }},
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

constexpr launcher::Value kind(const Row<BuildOptions> &row) {
  using enum launcher::Value;
  return !row.value ? Flag : hasOptionalValue(row) ? Optional : Valued;
}

/// The row of `build` for an option that `run` has too. No row, or one that disagrees about whether
/// there is a value, is an error of compilation.
constexpr Row<BuildOptions> buildRow(std::string_view name, launcher::Value value) {
  for (const Row<BuildOptions> &row : buildRows)
    if (name == row.names && value == kind(row))
      return row;
  llvm_unreachable("an option that build does not have");
}

/// What `run` does not take: it is about the file that is written, or how long that took.
constexpr std::string_view buildOnly[] = {
    "-o",         "--target",      "--emit",    "--model",       "--module-name",
    "--no-strip", "--time-report", "--remarks", "--profile-use", "--interruptible",
    "--fuel",     "--link"};

/// Whether somebody has decided about a row of `build` if `run` takes it.
constexpr bool isDecided(std::string_view name) {
  unsigned count = unsigned(std::ranges::count(buildOnly, name));
#define RUN_OPTION(NAME, VALUE, EFFECT) count += name == NAME;
#include "driver/launcher/RunOptions.def"
  return count == 1;
}
static_assert(std::ranges::all_of(buildRows, isDecided, &Row<BuildOptions>::names),
              "each row is in RunOptions.def or in buildOnly");

constexpr Row<BuildOptions> runRows[] = {
#define RUN_OPTION(NAME, VALUE, EFFECT) buildRow(NAME, launcher::Value::VALUE),
#include "driver/launcher/RunOptions.def"
};

/// A list of words, separated by commas, none twice.
template <typename Value>
Error storeList(std::vector<Value> &place, StringRef text,
                function_ref<Expected<Value>(StringRef)> parse) {
  place.clear();
  SmallVector<StringRef> words;
  text.split(words, ',');
  for (StringRef word : words) {
    Expected<Value> value = parse(word);
    if (!value)
      return value.takeError();
    if (is_contained(place, *value))
      return makeError("\"" + word + "\" is given twice");
    place.push_back(*value);
  }
  return Error::success();
}

Expected<Bounds> parseMode(StringRef text) {
  SmallVector<StringRef> names;
  for (Bounds mode : lowering::allBounds) {
    names.push_back(lowering::boundsName(mode));
    if (text == names.back())
      return mode;
  }
  return makeError("unknown mode \"" + text + "\"" + suggest(text, names) + "; known are " +
                   join(names, ", "));
}

Expected<const targets::Target *> parseTarget(StringRef text) {
  SmallVector<StringRef> names;
  for (const targets::Target &target : targets::all()) {
    names.push_back(target.name);
    if (text == target.name)
      return &target;
  }
  return makeError("unknown target \"" + text + "\"" + suggest(text, names) + "; known are " +
                   join(names, ", "));
}

constexpr Choice<TimeKind> clocks[] = {{"wall", TimeKind::Wall}, {"cpu", TimeKind::Cpu}};
constexpr unsigned maxRuns = 1000;
constexpr unsigned maxTimeout = 7 * 24 * 3600; // seconds

// clang-format off
constexpr Row<CompareOptions> comparisonRows[] = {
  {"--modes", "LIST", "Bounds-check strategies, separated by commas: what --bounds of `sinter build` "
   "takes.",
   "all", "--modes guard,check,none",
   [](CompareOptions &o, StringRef v) { return storeList<Bounds>(o.modes, v, parseMode); }},
  {"--targets", "LIST", "What to build for, separated by commas: of `sinter targets`. Programs for "
   "other machines are not timed; their sizes are shown, and their instructions counted under qemu.",
   "this machine's", "--targets x86_64-linux,riscv64-linux",
   [](CompareOptions &o, StringRef v) {
     return storeList<const targets::Target *>(o.targets, v, parseTarget);
   }},
  {"--runs", "N", "Rounds that count, 1 to 1000, behind one that warms up; each runs every mode once.",
   "as many as fit into 30 seconds, but 5 to 50", "--runs 30",
   [](CompareOptions &o, StringRef v) { return store(o.runs, parseNumber(v, 1, maxRuns)); }},
  {"--stdin", "FILE", "Standard input of the program, in each run from its beginning.", "empty",
   "--stdin input.txt",
   [](CompareOptions &o, StringRef v) { return store(o.standardInput, v); }},
  {"--clock", "WHICH", "The time that is compared: wall, or cpu, which others on a busy machine "
   "disturb less, and which does not contain waiting.", "wall", "--clock cpu",
   [](CompareOptions &o, StringRef v) { return choose(o.clock, v, clocks); }},
  {"--timeout", "SECONDS", "A run that takes longer is ended, and its mode has failed.", "60",
   "--timeout 600",
   [](CompareOptions &o, StringRef v) { return store(o.timeout, parseNumber(v, 1, maxTimeout)); }},
  {"--seed", "N", "Seed of the order in which modes run within the rounds.", "1", "--seed 7",
   [](CompareOptions &o, StringRef v) { return store(o.seed, parseNumber(v, 0, INT64_MAX)); }},
  {"--json", "FILE", "Writes all that was measured, run by run, as JSON; - is standard output, in place "
   "of the table.", "none", "--json app.json",
   [](CompareOptions &o, StringRef v) { return set(o.json, v.str()); }},
  {"--html", "FILE", "Writes a page with charts, tables and the method, which needs nothing but itself.",
   "none", "--html app.html",
   [](CompareOptions &o, StringRef v) { return set(o.html, v.str()); }},
};
// clang-format on

/// Of what `run` takes, what `compare` decides itself, or would not be compared.
constexpr bool isInherited(const Row<BuildOptions> &row) {
  constexpr std::string_view others[] = {"--bounds", "--stdin", "--profile-generate"};
  return std::ranges::find(others, std::string_view(row.names)) == std::end(others);
}

/// What `compare` takes of `run`, into its build options.
constexpr auto inheritedRows = []<std::size_t... i>(std::index_sequence<i...>) {
  constexpr Row<CompareOptions> all[] = {
      {runRows[i].names, runRows[i].value, runRows[i].help, runRows[i].standard, runRows[i].example,
       [](CompareOptions &o, StringRef v) { return runRows[i].store(o.build, v); }}...};
  std::array<Row<CompareOptions>, std::ranges::count_if(runRows, isInherited)> rows{};
  std::size_t count = 0;
  for (std::size_t row = 0; row != std::size(runRows); ++row)
    if (isInherited(runRows[row]))
      rows[count++] = all[row];
  return rows;
}(std::make_index_sequence<std::size(runRows)>());

constexpr auto compareRows = [] {
  std::array<Row<CompareOptions>, std::size(comparisonRows) + inheritedRows.size()> rows{};
  std::ranges::copy(inheritedRows, std::ranges::copy(comparisonRows, rows.begin()).out);
  return rows;
}();

constexpr Operand moduleOperands[] = {
    {"INPUT", "The module, in the binary format; - is standard input."}};
constexpr Operand compareOperands[] = {
    {"INPUT", "The module, a file in the binary format."},
    {"[-- ARGUMENTS...]", "The program's. Before them comes INPUT, as given."}};
constexpr Operand inspectOperands[] = {
    {"INPUT", "A module in the binary format, or an executable or shared object that Sinter made, "
              "for any target; - is standard input."}};
constexpr Operand runOperands[] = {
    {"INPUT", "The module, a file in the binary format."},
    {"[ARGUMENTS...]",
     "The program's, all that follows INPUT, options or not. Before them comes INPUT, "
     "as given."}};

} // namespace

const CommandText<BuildOptions> buildText = {
    "build", "Compiles a WebAssembly module to a small static executable.", buildRows,
    moduleOperands,
    "  sinter build app.wasm -o app\n"
    "  sinter build app.wasm -O3 --target riscv64-linux --dir . --env HOME\n"};
const CommandText<BuildOptions> runText = {
    "run",
    "Runs a WebAssembly module, built into a cache the first time.\n\n"
    "The exit status is the program's, or 125 if Sinter fails. The cache is in XDG_CACHE_HOME or\n"
    "~/.cache; SINTER_CACHE_SIZE is how much it may hold on disk, 1G by default.",
    runRows, runOperands,
    "  sinter run app.wasm\n"
    "  sinter run --dir . app.wasm --verbose input.txt\n"};
const CommandText<CompareOptions> compareText = {
    "compare",
    "Measures what the bounds-check strategies cost a program.\n\n"
    "Builds the module once per strategy, runs the programs in turn, checks that they do the "
    "same,\n"
    "and prints times with intervals of confidence, sizes, memory and the cost of memory.grow. "
    "The\n"
    "exit status is 1 if outputs disagree, a run fails, or nothing can be run.",
    compareRows, compareOperands,
    "  sinter compare app.wasm\n"
    "  sinter compare app.wasm --runs 30 --html app.html --json app.json -- input.txt\n"
    "  sinter compare app.wasm --modes guard,check --targets aarch64-linux,riscv64-linux\n"};
const CommandText<InspectOptions> inspectText = {
    "inspect", "Shows what a module consists of, or what an executable may use.", inspectRows,
    inspectOperands, "  sinter inspect app.wasm\n  sinter inspect app --json\n"};
const CommandText<TargetsOptions> targetsText = {
    "targets",
    "Lists what can be built for; the line of this machine is marked with *.",
    {},
    {},
    "  sinter targets\n"};

} // namespace sinter::driver
