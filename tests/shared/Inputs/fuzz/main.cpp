// main.cpp - a host that calls functions of sinter.h at random.
//
// usage: fuzz SEED STEPS THREADS OBJECT...
//
// Each thread has stores of its own, several at a time, and does STEPS things with them: it makes
// and deletes stores, memories, tables, globals and functions, instantiates any of the OBJECTs
// (made by fuzz_module.py or tests/support, see World.h for their names), with imports that fit or
// not, calls what is there with any arguments, and is called back, when it does any of this again,
// in the same store or another, traps, throws or exits. Whatever is wrong is said, and aborts.
//
// The same seed does the same with the same objects, as far as interrupts, which another thread
// sends, let it. Exits with 42.
#include <csignal>
#include <cstring>
#include <thread>

#include "Check.h"
#include "Fuzzer.h"

using namespace fuzz;

static std::vector<std::unique_ptr<Library>> libraries;

/// What a host does whose handlers come after those of the runtimes.
static void handleFault(int signal, siginfo_t *info, void *context) {
  for (const auto &library : libraries)
    if (library->api->handle_signal(signal, info, context))
      return;
  std::signal(signal, SIG_DFL);
}

static void installHandlers() {
  struct sigaction action = {};
  action.sa_sigaction = handleFault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigaction(SIGSEGV, &action, nullptr);
  sigaction(SIGBUS, &action, nullptr);
}

static void run(std::uint64_t seed, unsigned thread, std::uint64_t steps,
                Interrupter &interrupter) {
  position.seed = seed;
  position.thread = thread;
  Fuzzer(libraries, interrupter, Random::mix(seed + thread)).run(steps);
}

int main(int count, char **words) {
  if (count < 5) {
    std::fprintf(stderr, "usage: %s SEED STEPS THREADS OBJECT...\n", words[0]);
    return 2;
  }
  const std::uint64_t seed = std::strtoull(words[1], nullptr, 10);
  const std::uint64_t steps = std::strtoull(words[2], nullptr, 10);
  const unsigned threadCount = static_cast<unsigned>(std::strtoul(words[3], nullptr, 10));
  for (int i = 4; i != count; ++i)
    libraries.push_back(std::make_unique<Library>(words[i]));
  if (seed % 3 == 1) // before the runtimes' own
    installHandlers();
  for (const auto &library : libraries)
    library->api->store_delete(library->api->store_new());
  if (seed % 3 == 2)
    installHandlers();
  Interrupter interrupter;
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < threadCount; ++i)
    threads.emplace_back(run, seed, i, steps, std::ref(interrupter));
  run(seed, 0, steps, interrupter);
  for (std::thread &thread : threads)
    thread.join();
  return 42;
}
