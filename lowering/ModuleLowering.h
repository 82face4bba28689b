// ModuleLowering.h - one partition of a program into one llvm::Module.
#pragma once

#include "lowering/Abi.h"
#include "lowering/ContextInstance.h"
#include "lowering/FunctionLowering.h"
#include "lowering/GuestFunctions.h"
#include "lowering/Interface.h"
#include "lowering/Lowering.h"
#include "lowering/MemoryImage.h"
#include "lowering/StaticInstance.h"

#include "llvm/IR/DIBuilder.h"

namespace sinter::lowering {

/// What both models have in common.
class ModuleLowering {
public:
  virtual ~ModuleLowering() = default;
  /// Adds the partition's own memory accesses to `log`, which may be null.
  std::unique_ptr<llvm::Module> run(BoundsLog *log);

protected:
  ModuleLowering(const Program &program, std::uint32_t partition, const targets::Target &target,
                 llvm::LLVMContext &context);

  virtual Instance &instanceModel() = 0;
  /// Partition 0 only: what exists once.
  virtual void emitOwned() = 0;
  /// What the host calls of the partition's functions.
  virtual void emitEntries() {}

  void attachDebugInfo(frontend::FunctionIndex index, llvm::Function *function);
  llvm::Constant *emitFunctionOffsets();
  llvm::Constant *emitFunctionNames();
  llvm::Constant *string(llvm::StringRef text);
  llvm::Constant *array(llvm::Type *type, llvm::ArrayRef<llvm::Constant *> elements,
                        llvm::StringRef name);

  const Program &program;
  const frontend::Module &module;
  std::uint32_t partitionNumber;
  const Program::Partition &partition;
  const targets::Target &target;
  llvm::LLVMContext &context;
  std::unique_ptr<llvm::Module> result;
  RecordTypes records;
  Abi abi;
  GuestFunctions functions;
  AliasTags tags;

private:
  void describeProfile();
  void lowerFunctions();
  void lowerFunction(frontend::FunctionIndex index, llvm::GlobalValue::LinkageTypes linkage);
  void lowerCopies();

  BoundsLog *log = nullptr;
  llvm::DIBuilder debugInfo;
  llvm::DICompileUnit *compileUnit = nullptr;
  llvm::DISubroutineType *subroutineType = nullptr;
};

/// The static model: partition 0 carries the `sinter_program` record.
class StaticLowering final : public ModuleLowering {
public:
  StaticLowering(const Program &program, std::uint32_t partition, const targets::Target &target,
                 llvm::LLVMContext &context);

private:
  Instance &instanceModel() override { return instance; }
  void emitOwned() override { emitProgram(); }
  void emitProgram();
  llvm::Function *emitRun();
  void emitInvoke(llvm::IRBuilder<> &builder, frontend::FunctionIndex function);
  llvm::Value *emitServe(llvm::IRBuilder<> &builder);
  llvm::Function *emitServed(const frontend::Export &item);
  /// Guest code stays in functions of its own, where traps know their positions.
  static void keepGuestCallsApart(llvm::Function &caller);
  llvm::Constant *emitMemories();
  llvm::Constant *emitChunks(const MemoryImage &image);
  void emitHost(); // HostCalls.cpp
  llvm::Constant *wasiMemory();
  llvm::Constant *paging();

  // What the program may use of the machine. Grants.cpp
  llvm::Constant *wasiStart();
  llvm::Constant *countingStart(llvm::Constant *wasiStart);
  llvm::Constant *emitGrants();
  llvm::Constant *emitPreopens();
  llvm::Constant *emitListeners();
  llvm::Constant *emitEnv(llvm::ArrayRef<std::string> variables);
  llvm::Constant *emitSteps();
  llvm::Constant *startFunction(llvm::StringRef name);

  StaticInstance instance;
  std::vector<MemoryImage> images; // by memory
  unsigned mappedChunks = 0;
};

/// The context model: partition 0 carries the `sinter_module` record.
class ContextLowering final : public ModuleLowering {
public:
  ContextLowering(const Program &program, std::uint32_t partition, const targets::Target &target,
                  llvm::LLVMContext &context);

private:
  Instance &instanceModel() override { return instance; }
  void emitOwned() override { emitModule(); }
  void emitEntries() override;

  // Calls by C functions of the functions' own types. TypedFunctions.cpp
  void emitThunk(frontend::FunctionIndex index, const llvm::Twine &entry);
  void emitPacker(frontend::FunctionIndex index, const std::string &name, const std::string &entry);
  llvm::Function *emitImportCode(const frontend::FunctionType &type);
  llvm::Constant *emitImportCodes();

  // The record. ModuleRecord.cpp
  void emitModule();
  void emitTypes();
  llvm::Constant *emitValueTypes(const frontend::FunctionType &type);
  llvm::Function *emitEnter(const frontend::FunctionType &type);
  llvm::Function *emitHostCode(const frontend::FunctionType &type);
  llvm::Constant *emitImports();
  llvm::Constant *emitExports();
  llvm::Constant *emitExportOrder();
  llvm::Constant *emitHosted();
  llvm::Constant *emitDefinitions();
  llvm::Constant *external(llvm::StringRef moduleName, llvm::StringRef name,
                           frontend::ExternalKind kind, std::uint32_t index);
  llvm::Constant *typeRecord(frontend::TypeIndex type);
  llvm::Constant *externType(frontend::ExternalKind kind, std::uint32_t index);
  llvm::Constant *externTypes(frontend::ExternalKind kind, std::size_t count);
  llvm::Constant *referencedSignature(frontend::ValueType type);
  llvm::Constant *symbol(llvm::StringRef name);
  llvm::Constant *i32(std::uint64_t value) const;
  llvm::Constant *i64(std::uint64_t value) const;

  // Instantiation, as code. Initialize.cpp
  llvm::Function *emitInitialize();
  void initializeTables(llvm::IRBuilder<> &builder);
  void initializeElements(llvm::IRBuilder<> &builder);
  void initializeData(llvm::IRBuilder<> &builder);
  void placeActiveElements(llvm::IRBuilder<> &builder);
  void placeActiveData(llvm::IRBuilder<> &builder);
  void placeElements(llvm::IRBuilder<> &builder, const frontend::ElementSegment &segment,
                     llvm::Value *destination);
  llvm::Constant *dataBytes(llvm::ArrayRef<std::uint8_t> data);
  std::size_t imageSegments() const;
  llvm::Constant *emitImages();
  llvm::Value *valueOf(llvm::IRBuilder<> &builder, const frontend::Expression &expression);

  ContextInstance instance;
  std::optional<Interface> interface;    // with typed functions, if there is to be one
  llvm::GlobalVariable *types = nullptr; // struct sinter_function_type[]
};

} // namespace sinter::lowering
