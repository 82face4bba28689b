// ProgramRecord.cpp - what a program holds once: its record, its entry, its data.
//
// Start-up code in rt-lib finds everything through the constant `sinter_program` (Instance.def).
#include "lowering/ModuleLowering.h"

#include "llvm/IR/InstIterator.h"

using namespace llvm;
using sinter::frontend::FunctionIndex;

namespace sinter::lowering {

namespace {

/// Address space a guarded memory needs from its base: a 32-bit index plus a 32-bit offset plus an
/// access's width stay below it.
constexpr std::uint64_t guardReservation = (std::uint64_t(8) << 30) + (64 << 10);

} // namespace

Constant *ModuleLowering::array(Type *type, ArrayRef<Constant *> elements, StringRef name) {
  Constant *contents = ConstantArray::get(ArrayType::get(type, elements.size()), elements);
  return new GlobalVariable(*result, contents->getType(), true, GlobalValue::InternalLinkage,
                            contents, name);
}

Constant *ModuleLowering::string(StringRef text) {
  Constant *contents = ConstantDataArray::getString(context, text);
  auto *variable =
      new GlobalVariable(*result, contents->getType(), true, GlobalValue::PrivateLinkage, contents);
  variable->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  return variable;
}

Constant *ModuleLowering::emitChunks() {
  const RecordTypes &records = instance.recordTypes();
  Type *i64 = Type::getInt64Ty(context);
  std::vector<Constant *> chunks;
  for (const MemoryImage::Chunk &chunk : image.chunks) {
    Constant *contents = ConstantDataArray::get(context, ArrayRef(chunk.bytes));
    // Pages that are moved away must be writable, and nobody else's.
    auto *bytes = new GlobalVariable(*result, contents->getType(), !chunk.isMappable,
                                     GlobalValue::InternalLinkage, contents, "wasm.image");
    if (chunk.isMappable) {
      bytes->setSection(".sinter.image." + std::to_string(chunks.size()));
      bytes->setAlignment(Align(target.maxPageSize));
    } else {
      bytes->setAlignment(Align(1));
    }
    chunks.push_back(
        ConstantStruct::get(records.image_chunk, {ConstantInt::get(i64, chunk.offset), bytes,
                                                  ConstantInt::get(i64, chunk.bytes.size()),
                                                  ConstantInt::get(i64, chunk.isMappable)}));
  }
  return array(records.image_chunk, chunks, "sinter.chunks");
}

Constant *ModuleLowering::emitFunctionOffsets() {
  std::vector<std::uint32_t> offsets;
  for (const frontend::Function &function : module.functions)
    if (!function.isImported)
      offsets.push_back(static_cast<std::uint32_t>(function.bodyOffset));
  Constant *contents = ConstantDataArray::get(context, offsets);
  return new GlobalVariable(*result, contents->getType(), true, GlobalValue::InternalLinkage,
                            contents, "sinter.function_offsets");
}

Constant *ModuleLowering::emitFunctionNames() {
  std::string names;
  for (std::uint32_t i = module.importedFunctionCount(); i < module.functions.size(); ++i) {
    names += module.nameOf({i}).split('\0').first;
    names += '\0';
  }
  return string(names);
}

Constant *ModuleLowering::emitPreopens() {
  const RecordTypes &records = instance.recordTypes();
  std::vector<Constant *> preopens;
  for (const Preopen &preopen : program.options().preopens)
    preopens.push_back(ConstantStruct::get(
        records.preopen, {string(preopen.host), string(preopen.guest),
                          ConstantInt::get(Type::getInt64Ty(context), preopen.isReadOnly)}));
  return array(records.preopen, preopens, "sinter.preopens");
}

Constant *ModuleLowering::emitEnv() {
  std::vector<Constant *> env;
  for (const std::string &variable : program.options().env)
    env.push_back(string(variable));
  return array(PointerType::getUnqual(context), env, "sinter.env");
}

/// Calls an exported function with the executable's arguments and prints its results.
void ModuleLowering::emitInvoke(IRBuilder<> &builder, FunctionIndex function) {
  const frontend::FunctionType &type = module.typeOf(function);
  struct Helpers {
    RuntimeFunction param, result;
  };
  auto helpersFor = [](frontend::ValueType type) -> Helpers {
    using enum RuntimeFunction;
    switch (type.getKind()) {
    case frontend::ValueType::I32:
      return {sinter_invoke_param_i32, sinter_invoke_result_i32};
    case frontend::ValueType::I64:
      return {sinter_invoke_param_i64, sinter_invoke_result_i64};
    case frontend::ValueType::F32:
      return {sinter_invoke_param_f32, sinter_invoke_result_f32};
    case frontend::ValueType::F64:
      return {sinter_invoke_param_f64, sinter_invoke_result_f64};
    case frontend::ValueType::Ref:
      return {sinter_invoke_param_ref, sinter_invoke_result_ref};
    case frontend::ValueType::V128:
    case frontend::ValueType::Bottom:
      break;
    }
    llvm_unreachable("no value of this type in a valid module");
  };
  callRuntime(builder, RuntimeFunction::sinter_invoke_begin,
              {builder.getInt32(type.params.size())});
  SmallVector<Value *, 8> arguments, results;
  for (auto [i, param] : enumerate(type.params))
    arguments.push_back(callRuntime(builder, helpersFor(param).param, {builder.getInt32(i)}));
  abi.call(builder, type, instance.functionCode(function), arguments, results);
  for (auto [value, resultType] : zip_equal(results, type.results))
    callRuntime(builder, helpersFor(resultType).result, {value});
}

/// i32 (void): instantiation's traps, the start function, _initialize, then what is to be run.
Function *ModuleLowering::emitRun() {
  auto *run = Function::Create(FunctionType::get(Type::getInt32Ty(context), false),
                               GlobalValue::InternalLinkage, "sinter.run", *result);
  run->addFnAttr(Attribute::NoUnwind);
  run->addRetAttr(Attribute::SExt); // see asRuntimeFunction
  IRBuilder<> builder(BasicBlock::Create(context, "", run));
  if (instance.hasOutOfBoundsElements()) {
    callTrap(builder, TrapKind::table_out_of_bounds);
    return run;
  }
  if (image.isOutOfBounds) {
    callTrap(builder, TrapKind::memory_out_of_bounds);
    return run;
  }
  instance.fillSparseTables(builder);
  auto callOnce = [&](FunctionIndex function) {
    SmallVector<Value *, 1> noResults;
    abi.call(builder, module.typeOf(function), instance.functionCode(function), {}, noResults);
  };
  if (module.start)
    callOnce(*module.start);
  if (program.initialize())
    callOnce(*program.initialize());
  if (program.options().invoke.empty())
    callOnce(*program.entry());
  else
    emitInvoke(builder, *program.entry());
  builder.CreateRet(builder.getInt32(0));
  // Guest code stays in functions of its own, where traps know their positions.
  for (Instruction &inst : instructions(run))
    if (auto *call = dyn_cast<CallBase>(&inst))
      call->addFnAttr(Attribute::NoInline);
  return run;
}

void ModuleLowering::emitProgram() {
  if (program.partitions().size() > 1)
    instance.defineAll();
  image = buildMemoryImage(program.module(), target.maxPageSize);

  auto *ptr = PointerType::getUnqual(context);
  auto i64 = [&](std::uint64_t value) {
    return ConstantInt::get(Type::getInt64Ty(context), value);
  };
  auto i32 = [&](std::uint64_t value) {
    return ConstantInt::get(Type::getInt32Ty(context), value);
  };
  Constant *null = ConstantPointerNull::get(ptr);
  Constant *memory = null;
  std::uint64_t memorySize = 0, memoryBase = 0, memoryReserve = 0;
  if (!module.memories.empty()) {
    const frontend::MemoryType &type = module.memories[0].type;
    memory = instance.memoryRecord(frontend::MemoryIndex{0});
    memorySize = type.limits.min << type.pageSizeLog2;
    memoryBase = instance.constantMemoryBase({0}).value_or(0);
    memoryReserve = memoryBase ? guardReservation : instance.largestMemory({0});
  }
  bool usesWasi = false;
  for (std::uint32_t i = 0; i < module.importedFunctionCount(); ++i)
    usesWasi |= program.isReachable({i}) && program.provider({i}).kind == ImportProvider::Wasi;
  Constant *initWasi = null;
  if (usesWasi) {
    FunctionCallee callee = result->getOrInsertFunction(
        "sinter_wasi_start", FunctionType::get(Type::getVoidTy(context), false));
    auto *function = cast<Function>(callee.getCallee());
    function->setVisibility(GlobalValue::HiddenVisibility);
    function->setDSOLocal(true);
    initWasi = function;
  }

  const Options &options = program.options();
  std::uint32_t importCount = module.importedFunctionCount();
  Constant *fields[] = {
      emitRun(),
      i64(options.stackSize),
      memory,
      i64(memorySize),
      i64(memoryBase),
      i64(memoryReserve),
      emitChunks(),
      i64(image.chunks.size()),
      emitFunctionOffsets(),
      emitFunctionNames(),
      i32(module.functions.size() - importCount),
      i32(importCount),
      initWasi,
      emitPreopens(),
      i64(options.preopens.size()),
      emitEnv(),
      i64(options.env.size()),
  };
  auto *record = new GlobalVariable(
      *result, instance.recordTypes().program, true, GlobalValue::ExternalLinkage,
      ConstantStruct::get(instance.recordTypes().program, fields), "sinter_program");
  record->setVisibility(GlobalValue::HiddenVisibility);
}

} // namespace sinter::lowering
