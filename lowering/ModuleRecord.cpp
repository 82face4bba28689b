// ModuleRecord.cpp - the context model's `sinter_module` record, and how calls cross to the host.
//
// The record describes the module to the runtime library: what it imports, exports and defines,
// where the parts of an instance lie, where its code is. Everything in it is constant.
//
// Between C and guest code stand two small functions per function type. `enter` is C and calls
// guest code, its arguments taken from slots; it is no guest code, so unwinding stops there.
// `host_code` is guest code and calls C: the code of host functions of that type.
#include "lowering/ModuleLowering.h"
#include "lowering/Signature.h"

#include <numeric>

using namespace llvm;
using sinter::frontend::ExternalKind;
using sinter::frontend::FunctionIndex;
using sinter::frontend::TypeIndex;
using sinter::frontend::ValueType;

namespace sinter::lowering {

namespace {

constexpr std::uint64_t noMaximum = ~std::uint64_t(0);

/// The binary format's code of the type, of a reference's hierarchy for references.
std::uint32_t kindOf(ValueType type) {
  switch (type.getKind()) {
  case ValueType::I32:
    return 0x7F;
  case ValueType::I64:
    return 0x7E;
  case ValueType::F32:
    return 0x7D;
  case ValueType::F64:
    return 0x7C;
  case ValueType::V128:
    return 0x7B;
  case ValueType::Ref:
    switch (type.heapType().getRaw()) {
    case frontend::HeapType::Extern:
    case frontend::HeapType::NoExtern:
      return 0x6F;
    case frontend::HeapType::Exn:
    case frontend::HeapType::NoExn:
      return 0x69;
    default:
      return 0x70;
    }
  case ValueType::Bottom:
    break;
  }
  llvm_unreachable("no value of this type in a valid module");
}

} // namespace

ContextLowering::ContextLowering(const Program &program, std::uint32_t partition,
                                 const targets::Target &target, LLVMContext &context)
    : ModuleLowering(program, partition, target, context),
      instance(program, *result, functions, tags) {
  if (!program.options().moduleName.empty())
    interface.emplace(module, program.options().moduleName);
}

Constant *ContextLowering::i32(std::uint64_t value) const {
  return ConstantInt::get(Type::getInt32Ty(context), value);
}

Constant *ContextLowering::i64(std::uint64_t value) const {
  return ConstantInt::get(Type::getInt64Ty(context), value);
}

/// What references of the type refer to, as struct sinter_value_type has it.
Constant *ContextLowering::referencedSignature(ValueType type) {
  constexpr std::uint64_t anything = 0, nothing = ~std::uint64_t(0);
  if (!type.isRef())
    return i64(anything);
  if (type.heapType().isConcrete())
    return instance.signatureWord(type.heapType().typeIndex());
  switch (type.heapType().getRaw()) {
  case frontend::HeapType::NoFunc:
  case frontend::HeapType::NoExtern:
  case frontend::HeapType::NoExn:
    return i64(nothing);
  default:
    return i64(anything);
  }
}

Constant *ContextLowering::emitValueTypes(const frontend::FunctionType &type) {
  std::vector<Constant *> values;
  for (const auto *types : {&type.params, &type.results})
    for (ValueType value : *types)
      values.push_back(
          ConstantStruct::get(records.value_type, {i32(kindOf(value)), i32(value.isNullable()),
                                                   referencedSignature(value)}));
  return array(records.value_type, values, "sinter.values");
}

/// void (ptr code, ptr instance, ptr slots)
Function *ContextLowering::emitEnter(const frontend::FunctionType &type) {
  auto *ptr = PointerType::getUnqual(context);
  auto *enter =
      Function::Create(FunctionType::get(Type::getVoidTy(context), {ptr, ptr, ptr}, false),
                       GlobalValue::InternalLinkage, "sinter.enter", *result);
  enter->setSection(".text.sinter.enter");
  markInstanceArgument(*enter->getArg(1));
  probeStack(*enter);
  IRBuilder<> builder(BasicBlock::Create(context, "", enter));
  auto slot = [&](std::size_t index) {
    return builder.CreateConstInBoundsGEP1_64(ArrayType::get(builder.getInt8Ty(), 16),
                                              enter->getArg(2), index);
  };
  SmallVector<Value *, 8> arguments, results;
  for (auto [i, param] : enumerate(type.params))
    arguments.push_back(builder.CreateAlignedLoad(toLlvm(context, param), slot(i), Align(16)));
  abi.call(builder, type, {enter->getArg(0), enter->getArg(1)}, arguments, results);
  for (auto [i, value] : enumerate(results))
    builder.CreateAlignedStore(value, slot(i), Align(16));
  builder.CreateRetVoid();
  return enter;
}

/// Guest code whose instance is a host function.
Function *ContextLowering::emitHostCode(const frontend::FunctionType &type) {
  auto *code =
      Function::Create(abi.functionType(type), GlobalValue::InternalLinkage, "wasm.host", *result);
  setGuestAttributes(*code, abi);
  // The host may let an exception go on that left a call of its own.
  code->setUWTableKind(UWTableKind::Sync);
  markInstanceArgument(*code->getArg(0));
  IRBuilder<> builder(BasicBlock::Create(context, "", code));
  auto *slotType = ArrayType::get(builder.getInt8Ty(), 16);
  AllocaInst *slots = builder.CreateAlloca(
      slotType,
      builder.getInt32(std::max({type.params.size(), type.results.size(), std::size_t(1)})));
  slots->setAlignment(Align(16));
  SmallVector<Value *, 8> arguments, results;
  abi.params(builder, type, code, arguments);
  auto slot = [&](std::size_t index) {
    return builder.CreateConstInBoundsGEP1_64(slotType, slots, index);
  };
  for (auto [i, argument] : enumerate(arguments))
    builder.CreateAlignedStore(argument, slot(i), Align(16));
  callRuntime(builder, RuntimeFunction::sinter_call_host, {slots});
  for (auto [i, resultType] : enumerate(type.results))
    results.push_back(builder.CreateAlignedLoad(toLlvm(context, resultType), slot(i), Align(16)));
  abi.ret(builder, results);
  return code;
}

/// The types, by type index. Those that no function has that the host could meet need no `enter`;
/// but a function of the host may have any type that is alone in its recursive group, and be called
/// through a table or a reference only.
void ContextLowering::emitTypes() {
  BitVector isMet(module.types.size());
  const frontend::ModuleFacts &facts = program.module().facts();
  for (auto [i, function] : enumerate(module.functions))
    if (function.isImported || facts.functionsReferenced[i])
      isMet.set(facts.canonicalTypes[function.type.value]);
  Constant *null = ConstantPointerNull::get(PointerType::getUnqual(context));
  std::vector<Constant *> rows;
  for (auto [i, type] : enumerate(module.types)) {
    if (facts.canonicalTypes[i] != i) {
      rows.push_back(rows[facts.canonicalTypes[i]]);
      continue;
    }
    rows.push_back(ConstantStruct::get(
        records.function_type,
        {instance.signatureWord({static_cast<std::uint32_t>(i)}), emitValueTypes(type),
         i32(type.params.size()), i32(type.results.size()), isMet[i] ? emitEnter(type) : null,
         isAlone(module, {static_cast<std::uint32_t>(i)}) ? emitHostCode(type) : null}));
  }
  types = cast<GlobalVariable>(array(records.function_type, rows, "sinter.types"));
}

Constant *ContextLowering::typeRecord(TypeIndex type) {
  Constant *indices[] = {i64(0), i64(program.module().facts().canonicalTypes[type.value])};
  return ConstantExpr::getInBoundsGetElementPtr(types->getValueType(), types, indices);
}

Constant *ContextLowering::externType(ExternalKind kind, std::uint32_t index) {
  struct {
    bool is64 = false;
    Constant *function;
    frontend::Limits limits = {};
    bool isMutable = false, isShared = false;
    Strategy needs = Strategy::Checked;
    unsigned pageLog2 = 0;
    std::optional<ValueType> value = std::nullopt;
  } type{.function = ConstantPointerNull::get(PointerType::getUnqual(context))};
  switch (kind) {
  case ExternalKind::Function:
    type.function = typeRecord(module.function({index}).type);
    break;
  case ExternalKind::Table: {
    const frontend::TableType &table = module.table({index}).type;
    type.is64 = table.addressType == ValueType::I64;
    type.limits = table.limits;
    type.value = table.element;
    break;
  }
  case ExternalKind::Memory: {
    const frontend::MemoryType &memory = module.memory({index}).type;
    type.is64 = memory.addressType == ValueType::I64;
    type.limits = memory.limits;
    type.isShared = memory.isShared;
    type.pageLog2 = memory.pageSizeLog2;
    type.needs = strategyOf(memory, program.options().bounds);
    break;
  }
  case ExternalKind::Global:
    type.isMutable = module.global({index}).type.isMutable;
    type.value = module.global({index}).type.content;
    break;
  case ExternalKind::Tag:
    type.function = typeRecord(module.tag({index}).type.type);
    break;
  }
  return ConstantStruct::get(
      records.extern_type,
      {i32(static_cast<std::uint32_t>(kind)), i32(type.is64), type.function, i64(type.limits.min),
       i64(type.limits.max.value_or(noMaximum)), i32(type.isMutable), i32(type.isShared),
       i32(type.pageLog2), i32(static_cast<std::uint32_t>(type.needs)),
       i32(type.value ? kindOf(*type.value) : 0), i32(type.value && type.value->isNullable()),
       type.value ? referencedSignature(*type.value) : i64(0)});
}

Constant *ContextLowering::externTypes(ExternalKind kind, std::size_t count) {
  std::vector<Constant *> rows;
  for (std::uint32_t i = 0; i < count; ++i)
    rows.push_back(externType(kind, i));
  return array(records.extern_type, rows, "sinter.externs");
}

Constant *ContextLowering::external(StringRef moduleName, StringRef name, ExternalKind kind,
                                    std::uint32_t index) {
  Constant *type = externType(kind, index);
  return ConstantStruct::get(
      records.external, {string(moduleName), i64(moduleName.size()), string(name), i64(name.size()),
                         i64(index), array(records.extern_type, {type}, "sinter.extern")});
}

Constant *ContextLowering::emitImports() {
  std::vector<Constant *> rows;
  for (const frontend::Import &import : module.imports)
    rows.push_back(external(import.module, import.name, import.kind, import.index));
  return array(records.external, rows, "sinter.imports");
}

Constant *ContextLowering::emitExports() {
  std::vector<Constant *> rows;
  for (const frontend::Export &item : module.exports)
    rows.push_back(external("", item.name, item.kind, item.index));
  return array(records.external, rows, "sinter.exports");
}

/// The runtime's functions of WASI that the module imports: the linker takes no others.
Constant *ContextLowering::emitHosted() {
  auto *ptr = PointerType::getUnqual(context);
  Constant *null = ConstantPointerNull::get(ptr);
  std::vector<Constant *> rows;
  for (const frontend::Import &import : module.imports) {
    const WasiFunction *wasi = import.kind == ExternalKind::Function
                                   ? findWasiFunction(import.module, import.name)
                                   : nullptr;
    const bool isProvided = wasi && hasType(*wasi, module.typeOf({import.index}));
    StringRef name = isProvided ? wasi->symbol : "";
    name.consume_front("sinter_wasi_");
    rows.push_back(isProvided ? symbol(("sinter_hosted_" + name).str()) : null);
  }
  const bool hasAny = llvm::any_of(rows, [&](Constant *row) { return row != null; });
  return hasAny ? array(ptr, rows, "sinter.hosted") : null;
}

/// For look-up by name, which compares sizes before it compares bytes.
Constant *ContextLowering::emitExportOrder() {
  std::vector<std::uint32_t> order(module.exports.size());
  std::iota(order.begin(), order.end(), 0);
  llvm::sort(order, [&](std::uint32_t left, std::uint32_t right) {
    auto key = [&](std::uint32_t i) {
      const StringRef name = module.exports[i].name;
      return std::pair(name.size(), name);
    };
    return key(left) < key(right);
  });
  std::vector<Constant *> numbers;
  for (std::uint32_t number : order)
    numbers.push_back(i32(number));
  return array(Type::getInt32Ty(context), numbers, "sinter.order");
}

/// Functions that can be met as a reference have their code here; others are only called directly.
Constant *ContextLowering::emitDefinitions() {
  const frontend::ModuleFacts &facts = program.module().facts();
  Constant *null = ConstantPointerNull::get(PointerType::getUnqual(context));
  std::vector<Constant *> rows;
  for (std::uint32_t i = module.importedFunctionCount(); i < module.functions.size(); ++i) {
    bool isMet = facts.functionsReferenced[i] && program.isReachable({i});
    rows.push_back(ConstantStruct::get(records.definition,
                                       {isMet ? static_cast<Constant *>(functions.get({i})) : null,
                                        typeRecord(module.functions[i].type)}));
  }
  return array(records.definition, rows, "sinter.definitions");
}

/// A symbol of the runtime library or the linker script.
Constant *ContextLowering::symbol(StringRef name) {
  auto *variable = cast<GlobalVariable>(result->getOrInsertGlobal(name, Type::getInt8Ty(context)));
  variable->setVisibility(GlobalValue::HiddenVisibility);
  variable->setDSOLocal(true);
  return variable;
}

void ContextLowering::emitModule() {
  emitTypes();
  auto count = [&](ExternalKind kind) {
    // There may be one function more than imports of functions: see Options::overflowHandler.
    if (kind == ExternalKind::Function)
      return i64(module.importedFunctionCount());
    return i64(llvm::count_if(module.imports,
                              [&](const frontend::Import &import) { return import.kind == kind; }));
  };
  const InstanceLayout &layout = instance.instanceLayout();
  Constant *fields[] = {
      i64(abiVersion),
      symbol("sinter_api"),
      symbol("sinter_runtime"),
      i64(layout.size),
      types,
      i64(module.types.size()),
      emitImports(),
      i64(module.imports.size()),
      emitExports(),
      i64(module.exports.size()),
      emitDefinitions(),
      externTypes(ExternalKind::Table, module.tables.size()),
      externTypes(ExternalKind::Memory, module.memories.size()),
      externTypes(ExternalKind::Global, module.globals.size()),
      externTypes(ExternalKind::Tag, module.tags.size()),
      i64(module.tables.size()),
      i64(module.memories.size()),
      i64(module.globals.size()),
      i64(module.tags.size()),
      i64(module.functions.size()),
      count(ExternalKind::Function),
      count(ExternalKind::Table),
      count(ExternalKind::Memory),
      count(ExternalKind::Global),
      count(ExternalKind::Tag),
      i64(layout.functions),
      i64(layout.references),
      i64(layout.tables),
      i64(layout.memories),
      i64(layout.memoryBases),
      i64(layout.globals),
      i64(layout.cells),
      i64(layout.tags),
      emitInitialize(),
      symbol("__sinter_guest_start"),
      symbol("__sinter_guest_end"),
      symbol("__sinter_traps_start"),
      symbol("__sinter_traps_end"),
      symbol("__sinter_unwind_start"),
      emitFunctionOffsets(),
      emitFunctionNames(),
      emitImages(),
      emitHosted(),
      emitExportOrder(),
      emitImportCodes(),
  };
  new GlobalVariable(*result, records.module, true, GlobalValue::ExternalLinkage,
                     ConstantStruct::get(records.module, fields), "sinter_module");
  if (interface)
    GlobalAlias::create(records.module, 0, GlobalValue::ExternalLinkage,
                        interface->moduleName() + "_module",
                        result->getNamedGlobal("sinter_module"), result.get());
}

} // namespace sinter::lowering
