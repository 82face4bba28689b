// StaticInstance.cpp - the instance of an executable: everything is known when it is linked.
//
// Initial contents are data of the image, not code that runs at start-up: no global is imported
// into a program, so every initialiser and every segment's offset can be evaluated here, and
// element segments become initialised arrays.
#include "lowering/StaticInstance.h"

#include "frontend/ConstantExpression.h"
#include "frontend/ImplementationLimits.h"
#include "lowering/HostCalls.h"
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
  placeElements();
  findCallRanges();
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
      defineCallTables({i});
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
  case ImportProvider::Host:
    abi.params(builder, type, thunk, arguments);
    callHost(builder, program, type, provider.symbol, arguments, results);
    break;
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

std::optional<std::uint64_t> StaticInstance::constantMemoryBase(MemoryIndex index) const {
  auto base = fixedBases.find(index.value);
  return base == fixedBases.end() ? std::nullopt : std::optional(base->second);
}

/// LLVM may take for granted what holds of any external array: that it is an object of its own,
/// which no access through another symbol reaches. That is true of a memory with its reservation.
/// The array has no length, so that nothing is known of how much can be accessed.
Constant *StaticInstance::memorySymbol(MemoryIndex index) {
  std::optional<std::uint64_t> base = constantMemoryBase(index);
  if (!base)
    return nullptr;
  const std::string name = ("wasm.bytes." + Twine(index.value)).str();
  if (GlobalVariable *existing = llvmModule.getGlobalVariable(name))
    return existing;
  auto *symbol = new GlobalVariable(llvmModule, ArrayType::get(Type::getInt8Ty(context), 0), false,
                                    GlobalValue::ExternalLinkage, nullptr, name);
  symbol->setVisibility(GlobalValue::HiddenVisibility);
  symbol->setAlignment(Align(std::uint64_t(1) << std::min(countr_zero(*base), 16)));
  symbol->setMetadata(LLVMContext::MD_absolute_symbol,
                      MDBuilder(context).createRange(APInt(64, *base), APInt(64, *base + 1)));
  return symbol;
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
  SmallVector<Metadata *, 4> operands{basePath, sizePath, tags.instance};
  // What does not begin with all pages never has the last one, where none is checked for.
  if (reliesOnFaults(strategyOf(type, program.options().bounds)) &&
      initialSize(type) <= (std::uint64_t(UINT32_MAX) >> 16 << 16))
    operands.push_back(MDString::get(context, "short"));
  return MDNode::get(context, operands);
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
