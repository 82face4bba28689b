// TypedFunctions.cpp - calls between C and guest code by C functions of the functions' own types.
//
// An exported function NAME_f of the header is an *entry*, which codegen adds (PlaceEntries.h): it
// changes to the store's stack and calls what is made here, the function's *thunk*. A thunk has the
// entry's C signature and is guest code: it calls the function, which LLVM inlines if it is small.
// Where a thunk turns out to need no entry, it is NAME_f itself.
//
// An entry does not know its arguments, so they must be in registers. For a function with more of
// them, NAME_f is C code that puts them into slots, and its thunk takes them from there.
//
// The other direction is guest code as well: what an import calls if a host gives a typed pointer.
#include "lowering/CCall.h"
#include "lowering/Interface.h"
#include "lowering/MemoryAccess.h"
#include "lowering/ModuleLowering.h"

#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using sinter::frontend::ExternalKind;
using sinter::frontend::FunctionIndex;
using sinter::frontend::ValueType;

namespace sinter::lowering {

namespace {

void storeResults(IRBuilder<> &builder, const CSignature &signature, ArrayRef<Value *> results,
                  Value *place) {
  for (auto [offset, result] : zip_equal(signature.resultOffsets, results))
    builder.CreateAlignedStore(
        result, builder.CreateConstInBoundsGEP1_64(builder.getInt8Ty(), place, offset),
        Align(result->getType()->isVectorTy() ? 1 : 4));
}

Value *slotAt(IRBuilder<> &builder, Value *slots, std::size_t index) {
  return builder.CreateConstInBoundsGEP1_64(ArrayType::get(builder.getInt8Ty(), 16), slots, index);
}

} // namespace

/// Whether faults may depend on a service that has to be asked for in children: of a memory that
/// this module or, guarded for this one, another one has.
static bool mayBeServed(const frontend::Memory &memory, Bounds bounds) {
  const Strategy strategy = strategyOf(memory.type, bounds);
  return strategy == Strategy::Served || (memory.isImported && strategy == Strategy::Guarded);
}

/// void or result (ptr instance, arguments...): guest code behind an entry.
void ContextLowering::emitThunk(FunctionIndex index, const Twine &entry) {
  const frontend::FunctionType &type = module.typeOf(index);
  const CSignature signature(type);
  auto *ptr = PointerType::getUnqual(context);
  FunctionType *thunkType = signature.fitsRegisters
                                ? cFunctionType(context, type, 1)
                                : FunctionType::get(Type::getVoidTy(context), {ptr, ptr}, false);
  auto *thunk = Function::Create(thunkType, GlobalValue::ExternalLinkage,
                                 "wasm.typed." + utostr(index.value), *result);
  thunk->setVisibility(GlobalValue::HiddenVisibility);
  setGuestAttributes(*thunk, abi);
  thunk->setCallingConv(CallingConv::C);
  thunk->removeFnAttr(Attribute::NoUnwind);
  thunk->addFnAttr("sinter-entry", entry.str());
  if (any_of(module.memories, [&](const frontend::Memory &memory) {
        return mayBeServed(memory, program.options().bounds);
      }))
    thunk->addFnAttr("sinter-gated");
  extendIntegers(*thunk, thunkType);
  functions.describeInstance(*thunk->getArg(0));
  if (!module.function(index).isImported)
    attachDebugInfo(index, thunk);
  IRBuilder<> builder(BasicBlock::Create(context, "", thunk));
  if (DISubprogram *subprogram = thunk->getSubprogram())
    builder.SetCurrentDebugLocation(DILocation::get(context, subprogram->getLine(), 0, subprogram));
  SmallVector<Value *, 8> arguments, results;
  for (auto [i, param] : enumerate(type.params)) {
    if (!signature.fitsRegisters)
      arguments.push_back(builder.CreateAlignedLoad(
          toLlvm(context, param), slotAt(builder, thunk->getArg(1), i), Align(16)));
    else if (param == ValueType::V128)
      arguments.push_back(
          builder.CreateAlignedLoad(toLlvm(context, param), thunk->getArg(i + 1), Align(1)));
    else
      arguments.push_back(thunk->getArg(i + 1));
  }
  abi.call(builder, type, instance.callee(builder, index), arguments, results);
  if (!signature.fitsRegisters)
    for (auto [i, value] : enumerate(results))
      builder.CreateAlignedStore(value, slotAt(builder, thunk->getArg(1), i), Align(16));
  else if (signature.returnsByPointer())
    storeResults(builder, signature, results, thunk->getArg(type.params.size() + 1));
  if (thunkType->getReturnType()->isVoidTy())
    builder.CreateRetVoid();
  else
    builder.CreateRet(results[0]);
}

/// NAME_f of a function with many arguments: C code that calls the entry with slots.
void ContextLowering::emitPacker(FunctionIndex index, const std::string &name,
                                 const std::string &entry) {
  const frontend::FunctionType &type = module.typeOf(index);
  const CSignature signature(type);
  auto *ptr = PointerType::getUnqual(context);
  FunctionType *packerType = cFunctionType(context, type, 1);
  auto *packer = Function::Create(packerType, GlobalValue::ExternalLinkage, name, *result);
  packer->setDSOLocal(true);
  packer->setSection(".text.sinter.entry");
  packer->addFnAttr(Attribute::NoUnwind);
  probeStack(*packer);
  extendIntegers(*packer, packerType);
  IRBuilder<> builder(BasicBlock::Create(context, "", packer));
  const std::size_t count = std::max({type.params.size(), type.results.size(), std::size_t(1)});
  auto *slotsType = ArrayType::get(ArrayType::get(builder.getInt8Ty(), 16), count);
  AllocaInst *slots = builder.CreateAlloca(slotsType);
  slots->setAlignment(Align(16));
  // What a trap leaves there are arguments, and results are 0 then.
  for (auto [i, param] : enumerate(type.params)) {
    Value *argument = packer->getArg(i + 1);
    if (param == ValueType::V128)
      argument = builder.CreateAlignedLoad(toLlvm(context, param), argument, Align(1));
    builder.CreateAlignedStore(argument, slotAt(builder, slots, i), Align(16));
  }
  FunctionCallee callee = result->getOrInsertFunction(
      entry, FunctionType::get(Type::getVoidTy(context), {ptr, ptr}, false));
  auto *function = cast<Function>(callee.getCallee());
  function->setVisibility(GlobalValue::HiddenVisibility);
  function->setDSOLocal(true);
  builder.CreateCall(callee, {packer->getArg(0), slots});
  SmallVector<Value *, 4> results;
  for (auto [i, value] : enumerate(type.results))
    results.push_back(
        builder.CreateAlignedLoad(toLlvm(context, value), slotAt(builder, slots, i), Align(16)));
  if (signature.returnsByPointer())
    storeResults(builder, signature, results, packer->getArg(packer->arg_size() - 1));
  if (packerType->getReturnType()->isVoidTy())
    builder.CreateRetVoid();
  else
    builder.CreateRet(results[0]);
}

/// Those of functions that the partition defines; of imported ones in partition 0.
void ContextLowering::emitEntries() {
  if (!interface)
    return;
  MapVector<std::uint32_t, std::vector<std::string>> names;
  for (auto [item, named] : zip_equal(module.exports, interface->exports())) {
    const bool isHere =
        named.isTyped && (module.functions[item.index].isImported
                              ? partitionNumber == 0
                              : item.index >= partition.first && item.index < partition.last);
    if (isHere)
      names[item.index].push_back(named.name);
  }
  for (auto &[index, entries] : names) {
    if (CSignature(module.typeOf({index})).fitsRegisters) {
      emitThunk({index}, join(entries, ","));
      continue;
    }
    const std::string entry = "sinter.packed." + utostr(index);
    emitThunk({index}, entry);
    for (const std::string &name : entries)
      emitPacker({index}, name, entry);
  }
}

/// Guest code whose instance is a record typed_import.
Function *ContextLowering::emitImportCode(const frontend::FunctionType &type) {
  auto *code = Function::Create(abi.functionType(type), GlobalValue::InternalLinkage, "wasm.import",
                                *result);
  setGuestAttributes(*code, abi);
  code->removeFnAttr(Attribute::NoUnwind);
  code->setUWTableKind(UWTableKind::Sync); // the host may let an exception go on
  markInstanceArgument(*code->getArg(0));
  IRBuilder<> builder(BasicBlock::Create(context, "", code));
  SmallVector<Value *, 8> arguments, results;
  abi.params(builder, type, code, arguments);
  auto field = [&](unsigned number) {
    return builder.CreateLoad(
        builder.getPtrTy(), builder.CreateStructGEP(records.typed_import, code->getArg(0), number));
  };
  CCall call(builder, type, {field(typed_importField::user)}, arguments);
  // The collector looks for references of the guest's on this stack, whichever the host runs on.
  if (program.module().facts().usesExceptions)
    builder.CreateIntrinsic(Intrinsic::eh_unwind_init, ArrayRef<Value *>());
  callRuntime(builder, RuntimeFunction::sinter_host_begin, {});
  call.emit(field(typed_importField::code));
  callRuntime(builder, RuntimeFunction::sinter_host_end,
              {ConstantPointerNull::get(builder.getPtrTy())})
      ->removeFnAttr(Attribute::NoUnwind);
  call.takeResults(results);
  abi.ret(builder, results);
  return code;
}

/// By imported function; null if there is no interface.
Constant *ContextLowering::emitImportCodes() {
  Constant *null = ConstantPointerNull::get(PointerType::getUnqual(context));
  if (!interface)
    return null;
  DenseMap<std::uint32_t, Constant *> codes;
  std::vector<Constant *> rows;
  for (auto [import, named] : zip_equal(module.imports, interface->imports())) {
    if (import.kind != ExternalKind::Function)
      continue;
    const frontend::TypeIndex type = module.functions[import.index].type;
    const std::uint32_t canonical = program.module().facts().canonicalTypes[type.value];
    if (named.isTyped && !codes.contains(canonical))
      codes[canonical] = emitImportCode(module.type(type));
    rows.push_back(named.isTyped ? codes[canonical] : null);
  }
  return array(PointerType::getUnqual(context), rows, "sinter.import_codes");
}

} // namespace sinter::lowering
