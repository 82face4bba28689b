// FunctionControl.cpp - blocks, branches and calls of a generated function.
#include "llvm/ADT/STLExtras.h"

#include "FunctionGenerator.h"

using namespace sinter::frontend;

namespace sinter::testing {

static constexpr std::size_t maxFrames = 8;

/// A block of that type, with its parameters; its results are pushed. `typeIndex` is used where
/// the short forms do not do.
void FunctionGenerator::block(Opcode opcode, const FunctionType &type, std::uint32_t typeIndex) {
  Types inputs = type.params;
  if (opcode == Opcode::If)
    inputs.push_back(ValueType::I32);
  const bool isDead = frames.back().isDead;
  operands(inputs);
  pop(inputs.size());

  code.op(opcode);
  if (!type.params.empty() || type.results.size() > 1)
    code.s64(typeIndex);
  else if (type.results.empty())
    code.byte(0x40);
  else
    code.type(type.results.front());

  const std::size_t outerFloor = std::exchange(floor, stack.size());
  frames.push_back(
      {opcode == Opcode::Loop ? type.params : type.results, type.results, stack.size()});
  push(type.params);
  if (opcode == Opcode::Loop)
    loopGuard();
  body(type.results);
  const bool mayOmitElse = type.params == type.results;
  if (opcode == Opcode::If && !(mayOmitElse && choices.oneIn(2))) {
    stack.truncate(frames.back().base);
    frames.back().isDead = false;
    code.op(Opcode::Else);
    push(type.params);
    body(type.results);
  }
  code.op(Opcode::End);
  stack.truncate(frames.back().base);
  frames.pop_back();
  frames.back().isDead = isDead;
  floor = outerFloor;
  push(type.results);
}

/// A block of any type, as a statement.
void FunctionGenerator::anyBlock(Opcode opcode) {
  if (frames.size() >= maxFrames)
    return;
  const std::uint32_t typeIndex = choices.below(static_cast<std::uint32_t>(plan.types.size()));
  block(opcode, plan.types[typeIndex], typeIndex);
}

/// Statements, and what a block's end wants.
void FunctionGenerator::body(const Types &results) {
  if (frames.size() < maxFrames)
    for (unsigned i = choices.below(5); i != 0 && budget > 0; --i)
      statement();
  const std::vector<ValueType> again = frames.back().labelTypes;
  if (again != results && !frames.back().isDead && choices.oneIn(2)) { // a loop: maybe once more
    operands(again);
    fresh(ValueType::I32);
    code.op(Opcode::BrIf, 0);
    pop(1);
  }
  settle(results);
}

/// Leaves the function when a loop has run often enough.
void FunctionGenerator::loopGuard() {
  const std::uint32_t counter = addLocal(ValueType::I32, /*isWritable=*/false);
  code.op(Opcode::LocalGet, counter).i32(1).op(Opcode::I32Add).op(Opcode::LocalTee, counter);
  code.i32(1 + choices.below(24)).op(Opcode::I32GtU);
  code.op(Opcode::If).byte(0x40);
  returnZeros();
  code.op(Opcode::End);
}

/// `for (i = 0; i < n; i += step)`, the shape that optimisers know.
void FunctionGenerator::countedLoop() {
  if (frames.size() >= maxFrames)
    return;
  const std::uint32_t counter = addLocal(ValueType::I32, /*isWritable=*/false);
  const std::uint32_t count = choices.below(32), step = 1 + choices.below(4);
  code.i32(0).op(Opcode::LocalSet, counter);
  code.op(Opcode::Loop).byte(0x40);
  const std::size_t outerFloor = std::exchange(floor, stack.size());
  frames.push_back({{}, {}, stack.size()});
  frames.back().isTarget = false;
  for (unsigned i = 1 + choices.below(4); i != 0 && budget > 0; --i)
    statement();
  settle({});
  code.op(Opcode::LocalGet, counter).i32(step).op(Opcode::I32Add);
  code.op(Opcode::LocalTee, counter).i32(count).op(Opcode::I32LtU).op(Opcode::BrIf, 0);
  code.op(Opcode::End);
  frames.pop_back();
  floor = outerFloor;
}

/// Ends the reachable part of a block.
void FunctionGenerator::die() {
  stack.truncate(frames.back().base);
  frames.back().isDead = true;
}

void FunctionGenerator::returnZeros() {
  for (ValueType type : signature.results)
    code.zero(type);
  code.op(Opcode::Return);
}

std::optional<std::uint32_t> FunctionGenerator::pickLabel() {
  const std::uint32_t label = choices.below(static_cast<std::uint32_t>(frames.size()));
  if (!frames[frames.size() - 1 - label].isTarget)
    return std::nullopt;
  return label;
}

void FunctionGenerator::branchIf() {
  std::optional<std::uint32_t> label = pickLabel();
  if (!label)
    return;
  const Types types = frames[frames.size() - 1 - *label].labelTypes;
  operands(types);
  fresh(ValueType::I32);
  code.op(Opcode::BrIf, *label);
  pop(types.size() + 1);
  push(types);
}

/// A branch that is always taken, or a trap.
void FunctionGenerator::leave() {
  if (frames.size() == 1 && budget > 20) // not in the first lines
    return;
  switch (choices.below(10)) {
  case 8:
    return throwTag();
  case 9:
    return callReference(Opcode::ReturnCallRef);
  case 0:
  case 1:
    if (std::optional<std::uint32_t> label = pickLabel()) {
      operands(frames[frames.size() - 1 - *label].labelTypes);
      code.op(Opcode::Br, *label);
      die();
    }
    return;
  case 2:
  case 3:
    if (branchTable())
      die();
    return;
  case 4:
    operands(signature.results);
    code.op(Opcode::Return);
    return die();
  case 5:
    if (!choices.oneIn(4))
      return;
    code.op(Opcode::Unreachable);
    return die();
  default:
    return tailCall();
  }
}

bool FunctionGenerator::branchTable() {
  std::optional<std::uint32_t> first = pickLabel();
  if (!first)
    return false;
  const Types types = frames[frames.size() - 1 - *first].labelTypes;
  std::vector<std::uint32_t> labels;
  for (auto [depth, frame] : llvm::enumerate(llvm::reverse(frames)))
    if (frame.isTarget && frame.labelTypes == types)
      labels.push_back(static_cast<std::uint32_t>(depth));
  const std::uint32_t count = choices.below(6);
  operands(types);
  fresh(ValueType::I32);
  if (!choices.oneIn(4))
    masked(7);
  code.op(Opcode::BrTable).u32(count);
  for (std::uint32_t i = 0; i != count + 1; ++i)
    code.u32(choices.pick(labels));
  return true;
}

void FunctionGenerator::tailCall() {
  std::optional<std::uint32_t> function =
      pickFunction([&](const FunctionType &callee) { return callee.results == signature.results; });
  if (!function)
    return;
  operands(plan.typeOf(*function).params);
  if (choices.below(2) == 0)
    code.op(Opcode::ReturnCall, *function);
  else
    callIndirect(Opcode::ReturnCallIndirect, plan.functions[*function]);
  die();
}

void FunctionGenerator::call() {
  std::optional<std::uint32_t> function = pickFunction([](const FunctionType &) { return true; });
  const FunctionType &callee = plan.typeOf(*function);
  operands(callee.params);
  if (choices.below(3) == 0)
    callIndirect(Opcode::CallIndirect, plan.functions[*function]);
  else
    code.op(Opcode::Call, *function);
  pop(callee.params.size());
  push(callee.results);
}

/// Emits the index and the call; the arguments are there. Mostly of an element of the right type.
void FunctionGenerator::callIndirect(Opcode opcode, std::uint32_t typeIndex) {
  std::vector<std::uint32_t> fitting;
  for (auto [i, function] : llvm::enumerate(plan.table0))
    if (plan.types[plan.functions[function]] == plan.types[typeIndex])
      fitting.push_back(static_cast<std::uint32_t>(i));
  if (fitting.empty() || choices.oneIn(16)) {
    fresh(ValueType::I32);
    tableIndex(0);
    pop(1);
  } else {
    code.i32(choices.pick(fitting));
  }
  code.op(opcode, typeIndex).u32(0);
}

} // namespace sinter::testing
