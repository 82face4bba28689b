// ModuleLowering.h - one partition of a program into one llvm::Module.
#pragma once

#include "lowering/Abi.h"
#include "lowering/FunctionLowering.h"
#include "lowering/Lowering.h"
#include "lowering/MemoryImage.h"
#include "lowering/StaticInstance.h"

#include "llvm/IR/DIBuilder.h"

namespace sinter::lowering {

class ModuleLowering {
public:
  ModuleLowering(const Program &program, std::uint32_t partition, const targets::Target &target,
                 llvm::LLVMContext &context);
  std::unique_ptr<llvm::Module> run();

private:
  void lowerFunctions();
  void lowerFunction(frontend::FunctionIndex index, llvm::GlobalValue::LinkageTypes linkage);
  void lowerCopies();
  void attachDebugInfo(frontend::FunctionIndex index, llvm::Function *function);

  // Partition 0 only: what exists once.
  void emitProgram();
  llvm::Function *emitRun();
  void emitInvoke(llvm::IRBuilder<> &builder, frontend::FunctionIndex function);
  llvm::Constant *emitChunks();
  llvm::Constant *emitFunctionOffsets();
  llvm::Constant *emitFunctionNames();
  llvm::Constant *emitPreopens();
  llvm::Constant *emitEnv();
  llvm::Constant *string(llvm::StringRef text);
  llvm::Constant *array(llvm::Type *type, llvm::ArrayRef<llvm::Constant *> elements,
                        llvm::StringRef name);

  const Program &program;
  const frontend::Module &module;
  const Program::Partition &partition;
  bool isOwner;
  const targets::Target &target;
  llvm::LLVMContext &context;
  std::unique_ptr<llvm::Module> result;
  Abi abi;
  StaticInstance instance;
  llvm::DIBuilder debugInfo;
  llvm::DICompileUnit *compileUnit = nullptr;
  llvm::DISubroutineType *subroutineType = nullptr;
  MemoryImage image;
};

} // namespace sinter::lowering
