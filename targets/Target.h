// Target.h - what can be built for. Data, read from the JSON files beside this one.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sinter::targets {

/// How guaranteed tail calls are made: by the callee-pops convention `tailcc`, or, where LLVM has
/// none, between functions of one and the same prototype (see lowering/Abi.h).
enum class TailCalls : std::uint8_t { CalleePops, Registers };

struct Target {
  std::string name;         // "x86_64-linux"; what --target takes
  std::string triple;       // LLVM's
  std::string architecture; // "x86_64", "aarch64", "riscv64": the folder in rt-lib/arch
  std::string os;           // "linux": the folder in rt-lib/os
  std::string cpu;          // default for --cpu
  std::string features;     // LLVM feature string that --features adds to
  /// What the ABI and the runtime library are built on: --cpu and --features may not change it.
  std::vector<std::string> requiredFeatures; // "+x" or "-y"
  std::string abi;                           // LLVM's ABI name, empty for the default
  std::string codeModel;                     // "small", "medium"
  std::string linkerScript;                  // for executables: file name in linker-script/
  std::string sharedLinkerScript;            // for shared objects
  std::string libraryLinkerScript;           // for static libraries
  std::string emulation;                     // lld's -m
  std::uint64_t maxPageSize = 0;             // bytes; segments that are mapped are aligned to it
  TailCalls tailCalls = TailCalls::CalleePops;
  // Parameters of functions in modules with tail calls that travel in registers.
  unsigned tailCallIntegers = 0;
  unsigned tailCallFloats = 0;
  std::uint64_t memoryBase = 0; // fixed address of memory 0 in static images with guard pages
  std::string returnZero;       // machine code of a function that returns 0
  std::vector<std::string> run; // command that runs an image on a foreign host
};

/// Reads one target's JSON. Strict: every key above exactly once, and no other. Errors say which
/// key is wrong, as a StringError: files beside this one are Sinter's own, so that is a bug.
llvm::Expected<Target> parse(llvm::StringRef json);

/// All targets, ascending by name.
llvm::ArrayRef<Target> all();
/// Null if there is no such target.
const Target *find(llvm::StringRef name);
/// The target of the machine that this sinter runs on.
const Target &host();

} // namespace sinter::targets
