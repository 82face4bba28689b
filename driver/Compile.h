// Compile.h - the pipeline: the bytes of a module in, the bytes of what was asked for out.
#pragma once

#include "codegen/Codegen.h"
#include "driver/BoundsRemarks.h"
#include "driver/Input.h"
#include "driver/ProfileFile.h"
#include "driver/WasmOpt.h"
#include "frontend/Proposals.h"
#include "lowering/Lowering.h"
#include "targets/Target.h"

#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"

#include <chrono>

namespace sinter::driver {

class Progress;
class TimeReport;

/// Where to stop: the arrows of the pipeline, in order.
enum class Emit : std::uint8_t {
  Module,
  Header,
  Ir,
  Bitcode,
  Assembly,
  Object,
  Library,
  Executable,
  Shared
};

/// An executable once more, with its symbol table, for who looks into it.
struct SymbolImage {
  codegen::Bytes bytes;
  std::chrono::nanoseconds linkTime{}; // that it took in addition
};

struct CompileOptions {
  const targets::Target &target;
  codegen::Processor processor;
  codegen::OptLevel level = codegen::OptLevel::O2;
  Emit emit = Emit::Executable;
  unsigned jobs = 1; // threads, at least 1. The result does not depend on it
  lowering::Options program = {};
  std::optional<ProfileFile> profile = {};                         // of an earlier run
  std::vector<Input> objects = {};                                 // native code, --link
  WasmOptOptions wasmOpt = {};                                     // its program is a path
  frontend::ProposalSet proposals = frontend::finishedProposals(); // that the module may need
  bool isStripped = true;
  bool isVerbose = false;             // print a note per phase
  SymbolImage *symbolImage = nullptr; // executables only: filled, if not null
};

/// Compiles a module. The error is a Diagnostic about the module. Reads nothing but its arguments:
/// equal input and options give equal bytes. If it is not null, `remarks` gets the remarks about
/// bounds, unless options.emit is Emit::Module; the bytes are the same.
llvm::Expected<codegen::Bytes> compile(llvm::MemoryBufferRef input, const CompileOptions &options,
                                       TimeReport &times, Progress &progress,
                                       BoundsRemarks *remarks = nullptr);

} // namespace sinter::driver
