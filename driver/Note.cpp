// Note.cpp - what an executable or shared object says of itself: where it comes from, what it may.
#include "driver/Note.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/SHA256.h"

using namespace llvm;

namespace sinter::driver {
namespace {

/// The entries, in the order in which they are added.
class Entries {
public:
  void add(StringRef key, const Twine &value) {
    (Twine(key) + "=" + value).toVector(bytes);
    bytes.push_back('\0');
  }
  void addIf(bool condition, StringRef key, const Twine &value) {
    if (condition)
      add(key, value);
  }
  std::string take() { return bytes.str().str(); }

private:
  SmallString<512> bytes;
};

StringRef text(codegen::OptLevel level) {
  constexpr StringLiteral names[] = {"0", "1", "2", "3", "s", "z"};
  return names[static_cast<std::size_t>(level)];
}

StringRef text(lowering::Lockdown lockdown) {
  constexpr StringLiteral names[] = {"off", "on", "require"};
  return names[static_cast<std::size_t>(lockdown)];
}

StringRef text(lowering::UnknownImports imports) {
  constexpr StringLiteral names[] = {"error", "trap", "zero"};
  return names[static_cast<std::size_t>(imports)];
}

void addBuild(Entries &entries, MemoryBufferRef input, const CompileOptions &options,
              StringRef wasmOptVersion) {
  const lowering::Options &program = options.program;
  entries.add("sinter", SINTER_VERSION);
  entries.add("llvm", LLVM_VERSION_STRING);
  entries.add("sha256", toHex(SHA256::hash(arrayRefFromStringRef(input.getBuffer())), true));
  entries.add("target", options.target.name);
  entries.add("cpu", options.processor.cpu);
  entries.addIf(!options.processor.features.empty(), "features", options.processor.features);
  entries.add("opt", text(options.level));
  entries.add("bounds", lowering::boundsName(program.bounds));
  if (program.profileOutput)
    entries.add("profile-output", *program.profileOutput);
  if (options.profile)
    entries.add("profile-use", options.profile->sha256);
  entries.addIf(program.isInterruptible, "interruptible", "yes");
  entries.addIf(program.isMetered, "fuel", "yes");
  if (program.maxMemory)
    entries.add("max-memory", Twine(*program.maxMemory));
  if (options.wasmOpt.level)
    entries.add("wasm-opt", Twine(*options.wasmOpt.level));
  entries.addIf(options.wasmOpt.checksStack, "stack-check", "yes");
  entries.addIf(options.wasmOpt.isUsed(), "binaryen", wasmOptVersion);
}

void addGrants(Entries &entries, const lowering::Grants &grants) {
  for (const lowering::Preopen &preopen : grants.preopens)
    entries.add("dir", preopen.host + "::" + preopen.guest + (preopen.isReadOnly ? ":ro" : ""));
  for (const std::string &variable : grants.env)
    entries.add("env", variable);
  entries.addIf(grants.inheritsEnv, "inherit-env", "yes");
  if (grants.argv0)
    entries.add("argv0", *grants.argv0);
  for (const lowering::Listener &listener : grants.listeners)
    entries.add("listen", listener.text);
  entries.addIf(!grants.hasStdin, "stdin", "none");
  entries.addIf(!grants.hasStdout, "stdout", "none");
  entries.addIf(grants.isSealed, "sealed", "yes");
  entries.add("lockdown", text(grants.lockdown));
}

} // namespace

std::string describeImage(MemoryBufferRef input, const CompileOptions &options,
                          const lowering::Program &program, StringRef wasmOptVersion) {
  Entries entries;
  addBuild(entries, input, options, wasmOptVersion);
  const lowering::Options &chosen = options.program;
  if (chosen.model == lowering::Model::Static) {
    entries.add("stack-size", Twine(chosen.stackSize));
    entries.addIf(!chosen.invoke.empty(), "invoke", chosen.invoke);
    entries.addIf(chosen.unknownImports != lowering::UnknownImports::Error, "unknown-imports",
                  text(chosen.unknownImports));
    addGrants(entries, chosen.grants);
    if (!options.objects.empty()) {
      SHA256 hash;
      for (const Input &object : options.objects)
        hash.update(object.bytes->getBuffer());
      entries.add("native-sha256", toHex(hash.final(), true));
      entries.add("native", join(lowering::linkedHostFunctions(program), " "));
    }
    entries.add("wasi", join(lowering::linkedWasiFunctions(program), " "));
  }
  return entries.take();
}

} // namespace sinter::driver
