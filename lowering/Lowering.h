// Lowering.h - ValidModule -> llvm::Module. Total: cannot fail on a valid module.
#pragma once

#include "frontend/Diagnostic.h"
#include "frontend/ValidModule.h"
#include "lowering/BoundsLog.h"
#include "lowering/Profile.h"
#include "targets/Target.h"

#include "llvm/IR/Module.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sinter::lowering {

/// How memory accesses are kept in bounds, --bounds. See MemoryAccess.cpp.
enum class Bounds : std::uint8_t { Guard, Uffd, Check, Clamp, None };

/// All of them, in the order in which they are listed and compared.
constexpr Bounds allBounds[] = {Bounds::Guard, Bounds::Uffd, Bounds::Check, Bounds::Clamp,
                                Bounds::None};

/// The name that a user knows it by.
constexpr llvm::StringLiteral boundsName(Bounds bounds) {
  constexpr llvm::StringLiteral names[] = {"guard", "uffd", "check", "clamp", "none"};
  return names[static_cast<std::size_t>(bounds)];
}

/// Whether the hardware's faults are traps: no check is emitted for most memories.
constexpr bool reliesOnFaults(Bounds bounds) {
  return bounds == Bounds::Guard || bounds == Bounds::Uffd;
}

/// What a call of an imported function that nothing provides does.
enum class UnknownImports : std::uint8_t { Error, Trap, Zero };

/// A --dir grant.
struct Preopen {
  std::string host;
  std::string guest;
  bool isReadOnly = false;

  bool operator==(const Preopen &) const = default;
};

/// A --listen grant: a socket that listens when the program starts.
struct Listener {
  std::string text;    // ADDR:PORT, as given
  std::string address; // the bytes of a struct sockaddr_in or sockaddr_in6

  bool operator==(const Listener &) const = default;
};

/// Whether an executable asks the kernel to enforce its grants.
enum class Lockdown : std::uint8_t {
  Off,
  On,      // as far as the kernel can
  Require, // the program does not start on a kernel that cannot
};

/// What an executable may use of the machine it runs on, beyond standard streams, arguments, clocks
/// and random numbers.
struct Grants {
  std::vector<Preopen> preopens;
  std::vector<Listener> listeners;
  std::vector<std::string> env;     // "NAME=VALUE", or "NAME" to pass the process's own through
  bool inheritsEnv = false;         // all variables of the process
  std::optional<std::string> argv0; // instead of the executable's own
  bool hasStdin = true, hasStdout = true;
  bool isSealed = false; // nothing can be added when the program starts
  Lockdown lockdown = Lockdown::On;

  bool operator==(const Grants &) const = default;
};

/// How compiled code finds the state of its instance. See Instance.h.
enum class Model : std::uint8_t { Static, Context };

/// The native objects that an executable is linked with, as far as its code depends on them.
struct Host {
  std::vector<std::string> functions; // that they define for imports (Interface.h), sorted
  bool usesModule = false;            // they look into the module, through which traps are raised
};

/// What the user chose for the program.
struct Options {
  Model model = Model::Static;
  std::string moduleName; // prefix of names in C; empty: there are none
  Bounds bounds = Bounds::Guard;
  UnknownImports unknownImports = UnknownImports::Error;
  std::uint64_t stackSize = 8 << 20;      // bytes
  std::optional<std::uint64_t> maxMemory; // growth beyond it fails, bytes
  bool isInterruptible = false;           // context model: see Deadlines.cpp
  bool isMetered = false;                 // context model: instructions cost fuel
  std::string invoke;                     // export to run instead of _start; may be empty
  /// Static model: run `sinter_serve`, which is linked with the program, instead of an entry. See
  /// ServedExports.cpp.
  bool servesExports = false;
  Grants grants;
  std::optional<Host> host; // static model
  bool isOptimizing = true; // false at -O0: lower for compile time
  /// A function that is imported, but that no import names: calls of it are the trap "shadow stack
  /// overflow". See driver/ShadowStack.h.
  std::optional<frontend::FunctionIndex> overflowHandler;
  /// Of an earlier run, to optimise for; or of none yet, for a program that counts. Outlives what
  /// is made of it. Null: neither.
  const Profile *profile = nullptr;
  std::optional<std::string> profileOutput; // a program that counts: the file that it writes

  bool isCounting() const { return profile && !profile->isMeasured(); }
};

/// Who provides an imported function.
struct ImportProvider {
  enum Kind : std::uint8_t { Wasi, Host, TrapWhenCalled, ReturnZero } kind = Wasi;
  const struct WasiFunction *wasi = nullptr; // Wasi only
  std::string symbol = {};                   // Host only: its C function
};

/// What a program made of a module is, beyond its own code: every import has a provider, there is
/// something to run. Only link() makes one.
class Program {
public:
  using FunctionIndex = frontend::FunctionIndex;
  /// Defined functions [first, last) that are compiled together, by function index.
  struct Partition {
    std::uint32_t first = 0, last = 0;
    std::uint64_t bodyBytes = 0;
  };

  const frontend::ValidModule &module() const { return *validModule; }
  const Options &options() const { return opts; }
  /// Static model only: in the context model the host provides all imports.
  const ImportProvider &provider(FunctionIndex import) const { return providers[import.value]; }
  /// Exported functions that are called first and then; either may be missing.
  std::optional<FunctionIndex> initialize() const { return initializeFunction; }
  std::optional<FunctionIndex> entry() const { return entryFunction; }
  /// Functions that can be reached from what is run; the others are not compiled.
  bool isReachable(FunctionIndex function) const { return reachable[function.value]; }

  /// Whether exceptions may leave the function.
  bool mayThrow(FunctionIndex function) const;

  /// A number for each type; equal types have the same.
  std::uint64_t signature(frontend::TypeIndex type) const {
    return validModule->facts().canonicalTypes[type.value];
  }

  /// How the functions are divided depends on the module alone, never on the number of jobs.
  llvm::ArrayRef<Partition> partitions() const { return parts; }
  /// Whether code outside the function's own partition refers to it.
  bool isShared(FunctionIndex function) const { return shared[function.value]; }
  /// Whether callers in other partitions get a copy of the body to inline.
  bool isSmall(FunctionIndex function) const;

private:
  friend class ProgramBuilder;
  explicit Program(const frontend::ValidModule &module, Options options)
      : validModule(&module), opts(std::move(options)) {}

  const frontend::ValidModule *validModule;
  Options opts;
  std::vector<ImportProvider> providers;
  std::optional<FunctionIndex> initializeFunction, entryFunction;
  llvm::BitVector reachable, shared;
  std::vector<Partition> parts;
};

/// In the context model every module is a program: what instantiates it provides the imports, and
/// everything that is exported can be reached. In the static model, checks that it is one: unknown
/// imports, WASI imports of another type, no `_start` and no --invoke, an export of that name that
/// is no function, `_initialize` or `_start` of another type than [] -> [], an initial memory above
/// --max-memory, memories and tables larger than an executable can hold.
/// `maxPartitions` is 1 for outputs that are one LLVM module. The module must outlive the result.
llvm::Expected<Program> link(const frontend::ValidModule &module, const Options &options,
                             unsigned maxPartitions);

/// Static model: the names of the WASI functions that the program can call, sorted, each once.
std::vector<llvm::StringRef> linkedWasiFunctions(const Program &program);

/// Static model: the native functions that the program can call, in the order of the imports.
std::vector<llvm::StringRef> linkedHostFunctions(const Program &program);

/// Lowers one partition into `context`. Partition 0 also carries what exists once: memory image,
/// tables, globals, names and the `sinter_program` record. Every module carries a debug location
/// per instruction, whose line is the wasm module offset. The partition's memory accesses are added
/// to `log`, which may be null.
std::unique_ptr<llvm::Module> lower(const Program &program, unsigned partition,
                                    const targets::Target &target, llvm::LLVMContext &context,
                                    BoundsLog *log = nullptr);

} // namespace sinter::lowering
