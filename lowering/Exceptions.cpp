// Exceptions.cpp - throwing and catching, with exnref and as the legacy proposal has it.
//
// An exception is an object of the runtime's (struct sinter_exception): a tag, and the values that
// came with it. An exnref is a pointer to it. Throwing is a call that unwinds; a call within a try
// block is an `invoke`, whose landing pad takes any exception. See docs/adr/0015 for the choice,
// and rt-lib/core/unwind.c for what happens in between.
//
// Each try block has a Handler with two basic blocks, both made when they are first needed:
//
//   pad        the landing pad of all its calls; goes to `dispatch`
//   dispatch   compares the exception's tag with those of the clauses, and continues in the one that
//              takes it, else in the dispatch of the handler around, else throws it out of the
//              function
//
// A throw of the block's own branches to its dispatch, so what stays in a function never unwinds.
// Traps end the program, or leave the instance: they pass no landing pad.
//
// https://webassembly.github.io/spec/core/exec/instructions.html#control-instructions
// https://webassembly.github.io/exception-handling/legacy/core/
#include "lowering/FunctionLowering.h"

#include "llvm/IR/Module.h"

using namespace llvm;
using sinter::frontend::CatchClause;
using sinter::frontend::TagIndex;

namespace sinter::lowering {

namespace {

/// Names what reads the tables. Nothing calls it: our unwinder knows them all to be of one kind.
constexpr StringRef personality = "sinter_personality";

} // namespace

/// Makes the frame that was just opened catch exceptions.
void FunctionLowering::openHandler() {
  Frame &frame = frames.back();
  frame.handler = std::make_unique<Handler>();
  frame.handler->outer = handler;
  handler = frame.handler.get();
}

/// The landing pad of calls here, or null if exceptions leave the function.
BasicBlock *FunctionLowering::landingPad() {
  if (!handler)
    return nullptr;
  if (!handler->pad) {
    IRBuilderBase::InsertPointGuard guard(builder);
    LLVMContext &llvmContext = function->getContext();
    if (!function->hasPersonalityFn()) {
      FunctionCallee callee = function->getParent()->getOrInsertFunction(
          personality, FunctionType::get(builder.getVoidTy(), false));
      cast<Function>(callee.getCallee())->setVisibility(GlobalValue::HiddenVisibility);
      cast<Function>(callee.getCallee())->setDSOLocal(true);
      function->setPersonalityFn(cast<Function>(callee.getCallee()));
    }
    handler->pad = BasicBlock::Create(llvmContext, "", function);
    builder.SetInsertPoint(handler->pad);
    Type *values = StructType::get(llvmContext, {builder.getPtrTy(), builder.getInt32Ty()});
    LandingPadInst *pad = builder.CreateLandingPad(values, 0);
    pad->setCleanup(true);
    raise(builder.CreateExtractValue(pad, 0), handler);
  }
  return handler->pad;
}

BasicBlock *FunctionLowering::landingPadFor(Callee callee) {
  auto *known = dyn_cast<Function>(callee.code);
  return known && known->doesNotThrow() ? nullptr : landingPad();
}

/// Ends the block: the exception goes to a handler, or, if that is null, out of the function.
void FunctionLowering::raise(Value *exception, Handler *target) {
  if (!target) {
    callThrow(builder, exception);
    return;
  }
  if (!target->dispatch) {
    target->dispatch = BasicBlock::Create(function->getContext());
    target->exception = PHINode::Create(builder.getPtrTy(), 2, "", target->dispatch);
  }
  target->exception->addIncoming(exception, builder.GetInsertBlock());
  builder.CreateBr(target->dispatch);
}

Value *FunctionLowering::hasTag(Value *exception, TagIndex tag) {
  RecordTypes records(function->getContext());
  Value *actual =
      builder.CreateLoad(builder.getPtrTy(), builder.CreateStructGEP(records.exception, exception,
                                                                     exceptionField::tag));
  return builder.CreateICmpEQ(actual, instance.tag(builder, tag));
}

Value *FunctionLowering::payloadSlot(Value *exception, std::size_t index) {
  RecordTypes records(function->getContext());
  Value *slots = builder.CreateConstInBoundsGEP1_32(records.exception, exception, 1);
  Type *slot = ArrayType::get(builder.getInt64Ty(), 2);
  return builder.CreateConstInBoundsGEP1_64(slot, slots, index);
}

void FunctionLowering::loadPayload(Value *exception, TagIndex tag,
                                   SmallVectorImpl<Value *> &values) {
  for (auto [i, type] : enumerate(module.typeOfTag(tag).params))
    values.push_back(builder.CreateAlignedLoad(toLlvm(function->getContext(), type),
                                               payloadSlot(exception, i), Align(16)));
}

void FunctionLowering::lowerThrow(const Instruction &inst) {
  const std::size_t count = module.typeOfTag(inst.tag()).params.size();
  escapeTop(count);
  SmallVector<Value *, 4> values = popMany(count);
  CallInst *exception = callRuntime(builder, RuntimeFunction::sinter_exception_new,
                                    {instance.tag(builder, inst.tag()), builder.getInt64(count)});
  exception->addFnAttr(Attribute::NoMerge); // so that each keeps its position
  for (auto [i, value] : enumerate(values))
    builder.CreateAlignedStore(value, payloadSlot(exception, i), Align(16));
  raise(exception, handler);
  setUnreachable();
}

void FunctionLowering::lowerThrowRef(const Instruction &) {
  Value *exception = pop();
  trapIf(builder, builder.CreateIsNull(exception), TrapKind::null_exception_reference);
  raise(exception, handler);
  setUnreachable();
}

void FunctionLowering::lowerTryTable(const Instruction &inst) {
  openFrame(inst, nullptr);
  openHandler();
  handler->clauses.assign(inst.catches.begin(), inst.catches.end());
}

/// Branches to the clause's label if the clause takes the exception; leaves the builder where it
/// does not. The label counts from outside of the try_table.
void FunctionLowering::catchClause(Handler &own, const CatchClause &clause) {
  const bool hasTagToMatch =
      clause.kind == CatchClause::Catch || clause.kind == CatchClause::CatchRef;
  const bool wantsReference =
      clause.kind == CatchClause::CatchRef || clause.kind == CatchClause::CatchAllRef;
  LLVMContext &llvmContext = function->getContext();
  BasicBlock *taken = BasicBlock::Create(llvmContext, "", function);
  BasicBlock *next = hasTagToMatch ? BasicBlock::Create(llvmContext, "", function) : nullptr;
  if (hasTagToMatch)
    builder.CreateCondBr(hasTag(own.exception, clause.tag), taken, next);
  else
    builder.CreateBr(taken);
  builder.SetInsertPoint(taken);
  SmallVector<Value *, 4> values;
  if (hasTagToMatch)
    loadPayload(own.exception, clause.tag, values);
  if (wantsReference)
    values.push_back(own.exception);
  Frame &frame = frameOf(clause.label);
  addIncoming(frame, values);
  builder.CreateBr(frame.target);
  builder.ClearInsertionPoint();
  if (next)
    builder.SetInsertPoint(next);
}

/// Completes the handler of a frame that has been closed: what no clause takes goes on.
void FunctionLowering::closeHandler(Frame &frame) {
  Handler &own = *frame.handler;
  handler = frame.around;
  BasicBlock *pending = own.isOpen ? own.dispatch : own.next;
  if (!pending)
    return;
  startBlock(pending);
  for (const CatchClause &clause : own.clauses) {
    catchClause(own, clause);
    if (!builder.GetInsertBlock())
      return;
  }
  raise(own.exception, own.outer);
}

// The legacy instructions. A try block's catch blocks lie within its frame, but not its handler.

void FunctionLowering::lowerTry(const Instruction &inst) {
  openFrame(inst, nullptr);
  openHandler();
}

/// Ends the try block's body, or the catch block before, and starts where an exception arrives that
/// no catch so far has taken. False if none can.
bool FunctionLowering::startCatch() {
  Frame &frame = frames.back();
  Handler &own = *frame.handler;
  if (!isUnreachable)
    branchTo(frame);
  stack.truncate(frame.height);
  if (own.isOpen) {
    own.isOpen = false;
    own.next = own.dispatch;
    handler = frame.around;
  }
  isUnreachable = !own.next;
  if (!isUnreachable)
    startBlock(std::exchange(own.next, nullptr));
  return !isUnreachable;
}

void FunctionLowering::lowerCatch(const Instruction &inst) {
  if (!startCatch())
    return;
  Handler &own = *frames.back().handler;
  BasicBlock *taken = BasicBlock::Create(function->getContext());
  own.next = BasicBlock::Create(function->getContext());
  builder.CreateCondBr(hasTag(own.exception, inst.tag()), taken, own.next);
  startBlock(taken);
  SmallVector<Value *, 4> values;
  loadPayload(own.exception, inst.tag(), values);
  pushMany(values);
  arrive(inst);
}

void FunctionLowering::lowerCatchAll(const Instruction &inst) {
  if (startCatch())
    arrive(inst);
}

void FunctionLowering::lowerRethrow(const Instruction &inst) {
  raise(frameOf(inst.label()).handler->exception, handler);
  setUnreachable();
}

/// Ends a try block whose exceptions go to the handler that is in force at a label, which counts
/// from outside of the try block.
void FunctionLowering::lowerDelegate(const Instruction &inst) {
  Frame &target = frames[frames.size() - 2 - inst.index];
  const bool isTryBody = target.handler && target.handler->isOpen;
  frames.back().handler->outer = isTryBody ? target.handler.get() : target.around;
  lowerEnd(inst);
}

} // namespace sinter::lowering
