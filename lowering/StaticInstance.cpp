// StaticInstance.cpp - the instance of an executable: everything is known when it is linked.
//
// Initial contents are data of the image, not code that runs at start-up: no global is imported
// into a program, so every initialiser and every segment's offset can be evaluated here, and
// element segments become initialised arrays.
#include "lowering/StaticInstance.h"

#include "frontend/ConstantExpression.h"
#include "frontend/ImplementationLimits.h"
#include "lowering/MemoryAccess.h"
#include "lowering/MemoryNode.h"
#include "lowering/Runtime.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;
using sinter::frontend::ConstantValue;
using sinter::frontend::DataIndex;
using sinter::frontend::DataSegment;
using sinter::frontend::ElementSegment;
using sinter::frontend::ElemIndex;
using sinter::frontend::Expression;
using sinter::frontend::FunctionIndex;
using sinter::frontend::Global;
using sinter::frontend::GlobalIndex;
using sinter::frontend::Limits;
using sinter::frontend::MemoryIndex;
using sinter::frontend::MemoryType;
using sinter::frontend::SegmentMode;
using sinter::frontend::TableIndex;
using sinter::frontend::TypeIndex;
using sinter::frontend::ValueType;

namespace sinter::lowering {

namespace {

/// Memories that get a constant base: of 32 bits, so that they have one size, and together take up
/// 64 GiB, which every kernel has.
constexpr std::size_t fixedMemories = 8;

/// Whether only functions and null can be elements.
bool holdsFunctions(const frontend::TableType &type) {
  frontend::HeapType heap = type.element.heapType();
  return heap.isConcrete() || heap == frontend::HeapType::Func ||
         heap == frontend::HeapType::NoFunc;
}

} // namespace

StaticInstance::StaticInstance(const Program &program, const targets::Target &target,
                               Module &llvmModule, const Abi &abi, GuestFunctions &functions,
                               const AliasTags &tags, std::uint32_t partition)
    : program(program), module(*program.module()), facts(program.module().facts()),
      llvmModule(llvmModule), context(llvmModule.getContext()), abi(abi), functions(functions),
      tags(tags), records(context), ptr(PointerType::getUnqual(context)),
      i64(Type::getInt64Ty(context)), isOwner(partition == 0),
      isAlone(program.partitions().size() == 1) {
  for (auto [i, memory] : enumerate(module.memories)) {
    const Strategy strategy = strategyOf(memory.type, program.options().bounds);
    if (strategy == Strategy::Checked || mayMove(memory.type, strategy) ||
        memory.type.addressType == ValueType::I64 || fixedBases.size() == fixedMemories)
      continue;
    fixedBases.insert(
        {static_cast<std::uint32_t>(i),
         target.memoryBase + fixedBases.size() * guardReservation + frontOf(strategy)});
  }
  elementCounts.resize(module.tables.size());
  for (const ElementSegment &segment : module.elements)
    if (segment.mode == SegmentMode::Active)
      elementCounts[segment.table.value] += segment.size();
  if (isOwner)
    placeElements();
}

StaticInstance::Element StaticInstance::elementOf(const ElementSegment &segment, std::size_t item) {
  if (!segment.functions.empty())
    return segment.functions[item];
  ConstantValue value = *evaluate(program.module(), segment.expressions[item]);
  return value.kind == ConstantValue::FunctionRef ? Element(value.function) : std::nullopt;
}

/// What the table's elements are before element segments are applied.
StaticInstance::Element StaticInstance::initialElement(TableIndex index) const {
  const std::optional<Expression> &init = module.table(index).init;
  if (!init)
    return std::nullopt;
  ConstantValue value = *evaluate(program.module(), *init);
  return value.kind == ConstantValue::FunctionRef ? Element(value.function) : std::nullopt;
}

/// Lays the active element segments over the tables' initial elements, in order.
void StaticInstance::placeElements() {
  tables.resize(module.tables.size());
  for (auto [i, table] : enumerate(tables))
    if (TableIndex index{static_cast<std::uint32_t>(i)}; isDense(index))
      if (Element initial = initialElement(index))
        table.assign(module.table(index).type.limits.min, initial);
  for (const ElementSegment &segment : module.elements) {
    if (segment.mode != SegmentMode::Active)
      continue;
    std::uint64_t offset = evaluate(program.module(), segment.tableOffset)->bits;
    const std::uint64_t size = module.table(segment.table).type.limits.min;
    if (offset > size || segment.size() > size - offset) {
      elementsOutOfBounds = true;
      return;
    }
    if (!isDense(segment.table))
      continue;
    const std::uint64_t end = offset + segment.size();
    std::vector<Element> &table = tables[segment.table.value];
    if (end > table.size())
      table.resize(end);
    for (std::size_t i = 0; i < segment.size(); ++i)
      table[offset + i] = elementOf(segment, i);
  }
}

GlobalVariable *StaticInstance::variable(const Twine &name, Type *type, bool isConstant,
                                         function_ref<Constant *()> initializer) {
  SmallString<32> buffer;
  StringRef symbol = name.toStringRef(buffer);
  if (GlobalVariable *existing = llvmModule.getGlobalVariable(symbol, /*AllowInternal=*/true))
    return existing;
  auto *created = new GlobalVariable(
      llvmModule, type, isConstant,
      isAlone ? GlobalValue::InternalLinkage : GlobalValue::ExternalLinkage, nullptr, symbol);
  if (!isAlone)
    created->setVisibility(GlobalValue::HiddenVisibility);
  created->setDSOLocal(true);
  if (isOwner)
    created->setInitializer(initializer());
  return created;
}

void StaticInstance::defineAll() {
  for (std::uint32_t i = 0; i < module.globals.size(); ++i)
    globalVariable({i});
  for (std::uint32_t i = 0; i < module.memories.size(); ++i)
    memoryRecord(MemoryIndex{i});
  for (std::uint32_t i = 0; i < module.tables.size(); ++i) {
    tableVariable({i});
    if (hasCallTable({i}))
      callsVariable({i});
  }
  for (std::uint32_t i = 0; i < module.tags.size(); ++i)
    tagVariable({i});
  for (unsigned i : facts.functionsReferenced.set_bits())
    if (program.isReachable({i}))
      referenceTo({i});
  for (unsigned i : facts.dataUsed.set_bits())
    dataVariable({i});
  for (unsigned i : facts.elemsUsed.set_bits())
    elemVariable({i});
}

// Functions.

/// An imported function with the signature of a wasm function. It has no debug location, so that
/// what is inlined from it is reported at the call.
Function *StaticInstance::importThunk(FunctionIndex index) {
  if (Function *existing = functions.find(index))
    return existing;
  Function *thunk = functions.create(index, GlobalValue::InternalLinkage);
  thunk->addFnAttr(Attribute::AlwaysInline);
  const frontend::FunctionType &type = module.typeOf(index);
  IRBuilder<> builder(BasicBlock::Create(context, "", thunk));
  SmallVector<Value *, 8> arguments, results;
  const ImportProvider &provider = program.provider(index);
  switch (provider.kind) {
  case ImportProvider::Wasi: {
    FunctionCallee callee = declareWasi(llvmModule, *provider.wasi);
    abi.params(builder, type, thunk, arguments);
    Constant *instance = llvmModule.getOrInsertGlobal("sinter_wasi", Type::getInt8Ty(context));
    cast<GlobalVariable>(instance)->setVisibility(GlobalValue::HiddenVisibility);
    cast<GlobalVariable>(instance)->setDSOLocal(true);
    arguments.insert(arguments.begin(), instance);
    CallInst *call = builder.CreateCall(callee, arguments);
    if (!type.results.empty())
      results.push_back(call);
    break;
  }
  case ImportProvider::TrapWhenCalled:
    callTrap(builder, TrapKind::unknown_import);
    return thunk;
  case ImportProvider::ReturnZero:
    // A reference that cannot be null has no zero.
    if (!llvm::all_of(type.results, [](ValueType result) { return result.isDefaultable(); })) {
      callTrap(builder, TrapKind::unknown_import);
      return thunk;
    }
    for (ValueType result : type.results)
      results.push_back(Constant::getNullValue(toLlvm(context, result)));
    break;
  }
  abi.ret(builder, results);
  return thunk;
}

Function *StaticInstance::functionCode(FunctionIndex index) {
  return module.function(index).isImported ? importThunk(index) : functions.get(index);
}

Callee StaticInstance::callee(IRBuilder<> &, FunctionIndex index) { return {functionCode(index)}; }

Callee StaticInstance::calleeOf(IRBuilder<> &builder, Value *reference) {
  Value *code = builder.CreateStructGEP(records.function, reference, functionField::code);
  return {builder.CreateLoad(ptr, code)};
}

Value *StaticInstance::isSignature(IRBuilder<> &builder, Value *signature, TypeIndex type) {
  return builder.CreateICmpEQ(signature, builder.getInt64(program.signature(type)));
}

Constant *StaticInstance::functionRecord(FunctionIndex index) {
  return ConstantStruct::get(
      records.function,
      {functionCode(index), ConstantInt::get(i64, program.signature(module.function(index).type))});
}

Constant *StaticInstance::referenceTo(FunctionIndex index) {
  return variable("wasm.function." + Twine(index.value), records.function, true,
                  [&] { return functionRecord(index); });
}

Value *StaticInstance::functionReference(IRBuilder<> &, FunctionIndex index) {
  return referenceTo(index);
}

// Globals.

Constant *StaticInstance::valueOf(const Expression &expression) {
  ConstantValue value = *evaluate(program.module(), expression);
  Type *type = toLlvm(context, value.type);
  if (value.kind == ConstantValue::FunctionRef)
    return referenceTo(value.function);
  if (value.kind == ConstantValue::NullRef)
    return Constant::getNullValue(type);
  if (type->isIntegerTy())
    return ConstantInt::get(type, value.bits);
  if (value.kind == ConstantValue::Vector)
    return vectorConstant(context, value.bytes);
  const fltSemantics &semantics = type->getFltSemantics();
  return ConstantFP::get(context,
                         APFloat(semantics, APInt(type->getPrimitiveSizeInBits(), value.bits)));
}

GlobalVariable *StaticInstance::globalVariable(GlobalIndex index) {
  const Global &global = module.global(index);
  GlobalVariable *result =
      variable("wasm.global." + Twine(index.value), toLlvm(context, global.type.content),
               !facts.globalsWritten[index.value], [&] { return valueOf(global.init); });
  // LLVM must not find out which float it always is: see Numeric.cpp.
  Type *type = result->getValueType();
  if (type->isFloatingPointTy() || type->isVectorTy())
    result->setExternallyInitialized(true);
  return result;
}

Value *StaticInstance::getGlobal(IRBuilder<> &builder, GlobalIndex index) {
  const Global &global = module.global(index);
  // A global that nothing writes is its initial value.
  if (!facts.globalsWritten[index.value] && !global.type.content.isRef())
    return valueOf(global.init);
  GlobalVariable *storage = globalVariable(index);
  LoadInst *load = builder.CreateLoad(storage->getValueType(), storage);
  load->setMetadata(LLVMContext::MD_tbaa, tags.instance);
  return load;
}

void StaticInstance::setGlobal(IRBuilder<> &builder, GlobalIndex index, Value *value) {
  StoreInst *store = builder.CreateStore(value, globalVariable(index), anchorsStores());
  store->setMetadata(LLVMContext::MD_tbaa, tags.instance);
}

// Memories.

LoadInst *StaticInstance::loadField(IRBuilder<> &builder, StructType *type, Value *record,
                                    unsigned field, Type *fieldType) {
  LoadInst *load = builder.CreateLoad(fieldType, builder.CreateStructGEP(type, record, field));
  load->setMetadata(LLVMContext::MD_tbaa, tags.instance);
  return load;
}

std::uint64_t StaticInstance::largestMemory(MemoryIndex index) const {
  const MemoryType &type = module.memory(index).type;
  const std::uint64_t largest = largestSize(type);
  return std::max(initialSize(type),
                  std::min(largest, program.options().maxMemory.value_or(largest)));
}

Constant *StaticInstance::memoryRecord(MemoryIndex index) {
  return variable("wasm.memory." + Twine(index.value), records.memory, false, [&] {
    auto *i32 = Type::getInt32Ty(context);
    const MemoryType &type = module.memory(index).type;
    const Strategy strategy = strategyOf(type, program.options().bounds);
    return ConstantStruct::get(
        records.memory,
        {ConstantPointerNull::get(ptr), ConstantInt::get(i64, 0), ConstantInt::get(i64, 0),
         ConstantInt::get(i64, largestMemory(index)), ConstantInt::get(i32, type.pageSizeLog2),
         ConstantInt::get(i32, mayMove(type, strategy)), ConstantInt::get(i32, type.isShared),
         ConstantInt::get(i32, static_cast<std::uint32_t>(strategy))});
  });
}

Value *StaticInstance::memoryRecord(IRBuilder<> &, MemoryIndex index) {
  return memoryRecord(index);
}

std::optional<std::uint64_t> StaticInstance::constantMemoryBase(MemoryIndex index) {
  auto base = fixedBases.find(index.value);
  return base == fixedBases.end() ? std::nullopt : std::optional(base->second);
}

Value *StaticInstance::memoryBase(IRBuilder<> &builder, MemoryIndex index) {
  return loadField(builder, records.memory, memoryRecord(index), memoryField::base, ptr);
}

Value *StaticInstance::memorySize(IRBuilder<> &builder, MemoryIndex index) {
  const MemoryType &type = module.memory(index).type;
  if (!facts.memoriesGrown[index.value])
    return builder.getInt64(initialSize(type));
  auto *size = loadField(builder, records.memory, memoryRecord(index), memoryField::size, i64);
  setSizeRange(*size, type);
  if (type.isShared)
    size->setAtomic(AtomicOrdering::SequentiallyConsistent);
  return size;
}

MDNode *StaticInstance::memoryNode(MemoryIndex index) {
  const MemoryType &type = module.memory(index).type;
  // Another thread may write to a shared memory: accesses stay as they are.
  if (type.isShared || !program.options().isOptimizing)
    return nullptr;
  const StructLayout *layout = llvmModule.getDataLayout().getStructLayout(records.memory);
  auto field = [&](unsigned number) {
    return loadPath(context, memoryRecord(index)->getName(),
                    layout->getElementOffset(number).getFixedValue());
  };
  std::optional<std::uint64_t> base = constantMemoryBase(index);
  MDNode *basePath = base ? constantPath(context, *base) : field(memoryField::base);
  MDNode *sizePath = facts.memoriesGrown[index.value] ? field(memoryField::size)
                                                      : constantPath(context, initialSize(type));
  return MDNode::get(context, {basePath, sizePath, tags.instance});
}

// Tables.

GlobalVariable *StaticInstance::elementsVariable(TableIndex index) {
  std::uint64_t size = module.table(index).type.limits.min;
  ArrayType *type = ArrayType::get(ptr, size);
  // All zeros take no room in the image, unless they are constant.
  bool isConstant = !facts.tablesWritten[index.value] && isDense(index) &&
                    (elementCounts[index.value] != 0 || initialElement(index));
  return variable(
      "wasm.table." + Twine(index.value) + ".elements", type, isConstant, [&]() -> Constant * {
        const std::vector<Element> &table = tables[index.value];
        if (llvm::none_of(table, [](Element element) { return element.has_value(); }))
          return ConstantAggregateZero::get(type);
        std::vector<Constant *> elements;
        for (Element element : table)
          elements.push_back(element ? referenceTo(*element) : ConstantPointerNull::get(ptr));
        elements.resize(size, ConstantPointerNull::get(ptr));
        return ConstantArray::get(type, elements);
      });
}

GlobalVariable *StaticInstance::tableVariable(TableIndex index) {
  return variable("wasm.table." + Twine(index.value), records.table, false, [&] {
    const Limits &limits = module.table(index).type.limits;
    std::uint64_t largest = frontend::valueOf(frontend::Limit::TableSize);
    Constant *size = ConstantInt::get(i64, limits.min);
    return ConstantStruct::get(
        records.table, {elementsVariable(index), size, size,
                        ConstantInt::get(i64, std::min(limits.max.value_or(largest), largest)),
                        ConstantInt::get(i64, 0)});
  });
}

Value *StaticInstance::tableRecord(IRBuilder<> &, TableIndex index) { return tableVariable(index); }

Value *StaticInstance::tableElements(IRBuilder<> &builder, TableIndex index) {
  if (!facts.tablesGrown[index.value])
    return elementsVariable(index);
  return loadField(builder, records.table, tableVariable(index), tableField::elements, ptr);
}

Value *StaticInstance::tableSize(IRBuilder<> &builder, TableIndex index) {
  if (!facts.tablesGrown[index.value])
    return builder.getInt64(module.table(index).type.limits.min);
  return loadField(builder, records.table, tableVariable(index), tableField::size, i64);
}

/// Whether the table's initial contents are data of the image. Those of a table that is mostly null
/// are not: a size is a few bytes of a module, whatever its value.
bool StaticInstance::isDense(TableIndex index) const {
  constexpr std::uint64_t smallTable = 1024;
  return module.table(index).type.limits.min <= smallTable + 2 * elementCounts[index.value];
}

bool StaticInstance::hasCallTable(TableIndex index) const {
  return !facts.tablesWritten[index.value] && !facts.tablesGrown[index.value] &&
         holdsFunctions(module.table(index).type) && isDense(index);
}

void StaticInstance::fillSparseTables(IRBuilder<> &builder) {
  for (std::uint32_t i = 0; i < module.tables.size(); ++i)
    if (Element initial = initialElement({i}); initial && !isDense({i}))
      callRuntime(builder, RuntimeFunction::sinter_table_fill,
                  {tableVariable({i}), builder.getInt64(0), referenceTo(*initial),
                   builder.getInt64(module.tables[i].type.limits.min)});
  for (const ElementSegment &segment : module.elements) {
    if (segment.mode != SegmentMode::Active || isDense(segment.table))
      continue;
    auto *record = new GlobalVariable(llvmModule, records.elem_segment, true,
                                      GlobalValue::PrivateLinkage, elemRecord(segment));
    ConstantValue offset = *evaluate(program.module(), segment.tableOffset);
    callRuntime(builder, RuntimeFunction::sinter_table_init,
                {tableVariable(segment.table), record, builder.getInt64(offset.bits),
                 builder.getInt64(0), builder.getInt64(segment.size())});
  }
}

GlobalVariable *StaticInstance::callsVariable(TableIndex index) {
  ArrayType *type = ArrayType::get(records.function, module.table(index).type.limits.min);
  return variable("wasm.table." + Twine(index.value) + ".calls", type, true, [&] {
    Constant *null = ConstantStruct::get(
        records.function, {ConstantPointerNull::get(ptr), ConstantInt::get(i64, nullSignature)});
    std::vector<Constant *> calls;
    for (Element element : tables[index.value])
      calls.push_back(element ? functionRecord(*element) : null);
    calls.resize(type->getNumElements(), null);
    return ConstantArray::get(type, calls);
  });
}

Value *StaticInstance::callTable(IRBuilder<> &, TableIndex index) {
  return hasCallTable(index) ? callsVariable(index) : nullptr;
}

// Exceptions.

/// Nothing but its address matters.
GlobalVariable *StaticInstance::tagVariable(frontend::TagIndex index) {
  return variable("wasm.tag." + Twine(index.value), i64, true,
                  [&] { return ConstantInt::get(i64, 0); });
}

Value *StaticInstance::tag(IRBuilder<> &, frontend::TagIndex index) { return tagVariable(index); }

Constant *StaticInstance::exceptionRoots() {
  auto holdsExceptions = [](ValueType type) {
    return type.isRef() && (type.heapType() == frontend::HeapType::Exn ||
                            type.heapType() == frontend::HeapType::NoExn);
  };
  auto count = [&](std::uint64_t number) { return ConstantInt::get(i64, number); };
  auto array = [&](Type *type, ArrayRef<Constant *> elements) {
    ArrayType *arrayType = ArrayType::get(type, elements.size());
    return new GlobalVariable(llvmModule, arrayType, true, GlobalValue::PrivateLinkage,
                              ConstantArray::get(arrayType, elements));
  };
  std::vector<Constant *> cells, recordsOfTables;
  auto addCell = [&](GlobalVariable *cell) {
    std::uint64_t bytes = llvmModule.getDataLayout().getTypeStoreSize(cell->getValueType());
    cells.push_back(ConstantStruct::get(records.exception_root, {cell, count(bytes / 8)}));
  };
  for (GlobalVariable *buffer : abi.buffers())
    addCell(buffer);
  for (std::uint32_t i = 0; i < module.globals.size(); ++i)
    if (holdsExceptions(module.globals[i].type.content))
      addCell(globalVariable({i}));
  for (std::uint32_t i = 0; i < module.tables.size(); ++i)
    if (holdsExceptions(module.tables[i].type.element))
      recordsOfTables.push_back(tableVariable({i}));
  return ConstantStruct::get(records.exception_roots,
                             {array(records.exception_root, cells), count(cells.size()),
                              array(ptr, recordsOfTables), count(recordsOfTables.size())});
}

// Segments. Active ones have been dropped, and declarative ones too, by the time code runs.

GlobalVariable *StaticInstance::dataVariable(DataIndex index) {
  const DataSegment &segment = module.data[index.value];
  return variable("wasm.data." + Twine(index.value), records.data_segment, false, [&] {
    ArrayRef<std::uint8_t> bytes =
        segment.mode == SegmentMode::Passive ? segment.bytes : ArrayRef<std::uint8_t>();
    Constant *contents = ConstantDataArray::get(context, bytes);
    auto *storage = new GlobalVariable(llvmModule, contents->getType(), true,
                                       GlobalValue::PrivateLinkage, contents);
    return ConstantStruct::get(records.data_segment,
                               {storage, ConstantInt::get(i64, bytes.size())});
  });
}

Value *StaticInstance::dataSegment(IRBuilder<> &, DataIndex index) { return dataVariable(index); }

/// A struct sinter_elem_segment with the segment's elements.
Constant *StaticInstance::elemRecord(const ElementSegment &segment) {
  std::vector<Constant *> elements;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    Element element = elementOf(segment, i);
    elements.push_back(element ? referenceTo(*element) : ConstantPointerNull::get(ptr));
  }
  ArrayType *type = ArrayType::get(ptr, elements.size());
  auto *storage = new GlobalVariable(llvmModule, type, true, GlobalValue::PrivateLinkage,
                                     ConstantArray::get(type, elements));
  return ConstantStruct::get(records.elem_segment,
                             {storage, ConstantInt::get(i64, elements.size())});
}

GlobalVariable *StaticInstance::elemVariable(ElemIndex index) {
  const ElementSegment &segment = module.elements[index.value];
  return variable("wasm.elem." + Twine(index.value), records.elem_segment, false, [&] {
    return segment.mode == SegmentMode::Passive ? elemRecord(segment)
                                                : Constant::getNullValue(records.elem_segment);
  });
}

Value *StaticInstance::elemSegment(IRBuilder<> &, ElemIndex index) { return elemVariable(index); }

} // namespace sinter::lowering
