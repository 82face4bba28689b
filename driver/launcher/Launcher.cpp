// Launcher.cpp - the sinter command: runs what is cached, and leaves all else to the compiler.
//
// Loading libLLVM takes longer than most programs run. So the command is two programs: this one,
// which is static, needs nothing of LLVM or the C++ library and starts in less than a millisecond,
// and the compiler, which it becomes unless it is asked to run what was built before. It decides
// nothing else: whatever is unclear, wrong or missing is the compiler's business, which looks again
// with the same functions and says what is the matter.
#include "driver/launcher/Cache.h"
#include "driver/launcher/ImageIdentity.h"
#include "driver/launcher/Process.h"
#include "driver/launcher/RunArguments.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <unistd.h>

using namespace sinter::launcher;

/// Puts the compiler's path together. False if it is too long or there is no /proc.
static bool findCompiler(char (&path)[PATH_MAX]) {
  char own[PATH_MAX];
  if (!ownPath(own))
    return false;
  *std::strrchr(own, '/') = 0;
  return std::snprintf(path, sizeof path, "%s/%s", own, compilerBesideLauncher) < int(sizeof path);
}

static void report(const char *what, const char *path, const char *why) {
  char line[PATH_MAX + 256];
  int size = std::snprintf(line, sizeof line, "sinter: %s \"%s\"%s%s\n", what, path,
                           *why ? ": " : "", why);
  (void)!write(STDERR_FILENO, line, std::size_t(size));
}

/// Becomes the program if it is in the cache; otherwise comes back. `arguments` is what follows
/// `run`, with a null behind.
static void runCached(const char *const *arguments, std::size_t count, const char *compiler) {
  RunArguments reader(arguments, count);
  bool isVerbose = false;
  for (GivenOption given; reader.next(given);)
    isVerbose |= given.option && std::strcmp(given.option->name, "-v") == 0;
  const char *const *program = arguments + reader.input();
  if (reader.input() == count || std::strcmp(program[0], "-") == 0)
    return;
  Cache cache;
  Digest identity, content, key;
  if (!identifyImage(compiler, identity) || cache.open(Cache::Missing::Fail) ||
      !cache.hashModule(program[0], content) ||
      !programKey(identity, {arguments, count}, content, key))
    return;
  int file = cache.find(key);
  if (file < 0)
    return;
  if (isVerbose)
    report("found in the cache as", Cache::programName(key, "").text, "");
  int error = execute(file, program);
  report("error: cannot execute", program[0], std::strerror(error));
  _exit(runFailureStatus);
}

int main(int argc, char **argv) {
  fillStandardStreams();
  bool isRun = argc > 1 && std::strcmp(argv[1], "run") == 0;
  char compiler[PATH_MAX];
  if (!findCompiler(compiler)) {
    report("error: cannot find", compilerBesideLauncher, "no path in /proc/self/exe");
    return isRun ? runFailureStatus : 1;
  }
  if (isRun)
    runCached(argv + 2, std::size_t(argc - 2), compiler);
  execv(compiler, argv);
  report("error: cannot execute", compiler, std::strerror(errno));
  return isRun ? runFailureStatus : 1;
}
