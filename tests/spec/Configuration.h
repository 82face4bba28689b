// Configuration.h - how the suite's modules are compiled and run: a column of the matrix.
#pragma once

#include "codegen/Codegen.h"
#include "lowering/Lowering.h"
#include "targets/Target.h"

#include "llvm/Support/Error.h"

namespace sinter::spec {

enum class Mode : std::uint8_t {
  Frontend, // modules are decoded and validated, nothing runs
  Static,   // an executable per instance
  Context,  // shared objects, whose instances are linked in one process
};

struct Configuration {
  // "frontend", "x86_64-linux-guard-O2", "x86_64-linux-static-check-O0",
  // "x86_64-linux-guard-O2+fuel"
  std::string name;
  Mode mode = Mode::Frontend;
  const targets::Target *target = nullptr;
  lowering::Bounds bounds = lowering::Bounds::Guard;
  codegen::OptLevel level = codegen::OptLevel::O2;
  bool isInterruptible = false, isMetered = false; // Context

  /// "guard -O2".
  std::string column() const;
};

/// The configuration of that name, which says all of it.
llvm::Expected<Configuration> parseConfiguration(llvm::StringRef name);

} // namespace sinter::spec
