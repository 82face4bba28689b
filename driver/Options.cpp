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

/// The row of `build` for an option that `run` has too. No row, or one that disagrees about whether
/// there is a value, is an error of compilation.
constexpr Row<BuildOptions> buildRow(std::string_view name, launcher::Value value) {
  for (const Row<BuildOptions> &row : buildRows)
    if (name == row.names && (value == launcher::Value::Valued) == (row.value != nullptr))
      return row;
  llvm_unreachable("an option that build does not have");
}

/// What `run` does not take: it is about the file that is written, or how long that took.
constexpr std::string_view buildOnly[] = {"-o",      "--target",   "--emit",
                                          "--model", "--no-strip", "--time-report"};

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

constexpr Operand moduleOperands[] = {
    {"INPUT", "The module, in the binary format; - is standard input."}};
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
