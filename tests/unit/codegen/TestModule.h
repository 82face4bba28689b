// TestModule.h - from IR text to an object, for the tests of code generation.
#pragma once

#include "codegen/Codegen.h"

#include "llvm/IR/Module.h"

#include <memory>
#include <string>

namespace sinter::codegen {

/// A module parsed from IR text and the machine to compile it with.
class TestModule {
public:
  /// Fails the test if `ir` does not parse.
  TestModule(const targets::Target &target, llvm::StringRef ir, OptLevel level = OptLevel::O2);

  void optimize() { codegen::optimize(*module, *machine, level); }
  /// Optimises and emits.
  llvm::Expected<Bytes> emit(CodeKind kind = CodeKind::Object);

  llvm::LLVMContext context;
  std::unique_ptr<llvm::Module> module;
  std::unique_ptr<llvm::TargetMachine> machine;
  OptLevel level;
};

/// Emits and fails the test if that fails.
Bytes emitted(const targets::Target &target, llvm::StringRef ir, OptLevel level = OptLevel::O2,
              CodeKind kind = CodeKind::Object);

/// The message of the error that `expected` holds, or "no error".
template <typename T>
std::string errorOf(llvm::Expected<T> expected) {
  return expected ? "no error" : llvm::toString(expected.takeError());
}

inline llvm::MemoryBufferRef reference(const Bytes &bytes, llvm::StringRef name = "test") {
  return llvm::MemoryBufferRef({bytes.data(), bytes.size()}, name);
}

} // namespace sinter::codegen
