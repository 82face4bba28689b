// WasmOpt.h - Binaryen's wasm-opt, which may rewrite a module first: --wasm-opt and --stack-check.
#pragma once

#include "driver/ShadowStack.h"
#include "frontend/Frontend.h"

#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"

#include <optional>
#include <string>

namespace sinter::driver {

class Progress;

/// What wasm-opt is asked to do.
struct WasmOptOptions {
  std::optional<char> level;              // --wasm-opt: one of 1 2 3 4 s z
  bool checksStack = false;               // --stack-check
  std::optional<std::uint64_t> stackSize; // of the shadow stack, bytes; absent: the module tells
  std::string program = "wasm-opt";       // a path, or a name to look for on PATH

  bool isUsed() const { return level || checksStack; }
};

/// The path of the program, for messages and the cache of `run`. Errors: there is none that can be
/// executed.
llvm::Expected<std::string> findWasmOpt(const WasmOptOptions &options);

/// What wasm-opt made of a module.
struct RewrittenModule {
  llvm::SmallVector<char, 0> bytes; // in the binary format; the module points into them
  std::string version;              // of wasm-opt: "108"
  CheckedStack stack;               // if it was asked to check it
  std::optional<frontend::ValidModule> module;
};

/// Has wasm-opt rewrite a valid module that was decoded from `input`, and decodes and validates the
/// result. `options.program` is a path; `jobs` is the number of threads that it may have, and the
/// result does not depend on it. Errors: a module of a proposal that wasm-opt does not know or that
/// it does not understand, a limit on its time, memory or output, a result that is not valid, and,
/// for --stack-check, what findShadowStack() says.
llvm::Expected<RewrittenModule> rewrite(llvm::MemoryBufferRef input,
                                        const frontend::ValidModule &module,
                                        const WasmOptOptions &options,
                                        frontend::ProposalSet proposals, unsigned jobs,
                                        Progress &progress);

} // namespace sinter::driver
