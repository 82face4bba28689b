// ControlTyping.cpp - types blocks, branches, calls, and what throws and catches.
//
// A label's types are its block's results, or its parameters for a loop. Catch clauses are branches
// too: those of `try_table` to labels around it, those of the legacy `try` to code of their own,
// which is why `catch` begins a new part of its block, as `else` does.
//
// https://webassembly.github.io/spec/core/valid/instructions.html#control-instructions
#include "frontend/FunctionValidator.h"

#include "llvm/ADT/STLExtras.h"

namespace sinter::frontend {

llvm::ArrayRef<ValueType> FunctionValidator::paramsOf(const BlockType &type) const {
  if (type.kind == BlockType::Type)
    return module.type(type.type).params;
  return {};
}

llvm::ArrayRef<ValueType> FunctionValidator::resultsOf(const BlockType &type) const {
  if (type.kind == BlockType::Type)
    return module.type(type.type).results;
  if (type.kind == BlockType::Result)
    return type.result;
  return {};
}

/// The types a branch to the label carries. They live as long as the frame.
llvm::ArrayRef<ValueType> FunctionValidator::labelTypes(std::uint32_t depth) const {
  const Frame &frame = frames[frames.size() - 1 - depth];
  return frame.opcode == Opcode::Loop ? paramsOf(frame.type) : resultsOf(frame.type);
}

void FunctionValidator::openBlock(Opcode opcode, const BlockType &type) {
  llvm::ArrayRef<ValueType> params = paramsOf(type);
  pop(params);
  // The body is a frame of its own, which is not nesting.
  if (failure || !checkLimit(Limit::NestingDepth, frames.size()))
    return;
  if (opcode == Opcode::Loop && !checkLimit(Limit::LoopDepth, ++loopDepth))
    return;
  frames.push_back({opcode, false, static_cast<std::uint32_t>(operands.size()),
                    static_cast<std::uint32_t>(initializedLocals.size()), type});
  push(params);
}

/// Leaves the operand stack at the innermost frame's height.
void FunctionValidator::popBlockResults() {
  const Frame &frame = frames.back();
  pop(resultsOf(frame.type));
  if (!failure && operands.size() != frame.height)
    fail(llvm::Twine(operands.size() - frame.height) + " more values than the block's results " +
         text(resultsOf(frame.type)));
}

void FunctionValidator::closeBlock() {
  popBlockResults();
  if (failure)
    return;
  BlockType type = frames.back().type;
  forgetLocals(frames.back().initializedHeight);
  if (frames.back().opcode == Opcode::Loop)
    --loopDepth;
  frames.pop_back();
  if (!frames.empty())
    push(resultsOf(type));
}

/// Begins the block's next part, with what holds where the block begins.
void FunctionValidator::nextPart(Opcode opcode) {
  Frame &frame = frames.back();
  forgetLocals(frame.initializedHeight);
  frame.opcode = opcode;
  frame.isUnreachable = false;
}

void FunctionValidator::typeElse() {
  if (frames.back().opcode != Opcode::If)
    return fail("there is no if that it belongs to");
  popBlockResults();
  if (failure)
    return;
  nextPart(Opcode::Else);
  push(paramsOf(frames.back().type));
}

void FunctionValidator::typeEnd() {
  const Frame &frame = frames.back();
  // Without an else, the block's parameters become its results.
  if (frame.opcode == Opcode::If && !matches(paramsOf(frame.type), resultsOf(frame.type))) {
    popBlockResults();
    return fail("an if without else has parameters " + text(paramsOf(frame.type)) +
                " but results " + text(resultsOf(frame.type)));
  }
  closeBlock();
}

void FunctionValidator::typeBrTable() {
  pop(ValueType::I32);
  llvm::ArrayRef<ValueType> types = labelTypes(instruction->index);
  check(types);
  llvm::ArrayRef<ValueType> checked = types;
  for (std::uint32_t label : instruction->labels) {
    llvm::ArrayRef<ValueType> other = labelTypes(label);
    // Most tables lead to blocks of one type; comparing it once keeps wide tables linear.
    if (failure || (other.data() == checked.data() && other.size() == checked.size()))
      continue;
    if (other.size() != types.size())
      return fail("label " + llvm::Twine(label) + " takes " + text(other) +
                  ", but the default label " + text(types));
    check(other);
    checked = other;
  }
  setUnreachable();
}

void FunctionValidator::typeBrOnNull() {
  ValueType reference = popReference();
  pop(labelTypes(instruction->index));
  push(labelTypes(instruction->index));
  push(ValueType::ref(reference.heapType(), false));
}

void FunctionValidator::typeBrOnNonNull() {
  llvm::ArrayRef<ValueType> types = labelTypes(instruction->index);
  if (types.empty() || !types.back().isRef())
    return fail("expected a label that ends with a reference, found " + text(types));
  pop(ValueType::ref(types.back().heapType()));
  pop(types.drop_back());
  push(types.drop_back());
}

void FunctionValidator::typeCall(const FunctionType &callee) {
  pop(callee.params);
  push(callee.results);
}

void FunctionValidator::typeTailCall(const FunctionType &callee) {
  if (!matches(callee.results, functionType->results))
    return fail("expected a callee with results " + text(functionType->results) + ", found " +
                text(callee.results));
  pop(callee.params);
  setUnreachable();
}

/// Checks the table of an indirect call and pops the callee's index.
void FunctionValidator::popTableIndex() {
  const Table &table = module.table(instruction->table());
  if (!matches(table.type.element, ValueType::funcref()))
    return fail("expected a table of funcref, found one of " + table.type.element.text());
  pop(addressType());
}

/// Pops the reference that call_ref calls.
void FunctionValidator::popCallee() { pop(ValueType::ref(HeapType(instruction->type()))); }

// Exceptions

void FunctionValidator::typeThrow() {
  pop(module.typeOfTag(instruction->tag()).params);
  setUnreachable();
}

/// Checks that each clause of a try_table carries what its label takes.
void FunctionValidator::typeCatches() {
  llvm::SmallVector<ValueType, 8> carried;
  for (const CatchClause &clause : instruction->catches) {
    carried.clear();
    if (clause.kind == CatchClause::Catch || clause.kind == CatchClause::CatchRef)
      llvm::append_range(carried, module.typeOfTag(clause.tag).params);
    if (clause.kind == CatchClause::CatchRef || clause.kind == CatchClause::CatchAllRef)
      carried.push_back(ValueType::ref(HeapType::Exn, false));
    llvm::ArrayRef<ValueType> types = labelTypes(clause.label.value);
    if (!carry(carried))
      return;
    if (!matches(carried, types))
      return fail("label " + llvm::Twine(clause.label.value) + " takes " + text(types) +
                  ", but the catch clause carries " + text(carried));
  }
}

/// The legacy `catch` and `catch_all`.
void FunctionValidator::typeCatch() {
  Opcode opened = frames.back().opcode;
  if (opened != Opcode::Try && opened != Opcode::Catch)
    return fail("there is no try that it belongs to");
  popBlockResults();
  if (failure)
    return;
  nextPart(instruction->opcode);
  if (instruction->opcode == Opcode::Catch)
    push(module.typeOfTag(instruction->tag()).params);
}

void FunctionValidator::typeDelegate() {
  if (frames.back().opcode != Opcode::Try)
    return fail("there is no try that it belongs to");
  closeBlock();
}

void FunctionValidator::typeRethrow() {
  Opcode opened = frames[frames.size() - 1 - instruction->index].opcode;
  if (opened != Opcode::Catch && opened != Opcode::CatchAll)
    return fail("label " + llvm::Twine(instruction->index) + " is not in a catch");
  setUnreachable();
}

/// Types the instruction if it is one of control flow.
bool FunctionValidator::typeControl() {
  const Instruction &i = *instruction;
  switch (i.opcode) {
  case Opcode::Unreachable:
    return setUnreachable(), true;
  case Opcode::If:
    pop(ValueType::I32);
    return openBlock(i.opcode, i.blockType), true;
  case Opcode::TryTable:
    typeCatches();
    return openBlock(i.opcode, i.blockType), true;
  case Opcode::Block:
  case Opcode::Loop:
  case Opcode::Try:
    return openBlock(i.opcode, i.blockType), true;
  case Opcode::Else:
    return typeElse(), true;
  case Opcode::Catch:
  case Opcode::CatchAll:
    return typeCatch(), true;
  case Opcode::Delegate:
    return typeDelegate(), true;
  case Opcode::End:
    return typeEnd(), true;
  case Opcode::Br:
    check(labelTypes(i.index));
    return setUnreachable(), true;
  case Opcode::BrIf:
    pop(ValueType::I32);
    pop(labelTypes(i.index));
    return push(labelTypes(i.index)), true;
  case Opcode::BrTable:
    return typeBrTable(), true;
  case Opcode::BrOnNull:
    return typeBrOnNull(), true;
  case Opcode::BrOnNonNull:
    return typeBrOnNonNull(), true;
  case Opcode::Return:
    check(functionType->results);
    return setUnreachable(), true;
  case Opcode::Call:
    return typeCall(module.typeOf(i.function())), true;
  case Opcode::CallIndirect:
    popTableIndex();
    return typeCall(module.type(i.type())), true;
  case Opcode::CallRef:
    popCallee();
    return typeCall(module.type(i.type())), true;
  case Opcode::ReturnCall:
    return typeTailCall(module.typeOf(i.function())), true;
  case Opcode::ReturnCallIndirect:
    popTableIndex();
    return typeTailCall(module.type(i.type())), true;
  case Opcode::ReturnCallRef:
    popCallee();
    return typeTailCall(module.type(i.type())), true;
  case Opcode::Throw:
    return typeThrow(), true;
  case Opcode::ThrowRef:
    pop(ValueType::exnref());
    return setUnreachable(), true;
  case Opcode::Rethrow:
    return typeRethrow(), true;
  default:
    return false;
  }
}

} // namespace sinter::frontend
