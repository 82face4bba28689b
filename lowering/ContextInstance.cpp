// ContextInstance.cpp - the instance of a library: one of many, found through a hidden argument.
//
// An instance is a block of memory that begins with struct sinter_instance; the arrays behind it
// are laid out here, in the order of InstanceLayout. Everything that other instances may share
// (memories, tables, tags, globals, functions) is reached through a pointer, which is the same for
// imported and defined ones, so that compiled code asks only where it pays: the cells of defined
// globals and the records of defined functions are in the instance itself.
#include "lowering/ContextInstance.h"

#include "frontend/ConstantExpression.h"
#include "lowering/MemoryAccess.h"
#include "lowering/MemoryNode.h"
#include "lowering/Runtime.h"
#include "lowering/Signature.h"

#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using sinter::frontend::DataIndex;
using sinter::frontend::ElemIndex;
using sinter::frontend::FunctionIndex;
using sinter::frontend::Global;
using sinter::frontend::GlobalIndex;
using sinter::frontend::MemoryIndex;
using sinter::frontend::MemoryType;
using sinter::frontend::TableIndex;
using sinter::frontend::TypeIndex;

namespace sinter::lowering {

namespace {

/// Sizes of the records, which have no padding.
#define RECORD_BEGIN(RECORD) constexpr std::uint64_t RECORD##Size = 0
#define FIELD(TYPE, NAME) +TYPE##Size
#define RECORD_END(RECORD) ;
constexpr std::uint64_t ptrSize = 8, i64Size = 8, i32Size = 4;
#include "lowering/Instance.def"

constexpr std::uint64_t cellSize = 16;

template <typename T>
std::uint32_t countImports(const std::vector<T> &items) {
  return llvm::count_if(items, [](const T &item) { return item.isImported; });
}

} // namespace

InstanceLayout::InstanceLayout(const frontend::ValidModule &validModule) {
  const frontend::Module &module = *validModule;
  std::uint64_t end = instanceSize;
  auto place = [&](std::uint64_t count, std::uint64_t bytes) {
    end = alignTo(end, cellSize);
    return std::exchange(end, end + count * bytes);
  };
  cells = place(module.globals.size() - countImports(module.globals), cellSize);
  memories = place(module.memories.size(), ptrSize);
  memoryBases = place(module.memories.size(), ptrSize);
  tables = place(module.tables.size(), ptrSize);
  globals = place(module.globals.size(), ptrSize);
  tags = place(module.tags.size(), ptrSize);
  dataSegments = place(module.data.size(), data_segmentSize);
  elemSegments = place(module.elements.size(), elem_segmentSize);
  references = place(module.importedFunctionCount(), ptrSize);
  functions = place(module.functions.size(), context_functionSize);
  segmentElements.resize(module.elements.size());
  for (unsigned i : validModule.facts().elemsUsed.set_bits())
    if (module.elements[i].mode == frontend::SegmentMode::Passive)
      segmentElements[i] = place(module.elements[i].size(), ptrSize);
  size = alignTo(end, cellSize);
}

ContextInstance::ContextInstance(const Program &program, Module &llvmModule,
                                 GuestFunctions &functions, const AliasTags &tags)
    : program(program), module(*program.module()), facts(program.module().facts()),
      llvmModule(llvmModule), context(llvmModule.getContext()), functions(functions), tags(tags),
      records(context), ptr(PointerType::getUnqual(context)), i64(Type::getInt64Ty(context)),
      layout(program.module()), isAlone(program.partitions().size() == 1),
      importedGlobals(countImports(module.globals)), sharedMemories(module.memories.size()),
      sharedTables(module.tables.size()) {
  for (std::uint32_t i = 0; i < module.memories.size(); ++i)
    sharedMemories[i] = module.memories[i].isImported || facts.memoriesGrown[i];
  for (std::uint32_t i = 0; i < module.tables.size(); ++i)
    sharedTables[i] = module.tables[i].isImported || facts.tablesGrown[i];
  for (const frontend::Export &item : module.exports) {
    if (item.kind == frontend::ExternalKind::Memory)
      sharedMemories.set(item.index);
    if (item.kind == frontend::ExternalKind::Table)
      sharedTables.set(item.index);
  }
}

Value *ContextInstance::at(IRBuilder<> &builder, std::uint64_t offset) {
  Argument *instance = instanceArgument(*builder.GetInsertBlock()->getParent());
  return builder.CreateConstInBoundsGEP1_64(builder.getInt8Ty(), instance, offset);
}

Value *ContextInstance::loadInvariant(IRBuilder<> &builder, Type *type, Value *pointer) {
  LoadInst *load = builder.CreateLoad(type, pointer);
  load->setMetadata(LLVMContext::MD_invariant_load, MDNode::get(context, {}));
  return load;
}

LoadInst *ContextInstance::loadState(IRBuilder<> &builder, Type *type, Value *pointer) {
  LoadInst *load = builder.CreateLoad(type, pointer);
  load->setMetadata(LLVMContext::MD_tbaa, tags.instance);
  return load;
}

// Functions.

Callee ContextInstance::callee(IRBuilder<> &builder, FunctionIndex index) {
  if (!module.function(index).isImported)
    return {functions.get(index), at(builder, 0)};
  std::uint64_t record = layout.functions + index.value * context_functionSize;
  auto field = [&](unsigned number) {
    return loadInvariant(
        builder, ptr,
        builder.CreateStructGEP(records.context_function, at(builder, record), number));
  };
  return {field(context_functionField::code), field(context_functionField::instance)};
}

Callee ContextInstance::calleeOf(IRBuilder<> &builder, Value *reference) {
  auto field = [&](unsigned number) {
    return loadState(builder, ptr,
                     builder.CreateStructGEP(records.context_function, reference, number));
  };
  return {field(context_functionField::code), field(context_functionField::instance)};
}

Value *ContextInstance::functionReference(IRBuilder<> &builder, FunctionIndex index) {
  if (module.function(index).isImported)
    return loadInvariant(builder, ptr, at(builder, layout.references + index.value * ptrSize));
  return at(builder, layout.functions + index.value * context_functionSize);
}

GlobalVariable *ContextInstance::digest(TypeIndex type) {
  std::uint32_t canonical = facts.canonicalTypes[type.value];
  std::string name = "sinter.digest." + utostr(canonical);
  if (GlobalVariable *existing = llvmModule.getGlobalVariable(name, /*AllowInternal=*/true))
    return existing;
  Constant *bytes = ConstantDataArray::get(context, ArrayRef(facts.typeDigests[canonical]));
  // One per module: its address is the word.
  auto *created = new GlobalVariable(
      llvmModule, bytes->getType(), true,
      isAlone ? GlobalValue::InternalLinkage : GlobalValue::LinkOnceODRLinkage, bytes, name);
  if (!isAlone)
    created->setVisibility(GlobalValue::HiddenVisibility);
  created->setDSOLocal(true);
  created->setAlignment(Align(8));
  return created;
}

Constant *ContextInstance::signatureWord(TypeIndex type) {
  if (std::optional<std::uint64_t> word = exactSignature(module, type))
    return ConstantInt::get(i64, *word);
  return ConstantExpr::getPtrToInt(digest(type), i64);
}

Value *ContextInstance::isSignature(IRBuilder<> &builder, Value *signature, TypeIndex type) {
  Constant *expected = signatureWord(type);
  if (isa<ConstantInt>(expected))
    return builder.CreateICmpEQ(signature, expected);
  Value *matches =
      callRuntime(builder, RuntimeFunction::sinter_type_matches, {signature, expected});
  return builder.CreateICmpNE(matches, builder.getInt32(0));
}

// Globals.

Value *ContextInstance::globalCell(IRBuilder<> &builder, GlobalIndex index) {
  if (module.global(index).isImported)
    return loadInvariant(builder, ptr, at(builder, layout.globals + index.value * ptrSize));
  return at(builder, layout.cells + (index.value - importedGlobals) * cellSize);
}

Value *ContextInstance::getGlobal(IRBuilder<> &builder, GlobalIndex index) {
  const Global &global = module.global(index);
  return loadState(builder, toLlvm(context, global.type.content), globalCell(builder, index));
}

void ContextInstance::setGlobal(IRBuilder<> &builder, GlobalIndex index, Value *value) {
  StoreInst *store = builder.CreateStore(value, globalCell(builder, index), anchorsStores());
  store->setMetadata(LLVMContext::MD_tbaa, tags.instance);
}

// Memories.

Value *ContextInstance::memoryRecord(IRBuilder<> &builder, MemoryIndex index) {
  return loadInvariant(builder, ptr, at(builder, layout.memories + index.value * ptrSize));
}

Value *ContextInstance::memoryBase(IRBuilder<> &builder, MemoryIndex index) {
  return loadInvariant(builder, ptr, at(builder, layout.memoryBases + index.value * ptrSize));
}

Value *ContextInstance::memorySize(IRBuilder<> &builder, MemoryIndex index) {
  const MemoryType &type = module.memory(index).type;
  if (!sharedMemories[index.value])
    return builder.getInt64(initialSize(type));
  Value *record = memoryRecord(builder, index);
  LoadInst *size =
      loadState(builder, i64, builder.CreateStructGEP(records.memory, record, memoryField::size));
  setSizeRange(*size, type);
  if (type.isShared)
    size->setAtomic(AtomicOrdering::SequentiallyConsistent);
  return size;
}

MDNode *ContextInstance::memoryNode(MemoryIndex index) {
  const MemoryType &type = module.memory(index).type;
  // Another thread may write to a shared memory: accesses stay as they are.
  if (type.isShared || !program.options().isOptimizing)
    return nullptr;
  const StructLayout *record = llvmModule.getDataLayout().getStructLayout(records.memory);
  const std::uint64_t size = record->getElementOffset(memoryField::size);
  const std::uint64_t slot = index.value * ptrSize;
  MDNode *sizePath = sharedMemories[index.value]
                         ? loadPath(context, "", {layout.memories + slot, size})
                         : constantPath(context, type.limits.min << type.pageSizeLog2);
  return MDNode::get(context,
                     {loadPath(context, "", layout.memoryBases + slot), sizePath, tags.instance});
}

// Tables.

Value *ContextInstance::tableRecord(IRBuilder<> &builder, TableIndex index) {
  return loadInvariant(builder, ptr, at(builder, layout.tables + index.value * ptrSize));
}

Value *ContextInstance::tableElements(IRBuilder<> &builder, TableIndex index) {
  return loadState(
      builder, ptr,
      builder.CreateStructGEP(records.table, tableRecord(builder, index), tableField::elements));
}

Value *ContextInstance::tableSize(IRBuilder<> &builder, TableIndex index) {
  if (!sharedTables[index.value])
    return builder.getInt64(module.table(index).type.limits.min);
  return loadState(
      builder, i64,
      builder.CreateStructGEP(records.table, tableRecord(builder, index), tableField::size));
}

Value *ContextInstance::callTable(IRBuilder<> &, TableIndex) { return nullptr; }

// Segments.

Value *ContextInstance::tag(IRBuilder<> &builder, frontend::TagIndex index) {
  return loadInvariant(builder, ptr, at(builder, layout.tags + index.value * ptrSize));
}

Value *ContextInstance::deadline(IRBuilder<> &builder) {
  return loadInvariant(
      builder, ptr,
      builder.CreateStructGEP(records.instance, at(builder, 0), instanceField::deadline));
}

Value *ContextInstance::dataSegment(IRBuilder<> &builder, DataIndex index) {
  return at(builder, layout.dataSegments + index.value * data_segmentSize);
}

Value *ContextInstance::elemSegment(IRBuilder<> &builder, ElemIndex index) {
  return at(builder, layout.elemSegments + index.value * elem_segmentSize);
}

} // namespace sinter::lowering
