// TestModule.cpp - from IR text to an object, for the tests of code generation.

#include "TestModule.h"

#include "llvm/AsmParser/Parser.h"
#include "llvm/Support/SourceMgr.h"

#include <gtest/gtest.h>

namespace sinter::codegen {

TestModule::TestModule(const targets::Target &target, llvm::StringRef ir, OptLevel level)
    : level(level) {
  llvm::SMDiagnostic diagnostic;
  module = llvm::parseAssemblyString(ir, diagnostic, context);
  EXPECT_NE(module, nullptr) << diagnostic.getMessage().str() << diagnostic.getLineContents().str();
  llvm::Expected<Processor> processor = resolveProcessor(target, "", "");
  EXPECT_TRUE(bool(processor));
  machine = createTargetMachine(target, *processor, level);
}

llvm::Expected<Bytes> TestModule::emit(CodeKind kind) {
  optimize();
  return codegen::emit(*module, *machine, kind);
}

Bytes emitted(const targets::Target &target, llvm::StringRef ir, OptLevel level, CodeKind kind) {
  llvm::Expected<Bytes> bytes = TestModule(target, ir, level).emit(kind);
  if (bytes)
    return std::move(*bytes);
  ADD_FAILURE() << llvm::toString(bytes.takeError());
  return {};
}

} // namespace sinter::codegen
