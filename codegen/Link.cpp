// Link.cpp - objects + rt-lib + linker script -> image, through lld in this process.
//
// lld reads and writes files by name only. Its inputs are anonymous memory files, named through
// /proc/self/fd, so that no build directory is needed and nothing is left behind. Its output goes
// through a pipe: for a regular file lld makes a temporary one beside it, which /proc does not
// allow, while what is none it writes in one go.

#include "codegen/Codegen.h"
#include "codegen/Descriptor.h"
#include "frontend/Diagnostic.h"

#include "lld/Common/Driver.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/Errno.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "rt-lib/Embedded.h"

LLD_HAS_DRIVER(elf)

namespace sinter::codegen {
namespace {

using frontend::makeError;
using llvm::StringRef;
using llvm::Twine;

llvm::Error systemError(const Twine &what) {
  return makeError("linking: " + what + ": " + llvm::sys::StrError());
}

/// An input of a link.
struct Input {
  Descriptor file;
  std::string name; // for messages
};

llvm::Expected<Input> makeInput(StringRef contents, StringRef name) {
  Input input{Descriptor(memfd_create("sinter", MFD_CLOEXEC)), name.str()};
  if (input.file.get() < 0)
    return systemError("cannot create a memory file");
  while (!contents.empty()) {
    ssize_t written = write(input.file.get(), contents.data(), contents.size());
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return systemError("cannot write a memory file");
    contents = contents.drop_front(std::size_t(written));
  }
  return input;
}

/// Receives what lld writes to path(), on a thread of its own, until finish().
class Output {
public:
  llvm::Error open() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
      return systemError("cannot create a pipe");
    readEnd = Descriptor(ends[0]);
    writeEnd = Descriptor(ends[1]);
    fcntl(readEnd.get(), F_SETPIPE_SZ, 1 << 20); // fewer switches between threads; may be refused
    reader = std::thread([this] { readAll(); });
    return llvm::Error::success();
  }

  std::string path() const { return writeEnd.path(); }

  Bytes finish() {
    writeEnd.close();
    reader.join();
    return std::move(bytes);
  }

private:
  void readAll() {
    constexpr std::size_t step = 1 << 18;
    for (;;) {
      std::size_t size = bytes.size();
      bytes.resize_for_overwrite(size + step);
      ssize_t count = read(readEnd.get(), bytes.data() + size, step);
      bytes.truncate(size + std::size_t(std::max<ssize_t>(count, 0)));
      if (count == 0 || (count < 0 && errno != EINTR))
        return;
    }
  }

  Descriptor readEnd, writeEnd;
  std::thread reader;
  Bytes bytes;
};

/// Puts the input's name for its path.
void nameInput(std::string &message, const Input &input) {
  std::string path = input.file.path();
  for (std::size_t at = 0; (at = message.find(path, at)) != std::string::npos;) {
    std::size_t end = at + path.size();
    bool isOtherPath = end < message.size() && llvm::isDigit(message[end]);
    if (!isOtherPath)
      message.replace(at, path.size(), input.name);
    at += isOtherPath ? path.size() : input.name.size();
  }
}

/// lld's first error on one line, with the inputs' names for their paths.
std::string firstError(StringRef output, llvm::ArrayRef<Input> inputs) {
  StringRef prefix = "ld.lld: ";
  std::size_t start = output.find(prefix);
  if (start == StringRef::npos)
    return "lld gave up without a message";
  StringRef first = output.substr(start + prefix.size());
  first = first.substr(0, first.find(("\n" + prefix).str())).trim();
  first.consume_front("error: ");
  first.consume_front("warning: "); // made an error by --fatal-warnings

  std::string message;
  for (StringRef line : llvm::split(first, '\n')) {
    line.consume_front(">>> ");
    message += (message.empty() ? "" : "; ") + line.trim().str();
  }
  for (const Input &input : inputs)
    nameInput(message, input);
  return message;
}

bool hasLldGivenUp = false;

/// Runs lld with `arguments` and the output file.
llvm::Expected<Bytes> runLld(std::vector<std::string> arguments, llvm::ArrayRef<Input> inputs) {
  if (access("/proc/self/fd", X_OK) != 0)
    return makeError("linking needs /proc to be mounted");
  Output output;
  if (llvm::Error error = output.open())
    return error;
  arguments.insert(arguments.end(), {"-o", output.path()});

  std::vector<const char *> argv = {"ld.lld"};
  for (const std::string &argument : arguments)
    argv.push_back(argument.c_str());
  std::string text;
  llvm::raw_string_ostream os(text);
  // lld leaves a fatal error through the recovery context, if that is enabled, else by exit().
  llvm::CrashRecoveryContext::Enable();
  lld::Result result = lld::lldMain(argv, os, os, {{lld::Gnu, &lld::elf::link}});
  llvm::CrashRecoveryContext::Disable();
  hasLldGivenUp |= !result.canRunAgain;

  Bytes bytes = output.finish();
  if (result.retCode != 0 || bytes.empty())
    return makeError("linking: " + firstError(text, inputs));
  return bytes;
}

llvm::Expected<std::vector<Input>> makeInputs(llvm::ArrayRef<llvm::MemoryBufferRef> objects) {
  std::vector<Input> inputs;
  for (const llvm::MemoryBufferRef &object : objects) {
    llvm::Expected<Input> input = makeInput(object.getBuffer(), object.getBufferIdentifier());
    if (!input)
      return input.takeError();
    inputs.push_back(std::move(*input));
  }
  return inputs;
}

/// The same for images and relocatable objects. One thread: links are short, and starting
/// threads costs more than they gain.
std::vector<std::string> commonArguments(const targets::Target &target) {
  return {"-m", target.emulation, "--threads=1", "--fatal-warnings", "--no-mmap-output-file"};
}

} // namespace

bool canExitNormally() { return !hasLldGivenUp; }

static llvm::Expected<Bytes> linkImage(llvm::ArrayRef<llvm::MemoryBufferRef> objects,
                                       const targets::Target &target, const LinkOptions &options,
                                       llvm::ArrayRef<const char *> kind,
                                       llvm::ArrayRef<llvm::MemoryBufferRef> runtimeLibraries,
                                       StringRef scriptName) {
  llvm::SmallVector<llvm::MemoryBufferRef> files(objects);
  llvm::append_range(files, runtimeLibraries);
  llvm::Expected<std::vector<Input>> inputs = makeInputs(files);
  if (!inputs)
    return inputs.takeError();
  llvm::Expected<Input> script = makeInput(rt::linkerScript(scriptName), scriptName);
  if (!script)
    return script.takeError();

  std::vector<std::string> arguments = commonArguments(target);
  arguments.insert(arguments.end(), kind.begin(), kind.end());
  arguments.insert(arguments.end(),
                   {"-z", "relro", "-z", "now", "-z", "noexecstack", "-z",
                    "max-page-size=" + std::to_string(target.maxPageSize), "--gc-sections", "-O2",
                    "--hash-style=gnu", "--build-id=none"});
  if (options.isStripped)
    arguments.push_back("--strip-all");
  arguments.insert(arguments.end(), {"-T", script->file.path()});
  for (const Input &input : *inputs)
    arguments.push_back(input.file.path());

  inputs->push_back(std::move(*script));
  return runLld(std::move(arguments), *inputs);
}

llvm::Expected<Bytes> link(llvm::ArrayRef<llvm::MemoryBufferRef> objects,
                           const targets::Target &target, const LinkOptions &options) {
  // Where there is nothing to unwind, the index would still take a section header.
  llvm::SmallVector<const char *> kind = {"-static",
                                          "-pie",
                                          "--no-dynamic-linker",
                                          "-z",
                                          "text",
                                          "--pack-dyn-relocs=relr",
                                          options.hasExceptions ? "--eh-frame-hdr"
                                                                : "--no-eh-frame-hdr"};
  if (options.isCounting)
    kind.push_back("--wrap=sinter_os_exit"); // see rt-lib/profile/profile.c
  // What the first of two libraries defines is taken from there.
  llvm::SmallVector<llvm::MemoryBufferRef, 2> libraries;
  if (options.hasHost)
    libraries.emplace_back(rt::hostedLibrary(target.name), "rt-lib");
  libraries.emplace_back(rt::staticLibrary(target.name), "rt-lib");
  return linkImage(objects, target, options, kind, libraries, target.linkerScript);
}

llvm::Expected<Bytes> linkShared(llvm::ArrayRef<llvm::MemoryBufferRef> objects,
                                 const targets::Target &target, const LinkOptions &options) {
  // The runtime's signal handler stays installed, so the object stays mapped: nodelete. Relocations
  // are not packed, which C libraries have known for a few years only.
  return linkImage(
      objects, target, options,
      {"-shared", "-Bsymbolic", "-z", "defs", "-z", "text", "-z", "nodelete", "--eh-frame-hdr"},
      llvm::MemoryBufferRef(rt::contextLibrary(target.name), "rt-lib"), target.sharedLinkerScript);
}

llvm::Expected<Bytes> combine(llvm::ArrayRef<llvm::MemoryBufferRef> objects,
                              const targets::Target &target, llvm::ArrayRef<std::string> wanted) {
  llvm::Expected<std::vector<Input>> inputs = makeInputs(objects);
  if (!inputs)
    return inputs.takeError();
  std::vector<std::string> arguments = commonArguments(target);
  arguments.push_back("-r");
  for (const std::string &symbol : wanted)
    arguments.insert(arguments.end(), {"-u", symbol});
  for (const Input &input : *inputs)
    arguments.push_back(input.file.path());
  return runLld(std::move(arguments), *inputs);
}

llvm::Expected<Bytes> linkLibrary(llvm::ArrayRef<llvm::MemoryBufferRef> objects,
                                  const targets::Target &target, StringRef prefix,
                                  bool isStripped) {
  llvm::Expected<std::vector<Input>> inputs = makeInputs(objects);
  if (!inputs)
    return inputs.takeError();
  llvm::Expected<Input> library = makeInput(rt::contextLibrary(target.name), "rt-lib");
  if (!library)
    return library.takeError();
  llvm::Expected<Input> script =
      makeInput(rt::linkerScript(target.libraryLinkerScript), target.libraryLinkerScript);
  if (!script)
    return script.takeError();
  std::vector<std::string> arguments = commonArguments(target);
  arguments.insert(arguments.end(), {"-r", "-T", script->file.path()});
  for (const Input &input : *inputs)
    arguments.push_back(input.file.path());
  arguments.push_back(library->file.path());
  inputs->push_back(std::move(*library));
  inputs->push_back(std::move(*script));
  llvm::Expected<Bytes> object = runLld(std::move(arguments), *inputs);
  if (!object)
    return object.takeError();
  return archiveObject({StringRef(object->data(), object->size()), "module"}, prefix, isStripped);
}

} // namespace sinter::codegen
