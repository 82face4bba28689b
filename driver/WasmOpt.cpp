// WasmOpt.cpp - Binaryen's wasm-opt, which may rewrite a module first: --wasm-opt and
// --stack-check.
//
// wasm-opt is given what the validator has accepted, without custom sections but names: debug
// information keeps it from optimising, and branch hints would refer to instructions that are
// elsewhere afterwards. It may use the proposals that the module uses and no others. What it
// returns is as little trusted as any file, so it is decoded and validated like one.
//
// None of its options that assume something of the program are used (--traps-never-happen,
// --ignore-implicit-traps, --fast-math, --low-memory-unused): the module behaves as before, but for
// what docs/wasm-opt.md says about positions, and about which of two traps is reported.
//
// --stack-check is a second run, behind the optimiser: Binaryen's pass finds the stack pointer by
// its place, which is looked up by name here, and there are fewer writes left to check. Version 108
// makes IR of it that its own validator does not accept (the handler's result is not what its type
// says), although the binary is right; so the validator that counts, ours, is the only one.
#include "driver/WasmOpt.h"

#include "driver/ChildProcess.h"
#include "driver/Console.h"
#include "driver/launcher/Process.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/STLExtras.h"

#include <climits>

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {

using frontend::Proposal;

namespace {

/// What lets wasm-opt read and write a proposal. Not here are those that version 108 does not know
/// or knows in a former encoding, and multi-value: it reads loops with parameters as if they had
/// none.
struct Feature {
  Proposal proposal;
  const char *option; // null: needs none
};

constexpr Feature features[] = {
    {Proposal::Mvp, nullptr},
    {Proposal::BranchHinting, nullptr}, // a custom section, which it does not get
    {Proposal::MutableGlobals, "--enable-mutable-globals"},
    {Proposal::SignExtension, "--enable-sign-ext"},
    {Proposal::SaturatingTruncation, "--enable-nontrapping-float-to-int"},
    {Proposal::BulkMemory, "--enable-bulk-memory"},
    {Proposal::ReferenceTypes, "--enable-reference-types"},
    {Proposal::ExtendedConst, "--enable-extended-const"},
    {Proposal::TailCall, "--enable-tail-call"},
    {Proposal::Simd, "--enable-simd"},
    {Proposal::Memory64, "--enable-memory64"},
    {Proposal::LegacyExceptions, "--enable-exception-handling"},
    {Proposal::Threads, "--enable-threads"},
};

using Arguments = std::vector<std::string>;

/// A program, and the module that it works on.
class WasmOpt {
public:
  WasmOpt(const std::string &path, unsigned jobs, Progress &progress)
      : path(path), jobs(jobs), progress(progress) {}

  /// Learns the version.
  Error start();
  StringRef version() const { return versionText; }

  /// Replaces the bytes by what it makes of them.
  Error run(SmallVector<char, 0> &bytes, const Arguments &features, const Arguments &passes) const;

private:
  Expected<ChildResult> execute(StringRef input, const Arguments &arguments) const;
  const std::string &path;
  unsigned jobs;
  Progress &progress;
  std::string versionText;
};

} // namespace

Expected<ChildResult> WasmOpt::execute(StringRef input, const Arguments &arguments) const {
  // In proportion to the module: what optimising real ones takes, several times over.
  const std::uint64_t seconds = 600 + (input.size() >> 20) * 120;
  const ChildLimits limits = {.wall = 2 * seconds,
                              .cpu = seconds,
                              .memory = (std::uint64_t(4) << 30) + input.size() * 512,
                              .output = (std::uint64_t(16) << 20) + input.size() * 8};
  Arguments all = {"wasm-opt"};
  llvm::append_range(all, arguments);
  return runChild(path, all, /*hiddenPrefix=*/"BINARYEN_", "BINARYEN_CORES=" + std::to_string(jobs),
                  input, limits, "wasm-opt", progress);
}

Error WasmOpt::start() {
  Expected<ChildResult> result = execute("", {"--version"});
  if (!result)
    return result.takeError();
  StringRef text = StringRef(result->messages).trim();
  if (!text.consume_front("wasm-opt version "))
    return makeError("\"" + path + "\" is not Binaryen's wasm-opt");
  versionText = text.take_until([](char c) { return c == ' ' || c == '\n'; }).str();
  return Error::success();
}

Error WasmOpt::run(SmallVector<char, 0> &bytes, const Arguments &features,
                   const Arguments &passes) const {
  Arguments arguments = {childInput, "-o", childOutput};
  llvm::append_range(arguments, features);
  llvm::append_range(arguments, passes);
  Expected<ChildResult> result = execute(StringRef(bytes.data(), bytes.size()), arguments);
  if (!result)
    return makeError("version " + Twine(versionText) + " of " + messageOf(result.takeError()));
  bytes = std::move(result->output);
  return Error::success();
}

/// The module without custom sections, but names.
static SmallVector<char, 0> withoutCustomSections(StringRef bytes, const frontend::Module &module) {
  constexpr std::size_t headerSize = 8;
  SmallVector<char, 0> result(bytes.begin(), bytes.begin() + headerSize);
  std::uint64_t begin = headerSize;
  for (const frontend::Section &section : module.sections) {
    std::uint64_t end = section.offset + section.size;
    if (section.id != 0 || section.name == "name")
      result.append(bytes.begin() + begin, bytes.begin() + end);
    begin = end;
  }
  return result;
}

static Expected<Arguments> featureArguments(const frontend::ValidModule &module) {
  const frontend::ProposalSet &used = module.facts().proposals;
  // Version 108 lets a `try` catch what comes out of a function that was tail-called from it.
  if (used[std::size_t(Proposal::TailCall)] && used[std::size_t(Proposal::LegacyExceptions)])
    return makeError("wasm-opt cannot rewrite modules that need both proposals 'tail-call' and "
                     "'legacy-exceptions'");
  Arguments arguments = {"--mvp-features"};
  for (std::size_t i = 0; i != frontend::proposalCount; ++i) {
    if (!used[i])
      continue;
    const Feature *known =
        find_if(features, [&](const Feature &feature) { return feature.proposal == Proposal(i); });
    if (known == std::end(features))
      return makeError("wasm-opt cannot rewrite modules that need proposal '" + text(Proposal(i)) +
                       "'");
    if (known->option)
      arguments.push_back(known->option);
  }
  return arguments;
}

/// Whether all elements are functions or null. Version 108 takes others, the values of globals, for
/// null when it makes calls through tables direct.
static bool hasPlainElements(const frontend::Module &module) {
  constexpr std::uint8_t refNull = 0xD0, refFunc = 0xD2;
  return all_of(module.elements, [](const frontend::ElementSegment &segment) {
    return all_of(segment.expressions, [](const frontend::Expression &item) {
      return item.bytes.front() == refNull || item.bytes.front() == refFunc;
    });
  });
}

/// Names are kept if there are any; otherwise wasm-opt would make some up.
static void keepNames(Arguments &passes, const frontend::Module &module) {
  if (!module.names.functions.empty() || !module.names.globals.empty())
    passes.push_back("-g");
}

Expected<std::string> findWasmOpt(const WasmOptOptions &options) {
  char path[PATH_MAX];
  if (launcher::findProgram(options.program.c_str(), path))
    return path;
  if (options.program.find('/') == std::string::npos)
    return makeError("there is no \"" + options.program +
                     "\" on PATH; Debian's package binaryen has wasm-opt");
  return makeError("\"" + options.program + "\" cannot be executed: no wasm-opt");
}

static Error refused(Error error) {
  return makeError("what wasm-opt made of the module is refused: " + messageOf(std::move(error)));
}

static Expected<frontend::Module> decodeOutput(const SmallVector<char, 0> &bytes) {
  Expected<frontend::Module> module =
      frontend::decode(MemoryBufferRef(StringRef(bytes.data(), bytes.size()), "wasm-opt's output"));
  if (!module)
    return refused(module.takeError());
  return module;
}

/// Decodes what wasm-opt wrote, completes it, and validates it.
static Error readBack(RewrittenModule &result, const std::optional<ShadowStack> &stack,
                      frontend::ProposalSet proposals) {
  Expected<frontend::Module> module = decodeOutput(result.bytes);
  if (!module)
    return module.takeError();
  if (stack)
    if (Error error = completeStackCheck(*module, *stack, result.stack))
      return error;
  Expected<frontend::ValidModule> valid = frontend::validate(std::move(*module), proposals);
  if (!valid)
    return refused(valid.takeError());
  // Nothing provides the handler, so there is nothing that a reference to it could mean.
  const std::optional<frontend::FunctionIndex> handler = result.stack.handler;
  if (handler && valid->facts().functionsReferenced[handler->value])
    return refused(makeError("the handler of overflows is more than called"));
  result.module.emplace(std::move(*valid));
  return Error::success();
}

Expected<RewrittenModule> rewrite(MemoryBufferRef input, const frontend::ValidModule &module,
                                  const WasmOptOptions &options, frontend::ProposalSet proposals,
                                  unsigned jobs, Progress &progress) {
  Expected<Arguments> features = featureArguments(module);
  if (!features)
    return features.takeError();
  if (!hasPlainElements(*module))
    return makeError("wasm-opt cannot rewrite modules whose elements are values of globals");
  std::optional<ShadowStack> stack;
  if (options.checksStack) {
    Expected<ShadowStack> found = findShadowStack(module, options.stackSize);
    if (!found)
      return found.takeError();
    stack = *found;
  }
  WasmOpt program(options.program, jobs, progress);
  if (Error error = program.start())
    return std::move(error);

  RewrittenModule result;
  result.version = program.version().str();
  result.bytes = withoutCustomSections(input.getBuffer(), *module);
  if (options.level) {
    Arguments passes = {std::string("-O") + *options.level};
    keepNames(passes, *module);
    if (Error error = program.run(result.bytes, *features, passes))
      return std::move(error);
  }
  if (stack && options.level) {
    Expected<frontend::Module> optimized = decodeOutput(result.bytes);
    if (!optimized)
      return optimized.takeError();
    // A pointer that nobody moved is gone, and another global in its place.
    if (!hasStackPointer(*optimized))
      stack.reset();
  }
  if (stack) {
    Arguments passes = {"--no-validation", "--stack-check", "--pass-arg",
                        ("stack-check-handler@" + overflowHandler).str()};
    keepNames(passes, *module);
    if (Error error = program.run(result.bytes, *features, passes))
      return std::move(error);
  }
  if (Error error = readBack(result, stack, proposals))
    return std::move(error);
  return result;
}

} // namespace sinter::driver
