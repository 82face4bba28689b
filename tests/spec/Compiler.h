// Compiler.h - a module as a configuration compiles it.
#pragma once

#include "frontend/Frontend.h"

#include "llvm/Support/MemoryBuffer.h"

#include <memory>

#include "Configuration.h"

namespace sinter::spec {

/// A module with its bytes, decoded and validated.
struct Definition {
  std::unique_ptr<llvm::MemoryBuffer> bytes;
  std::optional<frontend::ValidModule> module; // absent if it was refused
  std::string refusal;                         // then, the diagnostic

  /// Whether it was refused for the one proposal that is not supported yet.
  bool needsGc() const;
};

/// Never fails for what is in the file; an unreadable file is a refusal too.
Definition readDefinition(const std::string &path);

/// Compiles modules for one configuration. Must not be used while another is.
class Compiler {
public:
  /// `server` is the object file that serves calls of a static executable's exports; if it is
  /// empty, executables are what users get, and run the module's entry.
  Compiler(const Configuration &configuration, std::string server);

  /// Writes the executable or shared object.
  llvm::Error compile(const frontend::ValidModule &module, llvm::StringRef path);

private:
  llvm::Expected<codegen::Bytes> makeObject(const lowering::Program &program, unsigned partition);

  const Configuration &configuration;
  std::string server;
  std::unique_ptr<llvm::MemoryBuffer> serverBytes;
  std::unique_ptr<llvm::TargetMachine> machine;
};

} // namespace sinter::spec
