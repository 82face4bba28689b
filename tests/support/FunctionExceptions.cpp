// FunctionExceptions.cpp - exceptions of both encodings, and typed references, of a generated
// function.
#include "llvm/ADT/STLExtras.h"

#include "FunctionGenerator.h"

using namespace sinter::frontend;

namespace sinter::testing {

static constexpr std::size_t maxFrames = 8;

/// Throws, where the function's callers can be expected to catch.
void FunctionGenerator::throwTag() {
  if (plan.tags.empty())
    return;
  const auto tag = choices.below(static_cast<std::uint32_t>(plan.tags.size()));
  operands(plan.types[plan.tags[tag].type].params);
  code.op(Opcode::Throw, tag);
  die();
}

/// Code that may throw and is left by way of a handler then.
void FunctionGenerator::tryBlock() {
  if (plan.tags.empty() || frames.size() + 2 > maxFrames)
    return;
  const std::size_t outerFloor = std::exchange(floor, stack.size());
  if (plan.exceptions == ModulePlan::Exceptions::Legacy)
    legacyTry();
  else
    tryTable();
  floor = outerFloor;
}

/// `block $l (result …) (try_table (catch tag $l) …) … end`: what the handler gets are the block's
/// results.
void FunctionGenerator::tryTable() {
  const auto index = choices.below(static_cast<std::uint32_t>(plan.tags.size()));
  const ModulePlan::Tag &tag = plan.tags[index];
  const unsigned kind = choices.below(4); // as in catch clauses
  const bool hasTag = kind < 2, hasReference = (kind & 1) != 0;
  Types results;
  code.op(Opcode::Block);
  if (hasTag) {
    const std::uint32_t type = hasReference ? tag.refBlockType : tag.blockType;
    results = plan.types[type].results;
    code.s64(type);
  } else if (hasReference) {
    results = {ValueType::exnref()};
    code.type(ValueType::exnref());
  } else {
    code.byte(0x40);
  }
  frames.push_back({results, results, stack.size()});
  code.op(Opcode::TryTable).byte(0x40).u32(1).byte(static_cast<std::uint8_t>(kind));
  if (hasTag)
    code.u32(index);
  code.u32(0);
  frames.push_back({{}, {}, stack.size()});
  for (unsigned i = choices.below(4); i != 0 && budget > 0; --i)
    statement();
  if (choices.below(2) == 0 && !frames.back().isDead)
    throwTag();
  settle({});
  code.op(Opcode::End);
  frames.pop_back();
  settle(results);
  code.op(Opcode::End);
  frames.pop_back();
  if (!hasReference)
    return;
  if (choices.oneIn(6)) { // once more; a null traps
    code.op(Opcode::ThrowRef);
    return die();
  }
  hashTop();
}

void FunctionGenerator::legacyTry() {
  const auto tag = choices.below(static_cast<std::uint32_t>(plan.tags.size()));
  code.op(Opcode::Try).byte(0x40);
  frames.push_back({{}, {}, stack.size()});
  for (unsigned i = choices.below(4); i != 0 && budget > 0; --i)
    statement();
  if (choices.below(2) == 0 && !frames.back().isDead)
    throwTag();
  settle({});
  auto beginPart = [&](const Types &types) {
    frames.back().isDead = false;
    push(types);
    if (choices.below(2) == 0 && budget > 0)
      statement();
    if (choices.oneIn(6)) {
      code.op(Opcode::Rethrow, 0);
      die();
    }
    settle({});
  };
  const unsigned kind = choices.below(4);
  if (kind == 3) {
    code.op(Opcode::Delegate, choices.below(static_cast<std::uint32_t>(frames.size() - 1)));
    frames.pop_back();
    return;
  }
  if (kind != 1) {
    code.op(Opcode::Catch, tag);
    beginPart(plan.types[plan.tags[tag].type].params);
  }
  if (kind != 0) {
    code.op(Opcode::CatchAll);
    beginPart({});
  }
  code.op(Opcode::End);
  frames.pop_back();
}

// --- Typed references -----------------------------------------------------------------------

/// Pushes a reference to the function, in one of many ways; its type is not on our stack.
void FunctionGenerator::calleeReference(std::uint32_t function) {
  const HeapType heap(TypeIndex{plan.functions[function]});
  if (choices.oneIn(32))
    return void(code.op(Opcode::RefNull).heapType(heap));
  switch (choices.below(5)) {
  case 1:
  case 2: {
    // By way of a local, which without null must be set before it is read.
    const std::uint32_t local = addLocal(ValueType::ref(heap, choices.below(2) == 0), false);
    code.op(Opcode::RefFunc, function).op(Opcode::LocalSet, local).op(Opcode::LocalGet, local);
    return;
  }
  case 3:
    return void(code.op(Opcode::RefFunc, function).op(Opcode::RefAsNonNull));
  case 4:
    code.op(Opcode::Block).type(ValueType::ref(heap, false)).op(Opcode::RefFunc, function);
    code.op(Opcode::BrOnNonNull, 0).op(Opcode::Unreachable).op(Opcode::End);
    return;
  default:
    return void(code.op(Opcode::RefFunc, function));
  }
}

/// call_ref or return_call_ref.
void FunctionGenerator::callReference(Opcode opcode) {
  if (!plan.has(Proposal::FunctionReferences))
    return;
  const bool isTail = opcode == Opcode::ReturnCallRef;
  std::optional<std::uint32_t> function = pickFunction(
      [&](const FunctionType &callee) { return !isTail || callee.results == signature.results; });
  if (!function)
    return;
  const FunctionType &callee = plan.typeOf(*function);
  operands(callee.params);
  calleeReference(*function);
  code.op(opcode, plan.functions[*function]);
  if (isTail)
    return die();
  pop(callee.params.size());
  push(callee.results);
}

/// Leaves a block if a reference is null, and looks at it otherwise.
void FunctionGenerator::branchOnNull() {
  if (!plan.has(Proposal::FunctionReferences))
    return;
  const ValueType type = choices.below(2) == 0 ? ValueType::funcref() : ValueType::externref();
  fresh(type);
  pop(1);
  const std::uint32_t local = addLocal(type, /*isWritable=*/true);
  code.op(Opcode::LocalSet, local);
  code.op(Opcode::Block).byte(0x40).op(Opcode::LocalGet, local).op(Opcode::BrOnNull, 0);
  code.op(Opcode::RefIsNull).op(Opcode::I64ExtendI32U).op(Opcode::Call, ModulePlan::HashI64);
  code.op(Opcode::End);
}

} // namespace sinter::testing
