// Codegen.h - llvm::Module -> optimised -> object -> image.
#pragma once

#include "codegen/LeftChecks.h"
#include "targets/Target.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/MemoryBufferRef.h"
#include "llvm/Target/TargetMachine.h"

#include <memory>

namespace sinter::codegen {

/// -O0 to -O3, -Os, -Oz.
enum class OptLevel : std::uint8_t { O0, O1, O2, O3, Os, Oz };

/// The processor to generate code for: a target's defaults with the user's --cpu and --features.
struct Processor {
  std::string cpu;
  std::string features; // "+x,-y"
};

/// Resolves --cpu (a name, or "native") and --features (may be empty) against the target's
/// defaults. Errors: unknown CPU, unknown feature, "native" for a foreign target.
llvm::Expected<Processor> resolveProcessor(const targets::Target &target, llvm::StringRef cpu,
                                           llvm::StringRef features);

/// A TargetMachine is not shared between threads: each worker makes its own.
std::unique_ptr<llvm::TargetMachine>
createTargetMachine(const targets::Target &target, const Processor &processor, OptLevel level);

/// Runs the level's pass pipeline in place and verifies the result. `checks` is where to say what
/// it has made of bounds checks, or null.
void optimize(llvm::Module &module, llvm::TargetMachine &machine, OptLevel level,
              OptimizedChecks *checks = nullptr);

using Bytes = llvm::SmallVector<char, 0>;

enum class CodeKind : std::uint8_t { Object, Assembly };

/// Generates code, with the table of trap positions (TrapTable.h). The module is of no use for
/// anything else afterwards. Errors are LLVM's own, in its words.
llvm::Expected<Bytes> emit(llvm::Module &module, llvm::TargetMachine &machine, CodeKind kind);

/// Images carry one ELF note of this owner and type. Its type is the version of its format.
constexpr llvm::StringLiteral noteName = "Sinter";
constexpr std::uint32_t noteType = 1;
constexpr std::size_t noteAlignment = 4; // bytes

/// Makes an object of a note, which becomes part of what it is linked into.
llvm::Expected<Bytes> emitNote(llvm::StringRef description, llvm::TargetMachine &machine);

struct LinkOptions {
  bool isStripped = true;     // without symbol table
  bool hasExceptions = false; // with the index that unwinding needs; shared objects always have it
  bool isCounting = false;    // executables only: writes a profile when it ends
  bool hasHost = false;       // executables only: one of the objects is a HostObject's
};

/// Links objects, the target's runtime library and its linker script into a static-PIE image.
/// Calls of link, linkShared and combine must not overlap in a process: lld is not re-entrant.
llvm::Expected<Bytes> link(llvm::ArrayRef<llvm::MemoryBufferRef> objects,
                           const targets::Target &target, const LinkOptions &options);

/// False after a link that lld gave up in the middle of: destructors of thread-local and static
/// objects would find some of lld's half made, so the process must end by std::_Exit.
bool canExitNormally();

/// Links objects of the context model and the target's runtime library for it into a shared object
/// that needs no other, with the one symbol that is not hidden in them: `sinter_module`.
llvm::Expected<Bytes> linkShared(llvm::ArrayRef<llvm::MemoryBufferRef> objects,
                                 const targets::Target &target, const LinkOptions &options);

/// Makes a static library for the host's linker of objects of the context model and the target's
/// runtime library for it: one relocatable object, in which only symbols that begin with `prefix`
/// are global.
llvm::Expected<Bytes> linkLibrary(llvm::ArrayRef<llvm::MemoryBufferRef> objects,
                                  const targets::Target &target, llvm::StringRef prefix,
                                  bool isStripped);

/// Makes the archive of it: an index and one member.
llvm::Expected<Bytes> archiveObject(llvm::MemoryBufferRef object, llvm::StringRef prefix,
                                    bool isStripped);

/// Merges objects into one relocatable object, for --emit obj. They may be static libraries: of
/// these it has what defines symbols that are `wanted`, or that others need.
llvm::Expected<Bytes> combine(llvm::ArrayRef<llvm::MemoryBufferRef> objects,
                              const targets::Target &target,
                              llvm::ArrayRef<std::string> wanted = {});

/// What native objects and an executable know of one another: names of symbols.
struct HostInterface {
  std::vector<std::string> functions; // that the objects may define
  std::string module;                 // that they may refer to
};

/// The native objects of an executable.
struct HostObject {
  Bytes bytes;                        // one relocatable object that shows nothing but `functions`
  std::vector<std::string> functions; // of the interface's, sorted
  bool usesModule = false;            // they refer to the interface's `module`
};

/// Makes one object of objects and static libraries. Errors: files of another kind or for another
/// target, symbols that are defined twice or not at all, what start-up would have to prepare.
llvm::Expected<HostObject> makeHostObject(llvm::ArrayRef<llvm::MemoryBufferRef> files,
                                          const targets::Target &target,
                                          const HostInterface &interface);

} // namespace sinter::codegen
