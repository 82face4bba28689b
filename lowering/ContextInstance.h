// ContextInstance.h - the instance of a library: one of many, found through a hidden argument.
#pragma once

#include "lowering/Abi.h"
#include "lowering/GuestFunctions.h"
#include "lowering/Instance.h"
#include "lowering/Lowering.h"

#include "llvm/IR/Module.h"

namespace sinter::lowering {

/// Where the parts of an instance are: offsets from its start, bytes. `sinter_module` records those
/// that the runtime library needs.
struct InstanceLayout {
  explicit InstanceLayout(const frontend::ValidModule &module);

  std::uint64_t functions, references, tables, memories, memoryBases, globals, cells, tags;
  std::uint64_t dataSegments; // struct sinter_data_segment[]
  std::uint64_t elemSegments; // struct sinter_elem_segment[]
  /// The elements of segments that table.init may read, by elem index.
  std::vector<std::uint64_t> segmentElements;
  std::uint64_t size;
};

/// All state is in the instance. What the runtime fills in before any guest code runs never changes
/// and is read as invariant: which memory an index means and where that begins, which table, which
/// cell an imported global has, which function an import is.
class ContextInstance final : public Instance {
public:
  ContextInstance(const Program &program, llvm::Module &llvmModule, GuestFunctions &functions,
                  const AliasTags &tags);

  const InstanceLayout &instanceLayout() const { return layout; }
  /// The word by which functions of this type are told from others (Signature.h), a constant.
  llvm::Constant *signatureWord(frontend::TypeIndex type);
  /// The cell of a global, wherever it is.
  llvm::Value *globalCell(llvm::IRBuilder<> &builder, frontend::GlobalIndex index);
  /// Pointer into the instance that the builder's function runs in.
  llvm::Value *at(llvm::IRBuilder<> &builder, std::uint64_t offset);

  bool anchorsStores() const override { return reliesOnFaults(program.options().bounds); }
  llvm::Value *getGlobal(llvm::IRBuilder<> &, frontend::GlobalIndex) override;
  void setGlobal(llvm::IRBuilder<> &, frontend::GlobalIndex, llvm::Value *) override;
  llvm::Value *memoryRecord(llvm::IRBuilder<> &, frontend::MemoryIndex) override;
  llvm::Constant *memorySymbol(frontend::MemoryIndex) override { return nullptr; }
  llvm::Value *memoryBase(llvm::IRBuilder<> &, frontend::MemoryIndex) override;
  llvm::Value *memorySize(llvm::IRBuilder<> &, frontend::MemoryIndex) override;
  llvm::MDNode *memoryNode(frontend::MemoryIndex) override;
  llvm::Value *tableRecord(llvm::IRBuilder<> &, frontend::TableIndex) override;
  llvm::Value *tableElements(llvm::IRBuilder<> &, frontend::TableIndex) override;
  llvm::Value *tableSize(llvm::IRBuilder<> &, frontend::TableIndex) override;
  llvm::Value *callTable(llvm::IRBuilder<> &, frontend::TableIndex) override;
  Callee callee(llvm::IRBuilder<> &, frontend::FunctionIndex) override;
  Callee calleeOf(llvm::IRBuilder<> &, llvm::Value *) override;
  llvm::Value *functionReference(llvm::IRBuilder<> &, frontend::FunctionIndex) override;
  llvm::Value *isSignature(llvm::IRBuilder<> &, llvm::Value *, frontend::TypeIndex) override;
  llvm::Value *tag(llvm::IRBuilder<> &, frontend::TagIndex) override;
  llvm::Value *deadline(llvm::IRBuilder<> &) override;
  llvm::StructType *deadlineType() override { return records.deadline; }
  llvm::Value *dataSegment(llvm::IRBuilder<> &, frontend::DataIndex) override;
  llvm::Value *elemSegment(llvm::IRBuilder<> &, frontend::ElemIndex) override;

private:
  llvm::Value *loadInvariant(llvm::IRBuilder<> &builder, llvm::Type *type, llvm::Value *pointer);
  llvm::LoadInst *loadState(llvm::IRBuilder<> &builder, llvm::Type *type, llvm::Value *pointer);
  llvm::GlobalVariable *digest(frontend::TypeIndex type);

  const Program &program;
  const frontend::Module &module;
  const frontend::ModuleFacts &facts;
  llvm::Module &llvmModule;
  llvm::LLVMContext &context;
  GuestFunctions &functions;
  const AliasTags &tags;
  RecordTypes records;
  llvm::PointerType *ptr;
  llvm::IntegerType *i64;
  InstanceLayout layout;
  bool isAlone; // the only partition
  std::uint32_t importedGlobals;
  /// By index: something outside the module may change its size.
  llvm::BitVector sharedMemories, sharedTables;
};

} // namespace sinter::lowering
