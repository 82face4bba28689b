// Run.cpp - `sinter run`: from options to a running program.
//
// The launcher has looked into the cache already and found nothing, or nothing that it understood.
// Here the module is read first, so that what is built is what the key says, and then looked for
// again: another process may have built it meanwhile. A cache that cannot be used costs a warning
// and a build each time, but never the program.
#include "driver/CacheStore.h"
#include "driver/Console.h"
#include "driver/Input.h"
#include "driver/MemoryFile.h"
#include "driver/OptionValues.h"
#include "driver/Options.h"
#include "driver/Progress.h"
#include "driver/TimeReport.h"
#include "driver/launcher/IgnoredSignal.h"
#include "driver/launcher/ImageIdentity.h"
#include "driver/launcher/Process.h"
#include "driver/launcher/RunArguments.h"
#include "frontend/Diagnostic.h"

#include <cstdlib>

using namespace llvm;
using sinter::frontend::makeError;
using sinter::launcher::Cache;
using sinter::launcher::Digest;

namespace sinter::driver {

static constexpr std::uint64_t standardCacheSize = std::uint64_t(1) << 30; // bytes

/// What SINTER_CACHE_SIZE says, in bytes.
static Expected<std::uint64_t> cacheSize() {
  const char *text = std::getenv("SINTER_CACHE_SIZE");
  if (!text)
    return standardCacheSize;
  Expected<std::uint64_t> size = parseSize(text);
  if (!size)
    return makeError("SINTER_CACHE_SIZE: " + messageOf(size.takeError()));
  return size;
}

/// What keeps the program out of the cache is no reason not to run it.
static void warn(const Cache &cache, const Twine &problem) {
  std::string path = *cache.path() ? "\"" + std::string(cache.path()) + "\": " : "";
  note("warning: the cache is not used: " + path + problem);
}

/// Opens the cache and computes the key. Returns null, or why that is not possible.
static const char *openCache(Cache &cache, Digest &key, const RunOptions &options,
                             const Input &input) {
  if (const char *problem = cache.open(Cache::Missing::Create))
    return problem;
  Digest compiler;
  if (!launcher::identifyImage("/proc/self/exe", compiler))
    return "there is no /proc/self/exe";
  Digest content = launcher::hash(input.bytes->getBufferStart(), input.bytes->getBufferSize());
  launcher::RunArguments given(options.given.data(), options.given.size());
  if (!launcher::programKey(compiler, given, content, key))
    return "the system does not say what --cpu native depends on";
  return nullptr;
}

namespace {

/// What is to be built.
struct Job {
  const Input &input;
  const CompileOptions &settings;
  Progress &progress;

  Expected<codegen::Bytes> build() const {
    warnAboutBounds(settings.program.bounds);
    TimeReport times;
    Expected<codegen::Bytes> result =
        compile(input.bytes->getMemBufferRef(), settings, times, progress);
    progress.clear();
    return result;
  }
  void verbose(const Twine &text) const {
    if (settings.isVerbose)
      note(text);
  }
};

} // namespace

static Expected<int> buildInMemory(const Job &job) {
  Expected<codegen::Bytes> executable = job.build();
  if (!executable)
    return executable.takeError();
  return storeInMemory(StringRef(executable->data(), executable->size()));
}

/// Builds into the cache, if nobody else has.
static Expected<int> buildInCache(CacheSlot &slot, const Cache &cache, const Digest &key,
                                  const Job &job) {
  std::string name = Cache::programName(key, "").text;
  if (int file = cache.find(key); file >= 0) {
    job.verbose("found in the cache as \"" + name + "\"");
    return file;
  }
  job.verbose("not in the cache");
  Expected<codegen::Bytes> executable = job.build();
  if (!executable)
    return executable.takeError();
  StringRef bytes(executable->data(), executable->size());
  Expected<int> file = slot.store(bytes);
  if (!file) {
    warn(cache, messageOf(file.takeError()));
    return storeInMemory(bytes);
  }
  job.verbose("cached " + Twine(bytes.size()) + " bytes as \"" + name + "\"");
  return file;
}

/// Builds into the cache when no other process builds the same.
static Expected<int> takeTurns(const Cache &cache, const Digest &key, const Job &job) {
  CacheSlot slot(cache, key);
  if (Error error =
          slot.acquire([&] { job.verbose("waiting for another process that builds the same"); })) {
    warn(cache, messageOf(std::move(error)));
    return buildInMemory(job);
  }
  return buildInCache(slot, cache, key, job);
}

/// The executable, as a descriptor. The error is about the module.
static Expected<int> provide(const RunOptions &options, const Job &job, std::uint64_t limit) {
  Cache cache;
  Digest key;
  if (const char *problem = openCache(cache, key, options, job.input)) {
    warn(cache, problem);
    return buildInMemory(job);
  }
  Expected<int> file = takeTurns(cache, key, job);
  if (file) {
    // For the launcher, the next time: what was read while it was new is read again.
    Digest content;
    cache.hashModule(options.build.input.c_str(), content);
    trimCache(cache, limit);
  }
  return file;
}

int run(const RunOptions &options, const launcher::IgnoredSignal &fileSizeLimit) {
  Progress progress;
  if (options.build.input == "-")
    return fail(makeError("run needs a file: standard input is the program's"));
  Expected<std::uint64_t> limit = cacheSize();
  if (!limit)
    return fail(limit.takeError());
  Expected<CompileOptions> settings = compileOptions(options.build);
  if (!settings)
    return fail(settings.takeError());
  Expected<Input> input = readInput(options.build.input);
  if (!input)
    return failInput(options.build.input, input.takeError());
  Expected<int> file = provide(options, {*input, *settings, progress}, *limit);
  if (!file)
    return failInput(options.build.input, file.takeError());

  std::vector<const char *> arguments(options.program);
  arguments.push_back(nullptr);
  fileSizeLimit.restore();
  int error = launcher::execute(*file, arguments.data());
  return fail(makeError("cannot execute \"" + options.build.input +
                        "\": " + std::generic_category().message(error)));
}

} // namespace sinter::driver
