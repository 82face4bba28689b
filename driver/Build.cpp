// Build.cpp - `sinter build`: from options to files.
#include "driver/Compile.h"
#include "driver/Console.h"
#include "driver/Input.h"
#include "driver/Options.h"
#include "driver/OutputFile.h"
#include "driver/Progress.h"
#include "driver/TimeReport.h"
#include "frontend/Diagnostic.h"
#include "lowering/Interface.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {

/// What the name of an output ends with if -o does not say otherwise.
static StringRef extension(Emit emit) {
  switch (emit) {
  case Emit::Module:
    return ".txt";
  case Emit::Header:
    return ".h";
  case Emit::Ir:
    return ".ll";
  case Emit::Bitcode:
    return ".bc";
  case Emit::Assembly:
    return ".s";
  case Emit::Object:
    return ".o";
  case Emit::Library:
    return ".a";
  case Emit::Executable:
    return "";
  case Emit::Shared:
    return ".so";
  }
  llvm_unreachable("kinds are covered");
}

/// -o, or the input's file name with its ending exchanged.
static Expected<std::string> outputPath(const BuildOptions &options) {
  if (options.output)
    return *options.output;
  StringRef name = sys::path::filename(options.input);
  bool isWasm = name.consume_back(".wasm");
  StringRef ending = extension(options.emit);
  if (name.empty() || options.input == "-" || (!isWasm && ending.empty()))
    return makeError("no name for the output follows from \"" + options.input +
                     "\"; give one with -o");
  return (name + ending).str();
}

static Expected<const targets::Target *> findTarget(StringRef name) {
  if (name.empty())
    return &targets::host();
  if (const targets::Target *target = targets::find(name))
    return target;
  std::string names;
  for (const targets::Target &target : targets::all())
    names += (names.empty() ? "" : ", ") + target.name;
  return makeError("unknown target \"" + name + "\"; known are " + names);
}

/// A header is a part of one.
static bool isLibrary(Emit emit) {
  return emit == Emit::Shared || emit == Emit::Library || emit == Emit::Header;
}

/// What --model says, if that goes with --emit; otherwise what goes with it.
static Expected<lowering::Model> chooseModel(const BuildOptions &options) {
  using enum lowering::Model;
  lowering::Model implied = isLibrary(options.emit) ? Context : Static;
  lowering::Model model = options.model.value_or(implied);
  if (options.emit == Emit::Executable && model != Static)
    return makeError("an executable has one instance: --emit exe needs --model static");
  if (isLibrary(options.emit) && model != Context)
    return makeError("a library has many instances: --emit shared, lib and header need --model "
                     "context");
  if (model == Context && options.program.grants != lowering::Grants())
    return makeError("grants are an executable's: what a library imports, its host provides");
  if ((options.program.isInterruptible || options.program.isMetered) && model != Context)
    return makeError("an executable has no host to stop it: --interruptible and --fuel are for "
                     "libraries");
  if (!options.objects.empty() && options.emit != Emit::Executable)
    return makeError("--link is for executables: what is linked with a library, its host decides");
  if (!options.moduleName.empty() && model != Context && options.objects.empty())
    return makeError("an executable has no names for C: --module-name is for libraries and --link");
  return model;
}

/// What --module-name says, or, where C has to do with it, what follows from the input's name.
static std::string chooseModuleName(const BuildOptions &options) {
  const bool isGiven = !options.moduleName.empty();
  if (isGiven || (!isLibrary(options.emit) && options.objects.empty()))
    return options.moduleName;
  std::string name = lowering::toIdentifier(sys::path::stem(options.input));
  const bool isName = !name.empty() && isAlpha(name[0]) && !StringRef(name).starts_with("sinter");
  return isName ? name : "module_" + name;
}

/// The profile that --profile-use names, if it is given.
static Expected<std::optional<ProfileFile>> findProfile(const BuildOptions &options,
                                                        lowering::Model model) {
  if (options.program.profileOutput && model == lowering::Model::Context)
    return makeError("--profile-generate makes an executable: a shared object does not know when "
                     "its program ends");
  if (options.profile.empty())
    return std::nullopt;
  if (options.program.profileOutput)
    return makeError("--profile-generate and --profile-use exclude each other");
  return readProfileFile(options.profile);
}

/// The files that --link names.
static Expected<std::vector<Input>> readObjects(ArrayRef<std::string> paths) {
  std::vector<Input> objects;
  for (const std::string &path : paths) {
    Expected<Input> input = readInput(path, InputKind::Objects);
    if (!input)
      return makeError(path + ": " + messageOf(input.takeError()));
    objects.push_back(std::move(*input));
  }
  return objects;
}

Expected<CompileOptions> compileOptions(const BuildOptions &options) {
  if (options.remarksOnBounds && options.emit == Emit::Module)
    return makeError("remarks are about code, and --emit module makes none");
  Expected<const targets::Target *> target = findTarget(options.target);
  if (!target)
    return target.takeError();
  Expected<lowering::Model> model = chooseModel(options);
  if (!model)
    return model.takeError();
  // As many as this process may run on: taskset and containers count.
  unsigned cores = std::max(1u, hardware_concurrency().compute_thread_count());
  Expected<codegen::Processor> processor =
      codegen::resolveProcessor(**target, options.cpu, options.features);
  if (!processor)
    return processor.takeError();
  Expected<std::optional<ProfileFile>> profile = findProfile(options, *model);
  if (!profile)
    return profile.takeError();
  Expected<std::vector<Input>> objects = readObjects(options.objects);
  if (!objects)
    return objects.takeError();
  CompileOptions result{.target = **target,
                        .processor = std::move(*processor),
                        .level = options.level,
                        .emit = options.emit,
                        .jobs = options.jobs ? options.jobs : cores,
                        .program = options.program,
                        .profile = std::move(*profile),
                        .objects = std::move(*objects),
                        .proposals = options.proposals,
                        .isStripped = options.isStripped,
                        .isVerbose = options.isVerbose};
  if (options.wasmOpt.isUsed()) {
    Expected<std::string> path = findWasmOpt(options.wasmOpt);
    if (!path)
      return path.takeError();
    result.wasmOpt = options.wasmOpt;
    result.wasmOpt.program = std::move(*path);
  }
  result.program.model = *model;
  result.program.moduleName = chooseModuleName(options);
  result.program.isOptimizing = options.level != codegen::OptLevel::O0;
  return result;
}

void warnAboutBounds(lowering::Bounds bounds) {
  if (bounds == lowering::Bounds::None)
    note("warning: --bounds none checks nothing: the program can read and write whatever the "
         "process can; it is for measuring, and for modules that are trusted");
}

int build(const BuildOptions &options) {
  TimeReport times;
  Progress progress;

  // Everything that can be refused is refused before the work begins.
  Expected<CompileOptions> settings = compileOptions(options);
  if (!settings)
    return fail(settings.takeError());
  Expected<std::string> path = outputPath(options);
  if (!path)
    return fail(path.takeError());
  Expected<Input> input = times.run(Arrow::Read, [&] { return readInput(options.input); });
  if (!input)
    return failInput(inputName(options.input), input.takeError());
  Expected<OutputFile> output = OutputFile::prepare(*path, input->status);
  if (!output)
    return fail(output.takeError());
  for (const Input &object : settings->objects)
    if (Expected<OutputFile> other = OutputFile::prepare(*path, object.status); !other)
      return fail(other.takeError());

  warnAboutBounds(settings->program.bounds);
  BoundsRemarks remarks;
  Expected<codegen::Bytes> result = compile(input->bytes->getMemBufferRef(), *settings, times,
                                            progress, options.remarksOnBounds ? &remarks : nullptr);
  progress.clear();
  if (!result)
    return failInput(input->name, result.takeError());

  bool isImage = options.emit >= Emit::Executable;
  FileMode mode = isImage ? FileMode::Executable : FileMode::Data;
  if (Error error = times.run(Arrow::Write, [&] {
        return output->write(StringRef(result->data(), result->size()), mode);
      }))
    return fail(std::move(error));
  if (options.isVerbose)
    note("wrote " + Twine(result->size()) + " bytes to " + *path);
  if (options.remarksOnBounds)
    print(remarks, errs());
  if (options.showsTimes)
    times.print(errs());
  return EXIT_SUCCESS;
}

} // namespace sinter::driver
