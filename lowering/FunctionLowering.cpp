// FunctionLowering.cpp - the walk over a body: locals, operand stack, dispatch, unreachable code.
#include "lowering/FunctionLowering.h"

using namespace llvm;
using sinter::frontend::InstructionReader;
using sinter::frontend::Opcode;

namespace sinter::lowering {

FunctionLowering::FunctionLowering(const ModuleContext &context, frontend::FunctionIndex index,
                                   Function *function)
    : context(context), module(*context.module), instance(context.instance),
      declaration(module.function(index)), signature(module.type(declaration.type)),
      function(function), builder(function->getContext()), subprogram(function->getSubprogram()),
      memory(module, instance, context.bounds, index, context.log),
      counters(context.profile, index, module, function) {}

void FunctionLowering::run() {
  LLVMContext &llvmContext = function->getContext();
  builder.SetInsertPoint(BasicBlock::Create(llvmContext, "", function));
  declareLocals();
  pollInterrupt();
  counters.countEntry(builder);
  flow = counters.entryCount();

  BasicBlock *exit = BasicBlock::Create(llvmContext);
  frames.push_back({Opcode::Block,
                    exit,
                    nullptr,
                    createPhis(exit, signature.results),
                    signature.results,
                    {},
                    0});
  frontend::ByteReader bytes(declaration.body.bytes, declaration.body.offset);
  InstructionReader reader(bytes);
  walk(reader);
}

/// Every local starts with a known value. Only those that the body needs get storage: 50,000
/// locals take a few bytes of a module.
void FunctionLowering::declareLocals() {
  LLVMContext &llvmContext = function->getContext();
  builder.SetCurrentDebugLocation(
      DILocation::get(llvmContext, static_cast<unsigned>(declaration.bodyOffset), 0, subprogram));
  SmallVector<Value *, 8> params;
  context.abi.params(builder, signature, function, params);
  locals.reserve(params.size() + declaration.localCount);
  for (Value *param : params)
    locals.push_back({builder.CreateAlloca(param->getType()), param, joinCount});
  for (Local &local : locals)
    builder.CreateStore(local.value, local.storage);
  for (const frontend::LocalRun &run : declaration.locals)
    locals.insert(locals.end(), run.count,
                  {nullptr, Constant::getNullValue(toLlvm(llvmContext, run.type)), joinCount});
}

/// The local's alloca. A local without one has never been written: it is made at the top of the
/// entry block, with the initial value in it.
AllocaInst *FunctionLowering::storageOf(Local &local) {
  if (!local.storage) {
    IRBuilderBase::InsertPointGuard guard(builder);
    BasicBlock &entry = function->getEntryBlock();
    builder.SetInsertPoint(&entry, entry.getFirstInsertionPt());
    local.storage = builder.CreateAlloca(local.value->getType());
    builder.CreateStore(escape(local.value), local.storage);
  }
  return local.storage;
}

void FunctionLowering::walk(InstructionReader &reader) {
  LLVMContext &llvmContext = function->getContext();
  while (!frames.empty()) {
    const bool isReached = !isUnreachable;
    const Instruction &inst = isReached ? reader.next() : skipUnreachable(reader);
    builder.SetCurrentDebugLocation(
        DILocation::get(llvmContext, static_cast<unsigned>(inst.offset), 0, subprogram));
    if (isReached)
      chargeFuel(inst.opcode);
    lower(inst);
  }
}

/// Skips to what ends the current frame, or its part that is unreachable.
const frontend::Instruction &FunctionLowering::skipUnreachable(InstructionReader &reader) {
  for (std::size_t depth = 0;;) {
    const Instruction &inst = reader.next();
    switch (inst.opcode) {
    case Opcode::Block:
    case Opcode::Loop:
    case Opcode::If:
    case Opcode::Try:
    case Opcode::TryTable:
      ++depth;
      break;
    case Opcode::Else:
    case Opcode::Catch:
    case Opcode::CatchAll:
      if (depth == 0)
        return inst;
      break;
    case Opcode::End:
    case Opcode::Delegate:
      if (depth-- == 0)
        return inst;
      break;
    default:
      break;
    }
  }
}

void FunctionLowering::lower(const Instruction &inst) {
  switch (inst.opcode) {
#define OP(NAME, ...)                                                                              \
  case Opcode::NAME:                                                                               \
    return lower##NAME(inst);
#include "frontend/Opcodes.def"
  }
}

SmallVector<Value *, 4> FunctionLowering::popMany(std::size_t count) {
  SmallVector<Value *, 4> values(stack.end() - count, stack.end());
  stack.truncate(stack.size() - count);
  return values;
}

/// An i32 operand as an i1. Comparisons were widened when they were pushed: undo that rather than
/// leave it to the optimiser.
Value *FunctionLowering::popCondition() {
  Value *value = pop();
  if (auto *widened = dyn_cast<ZExtInst>(value); widened && widened->getSrcTy()->isIntegerTy(1))
    return widened->getOperand(0);
  return builder.CreateICmpNE(value, builder.getInt32(0));
}

} // namespace sinter::lowering
