// Compile.cpp - the pipeline: the bytes of a module in, the bytes of what was asked for out.
//
// `compile` is the map of Sinter: one call per arrow, and between the calls what holds from there
// on. Everything that is compiled in parallel is in `PartitionCompiler`: the functions of a module
// come in partitions, which depend on the module alone. Each is lowered, optimised and emitted with
// an LLVMContext of its own, since LLVM numbers types of the same name within a context and the
// bytes must not depend on which partitions happened to share one. For the same reason results are
// put together in the order of the partitions, whatever order they finish in.
#include "driver/Compile.h"

#include "codegen/FirstError.h"
#include "driver/Console.h"
#include "driver/Header.h"
#include "driver/Note.h"
#include "driver/Progress.h"
#include "driver/TimeReport.h"
#include "frontend/Frontend.h"
#include "frontend/Printer.h"
#include "lowering/Interface.h"

#include "llvm/Bitcode/BitcodeWriter.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/thread.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <numeric>

using namespace llvm;

namespace sinter::driver {

/// LLVM recurses over expressions and dominator trees, so deeply nested functions need a deep
/// stack, and the limit of the shell that Sinter was started from must not matter. Address space
/// only: pages that are not touched cost nothing.
constexpr unsigned workerStackSize = 64u << 20; // bytes

/// Compiles the partitions of a program in parallel.
class PartitionCompiler {
public:
  enum class Remarks : std::uint8_t { None, Bounds };
  PartitionCompiler(const lowering::Program &program, const CompileOptions &options,
                    TimeReport &times, Remarks remarks)
      : program(program), options(options), times(times), results(program.partitions().size()),
        logs(remarks == Remarks::Bounds ? results.size() : 0), checks(logs.size()),
        order(program.partitions().size()) {}

  /// The partitions' results, in their order, or the error of the first one that has one.
  Expected<std::vector<codegen::Bytes>> run(Progress &progress);
  /// After run(), if asked for.
  BoundsRemarks remarks() const { return summarize(program, logs, checks); }

private:
  void work();
  Expected<codegen::Bytes> compilePartition(unsigned partition, TargetMachine &machine);
  codegen::Bytes printModule(const llvm::Module &module) const;

  const lowering::Program &program;
  const CompileOptions &options;
  TimeReport &times;
  // By partition; a worker writes only those that it has taken.
  std::vector<std::optional<Expected<codegen::Bytes>>> results;
  std::vector<lowering::BoundsLog> logs; // empty if there are no remarks
  std::vector<codegen::OptimizedChecks> checks;
  std::vector<unsigned> order;    // partitions, largest first
  std::atomic<unsigned> next = 0; // index into `order`
  std::mutex mutex;               // guards `done`
  std::condition_variable changed;
  unsigned done = 0;
};

Expected<std::vector<codegen::Bytes>> PartitionCompiler::run(Progress &progress) {
  // Largest first, so that no worker starts a long one when the others are about to finish.
  std::iota(order.begin(), order.end(), 0u);
  llvm::sort(order, [&](unsigned a, unsigned b) {
    auto size = [&](unsigned partition) { return program.partitions()[partition].bodyBytes; };
    return std::pair(size(b), a) < std::pair(size(a), b);
  });

  std::vector<llvm::thread> workers;
  for (unsigned i = 0, count = std::min<unsigned>(options.jobs, order.size()); i != count; ++i)
    workers.emplace_back(std::optional(workerStackSize), [this] { work(); });
  {
    std::unique_lock lock(mutex);
    while (!changed.wait_for(lock, Progress::interval, [&] { return done == order.size(); }))
      progress.show("compile " + Twine(done) + "/" + Twine(order.size()));
  }
  for (llvm::thread &worker : workers)
    worker.join();

  std::vector<codegen::Bytes> parts;
  Error firstError = Error::success();
  for (std::optional<Expected<codegen::Bytes>> &result : results) {
    if (*result)
      parts.push_back(std::move(**result));
    else if (!firstError)
      firstError = result->takeError();
    else
      consumeError(result->takeError());
  }
  if (firstError)
    return std::move(firstError);
  return std::move(parts);
}

void PartitionCompiler::work() {
  std::unique_ptr<TargetMachine> machine =
      codegen::createTargetMachine(options.target, options.processor, options.level);
  for (unsigned i = next++; i < order.size(); i = next++) {
    unsigned partition = order[i];
    results[partition].emplace(compilePartition(partition, *machine));
    std::lock_guard lock(mutex);
    ++done;
    changed.notify_one();
  }
}

Expected<codegen::Bytes> PartitionCompiler::compilePartition(unsigned partition,
                                                             TargetMachine &machine) {
  LLVMContext context;
  std::string error;
  context.setDiagnosticHandler(std::make_unique<codegen::FirstError>(error));
  context.setDiscardValueNames(options.emit != Emit::Ir);

  lowering::BoundsLog *log = logs.empty() ? nullptr : &logs[partition];
  std::unique_ptr<llvm::Module> module = times.run(Arrow::Lower, [&] {
    return lowering::lower(program, partition, options.target, context, log);
  });
  times.run(Arrow::Optimize, [&] {
    codegen::optimize(*module, machine, options.level, log ? &checks[partition] : nullptr);
  });
  if (!error.empty())
    return frontend::makeError(error);
  if (options.emit <= Emit::Bitcode)
    return times.run(Arrow::Emit, [&] { return printModule(*module); });

  auto kind =
      options.emit == Emit::Assembly ? codegen::CodeKind::Assembly : codegen::CodeKind::Object;
  return times.run(Arrow::Emit, [&] { return codegen::emit(*module, machine, kind); });
}

codegen::Bytes PartitionCompiler::printModule(const llvm::Module &module) const {
  codegen::Bytes bytes;
  raw_svector_ostream out(bytes);
  if (options.emit == Emit::Ir)
    module.print(out, /*AAW=*/nullptr);
  else
    WriteBitcodeToFile(module, out);
  return bytes;
}

static codegen::Bytes printText(const frontend::ValidModule &module) {
  codegen::Bytes bytes;
  raw_svector_ostream out(bytes);
  frontend::print(*module, out);
  return bytes;
}

static std::size_t countReachable(const lowering::Program &program) {
  std::size_t count = 0;
  for (const lowering::Program::Partition &partition : program.partitions())
    for (std::uint32_t i = partition.first; i != partition.last; ++i)
      count += program.isReachable({i});
  return count;
}

static Expected<codegen::Bytes> makeNote(MemoryBufferRef input, const CompileOptions &options,
                                         const lowering::Program &program,
                                         StringRef wasmOptVersion) {
  std::unique_ptr<TargetMachine> machine =
      codegen::createTargetMachine(options.target, options.processor, options.level);
  return codegen::emitNote(describeImage(input, options, program, wasmOptVersion), *machine);
}

static Error linkWithSymbols(ArrayRef<MemoryBufferRef> objects, const CompileOptions &options,
                             bool hasExceptions) {
  auto start = std::chrono::steady_clock::now();
  Expected<codegen::Bytes> image =
      codegen::link(objects, options.target, {.isStripped = false, .hasExceptions = hasExceptions});
  if (!image)
    return image.takeError();
  *options.symbolImage = {std::move(*image), std::chrono::steady_clock::now() - start};
  return Error::success();
}

/// What the program is to count with, or an earlier run's counts; nothing if neither was asked for.
static Expected<std::optional<lowering::Profile>> findProfile(const CompileOptions &options,
                                                              const frontend::Module &module) {
  if (options.program.profileOutput)
    return lowering::Profile(module);
  if (!options.profile)
    return std::nullopt;
  const std::vector<lowering::MeasuredFunction> &functions = options.profile->functions;
  std::string name = "profile \"" + options.profile->path + "\": ";
  Expected<lowering::Profile> profile = lowering::Profile::match(functions, module);
  if (!profile)
    return frontend::makeError(name + messageOf(profile.takeError()));
  if (std::size_t count = profile->unmatchedCount())
    note("warning: " + name + Twine(count) + " of its " + Twine(functions.size()) +
         " functions are not in this module, or have changed, and are left out");
  return std::move(*profile);
}

/// Names of native functions by what they are imported as; empty if that is imported twice.
using NativeNames = StringMap<std::string>;

static NativeNames nativeNames(const frontend::Module &module, StringRef moduleName) {
  const lowering::Interface interface(module, moduleName);
  NativeNames names;
  for (auto [import, item] : zip_equal(module.imports, interface.imports())) {
    if (!item.isTyped)
      continue;
    const std::string type = module.typeOf(frontend::FunctionIndex{import.index}).text();
    auto [name, isFirst] = names.try_emplace(
        (Twine("\"") + import.module + "\".\"" + import.name + "\" " + type).str(),
        interface.hostFunction(item));
    if (!isFirst)
      name->second.clear();
  }
  return names;
}

/// Native code is compiled with the header of the module as it was, and a name may depend on other
/// imports (Interface.h), which wasm-opt leaves out when nobody uses them.
static Error checkNames(const NativeNames &before, const NativeNames &after) {
  std::vector<StringRef> changed;
  for (const NativeNames::value_type &import : after)
    if (const std::string name = before.lookup(import.getKey());
        name.empty() || name != import.getValue())
      changed.push_back(import.getKey());
  if (changed.empty())
    return Error::success();
  return frontend::makeError("--link: the name in C of the imported function " +
                             *llvm::min_element(changed) +
                             " depends on others', which wasm-opt may leave out; give imports "
                             "names that differ in letters and digits");
}

/// The native code to link with the program, as one object.
static Expected<codegen::HostObject> makeHost(const CompileOptions &options,
                                              const frontend::Module &module) {
  const lowering::Interface interface(module, options.program.moduleName);
  codegen::HostInterface names{.functions = {}, .module = interface.moduleSymbol()};
  for (const lowering::Interface::Item &import : interface.imports())
    if (import.isTyped)
      names.functions.push_back(interface.hostFunction(import));
  std::vector<MemoryBufferRef> files;
  for (const Input &object : options.objects)
    files.push_back(*object.bytes);
  return codegen::makeHostObject(files, options.target, names);
}

Expected<codegen::Bytes> compile(MemoryBufferRef input, const CompileOptions &options,
                                 TimeReport &times, Progress &progress, BoundsRemarks *remarks) {
  auto verbose = [&](const Twine &text) {
    progress.clear();
    if (options.isVerbose)
      note(text);
  };

  progress.show("decode");
  Expected<frontend::Module> module =
      times.run(Arrow::Decode, [&] { return frontend::decode(input); });
  if (!module)
    return module.takeError();
  verbose("decoded " + Twine(input.getBufferSize()) + " bytes, " + Twine(module->functions.size()) +
          " functions");

  progress.show("validate");
  Expected<frontend::ValidModule> valid = times.run(
      Arrow::Validate, [&] { return frontend::validate(std::move(*module), options.proposals); });
  if (!valid)
    return valid.takeError();
  // From here on the module is known to satisfy every rule of the specification.
  verbose("validated");
  RewrittenModule rewritten;
  lowering::Options programOptions = options.program;
  if (options.wasmOpt.isUsed()) {
    Expected<RewrittenModule> result = times.run(Arrow::Rewrite, [&] {
      return rewrite(input, *valid, options.wasmOpt, options.proposals, options.jobs, progress);
    });
    if (!result)
      return result.takeError();
    rewritten = std::move(*result);
    if (!options.objects.empty())
      if (Error error = checkNames(nativeNames(**valid, options.program.moduleName),
                                   nativeNames(**rewritten.module, options.program.moduleName)))
        return std::move(error);
    valid = std::move(*rewritten.module);
    programOptions.overflowHandler = rewritten.stack.handler;
    verbose("rewritten by wasm-opt " + rewritten.version + " to " + Twine((*valid)->size) +
            " bytes, " + Twine((*valid)->functions.size()) + " functions");
  }
  if (options.emit == Emit::Module)
    return printText(*valid);
  if (options.emit == Emit::Header)
    return printHeader(*valid, options.program.moduleName);

  Expected<std::optional<lowering::Profile>> profile = findProfile(options, **valid);
  if (!profile)
    return profile.takeError();
  programOptions.profile = *profile ? &**profile : nullptr;

  codegen::HostObject host;
  if (!options.objects.empty()) {
    Expected<codegen::HostObject> made =
        times.run(Arrow::Link, [&] { return makeHost(options, **valid); });
    if (!made)
      return made.takeError();
    host = std::move(*made);
    programOptions.host = {host.functions, host.usesModule};
  }

  // What is one LLVM module or one text in the end is compiled in one piece.
  constexpr unsigned anyNumber = ~0u;
  unsigned maxPartitions = options.emit < Emit::Object ? 1 : anyNumber;
  Expected<lowering::Program> program =
      times.run(Arrow::Plan, [&] { return lowering::link(*valid, programOptions, maxPartitions); });
  if (!program)
    return program.takeError();
  // From here on the user can have made no mistake: all imports are provided, there is something
  // to run, and the partitions are fixed.
  verbose("functions to compile: " + Twine(countReachable(*program)) +
          ", partitions: " + Twine(program->partitions().size()));

  using Remarks = PartitionCompiler::Remarks;
  PartitionCompiler compiler(*program, options, times, remarks ? Remarks::Bounds : Remarks::None);
  Expected<std::vector<codegen::Bytes>> parts = compiler.run(progress);
  if (!parts)
    return parts.takeError();
  if (remarks)
    *remarks = compiler.remarks();
  std::size_t codeSize = 0;
  std::vector<MemoryBufferRef> objects;
  for (const codegen::Bytes &part : *parts) {
    codeSize += part.size();
    objects.emplace_back(StringRef(part.data(), part.size()), "module");
  }
  verbose("compiled to " + Twine(codeSize) + " bytes");
  Expected<codegen::Bytes> note = codegen::Bytes();
  if (options.emit >= Emit::Executable) {
    note = times.run(Arrow::Emit,
                     [&] { return makeNote(input, options, *program, rewritten.version); });
    if (!note)
      return note.takeError();
    objects.emplace_back(StringRef(note->data(), note->size()), "note");
  }
  if (programOptions.host)
    objects.emplace_back(StringRef(host.bytes.data(), host.bytes.size()), "host");
  // From here on there is one thread: lld is not re-entrant.
  if (parts->size() == 1 && options.emit <= Emit::Object)
    return std::move(parts->front());

  progress.show("link");
  Expected<codegen::Bytes> result = times.run(Arrow::Link, [&] {
    if (options.emit == Emit::Object)
      return codegen::combine(objects, options.target);
    if (options.emit == Emit::Library)
      return codegen::linkLibrary(objects, options.target, options.program.moduleName,
                                  options.isStripped);
    codegen::LinkOptions linkOptions{.isStripped = options.isStripped,
                                     .hasExceptions = valid->facts().usesExceptions,
                                     .isCounting = programOptions.isCounting(),
                                     .hasHost = programOptions.host.has_value()};
    return options.emit == Emit::Shared ? codegen::linkShared(objects, options.target, linkOptions)
                                        : codegen::link(objects, options.target, linkOptions);
  });
  if (!result)
    return result;
  verbose("linked to " + Twine(result->size()) + " bytes");
  if (options.symbolImage)
    if (Error error = linkWithSymbols(objects, options, valid->facts().usesExceptions))
      return std::move(error);
  return result;
}

} // namespace sinter::driver
