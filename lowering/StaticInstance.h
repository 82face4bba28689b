// StaticInstance.h - the instance of an executable: everything is known when it is linked.
#pragma once

#include "lowering/Abi.h"
#include "lowering/GuestFunctions.h"
#include "lowering/Instance.h"
#include "lowering/Lowering.h"
#include "lowering/Runtime.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/IR/Module.h"

namespace sinter::lowering {

/// Globals, records and segments are LLVM global variables. Partition 0 defines them; with further
/// partitions they are hidden symbols of the image, otherwise internal to the one module. A
/// variable comes into being when it is first asked for, in partition 0 of several all at once.
class StaticInstance final : public Instance {
public:
  StaticInstance(const Program &program, const targets::Target &target, llvm::Module &llvmModule,
                 const Abi &abi, GuestFunctions &functions, const AliasTags &tags,
                 std::uint32_t partition);

  /// Several partitions, first one: defines what any of them may refer to.
  void defineAll();
  /// Fills the tables that are mostly null, which are no data of the image.
  void fillSparseTables(llvm::IRBuilder<> &builder);
  /// Whether an active element segment does not fit: instantiation traps.
  bool hasOutOfBoundsElements() const { return elementsOutOfBounds; }

  bool anchorsStores() const override {
    return reliesOnFaults(program.options().bounds) && program.options().servesExports;
  }
  llvm::Value *getGlobal(llvm::IRBuilder<> &, frontend::GlobalIndex) override;
  void setGlobal(llvm::IRBuilder<> &, frontend::GlobalIndex, llvm::Value *) override;
  llvm::Value *memoryRecord(llvm::IRBuilder<> &, frontend::MemoryIndex) override;
  /// The address of byte 0, if it is a constant of the program.
  std::optional<std::uint64_t> constantMemoryBase(frontend::MemoryIndex) const;
  llvm::Constant *memorySymbol(frontend::MemoryIndex) override;
  llvm::Value *memoryBase(llvm::IRBuilder<> &, frontend::MemoryIndex) override;
  llvm::Value *memorySize(llvm::IRBuilder<> &, frontend::MemoryIndex) override;
  llvm::MDNode *memoryNode(frontend::MemoryIndex) override;
  llvm::Value *tableRecord(llvm::IRBuilder<> &, frontend::TableIndex) override;
  llvm::Value *tableElements(llvm::IRBuilder<> &, frontend::TableIndex) override;
  llvm::Value *tableSize(llvm::IRBuilder<> &, frontend::TableIndex) override;
  llvm::Value *callTable(llvm::IRBuilder<> &, frontend::TableIndex) override;
  std::optional<CallTargets> callTargets(llvm::IRBuilder<> &, frontend::TableIndex,
                                         frontend::TypeIndex) override;
  Callee callee(llvm::IRBuilder<> &, frontend::FunctionIndex) override;
  Callee calleeOf(llvm::IRBuilder<> &, llvm::Value *) override;
  llvm::Value *functionReference(llvm::IRBuilder<> &, frontend::FunctionIndex) override;
  llvm::Value *isSignature(llvm::IRBuilder<> &, llvm::Value *, frontend::TypeIndex) override;
  llvm::Value *tag(llvm::IRBuilder<> &, frontend::TagIndex) override;
  llvm::Value *dataSegment(llvm::IRBuilder<> &, frontend::DataIndex) override;
  llvm::Value *elemSegment(llvm::IRBuilder<> &, frontend::ElemIndex) override;

  llvm::Constant *memoryRecord(frontend::MemoryIndex index);
  /// The struct sinter_exception_roots of the program.
  llvm::Constant *exceptionRoots();
  /// The size that the memory can grow to, bytes.
  std::uint64_t largestMemory(frontend::MemoryIndex index) const;

private:
  /// Reads a field of a record in the instance's own state.
  llvm::LoadInst *loadField(llvm::IRBuilder<> &builder, llvm::StructType *type, llvm::Value *record,
                            unsigned field, llvm::Type *fieldType);
  /// The variable of that name; `initializer` is asked for only where it is defined.
  llvm::GlobalVariable *variable(const llvm::Twine &name, llvm::Type *type, bool isConstant,
                                 llvm::function_ref<llvm::Constant *()> initializer);
  llvm::GlobalVariable *globalVariable(frontend::GlobalIndex index);
  llvm::GlobalVariable *tableVariable(frontend::TableIndex index);
  llvm::GlobalVariable *elementsVariable(frontend::TableIndex index);
  llvm::GlobalVariable *callsVariable(frontend::TableIndex index);
  llvm::GlobalVariable *nullsVariable(frontend::TableIndex index);
  void defineCallTables(frontend::TableIndex index);
  bool isDense(frontend::TableIndex index) const;
  bool hasCallTable(frontend::TableIndex index) const;
  llvm::GlobalVariable *tagVariable(frontend::TagIndex index);
  llvm::GlobalVariable *dataVariable(frontend::DataIndex index);
  llvm::GlobalVariable *elemVariable(frontend::ElemIndex index);
  llvm::Constant *elemRecord(const frontend::ElementSegment &segment);
  llvm::Constant *referenceTo(frontend::FunctionIndex index);
  llvm::Constant *functionRecord(frontend::FunctionIndex index);
  llvm::Constant *valueOf(const frontend::Expression &expression);
  llvm::Function *functionCode(frontend::FunctionIndex index);
  llvm::Function *importThunk(frontend::FunctionIndex index);
  void placeElements();
  void findCallRanges();

  /// Elements [first, end) of a table have all its functions of one type.
  struct CallRange {
    frontend::TypeIndex type; // or an equal one
    std::uint64_t first, end;
    std::uint64_t functions; // of the type
  };
  static bool isClose(const CallRange &range);
  llvm::Function *stub(frontend::TypeIndex type, RuntimeFunction report, llvm::StringRef kind);
  llvm::GlobalVariable *codesVariable(frontend::TableIndex index, const CallRange &range);

  /// An element's function, or nothing for null.
  using Element = std::optional<frontend::FunctionIndex>;
  Element elementOf(const frontend::ElementSegment &segment, std::size_t item);
  Element initialElement(frontend::TableIndex index) const;

  const Program &program;
  const frontend::Module &module;
  const frontend::ModuleFacts &facts;
  llvm::Module &llvmModule;
  llvm::LLVMContext &context;
  const Abi &abi;
  GuestFunctions &functions;
  const AliasTags &tags;
  RecordTypes records;
  llvm::PointerType *ptr;
  llvm::IntegerType *i64;
  bool isOwner;
  bool isAlone; // the only partition
  bool elementsOutOfBounds = false;
  llvm::DenseMap<std::uint32_t, std::uint64_t> fixedBases; // constant bases, by memory
  std::vector<std::uint64_t> elementCounts; // by table: what active segments place there
  std::vector<std::vector<Element>> tables; // initial contents; the rest is null
  /// By table, if that never changes; then by signature, in the order of the first elements.
  std::vector<llvm::MapVector<std::uint64_t, CallRange>> callRanges;
};

} // namespace sinter::lowering
