// Key.cpp - the key of an executable in the cache.
#include "driver/launcher/Cache.h"
#include "driver/launcher/FileIdentity.h"
#include "driver/launcher/Process.h"
#include "driver/launcher/RunArguments.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace sinter::launcher {

/// Text with its length, so that two texts cannot be taken for two others.
static void addText(Blake2b &hash, const char *text) {
  std::uint64_t size = text ? std::strlen(text) : ~std::uint64_t(0);
  hash.add(&size, sizeof size);
  if (text)
    hash.add(text, size);
}

/// The cache may lie in a home that several machines share. Which processor `native` is can only
/// change between two boots; asking for the boot is the same on every ISA.
static bool addBoot(Blake2b &hash) {
  int file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return false;
  char text[64];
  ssize_t size = read(file, text, sizeof text);
  close(file);
  if (size <= 0)
    return false;
  hash.add(text, std::size_t(size));
  return true;
}

/// Which file wasm-opt is. Its identity, not its build ID: what it does is in a library that the
/// same update replaces.
static bool addWasmOpt(Blake2b &hash, const char *program) {
  char path[PATH_MAX];
  struct stat status;
  if (!findProgram(program, path) || stat(path, &status))
    return false;
  FileIdentity file(status);
  hash.add(&file, sizeof file);
  return true;
}

/// Whether the parser takes this for -j. The key does not hold it, and what is found must not make
/// a wrong one right.
static bool isJobCount(const char *text) {
  unsigned count = 0;
  do {
    if (*text < '0' || *text > '9')
      return false;
    count = count * 10 + unsigned(*text - '0');
  } while (*++text && count <= maxJobs);
  return count >= 1 && count <= maxJobs;
}

bool programKey(const Digest &compiler, RunArguments arguments, const Digest &module, Digest &key) {
  Blake2b hash;
  addText(hash, SINTER_VERSIONS);
  // With these the compiler may get another LLVM.
  addText(hash, std::getenv("LD_LIBRARY_PATH"));
  addText(hash, std::getenv("LD_PRELOAD"));
  hash.add(compiler.bytes, sizeof compiler);
  hash.add(module.bytes, sizeof module);
  const char *wasmOpt = "wasm-opt";
  bool usesWasmOpt = false;
  for (GivenOption given; arguments.next(given);) {
    if (!given.option)
      return false;
    if (given.option->effect == Effect::None) {
      if (given.option->value == Value::Valued && !(given.value && isJobCount(given.value)))
        return false;
      continue;
    }
    addText(hash, given.option->name);
    addText(hash, given.value);
    if (std::strcmp(given.option->name, "--cpu") == 0 && given.value &&
        std::strcmp(given.value, "native") == 0 && !addBoot(hash))
      return false;
    auto is = [&](const char *name) { return std::strcmp(given.option->name, name) == 0; };
    usesWasmOpt |= is("--wasm-opt") || is("--stack-check");
    if (is("--wasm-opt-program") && given.value)
      wasmOpt = given.value;
  }
  if (usesWasmOpt && !addWasmOpt(hash, wasmOpt))
    return false;
  key = hash.finish();
  return true;
}

} // namespace sinter::launcher
