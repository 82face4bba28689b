// ProgramRecord.cpp - what a program holds once: its record, its entry, its data.
//
// Start-up code in rt-lib finds everything through the constant `sinter_program` (Instance.def).
#include "lowering/HostCalls.h"
#include "lowering/ModuleLowering.h"

#include "llvm/IR/InstIterator.h"

using namespace llvm;
using sinter::frontend::FunctionIndex;

namespace sinter::lowering {

namespace {

/// Address space that a checked memory asks for. One that is allowed to outgrow it, and may move,
/// will; one that may not asks for all.
constexpr std::uint64_t movableReservation = std::uint64_t(8) << 30;

} // namespace

StaticLowering::StaticLowering(const Program &program, std::uint32_t partition,
                               const targets::Target &target, LLVMContext &context)
    : ModuleLowering(program, partition, target, context),
      instance(program, target, *result, abi, functions, tags, partition) {}

Constant *StaticLowering::emitChunks(const MemoryImage &image) {
  Type *i64 = Type::getInt64Ty(context);
  std::vector<Constant *> chunks;
  for (const MemoryImage::Chunk &chunk : image.chunks) {
    Constant *contents = ConstantDataArray::get(context, ArrayRef(chunk.bytes));
    // Pages that are moved away must be writable, and nobody else's.
    auto *bytes = new GlobalVariable(*result, contents->getType(), !chunk.isMappable,
                                     GlobalValue::InternalLinkage, contents, "wasm.image");
    if (chunk.isMappable) {
      bytes->setSection(".sinter.image." + std::to_string(mappedChunks++));
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

/// How each memory begins.
Constant *StaticLowering::emitMemories() {
  Type *i64 = Type::getInt64Ty(context);
  std::vector<Constant *> memories;
  for (std::uint32_t i = 0; i < module.memories.size(); ++i) {
    const frontend::MemoryIndex index{i};
    const frontend::MemoryType &type = module.memory(index).type;
    const Strategy strategy = strategyOf(type, program.options().bounds);
    std::uint64_t reserve = instance.largestMemory(index);
    if (reliesOnFaults(strategy) || strategy == Strategy::Open)
      reserve = guardReservation;
    else if (mayMove(type, strategy))
      reserve = std::min(reserve, std::max(movableReservation, initialSize(type)));
    memories.push_back(
        ConstantStruct::get(records.initial_memory,
                            {instance.memoryRecord(index), ConstantInt::get(i64, initialSize(type)),
                             ConstantInt::get(i64, instance.constantMemoryBase(index).value_or(0)),
                             ConstantInt::get(i64, reserve), emitChunks(images[i]),
                             ConstantInt::get(i64, images[i].chunks.size())}));
  }
  return array(records.initial_memory, memories, "sinter.memories");
}

/// The memory that WASI's pointers mean.
Constant *StaticLowering::wasiMemory() {
  if (module.memories.empty())
    return ConstantPointerNull::get(PointerType::getUnqual(context));
  const frontend::Export *exported = module.findExport("memory");
  if (!exported || exported->kind != frontend::ExternalKind::Memory)
    return instance.memoryRecord(frontend::MemoryIndex{0});
  return instance.memoryRecord(frontend::MemoryIndex{exported->index});
}

/// What serves memories of the program, and is linked for that; null if none is to be served.
Constant *StaticLowering::paging() {
  auto isServed = [&](const frontend::Memory &memory) {
    return strategyOf(memory.type, program.options().bounds) == Strategy::Served;
  };
  if (llvm::none_of(module.memories, isServed))
    return ConstantPointerNull::get(PointerType::getUnqual(context));
  auto *table = new GlobalVariable(*result, Type::getInt8Ty(context), true,
                                   GlobalValue::ExternalLinkage, nullptr, "sinter_paging");
  table->setVisibility(GlobalValue::HiddenVisibility);
  table->setDSOLocal(true);
  return table;
}

/// Calls an exported function with the executable's arguments and prints its results.
void StaticLowering::emitInvoke(IRBuilder<> &builder, FunctionIndex function) {
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
      return {sinter_invoke_param_v128, sinter_invoke_result_v128};
    case frontend::ValueType::Bottom:
      break;
    }
    llvm_unreachable("no value of this type in a valid module");
  };
  // To and from C, a vector travels as its halves.
  auto param = [&](unsigned position, frontend::ValueType type) -> Value * {
    if (type != frontend::ValueType::V128)
      return callRuntime(builder, helpersFor(type).param, {builder.getInt32(position)});
    Value *vector = PoisonValue::get(toLlvm(context, type));
    for (unsigned half : {0, 1})
      vector = builder.CreateInsertElement(
          vector,
          callRuntime(builder, helpersFor(type).param,
                      {builder.getInt32(position), builder.getInt32(half)}),
          std::uint64_t(half));
    return vector;
  };
  auto printed = [&](Value *value) -> SmallVector<Value *, 2> {
    if (!value->getType()->isVectorTy())
      return {value};
    return {builder.CreateExtractElement(value, std::uint64_t(0)),
            builder.CreateExtractElement(value, std::uint64_t(1))};
  };
  callRuntime(builder, RuntimeFunction::sinter_invoke_begin,
              {builder.getInt32(type.params.size())});
  SmallVector<Value *, 8> arguments, results;
  for (auto [i, paramType] : enumerate(type.params))
    arguments.push_back(param(i, paramType));
  abi.call(builder, type, instance.callee(builder, function), arguments, results);
  for (auto [value, resultType] : zip_equal(results, type.results))
    callRuntime(builder, helpersFor(resultType).result, printed(value));
}

/// i32 (void): instantiation's traps, the start function, _initialize, then what is to be run.
Function *StaticLowering::emitRun() {
  auto *run = Function::Create(FunctionType::get(Type::getInt32Ty(context), false),
                               GlobalValue::InternalLinkage, "sinter.run", *result);
  run->addFnAttr(Attribute::NoUnwind);
  run->addRetAttr(Attribute::SExt); // see asRuntimeFunction
  IRBuilder<> builder(BasicBlock::Create(context, "", run));
  if (instance.hasOutOfBoundsElements()) {
    callTrap(builder, TrapKind::table_out_of_bounds);
    return run;
  }
  if (llvm::any_of(images, [](const MemoryImage &image) { return image.isOutOfBounds; })) {
    callTrap(builder, TrapKind::memory_out_of_bounds);
    return run;
  }
  instance.fillSparseTables(builder);
  auto callOnce = [&](FunctionIndex function) {
    SmallVector<Value *, 1> noResults;
    abi.call(builder, module.typeOf(function), instance.callee(builder, function), {}, noResults);
  };
  if (module.start)
    callOnce(*module.start);
  if (program.initialize())
    callOnce(*program.initialize());
  Value *status = builder.getInt32(0);
  if (program.options().servesExports)
    status = emitServe(builder);
  else if (program.options().invoke.empty())
    callOnce(*program.entry());
  else
    emitInvoke(builder, *program.entry());
  builder.CreateRet(status);
  keepGuestCallsApart(*run);
  return run;
}

void StaticLowering::keepGuestCallsApart(Function &caller) {
  for (Instruction &inst : instructions(caller))
    if (auto *call = dyn_cast<CallBase>(&inst))
      call->addFnAttr(Attribute::NoInline);
}

void StaticLowering::emitProgram() {
  if (program.partitions().size() > 1)
    instance.defineAll();
  for (std::uint32_t i = 0; i < module.memories.size(); ++i)
    // No global is imported into a program, so every offset is known.
    images.push_back(
        buildMemoryImage(program.module(), {i}, module.data.size(), target.maxPageSize));

  auto i64 = [&](std::uint64_t value) {
    return ConstantInt::get(Type::getInt64Ty(context), value);
  };
  auto i32 = [&](std::uint64_t value) {
    return ConstantInt::get(Type::getInt32Ty(context), value);
  };
  const Options &options = program.options();
  Constant *start = options.isCounting() ? countingStart(wasiStart()) : wasiStart();
  std::uint32_t importCount = module.importedFunctionCount();
  Constant *fields[] = {
      emitRun(),           i64(options.stackSize + (options.host ? hostRoom : 0)),
      emitMemories(),      i64(module.memories.size()),
      wasiMemory(),        emitFunctionOffsets(),
      emitFunctionNames(), i32(module.functions.size() - importCount),
      i32(importCount),    start,
      emitGrants(),        paging(),
  };
  auto *record = new GlobalVariable(*result, records.program, true, GlobalValue::ExternalLinkage,
                                    ConstantStruct::get(records.program, fields), "sinter_program");
  record->setVisibility(GlobalValue::HiddenVisibility);
  emitHost();
  if (program.module().facts().usesExceptions)
    (new GlobalVariable(*result, records.exception_roots, true, GlobalValue::ExternalLinkage,
                        instance.exceptionRoots(), "sinter_exception_roots"))
        ->setVisibility(GlobalValue::HiddenVisibility);
}

} // namespace sinter::lowering
